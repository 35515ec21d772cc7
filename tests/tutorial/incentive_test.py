"""README.md tells how to add an incentive in one file: done as it says, with the text as it stands there.

python3 incentive_test.py SOURCE BUILD PROGRAM: BUILD is where SOURCE was built, PROGRAM the concord built there.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py

SOURCE, BUILD, PROGRAM = (Path(word) for word in sys.argv[1:4])
HERE = Path(__file__).resolve().parent


def section(heading):
    text = (SOURCE / "README.md").read_text()
    return re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## )", text, re.MULTILINE | re.DOTALL)[1]


def code_of(heading):
    """What is indented, without the indent: the first block."""
    lines = section(heading).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("    "))
    last = next(n for n in range(first, len(lines)) if lines[n] and not lines[n].startswith("    "))
    return "\n".join(line[4:] for line in lines[first:last]).rstrip() + "\n"


def cached(name):
    """A setting of the build."""
    found = re.search(rf"^{name}:\w+=(.*)$", (BUILD / "CMakeCache.txt").read_text(), re.MULTILINE)
    return found[1] if found else ""


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{command}: exit status {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Incentive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.copy = Path(cls.scratch.name) / "concord"
        cls.copy.mkdir()
        for part in ("CMakeLists.txt", "LICENSE", "engine", "models", "tools", "configs"):
            if (SOURCE / part).is_dir():
                shutil.copytree(SOURCE / part, cls.copy / part, ignore=shutil.ignore_patterns("node_modules*"))
            else:
                shutil.copy2(SOURCE / part, cls.copy / part)
        cls.follow()

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def follow(cls):
        """The file goes where its first line says; then the command that the text gives."""
        code = code_of("Add an incentive")
        cls.path = re.match(r"// (\S+)\n", code)[1]
        (cls.copy / cls.path).write_text(code)
        command = re.search(r"Build \(`(cmake --build (\S+))`\)", section("Add an incentive"))
        environment = os.environ | {"TUTORIAL_COPY": str(cls.copy)}
        launcher = f"{HERE / 'reuse'};{SOURCE};{BUILD}"
        run("cmake", "-G", "Ninja", "-S", cls.copy, "-B", cls.copy / command[2], "-D", "CONCORD_TESTS=OFF",
            "-D", "NPM=OFF",  # the pages for browsers have nothing to do with it
            "-D", f"CMAKE_CXX_COMPILER_LAUNCHER={launcher}",
            *(f"-D{name}={cached(name)}" for name in ("CMAKE_BUILD_TYPE", "CMAKE_CXX_COMPILER", "CONCORD_SANITIZE")),
            env=environment)
        run(*command[1].split(), "--parallel", "2", cwd=cls.copy, env=environment)
        cls.program = cls.copy / command[2] / "tools/concord"

    def simulated(self, program, *settings):
        """The file of two years of the toy world."""
        path = Path(self.scratch.name) / f"{len(list(Path(self.scratch.name).glob('*.h5')))}.h5"
        run(program, "run", self.copy / "configs/toy.toml", "--quiet", "--out", path, "--set", "run.ticks=104",
            "--set", "record.person=true", *(word for setting in settings for word in ("--set", setting)))
        return path

    def test_it_is_one_file(self):
        compiled = (self.copy / "compiled.txt").read_text()
        self.assertIn(self.path, compiled)
        others = [line for line in compiled.splitlines() if self.path not in line and "/build/" not in line]
        self.assertEqual(others, [], "nothing else has to be compiled again")

    def test_its_weight_is_checked_described_and_recorded(self):
        self.assertIn("praise where everybody collaborates", run(self.program, "describe", "culture.praise"))
        self.assertIn("U(C) += weight A", run(self.program, "describe", "praise"))
        wrong = subprocess.run([self.program, "check", self.copy / "configs/toy.toml", "--set", "culture.praise=2"],
                               capture_output=True, text=True, check=False)
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("culture.praise", wrong.stderr)
        with h5py.File(self.simulated(self.program, "culture.praise=0.5")) as file:
            self.assertIn("praise = 0.5", file["provenance/configuration"].asstr()[()])

    def test_it_does_what_it_says(self):
        with h5py.File(self.simulated(self.program)) as before, \
             h5py.File(self.simulated(self.program, "culture.praise=1")) as after:
            self.assertGreater(after["share_collaborate"][-1], before["share_collaborate"][-1] + 0.1)

    def test_at_weight_nought_no_number_changes(self):
        with h5py.File(self.simulated(PROGRAM)) as before, h5py.File(self.simulated(self.program)) as after:
            names = [name for name, node in before.items() if isinstance(node, h5py.Dataset) and node.dtype.kind == "f"]
            self.assertGreater(len(names), 40)
            for name in [*names, "person/behaviour", "person/tenure", "organisation/trust"]:
                self.assertEqual(before[name][()].tobytes(), after[name][()].tobytes(), name)

    def test_it_changes_nobody_elses_random_numbers(self):
        with h5py.File(self.simulated(PROGRAM)) as before, \
             h5py.File(self.simulated(self.program, "culture.praise=1")) as after:
            for name in ("person/tenure", "person/disposition", "turnover", "organisation/need"):
                self.assertEqual(before[name][()].tobytes(), after[name][()].tobytes(), name)
            self.assertNotEqual(before["person/behaviour"][()].tobytes(), after["person/behaviour"][()].tobytes())

    def test_it_is_explained(self):
        path = self.simulated(self.program, "culture.praise=1")
        told = json.loads(run(self.program, "explain", path, "--person", "3", "--tick", "50", "--json"))
        praise = next(term for term in told["weighed"]["terms"] if term["name"] == "praise")
        self.assertEqual(praise["help"], "collaboration is praised where it is common")
        with h5py.File(path) as file:
            organisation = file["person/organisation"][3]
            self.assertEqual(praise["adds"]["collaborate"], file["organisation/collaboration"][50, organisation])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
