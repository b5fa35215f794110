"""How near the pages of whole scripts come to Final Draft's own: ``python -m tests.parity FOLDER...``.

A folder holds scripts as ``NAME.fountain``, each beside ``NAME.pages.json``: Final Draft's pages as lists of lines.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scriptgen_core.core.screenplay import Character
from scriptgen_core.formats import page_count, paginate, parse_fountain
from tests.formats.final_draft_parity import parity


def main(folders: Sequence[str]) -> int:
    """One line a script: pages here and there, and the share that begins on the same word; 1 if there is no script."""
    found = [path for folder in folders for path in _scripts(Path(folder))]
    for path in found:
        print(_compared(path))
    if not found:
        print("No NAME.fountain beside a NAME.pages.json: name a folder that holds both.", file=sys.stderr)
    return 0 if found else 1


def _scripts(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.fountain")):
        if _reference(path).is_file():
            yield path


def _reference(path: Path) -> Path:
    return path.with_suffix(".pages.json")


def _compared(path: Path) -> str:
    script = parse_fountain(path.read_text("utf-8-sig"))
    read = json.loads(_reference(path).read_text("utf-8"))
    theirs = read["pages"] if isinstance(read, dict) else read
    pages = paginate(script)
    ours = [[line.text for line in page.lines] for page in pages if page.number]
    cues = frozenset(element.text for element in script.elements if isinstance(element, Character))
    return f"{path.stem}: {page_count(pages)} pages, Final Draft {len(theirs)}, parity {parity(ours, theirs, cues):.1%}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
