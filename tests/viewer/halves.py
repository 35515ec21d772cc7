"""python3 halves.py FILE VARIABLE SINCE: for each run and group when it had gone half of its way, as JSON.

The rule of tools/report/move.hpp, written again with numpy."""

import json
import sys

import h5py
import numpy

name, since = sys.argv[2], float(sys.argv[3])
with h5py.File(sys.argv[1]) as file:
    time, values = file["time"][:].astype(float), file[name][:]
    arm = file["arm"][:].tolist() if "arm" in file else [0]
runs = values if values.ndim == 3 else values[None]


def half(line):
    there = numpy.isfinite(line)
    later = there & (time >= since)
    if not later.any():
        return None
    when, level = time[later], line[later]
    tail = max(1, int(numpy.floor(len(level) / 10 + 0.5)))
    begin = line[there & (time > since - 52) & (time <= since)].mean()
    end = level[-tail:].mean()
    if abs(end - begin) < 0.02:
        return None
    beyond = (level - (begin + end) / 2) * numpy.sign(end - begin) >= 0
    for n in range(len(when)):
        if beyond[(when >= when[n]) & (when <= when[n] + 26)].all():
            return when[n]
    return None


print(json.dumps({"arm": arm, "halves": [[half(run[:, row]) for row in range(run.shape[1])] for run in runs]}))
