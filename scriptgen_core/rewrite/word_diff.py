"""Two texts word by word, for showing a change."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple, TypeAlias

WordOp: TypeAlias = Literal["equal", "replace", "delete", "insert"]

_TOKEN = re.compile(r"\s+|[\w'’]+|[^\w\s]")
_SHORTEST_ISLAND = 2


class WordSegment(NamedTuple):
    """A stretch both texts have in common (``equal``), or where one has other words than the other."""

    op: WordOp
    old: str
    new: str


def word_diff(old: str, new: str) -> tuple[WordSegment, ...]:
    """The segments in order: all ``old`` parts joined are ``old``, all ``new`` parts joined are ``new``.

    A single common word amid changed ones is shown as changed: such islands are harder to read than two
    clean versions.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    spans = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed: list[tuple[bool, str, str]] = []
    for position, (tag, a0, a1, b0, b1) in enumerate(spans):
        inside = 0 < position < len(spans) - 1
        same = tag == "equal" and not (inside and _words(before[a0:a1]) < _SHORTEST_ISLAND)
        pair = "".join(before[a0:a1]), "".join(after[b0:b1])
        if changed and changed[-1][0] == same:
            pair = changed[-1][1] + pair[0], changed.pop()[2] + pair[1]
        changed.append((same, *pair))
    return tuple(WordSegment(_op(same, old_part, new_part), old_part, new_part) for same, old_part, new_part in changed)


def _words(tokens: list[str]) -> int:
    return sum(1 for token in tokens if token[0].isalnum())


def _op(same: bool, old: str, new: str) -> WordOp:
    if same:
        return "equal"
    if old and new:
        return "replace"
    return "delete" if old else "insert"
