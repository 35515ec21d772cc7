"""The rules must be able to fail: each is broken on purpose in a small tree of its own."""

import tempfile
import unittest
from pathlib import Path

from house import violations

CLEAN = {
    "CMakeLists.txt": "project(small)\n",
    ".gitignore": "/build/\n*.h5\n",
    "build/leftover.cpp": "// TODO: ignored, as the folder is\n",
    "engine/core/id.hpp": '#pragma once\n#include <vector>\n',
    "engine/output/file.cpp": '#include <hdf5.h>\n\n#include "engine/core/id.hpp"\n',
    "engine/sweep/sweep.hpp": '#pragma once\n#include "engine/network/ties.hpp"\n// not std::exp(x)\n',
    "models/ics/incentives/label.cpp": '#include "engine/config/section.hpp"\n#include "models/ics/world.hpp"\n',
    "tools/concord/main.cpp": '#include <CLI/CLI.hpp>\n\n#include "engine/run/run.hpp"\n',
    "tools/viewer/package-lock.json": "\n" * 401,
    "tests/unit/core/id.cpp": 'TEST(Id, Is) {\n    if (true) {\n        EXPECT_EQ(text, "}");\n    }\n}\n',
    "tests/unit/output/file.cpp": "#include <hdf5.h>\n\nTEST(File, Is) { expect_file(1); }\n",
}

# What is added to the clean tree: path, text, and how the complaint about it begins.
BREACHES = [
    ("notes.txt", "", "notes.txt: does not belong in the root"),
    ("engine/core/a.cpp", "#include <tbb/parallel_for.h>\n", "engine/core/a.cpp:1: <tbb/parallel_for.h> is included only"),
    ("engine/run/a.cpp", "#include <oneapi/tbb.h>\n", "engine/run/a.cpp:1: <oneapi/tbb.h> is included only"),
    ("models/ics/a.cpp", "#include <hdf5.h>\n", "models/ics/a.cpp:1: <hdf5.h> is included only"),
    ("engine/run/a.cpp", "#include <H5Cpp.h>\n", "engine/run/a.cpp:1: <H5Cpp.h> is included only"),
    ("engine/config/a.cpp", "#include <openssl/evp.h>\n", "engine/config/a.cpp:1: <openssl/evp.h> is included only"),
    ("tools/concord/a.cpp", "#include <toml++/toml.h>\n", "tools/concord/a.cpp:1: <toml++/toml.h> is included only"),
    ("tests/unit/run/a.cpp", "#include <toml++/toml.h>\n", "tests/unit/run/a.cpp:1: <toml++/toml.h> is included only"),
    ("engine/run/a.cpp", "#include <boost/mpi.hpp>\n", "engine/run/a.cpp:1: <boost/mpi.hpp> is included only"),
    ("engine/run/a.cpp", "#include <CLI/CLI.hpp>\n", "engine/run/a.cpp:1: <CLI/CLI.hpp> is included only"),
    ("engine/core/a.cpp", '#include "engine/network/ties.hpp"\n', "engine/core/a.cpp:1: engine/core does not know"),
    ("engine/output/a.cpp", '#include "engine/config/section.hpp"\n', "engine/output/a.cpp:1: engine/output does not"),
    ("engine/sweep/a.cpp", '\n#include "engine/model/model.hpp"\n', "engine/sweep/a.cpp:2: engine/sweep does not know"),
    ("engine/run/a.cpp", '#include "models/ics/world.hpp"\n', "engine/run/a.cpp:1: engine/run does not know"),
    ("engine/odd/a.cpp", '#include "engine/core/id.hpp"\n', "engine/odd/a.cpp:1: engine/odd has no place yet"),
    ("models/ics/a.cpp", '#include "engine/output/reader.hpp"\n', "models/ics/a.cpp:1: models does not know"),
    ("models/ics/a.cpp", '#include "engine/parallel/pool.hpp"\n', "models/ics/a.cpp:1: models does not know"),
    ("models/ics/a.cpp", '#include "models/ics/incentives/label.hpp"\n', "models/ics/a.cpp:1: nobody includes"),
    ("tests/unit/ics/a.cpp", '#include "models/ics/label.cpp"\n', "tests/unit/ics/a.cpp:1: nobody includes"),
    ("engine/core/a.cpp", "std::normal_distribution<> d;\n", "engine/core/a.cpp:1: std::normal_distribution"),
    ("models/ics/a.cpp", "std::mt19937_64 g;\n", "models/ics/a.cpp:1: std::mt19937_64"),
    ("models/ics/a.cpp", "x = std::exp(y);\n", "models/ics/a.cpp:1: std::exp("),
    ("engine/run/a.cpp", '"http://"; x = std::pow (y, 2);\n', "engine/run/a.cpp:1: std::pow ("),
    ("engine/run/a.cpp", "std::atomic<double> sum;\n", "engine/run/a.cpp:1: std::atomic<double>"),
    ("engine/CMakeLists.txt", "add_compile_options(-ffast-math)\n", "engine/CMakeLists.txt:1: -ffast-math"),
    ("engine/core/a.cpp", "\n// TODO: later\n", "engine/core/a.cpp:2: TODO"),
    ("tools/quickstart", "# FIXME\n", "tools/quickstart:1: FIXME"),
    ("configs/toy.toml", 'data = "/home/somebody/tables"\n', "configs/toy.toml:1: /home/"),
    (".ci/run", "cd /root/concord\n", ".ci/run:1: /root/"),
    ("engine/core/a.cpp", "\n" * 401, "engine/core/a.cpp: 401 lines"),
    ("tests/unit/core/a.cpp", "\n" * 501, "tests/unit/core/a.cpp: 501 lines"),
    ("tools/viewer/src/a.ts", "\n" * 401, "tools/viewer/src/a.ts: 401 lines"),
    ("tools/viewer/a.html", "<!-- TODO -->\n", "tools/viewer/a.html:1: TODO"),
    ("engine/core/a.hpp", "// #pragma once\n", "engine/core/a.hpp: a header without"),
    ("tests/unit/core/a.cpp", "TEST(Id, Is) {\n    if (x) {}\n}\nEXPECT_EQ(1, 1);\n", "tests/unit/core/a.cpp:1: TEST(Id"),
    ("tests/unit/core/a.cpp", "\nTEST_F(Id, Is) {\n    // EXPECT_EQ(1, 2)\n}\n", "tests/unit/core/a.cpp:2: TEST(Id"),
    ("tests/unit/core/a.cpp", 'TEST(Id, Is) {\n    say(R"(EXPECT_EQ( } )");\n}\n', "tests/unit/core/a.cpp:1: TEST(Id"),
]


def found_in(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = Path(root, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return list(violations(root))


class House(unittest.TestCase):
    def test_a_clean_tree_has_no_violations(self):
        self.assertEqual(found_in(CLEAN), [])

    def test_each_breach_is_found_and_nothing_else(self):
        for path, text, complaint in BREACHES:
            with self.subTest(path=path, text=text[:60]):
                found = found_in(CLEAN | {path: text})
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(complaint), found[0])

    def test_as_many_lines_as_allowed_are_fine(self):
        self.assertEqual(found_in(CLEAN | {"engine/core/a.cpp": "\n" * 400, "tests/a.cpp": "\n" * 500}), [])


if __name__ == "__main__":
    unittest.main()
