"""Breaks a paragraph into lines the way Final Draft does, by character ranges so that styles survive.

Greedy; inner spaces count; a line may break after a hyphen, and one hyphen may hang over the edge. East
Asian wide letters count as two columns, combining marks as none.
"""

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\s-]*-|[^\s-]+|\s+")
_SENTENCE_END = re.compile(r"(?:[.!?…][)\"”’']*|--|—)(?=\s)")


def columns(text: str) -> int:
    """The width of ``text`` in columns of one Courier letter."""
    return len(text) if text.isascii() else sum(map(_letter_columns, text))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of ``text`` as ranges of it, each at most ``width`` columns wide; at least one line."""
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1
    return lines


def sentence_ends(text: str, limit: int) -> list[int]:
    """Offsets behind the sentences that end at or before ``limit``: where a paragraph may be cut."""
    return [match.end() for match in _SENTENCE_END.finditer(text, 0, limit + 1)]


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    line_end, used = start, 0
    for match in _WORD.finditer(text, start, end):
        word, size = match.group(), columns(match.group())
        if not word.isspace():
            if used + size - (word[-1] == "-") > width and line_end > start:
                yield start, line_end
                start, used = match.start(), 0
            line_end = match.end()
        used += size
        while used - (text[line_end - 1] == "-") > width and line_end > start and not word.isspace():
            cut = _cut(text, start, line_end, width)
            yield start, cut
            used -= columns(text[start:cut])
            start = cut
    yield start, line_end


def _cut(text: str, start: int, end: int, width: int) -> int:
    """Where a word wider than the line is cut; at least one letter stays on the line."""
    used = 0
    for at in range(start, end):
        used += _letter_columns(text[at])
        if used > width:
            return max(at, start + 1)
    return end


def _letter_columns(letter: str) -> int:
    if unicodedata.combining(letter) or letter in "\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
