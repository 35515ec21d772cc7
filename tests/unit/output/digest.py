"""The digest of FORMAT.md a second time, written from its text alone, to hold the program against."""
import hashlib
import sys

import h5py

LEFT_OUT = {"history", "source", "parent_checkpoint", "program_version", "git_commit", "git_tree", "compiler",
            "libraries", "started", "host", "threads"}
OWN = {"CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4Dimid", "_Netcdf4Coordinates", "_NCProperties"}
TYPES = {"f8": "float64", "f4": "float32", "i4": "int32", "u4": "uint32", "u2": "uint16", "u1": "uint8"}

total = hashlib.sha256()


def add_text(text):
    data = text if isinstance(text, bytes) else text.encode()
    total.update(b"%d:" % len(data) + data)


def add_attributes(thing, is_root=False):
    for name in sorted(set(thing.attrs) - OWN - (LEFT_OUT if is_root else set()), key=str.encode):
        value = thing.attrs[name]
        if isinstance(value, (str, bytes, h5py.h5t.np.bytes_)):
            total.update(f"attribute {name} text 1\n".encode())
            add_text(value)
        else:
            total.update(f"attribute {name} {TYPES[value.dtype.str[1:]]} {value.size}\n".encode() + value.tobytes())


def dimension(variable, axis):
    scale = variable if "CLASS" in variable.attrs else variable.dims[axis][0]
    return scale.name.rsplit("/")[-1]


with h5py.File(sys.argv[1]) as file:
    things = {}
    file.visititems(lambda path, thing: things.update({path: thing}))
    groups = {"": file, **{path: thing for path, thing in things.items() if isinstance(thing, h5py.Group)}}
    for path in sorted(groups, key=str.encode):
        total.update(f"group {path}\n".encode())
        add_attributes(groups[path], path == "")
    for path in sorted(set(things) - set(groups) - {"provenance/command_line", "provenance/input"}, key=str.encode):
        variable = things[path]
        is_text = h5py.check_string_dtype(variable.dtype) is not None
        total.update(f"variable {path} {'text' if is_text else TYPES[variable.dtype.str[1:]]}".encode())
        for axis, size in enumerate(variable.shape):
            total.update(f" {dimension(variable, axis)}={size}".encode())
        total.update(b"\n")
        add_attributes(variable)
        if is_text:
            for text in variable[()].reshape(-1) if variable.shape else [variable[()]]:
                add_text(text)
        else:
            total.update(variable[()].tobytes())
print(total.hexdigest())
