"""Cuts a Fountain text into logical lines: notes and boneyards are set aside, line breaks inside them do not count.

One pass from left to right. Whichever of ``[[`` and ``/*`` opens first wins; one that never closes is
ordinary text. A boneyard may run over anything; a note ends at an empty line (a line of two or more
spaces does not end it: https://fountain.io/syntax#section-notes). The next closing mark is looked up
once and remembered, so the cost stays linear however many opening marks a text holds.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from scriptgen_core.core.screenplay import SourceSpan

_OPENING = re.compile(r"\\\[|\[\[|/\*")
_NOTE_END, _BONEYARD_END = re.compile(r"\]\]"), re.compile(r"\*/")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]?(?=\r|\n|$)")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")

_ESCAPES = {
    "[[": ("]]", re.compile(r"(?<!\\)\[(?=\[)"), r"\\["),
    "/*": ("*/", re.compile(r"/\*"), r"/\\*"),
}

HiddenKind: TypeAlias = Literal["note", "boneyard"]
OpeningMark: TypeAlias = Literal["[[", "/*"]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A note or boneyard: characters ``[start, end)``, brackets included."""

    kind: HiddenKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line without its line break.

    ``start``, ``end`` are offsets in the text, ``number`` the line number counted from 1. ``raw`` is what
    stands there, with every line break inside a note or boneyard as a newline; ``text`` is ``raw``
    trimmed, ``visible`` is ``text`` without notes and boneyards, trimmed.
    """

    start: int
    end: int
    number: int
    raw: str
    text: str
    visible: str
    hidden: tuple[Hidden, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Nothing but spaces."""
        return not self.visible and not self.hidden

    @property
    def is_connecting(self) -> bool:
        """A line of two or more spaces: inside a speech it is a blank line that does not end it."""
        return self.is_blank and len(self.raw) >= 2

    @property
    def is_hidden(self) -> bool:
        """Nothing but notes and boneyards."""
        return not self.visible and bool(self.hidden)


def read_lines(text: str, start: int = 0) -> list[Line]:
    """The logical lines of ``text`` from offset ``start`` on."""
    hidden = list(find_hidden(text, start))
    lines: list[Line] = []
    number, line_start, at = 1, start, 0
    inside: list[Hidden] = []
    for end, after in [*_breaks_outside(text, start, hidden), (len(text), len(text))]:
        while at < len(hidden) and hidden[at].start < end:
            inside.append(hidden[at])
            at += 1
        lines.append(_line(text, line_start, end, number, tuple(inside)))
        number += 1 + (lines[-1].raw.count("\n") if inside else 0)
        line_start, inside = after, []
    return lines


def span_of(first: Line, last: Line) -> SourceSpan:
    """From the first letter of ``first`` to the last letter of ``last``."""
    indent = len(first.raw) - len(first.raw.lstrip())
    trailing = len(last.raw) - len(last.raw.rstrip())
    return SourceSpan(first.start + indent, last.end - trailing, first.number)


def find_hidden(text: str, start: int = 0) -> Iterator[Hidden]:
    """Every closed note and boneyard of ``text`` from left to right."""
    note_end, empty_line, boneyard_end = (_Finder(text, mark) for mark in (_NOTE_END, _EMPTY_LINE, _BONEYARD_END))
    at = start
    while match := _OPENING.search(text, at):
        at = match.end()
        if match.group() == "[[":
            end = note_end.first_from(at)
            if end is not None and end <= (empty_line.first_from(at) or len(text)):
                at = end + 2
                yield Hidden("note", match.start(), at)
        elif match.group() == "/*" and (end := boneyard_end.first_from(at)) is not None:
            at = end + 2
            yield Hidden("boneyard", match.start(), at)


def without_hidden(text: str) -> str:
    """``text`` without notes and boneyards, nor the space and the empty line they would leave behind."""
    stretches = list(find_hidden(text))
    if not stretches:
        return text
    pieces, at = [], 0
    for stretch in stretches:
        pieces.append(text[at : stretch.start])
        at = stretch.end
        if text[at : at + 1] in ("", "\n"):
            pieces[-1] = pieces[-1].rstrip(" ")
            if not pieces[-1] or pieces[-1].endswith("\n"):
                at += 1
        elif text[at] == " " and (not pieces[-1] or pieces[-1][-1] in " \n"):
            at += 1
    return "".join(pieces) + text[at:]


def escape_unclosed(texts: Sequence[str], mark: OpeningMark) -> list[str]:
    """``texts`` with a backslash at every opening ``mark`` that would only close in a later one of them."""
    closing, opening, escaped = _ESCAPES[mark]
    closes_later = False
    result: list[str] = []
    for text in reversed(texts):
        result.append(_outside_hidden(text, opening, escaped) if closes_later and mark in text else text)
        closes_later = closes_later or closing in text
    return result[::-1]


def with_newlines(text: str) -> str:
    """``text`` with ``\\n`` for every line break."""
    return _LINE_BREAK.sub("\n", text) if "\r" in text else text


class _Finder:
    """Looks for one mark from ever later places, and searches no stretch of the text twice."""

    def __init__(self, text: str, mark: re.Pattern[str]) -> None:
        self._text = text
        self._pattern = mark
        self._found: int | None = -1

    def first_from(self, at: int) -> int | None:
        """The first place of the mark at or after ``at``; None if there is none."""
        if self._found is not None and self._found < at:
            match = self._pattern.search(self._text, at)
            self._found = match.start() if match else None
        return self._found


def _outside_hidden(text: str, pattern: re.Pattern[str], replacement: str) -> str:
    pieces, at = [], 0
    for stretch in find_hidden(text):
        pieces += [pattern.sub(replacement, text[at : stretch.start]), text[stretch.start : stretch.end]]
        at = stretch.end
    return "".join([*pieces, pattern.sub(replacement, text[at:])])


def _breaks_outside(text: str, start: int, hidden: list[Hidden]) -> Iterator[tuple[int, int]]:
    """Start and end of every line break that is not inside a note or boneyard."""
    at = start
    for stretch in [*hidden, Hidden("note", len(text), len(text))]:
        for match in _LINE_BREAK.finditer(text, at, stretch.start):
            yield match.span()
        at = stretch.end


def _line(text: str, start: int, end: int, number: int, hidden: tuple[Hidden, ...]) -> Line:
    raw = text[start:end]
    if not hidden:
        text = raw.strip()
        return Line(start, end, number, raw, text, text)
    bounds = [start, *(edge for stretch in hidden for edge in (stretch.start, stretch.end)), end]
    visible = "".join(text[left:right] for left, right in zip(bounds[::2], bounds[1::2], strict=True))
    raw = with_newlines(raw)
    return Line(start, end, number, raw, raw.strip(), visible.strip(), hidden)
