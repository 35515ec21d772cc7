"""python3 hostile.py FILE: puts names into it that would do harm if a page took them for markup."""

import sys

import h5py

markup = '<img src=x onerror="window.harmed=1">'
script = '</script><script>window.harmed=1</script><!--'
odd = "Łódź \u202e \u2028 \"quoted\" 'single' & 漢字 \U0001f4a5"

with h5py.File(sys.argv[1], "r+") as file:
    for name in ("organisation_name", "place_name", "system_name"):
        names = file["setting/" + name]
        for n, text in enumerate((markup, script, odd)):
            if n < len(names):
                names[n] = text
    file["collaboration"].attrs["long_name"] = markup
    file["diversity"].attrs["long_name"] = script
    file["provenance/command_line"][()] = script
    file.attrs["host"] = markup
