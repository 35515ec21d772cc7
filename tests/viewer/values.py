"""python3 values.py FILE VARIABLE...: their values as JSON lists, NaN as null."""

import json
import sys

import h5py
import numpy

with h5py.File(sys.argv[1]) as file:
    values = {}
    for name in sys.argv[2:]:
        array = numpy.asarray(file[name])
        values[name] = numpy.where(numpy.isfinite(array), array, None).tolist() if array.dtype.kind == "f" else array.tolist()
print(json.dumps(values))
