"""The fenced Python blocks of a Markdown file."""

import re
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One block; ``line`` is the line of the file its code starts on, counted from 1."""

    path: Path
    line: int
    code: str

    def run(self) -> None:
        """Run it as a script of its own; tracebacks name the Markdown file and its lines."""
        exec(compile("\n" * (self.line - 1) + self.code, self.path, "exec"), {"__name__": "__main__"})


def python_blocks(path: Path) -> list[Block]:
    """Every block of the file, in order."""
    text = path.read_text("utf-8")
    return [Block(path, text.count("\n", 0, found.start(1)) + 1, found[1]) for found in _BLOCK.finditer(text)]
