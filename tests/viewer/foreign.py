"""python3 foreign.py FILE: writes HDF5 as another program would."""

import sys

import h5py

with h5py.File(sys.argv[1], "w") as file:
    file["measured"] = [1.0, 2.0]
    file.attrs["title"] = "a study"
