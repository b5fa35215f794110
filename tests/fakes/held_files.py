"""Another program that has SQLite files open and lets nobody write, as a backup or a database browser does."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HOLD = """
import sqlite3, sys
held = [sqlite3.connect(path, timeout=60, isolation_level=None) for path in sys.argv[1:]]
for each in held:
    each.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_files(*paths: Path) -> Iterator[None]:
    """As long as the block runs a process of its own holds the files."""
    command = [sys.executable, "-c", _HOLD, *map(str, paths)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        try:
            yield
        finally:
            holder.communicate()
