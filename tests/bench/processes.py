"""Rows of the benchmark that are programs of their own: NumPy, and memory and time of `concord run`.

python3 processes.py CONCORD SCENARIOS [--quick] [--gate] [--json FILE]

Adds the rows to the JSON file, as "processes". With --gate the exit status is 1 when a target is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
GAME = """
[world]
kind = "network-dilemma"
[run]
ticks = 20
[model]
graph = "random"
agents = {agents}
degree = 8
temptation = 1.2
update = "fermi"
"""
EVERYBODY = ["--set", "people.front_line_share=1"]


def run(command):
    """Seconds a program takes, and bytes of memory it has at its peak."""
    began = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command}: exit status {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss * 1024


class Runs:
    """Of `concord run`, with their output in a scratch folder."""

    def __init__(self, concord, scenarios, scratch):
        self.concord, self.scenarios, self.scratch = concord, Path(scenarios), Path(scratch)

    def __call__(self, scenario, threads, *options):
        return run([self.concord, "run", scenario, "--out", self.scratch / "result.h5", "--force", "--quiet",
                    "--threads", threads, *options])

    def shipped(self, name, threads, *options):
        return self(self.scenarios / f"{name}.toml", threads, *options)

    def game(self, agents):
        path = self.scratch / "game.toml"
        path.write_text(GAME.format(agents=agents))
        return self(path, 1)


def row(name, value, unit, target=None, *, at_least=False):
    kept = target is None or (value >= target if at_least else value <= target)
    verdict = "" if target is None else "ok" if kept else "missed"
    return {"name": name, "value": value, "unit": unit, "target": target, "at_least": at_least, "verdict": verdict}


def engine_alone(agents, figures):
    """Nanoseconds an agent and tick that the engine took for the same game with one thread, if that was measured."""
    return next((one["engine_ns"]["median"] for one in figures.get("results", [])
                 if one["name"].startswith("network-dilemma-") and one["threads"] == 1 and one["size"] == agents), None)


def numpy_rows(quick, figures):
    for agents in [100_000] if quick else [100_000, 1_000_000]:
        answer = subprocess.run([sys.executable, HERE / "imitation.py", str(agents)], capture_output=True, text=True,
                                check=True)
        numpy, engine = float(answer.stdout), engine_alone(agents, figures)
        yield row(f"NumPy: network-dilemma, {agents:,} agents", numpy, "ns an agent and tick")
        if engine:
            yield row(f"the engine beside NumPy, {agents:,} agents", numpy / engine, "times as fast", 4.5, at_least=True)


def rows(runs, quick, figures):
    yield from numpy_rows(quick, figures)
    agents = 1_000_000
    yield row("memory: a million agents of degree 8", runs.game(agents)[1] / agents, "bytes an agent", 130)
    yield row("memory: all staff of England, 20 weeks",
              runs.shipped("england", 1, *EVERYBODY, "--set", "run.ticks=20")[1] / 1e6, "MB", 700)
    starts = [runs.shipped("toy", 1, "--set", "run.ticks=1")[0] * 1e3 for _ in range(20)]
    yield row("start: the toy world, one week, best of 20", min(starts), "ms", 50)  # others only add to it
    if not quick:
        yield row("all staff of England, 520 weeks, 2 threads", runs.shipped("england", 2, *EVERYBODY)[0], "s", 120)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("concord")
    parser.add_argument("scenarios")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--json")
    return parser.parse_args()


def main():
    options = arguments()
    path = Path(options.json) if options.json else None
    figures = json.loads(path.read_text()) if path and path.exists() else {}
    found = []
    print(f"{'of a process of its own':46} {'measured':>9} {'target':>7}")
    with tempfile.TemporaryDirectory() as scratch:
        for each in rows(Runs(options.concord, options.scenarios, scratch), options.quick, figures):
            target = "" if each["target"] is None else f"{'>=' if each['at_least'] else ''}{each['target']:g}"
            print(f"{each['name']:46} {each['value']:9.4g} {target:>7}  {each['verdict']:8} {each['unit']}", flush=True)
            found.append(each)
    if path:
        path.write_text(json.dumps(figures | {"processes": found}, indent=2) + "\n")
    return 1 if options.gate and any(each["verdict"] == "missed" for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
