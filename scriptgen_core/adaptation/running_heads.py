"""Drops the heads, feet and page numbers that run along the pages of a printed text.

Only what is sure: words that stand at the same edge of at least three pages near each other, with a number that
counts the pages or with none. "Chapter 4" at the top of its first page is none, for its number does not count them.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from scriptgen_core.adaptation.blocks import comparable
from scriptgen_core.adaptation.headings import is_numbered

_FEWEST_PAGES, _NEAR = 3, 4
"""A head stands on so many of the pages that are no further away, also if it stands on right-hand pages alone."""
_MOST_LINES = 2
"""Of a head, and of a foot."""
_NUMBER_AT_AN_EDGE = re.compile(r"^\W*(\d{1,4})\b|\b(\d{1,4})\W*$")

Page: TypeAlias = Sequence[str]
_Key: TypeAlias = tuple[str, int | None]


def without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """The pages without what runs along them, and without blank lines at their edges."""
    shown = [_trimmed(page) for page in pages]
    for _ in range(_MOST_LINES):
        shown = _without(shown, 0)
        shown = _without(shown, -1)
    return shown


def _without(pages: Sequence[Page], edge: int) -> list[Page]:
    """The pages without their first (0) or last (-1) lines that run along."""
    keys = [_key(page[edge], number) if page else None for number, page in enumerate(pages)]
    seen: set[_Key] = set()
    kept: list[Page] = []
    for number, (page, key) in enumerate(zip(pages, keys, strict=True)):
        near = keys[max(number - _NEAR, 0) : number + _NEAR + 1]
        if key is None or near.count(key) < _FEWEST_PAGES or (key not in seen and is_numbered(page[edge])):
            kept.append(page)
        else:
            kept.append(_trimmed(page[:-1] if edge else page[1:]))
        if key is not None:
            seen.add(key)
    return kept


def _key(line: str, page: int) -> _Key:
    """The words of the line, and by how much the number at one of its ends is ahead of the page."""
    found = _NUMBER_AT_AN_EDGE.search(line)
    if not found:
        return comparable(line), None
    return comparable(line[: found.start()] + line[found.end() :]), int(found[1] or found[2]) - page


def _trimmed(page: Page) -> Page:
    full = [at for at, line in enumerate(page) if line.strip()]
    return page[full[0] : full[-1] + 1] if full else ()
