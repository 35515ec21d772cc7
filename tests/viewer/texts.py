"""python3 texts.py FILE VARIABLE...: their texts as JSON lists."""

import json
import sys

import h5py

with h5py.File(sys.argv[1]) as file:
    print(json.dumps({name: file[name].asstr()[:].tolist() for name in sys.argv[2:]}))
