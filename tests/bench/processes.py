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
EVERYTHING = """
[world]
kind = "toy"
voices = 1
joint_posts = 3
[record]
organisation = false
variables = ["share_collaborate"]
[policy]
appraisal = 0.1
budget_cut = 0.1
conditional_pot = 0.1
convener = 1
data_sharing = 0.3
disruption = 0.001
gain_share = 0.2
governance_speed = 0.2
label = 0.1
mandate = 0.5
pooled_share = 0.3
power_sharing = 0.4
public_voice = 0.3
[game]
engagement_needed = 0.3
[learning]
search = 0.01
[resources]
need_drift = 0.01
[technology]
renewal = 0.02
[crisis]
strength = 0.5
[[intervention]]
when = { observable = "collaboration", below = 0.6, for = 4, scope = "system", release = 0.7, cooling_off = 26 }
set = { "policy.purpose_clarity" = 0.7, "shock.trust_lost" = 0.1 }
seed = { behaviour = "lip_service", number = 30 }
[[intervention]]
at = 52
seed = { behaviour = "collaborate", number = 40, clustered = true }
set = { "shock.leavers" = 0.1, "shock.need" = 0.1, "shock.public_trust_lost" = 0.2 }
[[intervention]]
at = 104
merge = ["T00", "T01"]
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

    def text(self, text, *options):
        path = self.scratch / "scenario.toml"
        path.write_text(text)
        return self(path, 1, *options)


def least(seconds):
    """Milliseconds of the best of 20: others only add to it."""
    return 1e3 * min(seconds() for _ in range(20))


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
    yield row("memory: a million agents of degree 8", runs.text(GAME.format(agents=agents))[1] / agents, "bytes an agent", 130)
    yield row("memory: all staff of England, 20 weeks",
              runs.shipped("england", 1, *EVERYBODY, "--set", "run.ticks=20")[1] / 1e6, "MB", 700)
    yield row("start: the toy world, one week, best of 20",
              least(lambda: runs.shipped("toy", 1, "--set", "run.ticks=1")[0]), "ms", 50)
    few, many = (least(lambda: runs.text(EVERYTHING, "--set", f"run.ticks={ticks}")[0]) for ticks in (1, 624))
    yield row("the toy world, all there is in it, 624 weeks", many - few, "ms", 25)
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
