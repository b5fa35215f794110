"""Writes emphasis: styled runs -> inline Fountain that prints them.

A mark has to touch the letter it belongs to, and Fountain has no escape for a backslash, so not every styling
can be said. Each line is proposed in several ways, the plainest first, and the first that reads back as the
same runs is taken.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from scriptgen_core.core.screenplay import Run, Style
from scriptgen_core.formats.emphasis import runs

_MARKS: dict[Style, str] = {"underline": "_", "bold": "**", "italic": "*"}
_SPECIAL = re.compile(r"[*_\[\\/]")
_HIDES = re.compile(r"\[(?=\[)|(?<=/)(?=\*)")


def marked_up(text: Sequence[Run]) -> str:
    """``text`` as Fountain that prints the same letters, with the styles that Fountain can say there."""
    return "\n".join(_marked_line(line) for line in _lines(text))


def same_print(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether both print the same letters in the same styles; the style of a space does not count."""
    return _letters(left) == _letters(right)


def _lines(text: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in text:
        first, *others = run.text.split("\n")
        line.append(Run(first, run.styles))
        for other in others:
            yield line
            line = [Run(other, run.styles)]
    yield line


def _marked_line(line: Sequence[Run]) -> str:
    shown = "".join(run.text for run in line)
    if not _SPECIAL.search(shown) and not any(run.styles for run in line):
        return shown
    not_underlined = [Run(run.text, run.styles - {"underline"}) for run in line]
    for styled in (*_tidied(line), *_tidied(not_underlined), (Run(shown),)):
        for spelled in (_lightly_escaped, _fully_escaped):
            for write in (_nested, _one_by_one):
                proposal = write(styled, spelled)
                if "/*" not in proposal and same_print(runs(proposal), styled):
                    return proposal
    return _fully_escaped(shown)


def _letters(text: Sequence[Run]) -> tuple[str, list[tuple[str, frozenset[Style]]]]:
    shown = "".join(run.text for run in text)
    return shown, [(letter, run.styles) for run in text for letter in run.text if not letter.isspace()]


def _lightly_escaped(text: str) -> str:
    """``text`` with a backslash only where a note or a boneyard would open."""
    return _HIDES.sub(lambda match: "\\" + match.group(), text)


def _fully_escaped(text: str) -> str:
    """``text`` with a backslash at everything that could mean something, an escape included."""
    return re.sub(r"([*_]|\[(?=\[)|(?<=\\)\[)", r"\\\1", text)


def _tidied(line: Iterable[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs with the spaces at their edges in the styles that both neighbours share, and with those spaces plain."""
    pieces = [Run(piece, run.styles) for run in line for piece in _edges_apart(run.text) if piece]
    before = _styles_so_far(pieces)
    after = _styles_so_far(pieces[::-1])[::-1]
    shared = (left & right for left, right in zip(before, after, strict=True))
    return (
        _merged(
            Run(each.text, both) if each.text.isspace() else each for each, both in zip(pieces, shared, strict=True)
        ),
        _merged(Run(each.text) if each.text.isspace() else each for each in pieces),
    )


def _edges_apart(text: str) -> tuple[str, str, str]:
    """The space before the words, the words, and the space after them."""
    words = text.strip()
    lead = len(text) - len(text.lstrip())
    return text[:lead], words, text[lead + len(words) :]


def _styles_so_far(pieces: Sequence[Run]) -> list[frozenset[Style]]:
    """For each piece the styles of the last words up to it."""
    styles, found = frozenset[Style](), []
    for piece in pieces:
        styles = styles if piece.text.isspace() else piece.styles
        found.append(styles)
    return found


def _merged(pieces: Iterable[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for piece in pieces:
        if merged and merged[-1].styles == piece.styles:
            merged[-1] = Run(merged[-1].text + piece.text, piece.styles)
        else:
            merged.append(piece)
    return tuple(merged)


def _nested(line: Sequence[Run], spelled: Callable[[str], str]) -> str:
    """Marks stay open over neighbours that share a style."""
    written, open_now = "", list[Style]()
    for run in (*line, Run("")):
        kept = next((at for at, style in enumerate(open_now) if style not in run.styles), len(open_now))
        written += "".join(_MARKS[style] for style in reversed(open_now[kept:]))
        opened = [style for style in _MARKS if style in run.styles and style not in open_now[:kept]]
        written += "".join(_MARKS[style] for style in opened) + spelled(run.text)
        open_now = open_now[:kept] + opened
    return written


def _one_by_one(line: Sequence[Run], spelled: Callable[[str], str]) -> str:
    """Every run between marks of its own."""
    return "".join(_nested((run,), spelled) for run in line)
