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
_OPENING, _CLOSING = "「『（【〈《〔｛", "、。，．：；！？）」』】〉》〕｝ー々"
_BETWEEN_LETTERS = rf"(?<![\s{_OPENING}])(?=[^{_CLOSING}…])(?:(?<=[{_CJK}{_CLOSING}])|(?=[{_CJK}{_OPENING}]))"
_LINE = re.compile(rf"\s*(?:(?=-)|\S).*(?:(?<=\S)(?=\s)|-|{_BETWEEN_LETTERS})")
"""The longest beginning that ends before a space, behind a hyphen or between letters that set no spaces."""
_ONE_COLUMN = re.compile(r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]*")
"""Latin, Greek, Cyrillic and their punctuation: as many columns as letters."""
_LONGEST_LETTER = 8
"""Code points of a letter with its marks, or of an emoji, that are still measured as one."""
_SENTENCE_END = re.compile(r"[.!?…][)\]}\"”’']*(?=\s)|[。！？][」』）]*")


def columns(text: str) -> int:
    """The width of ``text`` in columns of one Courier letter."""
    return len(text) if text.isascii() else wcswidth(text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of ``text`` as ranges of it, each at most ``width`` columns wide; at least one line."""
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(text, start, start + len(paragraph.rstrip()), width)
        start += len(paragraph) + 1
    return lines


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction is Hebrew, Arabic or of another script set from the right."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def sentence_ends(text: str, limit: int) -> list[int]:
    """Offsets behind the sentences that end at or before ``limit``: where a paragraph may be cut."""
    return [match.end() for match in _SENTENCE_END.finditer(text, 0, limit + 1)]


def ends_sentence(text: str) -> bool:
    """Whether the last word of ``text`` ends a sentence."""
    return _SENTENCE_END.search(f"{text[-_LONGEST_LETTER:].rstrip()} ") is not None


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    is_even = _ONE_COLUMN.fullmatch(text, start, end) is not None
    while (limit := min(start + width, end) if is_even else _reach(text, start, end, width)) < end:
        line = _LINE.match(text, start, limit + 1)
        line_end = line.end() if line else limit
        yield start, line_end
        start = line_end
        if start == end:
            return
        while text[start].isspace():
            start += 1
    yield start, end


def _reach(text: str, start: int, end: int, width: int) -> int:
    """Where the first letter stands that no longer fits the line; at least one letter, with its marks, does."""
    used, at = 0, start
    for letter in iter_graphemes(text[start : min(end, start + _LONGEST_LETTER * width)]):
        used += columns(letter)
        if used > width and at > start:
            return at
        at += len(letter)
    return at
