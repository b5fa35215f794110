"""The words two texts differ in, as segments of each."""

import re
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Segment: TypeAlias = tuple[Literal["equal", "delete", "insert"], str]

_TOKEN = re.compile(r"\s+|[\w'’]+|[^\w\s]")
_SHORTEST_ISLAND = 3


def word_segments(old: str, new: str) -> tuple[list[Segment], list[Segment]]:
    """``old`` as equal and deleted segments, ``new`` as equal and inserted ones; joined they give the texts again.

    Fewer than three equal words between two differences count as different: islands of "the" and "a" are hard to read.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    left: list[Segment] = []
    right: list[Segment] = []
    for is_equal, a_from, a_to, b_from, b_to in _stretches(before, after):
        _append(left, "equal" if is_equal else "delete", "".join(before[a_from:a_to]))
        _append(right, "equal" if is_equal else "insert", "".join(after[b_from:b_to]))
    return left, right


def _stretches(before: list[str], after: list[str]) -> list[tuple[bool, int, int, int, int]]:
    stretches: list[tuple[bool, int, int, int, int]] = []
    for tag, a_from, a_to, b_from, b_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        words = sum(token[0].isalnum() for token in before[a_from:a_to])
        is_island = words < _SHORTEST_ISLAND and bool(stretches) and a_to < len(before)
        is_equal = tag == "equal" and not is_island
        if stretches and not is_equal and not stretches[-1][0]:
            a_from, b_from = stretches[-1][1], stretches[-1][3]
            stretches.pop()
        stretches.append((is_equal, a_from, a_to, b_from, b_to))
    return stretches


def _append(segments: list[Segment], kind: Literal["equal", "delete", "insert"], text: str) -> None:
    if text:
        segments.append((kind, text))
