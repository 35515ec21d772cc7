"""Instructions of the engine beside those of the reference, counted by valgrind: no noise can move them.

python3 instructions.py CONCORD_BENCH [NAME...] [--quick] [--json FILE]

Each runs twice, some ticks and some more: the difference is what ticks cost, without what building costs. Valgrind
knows no AVX-512, so it is the code for AVX2 that is counted. The exit status is 1 when a target is missed. Adds the
rows to the JSON file, as "instructions".
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

FEW, MANY = 2, 8  # ticks


def counted(bench, name, side, ticks, quick):
    """Instructions of the whole process."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bench, name, "--only", side,
               "--ticks", str(ticks), *(["--quick"] if quick else [])]
    done = subprocess.run(command, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return int(found[1])


def of_ticks(bench, name, side, quick):
    """Instructions a tick."""
    few, many = (counted(bench, name, side, ticks, quick) for ticks in (FEW, MANY))
    return (many - few) / (MANY - FEW)


def workloads(bench, names):
    """Those with a reference whose instructions tell something: name, target."""
    listed = subprocess.run([bench, "--list", *names], capture_output=True, text=True, check=True)
    for line in listed.stdout.splitlines():
        name, target, kind = line.split()[:3]
        if kind == "counted":
            yield name, float(target)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", metavar="CONCORD_BENCH")
    parser.add_argument("names", metavar="NAME", nargs="*")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json")
    return parser.parse_intermixed_args()


def main():
    options = arguments()
    rows = []
    print(f"{'instructions a tick':24} {'reference':>14} {'engine':>14} {'ratio':>7} {'target':>7}")
    for name, target in workloads(options.bench, options.names):
        reference, engine = (of_ticks(options.bench, name, side, options.quick) for side in ("reference", "engine"))
        ratio = engine / reference
        verdict = "missed" if ratio > target else "ok"
        print(f"{name:24} {reference:14,.0f} {engine:14,.0f} {ratio:7.2f} {target:7.2f}  {verdict}",
              flush=True)
        rows.append({"name": name, "reference": reference, "engine": engine, "ratio": ratio, "target": target,
                     "verdict": verdict})
    if options.json:
        path = Path(options.json)
        document = json.loads(path.read_text()) if path.exists() else {}
        path.write_text(json.dumps(document | {"instructions": rows}, indent=2) + "\n")
    return 1 if any(row["verdict"] == "missed" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
