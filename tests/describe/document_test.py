"""MODEL.md and the program say the same: its tables are those of `concord describe ics --odd`, and its equations those
of the code."""

import re
import sys
import unittest

from asked import SOURCE, described, described_as_json

HEADS = ["Purpose and patterns", "Entities, state variables and scales", "Process overview and scheduling",
         "Design concepts", "Initialisation", "Input data", "Submodels"]  # Grimm et al. 2020

SYMBOLS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "Delta", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Σ": "sum", "₀": "0", "₁": "1", "₊": "+", "₋": "-", "−": "-",
    "T\u0304": "meanT", "B\u0303": "B~", "N\u0302": "N^", "²": "^2", "|": "",
}


def plain(text):
    """The same equation in the letters of the code, without spaces."""
    for symbol, letters in SYMBOLS.items():
        text = text.replace(symbol, letters)
    return re.sub(r"\s", "", text)


class Document(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.odd = described("ics", "--odd")
        cls.model = described_as_json("ics", "--json")

    def test_what_is_committed_is_what_the_program_prints(self):
        committed = (SOURCE / "models/ics/MODEL.md").read_text()
        hint = "bring it up to date: concord describe ics --odd > MODEL.md.new && mv MODEL.md.new models/ics/MODEL.md"
        self.assertEqual(committed.splitlines(), self.odd.splitlines(), hint)

    def test_has_the_heads_of_the_protocol_in_order(self):
        headings = re.findall(r"^## \d\. (.*)$", self.odd, re.MULTILINE)
        self.assertEqual(headings[:len(HEADS)], HEADS)

    def test_names_all_that_is_declared(self):
        declared = {"parameters": "key", "levers": "key", "mechanisms": "name"}
        for group, name in declared.items():
            self.assertGreater(len(self.model[group]), 20)
            for one in self.model[group]:
                self.assertIn(f"| `{one[name]}` |", self.odd, group)
        for state in self.model["state"]:
            self.assertIn(f"| `{state}` |", self.odd)
        for world in self.model["worlds"]:
            self.assertIn(f'world.kind = "{world}"', self.odd)

    def test_names_all_that_can_be_observed(self):
        for one in self.model["observables"]:
            base, _, axis = one["name"].rpartition("_by_")
            whole = f"| `{one['name']}` |" in self.odd
            part = re.search(rf"^\| `{re.escape(base)}` \|[^|]*\b{axis}\b", self.odd, re.MULTILINE) if base else None
            self.assertTrue(whole or part, one["name"])

    def test_every_lever_says_what_it_acts_on(self):
        tables = [self.odd.split(f"from the program: {name} -->")[1].split("<!-- end -->")[0]
                  for name in ("levers", "shocks")]
        rows = [line.strip("| ").split(" | ") for line in "".join(tables).splitlines() if line.startswith("| `")]
        self.assertEqual(len(rows), len(self.model["levers"]))
        for row in rows:
            self.assertNotIn("-", row[-2:], "acts on and value used are for people to fill in")

    def test_has_the_equations_of_the_code(self):
        prose = plain(self.odd)
        incentives = [one for one in self.model["mechanisms"] if one["kind"].startswith("incentives")]
        self.assertGreaterEqual(len(incentives), 13)
        for one in incentives:
            self.assertIn("equation", one, one["name"])
        for one in self.model["mechanisms"]:
            for equation in one.get("equation", "").split("; "):
                self.assertIn(plain(equation), prose, one["name"])

    def test_lists_no_parameter_twice(self):
        """A lever stands with its range among the parameters and with what it acts on among the levers."""
        tables = re.findall(r"from the program: (?:parameters|shocks).*?<!-- end -->", self.odd, re.DOTALL)
        keys = re.findall(r"^\| `(\S+)` \|", "".join(tables), re.MULTILINE)
        self.assertGreater(len(keys), 100)
        twice = {key for key in keys if keys.count(key) > 1}
        self.assertEqual(twice, {"world.cross_ties"}, "which has a default of each world")

    def test_every_process_is_described(self):
        rules = (SOURCE / "models/ics/ics.hpp").read_text().split("struct Rules {")[1].split("};")[0]
        processes = re.findall(r"^    \w+ (\w+);$", rules, re.MULTILINE)
        described_ones = {one["name"] for one in self.model["mechanisms"]}
        self.assertGreaterEqual(len(processes), 9)
        for process in processes:
            self.assertIn(process, described_ones)

    def test_every_incentive_has_a_sentence(self):
        for file in (SOURCE / "models/ics/incentives").glob("*.cpp"):
            about = [one for one in self.model["mechanisms"]
                     if one["name"] == file.stem and one["kind"].startswith("incentives")]
            self.assertEqual(len(about), 1, file.stem)
            self.assertTrue(about[0]["help"], file.stem)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
