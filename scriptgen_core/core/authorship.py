"""Who wrote each line of a draft.

An authorship is a tuple of (author, number of lines) runs that cover the text's lines in order.
Lines are split at newlines only; an empty text has no lines.
"""

from collections.abc import Iterable
from dataclasses import asdict, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, TypeAlias

from scriptgen_core.core.story import Author

Authorship: TypeAlias = tuple[tuple[Author, int], ...]

_STILL_THE_SAME_LINE = 0.5


def sole_author(text: str, author: Author) -> Authorship:
    """The authorship of a text that one author wrote."""
    return grouped(author for _ in _lines(text))


def owners(authors: Authorship) -> list[Author]:
    """The author of each line."""
    return [author for author, count in authors for _ in range(count)]


def grouped(lines: Iterable[Author]) -> Authorship:
    """The authorship of lines with these authors, in order."""
    return tuple((owner, sum(1 for _ in run)) for owner, run in groupby(lines))


def carried(old: str, authors: Authorship, new: str, author: Author) -> Authorship:
    """The authorship of ``new``, which ``author`` made from ``old``.

    Untouched lines keep their author. A model's line that a writer changed, but that is still more than
    half the same, stays the model's with ``edited`` set; every other new line is ``author``'s.
    """
    before, after = _lines(old), _lines(new)
    had = owners(authors)
    result: list[Author] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            result += had[a0:a1]
        else:
            candidates = list(zip(before[a0:a1], had[a0:a1], strict=True))
            result += [_owner(line, candidates, author) for line in after[b0:b1]]
    return grouped(result)


def to_json(authors: Authorship) -> list[dict[str, Any]]:
    """The runs as plain JSON values."""
    return [{"lines": count, **asdict(author)} for author, count in authors]


def from_json(rows: Iterable[dict[str, Any]]) -> Authorship:
    """The authorship that :func:`to_json` wrote."""
    return tuple((Author(**{key: value for key, value in row.items() if key != "lines"}), row["lines"]) for row in rows)


def _owner(line: str, candidates: list[tuple[str, Author]], author: Author) -> Author:
    if author.kind != "writer" or not line.strip():
        return author
    for text, owner in candidates:
        if owner.kind != "writer" and SequenceMatcher(None, text, line).ratio() > _STILL_THE_SAME_LINE:
            return replace(owner, edited=True)
    return author


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
