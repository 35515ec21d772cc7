"""Asks the program: python3 TEST.py PROGRAM SOURCE."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM, SOURCE = sys.argv[1], Path(sys.argv[2])


def concord(*arguments, folder=None):
    """The exit status, and what was printed."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=folder, check=False)
    return done.returncode, done.stdout + done.stderr


def described(*arguments):
    status, text = concord("describe", *arguments)
    assert status == 0, text
    return text


def described_as_json(*arguments):
    return json.loads(described(*arguments))
