"""The JSON Schema of scenarios takes what the program takes, and refuses what it refuses."""

import re
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator

from asked import SOURCE, concord, described_as_json

# Editors of TOML know old drafts only; the schema means the same in all of them.
DRAFTS = [Draft202012Validator, Draft7Validator, Draft4Validator]

TOY = """
[world]
kind = "toy"
[run]
ticks = 10
[policy]
detection = [0.1, 0.2, 0.3, 0.4]
[[intervention]]
at = 5
over = 2
until = 9
where = { kind = "council", tier = ["board", "front_line"] }
set = { "policy.pooled_share" = 0.3, policy = { label = 0.5 } }
[[intervention]]
when = { observable = "collaboration", below = 0.4, for = 4, scope = "system", release = 0.5, cooling_off = 3 }
set = { "policy.mandate" = 1.5 }
[[intervention]]
at = 4
where = { tier = "front_line" }
seed = { behaviour = "collaborate", number = 4, clustered = true, places = ["P0"] }
set = { "shock.trust_lost" = 0.5 }
[experiment]
replicates = 2
outcomes = ["trust", "share_collaborate_by_tier"]
[[experiment.arm]]
name = "as now"
[[experiment.arm]]
name = "scope"
set = { "policy.pool_scope" = "place" }
[[experiment.arm.intervention]]
at = 3
set = { "policy.label" = 1 }
[[experiment.summary]]
outcome = "trust"
kind = "retention"
from = 1
to = 3
later = 4
[experiment.sweep]
"policy.gain_share" = [0, 0.5]
[experiment.sample]
design = "sobol"
size = 4
[experiment.sample.range]
"game.cost" = [0.1, 0.2]
"game.shadow" = true
"""

# A change of the scenario above, and the table or key the schema must point at.
WRONG = {
    "an unknown key": ("ticks = 10", "tick = 10", ["run"]),
    "an unknown table": ("[policy]", "[politics]", []),
    "out of range": ("over = 2", "over = -2", ["intervention", 0, "over"]),
    "another type": ("ticks = 10", 'ticks = "ten"', ["run", "ticks"]),
    "a fraction of a whole number": ("ticks = 10", "ticks = 10.5", ["run", "ticks"]),
    "too short a list": ("[0.1, 0.2, 0.3, 0.4]", "[0.1, 0.2]", ["policy", "detection"]),
    "a bad entry": ("[0.1, 0.2, 0.3, 0.4]", "[0.1, 0.2, 0.3, 4]", ["policy", "detection"]),
    "an unknown word": ('= "place"', '= "palace"', ["experiment", "arm", 1, "set", "policy.pool_scope"]),
    "no world": ('kind = "toy"', "", ["world"]),
    "a key of another world": ('kind = "toy"', 'kind = "toy"\nsystems = ["QF7"]', ["world"]),
    "no lever": ('"policy.pooled_share" = 0.3', '"game.cost" = 0.3', ["intervention", 0, "set"]),
    "a lever out of range": ("label = 0.5", "label = 5", ["intervention", 0, "set", "policy", "label"]),
    "nothing set": ('set = { "policy.label" = 1 }', "set = {}", ["experiment", "arm", 1, "intervention", 0, "set"]),
    "an unknown summary": ('"retention"', '"retaining"', ["experiment", "summary", 0, "kind"]),
    "an unknown axis": ("{ kind =", "{ kin =", ["intervention", 0, "where"]),
    "an unknown label": ('"council"', '"counsel"', ["intervention", 0, "where", "kind"]),
    "a typo in a condition": ("release = 0.5", "relase = 0.5", ["intervention", 1, "when"]),
    "a condition of no tick": ("for = 4", "for = 0", ["intervention", 1, "when", "for"]),
    "an unknown scope": ('"system", release', '"sytem", release', ["intervention", 1, "when", "scope"]),
    "a typo in a seed": ("number = 4", "numbr = 4", ["intervention", 2, "seed"]),
    "a shock that is no intervention": ("[policy]", "[shock]\ntrust_lost = 0.5\n[policy]", []),
    "a typo in an intervention": ("over = 2", "ovr = 2", ["intervention", 0]),
    "a typo in an arm's intervention": ("at = 3", "when_ = 3", ["experiment", "arm", 1, "intervention", 0]),
    "an arm of the run": ('"policy.pool_scope" = "place"', '"run.seed" = 3', ["experiment", "arm", 1, "set"]),
    "an unknown design": ('"sobol"', '"soboll"', ["experiment", "sample", "design"]),
    "a sweep out of range": ("[0, 0.5]", "[0, 1.5]", ["experiment", "sweep", "policy.gain_share"]),
    "a range of one": ("[0.1, 0.2]", "[0.1]", ["experiment", "sample", "range", "game.cost"]),
}


def schema_of(*what):
    return described_as_json(*what, "--json-schema")


def faults(schema, scenario):
    """Where each draft finds something wrong; the same in all of them."""
    found = [[list(error.absolute_path) for error in draft(schema).iter_errors(scenario)] for draft in DRAFTS]
    assert all(sorted(map(str, one)) == sorted(map(str, found[0])) for one in found), found
    return found[0]


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.of_all, cls.of_toy, cls.of_england = schema_of(), schema_of("toy"), schema_of("england")

    def program_says(self, text):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "scenario.toml").write_text(text)
            return concord("check", "scenario.toml", folder=folder)

    def test_is_a_schema(self):
        for schema in (self.of_all, self.of_toy, schema_of("ics")):
            for draft in DRAFTS:
                draft.check_schema(schema)

    def test_takes_every_shipped_scenario(self):
        scenarios = sorted((SOURCE / "configs").rglob("*.toml"))
        self.assertGreater(len(scenarios), 15)
        for file in scenarios:
            scenario = tomllib.loads(file.read_text())
            self.assertEqual(faults(self.of_all, scenario), [], file)
            self.assertEqual(faults(schema_of(scenario["world"]["kind"]), scenario), [], file)

    def test_takes_the_scenarios_of_the_readme(self):
        blocks = re.findall(r"(?:^    .*\n|^\n)+", (SOURCE / "README.md").read_text(), re.MULTILINE)
        blocks = [re.sub(r"^    ", "", block, flags=re.MULTILINE).strip() for block in blocks]
        whole = [block for block in blocks if block.startswith("[world]")]
        parts = [block for block in blocks if re.match(r"\[+(experiment|intervention)", block)]
        self.assertGreaterEqual(len(whole), 1)
        self.assertGreaterEqual(len(parts), 2)
        for text in whole + [f'[world]\nkind = "england"\n{part}' for part in parts]:
            self.assertEqual(faults(self.of_england, tomllib.loads(text)), [], text)

    def test_takes_what_the_program_takes(self):
        self.assertEqual(faults(self.of_toy, tomllib.loads(TOY)), [])
        status, said = self.program_says(TOY)
        self.assertEqual(status, 0, said)

    def test_refuses_what_the_program_refuses(self):
        for what, (good, bad, place) in WRONG.items():
            self.assertEqual(TOY.count(good), 1, good)
            text = TOY.replace(good, bad)
            with self.subTest(what):
                self.assertEqual(faults(self.of_toy, tomllib.loads(text)), [place])
                self.assertNotEqual(faults(self.of_all, tomllib.loads(text)), [])
                status, said = self.program_says(text)
                self.assertEqual(status, 2, said)

    def test_knows_every_default_and_bound(self):
        checked = 0
        for model in described_as_json("--json")["models"]:
            for one in model["parameters"]:
                if one["key"] == "world.kind":
                    continue
                schema = self.of_all["definitions"][f"{one['worlds'][0]}.{one['key']}"]
                self.assertEqual(faults(schema, one["default"]), [], one["key"])
                self.assertIn(one["help"], schema["description"])
                self.assertIn(one["source"], schema["description"])
                if one.get("maximum", 1e300) < 1e15 and one["type"] != "numbers":
                    self.assertNotEqual(faults(schema, one["maximum"] + 1), [], one["key"])
                    self.assertEqual(faults(schema, one["maximum"]), [], one["key"])
                    checked += 1
        self.assertGreater(checked, 100)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
