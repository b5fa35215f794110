"""Breaks a paragraph into lines the way Final Draft does, by character ranges so that styles survive.

Greedy; inner spaces count; a line may break after a hyphen, and one hyphen may hang over the edge. Chinese and
Japanese, which set no spaces, break between letters, but never before a closing mark or after an opening one. A wide
letter or an emoji of however many code points takes two columns, a combining mark none.
"""

import re
import unicodedata
from collections.abc import Iterator

from wcwidth import iter_graphemes, wcswidth

_CJK = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_OPENING, _CLOSING = "「『（【〈《〔｛", "、。，．：；！？）」』】〉》〕｝…ー々"
_WORD = re.compile(
    rf"[{_OPENING}]*[{_CJK}][{_CLOSING}]*|[^\s{_CJK}{_OPENING}-]*-|[^\s{_CJK}{_OPENING}-]+|[{_OPENING}]+|\s+"
)
_SENTENCE_END = re.compile(r"(?:[.!?…][)\"”’']*|--|—)(?=\s)|[。！？][」』）]*")


def columns(text: str) -> int:
    """The width of ``text`` in columns of one Courier letter."""
    return len(text) if text.isascii() else wcswidth(text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of ``text`` as ranges of it, each at most ``width`` columns wide; at least one line."""
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1
    return lines


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction is Hebrew, Arabic or of another script set from the right."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return not text.isascii() and next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


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
    """Where a word wider than the line is cut; at least one letter, with its marks, stays on the line."""
    used, at = 0, start
    for letter in iter_graphemes(text[start:end]):
        used += columns(letter)
        if used > width and at > start:
            return at
        at += len(letter)
    return end
