"""Inline Fountain: emphasis, escapes, notes and boneyards inside an element's text.

``*italic*``, ``**bold**``, ``***both***``, ``_underline_``, nested and overlapping, never across lines. An
opening mark touches the letter after it, a closing mark the letter before it, and an underscore between
two letters is an underscore (https://fountain.io/syntax#section-emphasis).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scriptgen_core.core.screenplay import Run, Style
from scriptgen_core.formats.fountain_lines import without_hidden

_MARK = re.compile(r"\\[*_\[]|\*+|_")


def runs(text: str) -> tuple[Run, ...]:
    """``text`` as printed: markup, inline notes and boneyards gone, line breaks kept; never an empty run."""
    shown = without_hidden(text)
    if not _MARK.search(shown):
        return (Run(shown),) if shown else ()
    return _merged(run for number, line in enumerate(shown.split("\n")) for run in _line_runs(line, number))


def plain(text: str) -> str:
    """``text`` as printed, without its styles."""
    return "".join(run.text for run in runs(text))


def escape(text: str) -> str:
    """Plain text as Fountain that prints the same: every mark that could mean something gets a backslash."""
    return re.sub(r"([*_]|\[(?=\[))", r"\\\1", text)


@dataclass(slots=True)
class _Piece:
    """A stretch of a line; ``mark`` is the star or underscore it may be made of."""

    text: str
    mark: str = ""
    opens: bool = False
    closes: bool = False


def _line_runs(line: str, number: int) -> Iterator[Run]:
    if number:
        yield Run("\n")
    pieces = list(_pieces(line))
    changes: list[Counter[Style]] = [Counter() for _ in range(len(pieces) + 1)]
    for start, end, style in _pairs(pieces):
        changes[start + 1][style] += 1
        changes[end][style] -= 1
    open_now: Counter[Style] = Counter()
    for piece, change in zip(pieces, changes, strict=False):
        open_now.update(change)
        if piece.text:
            yield Run(piece.text, frozenset(style for style, count in open_now.items() if count > 0))


def _pieces(line: str) -> Iterator[_Piece]:
    at = 0
    for match in _MARK.finditer(line):
        if match.start() > at:
            yield _Piece(line[at : match.start()])
        at = match.end()
        mark = match.group()
        if mark[0] == "\\":
            yield _Piece(mark[1])
        else:
            yield _marked(mark, line[match.start() - 1 : match.start()], line[at : at + 1])
    if at < len(line):
        yield _Piece(line[at:])


def _marked(mark: str, before: str, after: str) -> _Piece:
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if mark == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Piece(mark, mark[0], opens, closes)


def _pairs(pieces: list[_Piece]) -> Iterator[tuple[int, int, Style]]:
    """Matches marks as the lines are read, taking the used letters out of their pieces."""
    waiting: dict[str, list[int]] = {"*": [], "_": []}
    for at, piece in enumerate(pieces):
        if not piece.mark:
            continue
        stack = waiting[piece.mark]
        while piece.closes and piece.text and stack:
            opener = pieces[stack[-1]]
            size = 2 if min(len(opener.text), len(piece.text)) >= 2 else 1
            yield stack[-1], at, _style(piece.mark, size)
            opener.text, piece.text = opener.text[size:], piece.text[size:]
            if not opener.text:
                stack.pop()
        if piece.opens and piece.text:
            stack.append(at)


def _style(mark: str, size: int) -> Style:
    if mark == "_":
        return "underline"
    return "bold" if size == 2 else "italic"


def _merged(pieces: Iterator[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in pieces:
        if merged and (merged[-1].styles == run.styles):
            merged[-1] = Run(merged[-1].text + run.text, run.styles)
        else:
            merged.append(run)
    return tuple(merged)
