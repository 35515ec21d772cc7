"""The rules of the house that a program can check: violations(ROOT) gives a line for each breach in a tree.

python3 house.py ROOT prints them; the exit status is 1 when there are any.
"""

import re
import sys
from fnmatch import fnmatch
from pathlib import Path

AT_THE_ROOT = {
    "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "engine", "models", "configs", "tools", "tests",
    ".ci", ".clang-format", ".clang-tidy", ".gitignore", ".git",
}

# Which folders a folder may include from, besides itself; "tests" are free to include anything.
MIDDLE = ["engine/parallel", "engine/network", "engine/config", "engine/output"]
MAY_INCLUDE = {folder: ["engine/core"] for folder in MIDDLE} | {
    "engine/core": [],
    "engine/sweep": ["engine/core", *MIDDLE],
    "engine/model": ["engine/core", *MIDDLE, "engine/sweep"],
    "engine/run": ["engine/core", *MIDDLE, "engine/sweep", "engine/model"],
    "engine/statistics": ["engine/core"],
    "engine/store": ["engine/core", "engine/output"],
    "engine/experiment": ["engine/core", *MIDDLE, "engine/sweep", "engine/model", "engine/run", "engine/statistics",
                          "engine/store"],
    "engine/cluster": ["engine/core", *MIDDLE, "engine/sweep", "engine/model", "engine/run"],
    "models": ["engine/core", "engine/config", "engine/network", "engine/sweep", "engine/model"],
    "tools": ["engine", "models"],
}

# Third parties, by the beginning of what is included, and the only folder that may; its unit tests may, too.
THIRD_PARTY_HOME = {
    "tbb/": "engine/parallel", "oneapi/": "engine/parallel",
    "hdf5": "engine/output", "H5": "engine/output", "openssl/": "engine/output",
    "zlib.h": "engine/output",
    "toml++/": "engine/config",
    "boost/math": "engine/statistics", "boost/random": "engine/statistics",
    "boost/mpi": "engine/cluster", "mpi.h": "engine/cluster",
    "CLI/": "tools/concord",
    "boost/asio": "tools/serve", "boost/beast": "tools/serve",
}
THIRD_PARTY_GUEST = {"CLI/": "tests/bench", "boost/math": "tests/unit/core"}  # the one other folder that may

# What no line of a source may hold (comments apart), where, and why.
FORBIDDEN_CODE = [
    (r"\bstd::\w+_distribution\b", ("engine", "models", "tools"), "distributions differ between libraries: use Dice"),
    (r"\bstd::(mt19937\w*|minstd_rand\w*|random_device|default_random_engine)\b", ("engine", "models", "tools"),
     "random numbers come from Draws"),
    (r"\bstd::(exp|exp2|expm1|log|log2|log10|log1p|pow|sin|cos|tan|tanh|erf)\s*\(", ("engine", "models"),
     "the same bits everywhere: use engine/core/math.hpp"),
    (r"\bstd::atomic<(double|float)>", ("engine", "models", "tools"), "sums in order of arrival differ: use sum_blocks"),
]
FORBIDDEN_TEXT = [
    (r"-ffast-math|-Ofast", "results must not depend on the compiler's freedom"),
    (r"\b(TODO|FIXME)\b", "finish it, or leave it out"),
    (r"(?<![\w.~])/(home|root|work|tmp|Users)/", "a path of one machine"),
]
CODE = ("*.cpp", "*.hpp")
PAGES = ("*.ts", "*.mjs", "*.css", "*.html")
TEXT = (*CODE, *PAGES, "CMakeLists.txt", "*.cmake", "*.in", "*.json", "*.toml", "*.py", "*.md")
MADE_BY_A_PROGRAM = "package-lock.json"
LONGEST, LONGEST_TEST = 400, 500


def is_like(name, patterns):
    return any(fnmatch(name, pattern) for pattern in patterns)


def ignored_names(root):
    """The names that .gitignore lists: plain names and patterns, without folders in between."""
    file = root / ".gitignore"
    return [line.strip("/") for line in file.read_text().split()] if file.exists() else []


def files_of(root):
    """All files of the tree as (path relative to the root, text), binary files left out."""
    ignored = ignored_names(root) + [".git"]
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        scripts = relative.parent == Path("tools") or relative.parts[0] == ".ci"
        if path.is_file() and not any(is_like(part, ignored) for part in relative.parts):
            if is_like(path.name, TEXT) or scripts:
                yield relative.as_posix(), path.read_text()


TOKEN = re.compile(
    r'(?P<literal>R"(?P<mark>[^()\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\')'
    r"|//[^\n]*|/\*.*?\*/",
    re.DOTALL,
)


def without_comments(text, literals=True):
    """The same lines of C++ without comments, and, if so wished, with empty literals."""
    def bare(token):
        if token["literal"] and literals:
            return token[0]
        return ('""' if token["literal"] else "") + "\n" * token[0].count("\n")
    return TOKEN.sub(bare, text)


def within(path, folders):
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def root_names(root):
    ignored = ignored_names(root)
    for path in sorted(root.iterdir()):
        if path.name not in AT_THE_ROOT and not is_like(path.name, ignored):
            yield f"{path.name}: does not belong in the root"


def includes(path, text):
    """(line number, what is included, with quotes?) of a source."""
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        if found := re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line):
            yield number, found[2], found[1] == '"'


def folder_of(path):
    """The part a source belongs to: engine/core, models, tools, tests."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == "engine" else parts[0]


def third_parties(path, text):
    for number, name, _ in includes(path, text):
        for beginning, home in THIRD_PARTY_HOME.items():
            at_home = within(path, [home, home.replace("engine/", "tests/unit/", 1), THIRD_PARTY_GUEST.get(beginning, home)])
            if name.startswith(beginning) and not at_home:
                yield f"{path}:{number}: <{name}> is included only in {home}"


def directions(path, text):
    folder = folder_of(path)
    for number, name, quoted in includes(path, text):
        if re.match(r"models/\w+/incentives/", name) or name.endswith(".cpp"):
            yield f"{path}:{number}: nobody includes {name}"
        elif quoted and folder in MAY_INCLUDE and not within(name, [folder, *MAY_INCLUDE[folder]]):
            yield f"{path}:{number}: {folder} does not know {name}"
        elif quoted and folder.startswith("engine") and folder not in MAY_INCLUDE:
            yield f"{path}:{number}: {folder} has no place yet in the order of the folders (tests/style/house.py)"


def forbidden(path, text):
    code = without_comments(text).splitlines() if is_like(path, CODE) else []
    for number, line in enumerate(code, 1):
        for pattern, folders, why in FORBIDDEN_CODE:
            if within(path, folders) and (found := re.search(pattern, line)):
                yield f"{path}:{number}: {found[0]}: {why}"
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, why in FORBIDDEN_TEXT:
            if not within(path, ["tests/style"]) and (found := re.search(pattern, line)):
                yield f"{path}:{number}: {found[0]}: {why}"


def lengths(path, text):
    longest = LONGEST_TEST if path.startswith("tests/") else LONGEST
    lines = text.count("\n")
    exempt = path.startswith("configs/") or path.endswith((".md", MADE_BY_A_PROGRAM))
    if lines > longest and not exempt:
        yield f"{path}: {lines} lines, more than {longest}"


def headers(path, text):
    if path.endswith(".hpp") and not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield f"{path}: a header without #pragma once"


def body_at(code, start):
    """What stands between the braces of which the first comes after `start`."""
    depth, opening = 0, code.find("{", start)
    for position in range(opening, len(code)):
        depth += {"{": 1, "}": -1}.get(code[position], 0)
        if depth == 0:
            return code[opening:position]
    return code[opening:]


def honest_tests(path, text):
    if not path.startswith("tests/") or not path.endswith(".cpp"):
        return
    code = without_comments(text, literals=False)
    for found in re.finditer(r"^\s*(?:TYPED_)?TEST(?:_F|_P)?\(([^)]*)\)", code, re.MULTILINE):
        if not re.search(r"\b(EXPECT_|ASSERT_|FAIL\(|ADD_FAILURE|expect_\w+\()", body_at(code, found.end())):
            number = code.count("\n", 0, found.start(1)) + 1
            yield f"{path}:{number}: TEST({found[1]}) expects nothing"


def violations(root):
    root = Path(root)
    yield from root_names(root)
    for path, text in files_of(root):
        for rule in (forbidden, lengths, headers, honest_tests):
            yield from rule(path, text)
        if is_like(path, CODE):
            yield from third_parties(path, text)
            yield from directions(path, text)


if __name__ == "__main__":
    found = list(violations(sys.argv[1]))
    print("\n".join(found))
    sys.exit(1 if found else 0)
