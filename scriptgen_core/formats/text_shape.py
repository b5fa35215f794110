"""How a typed script stands on its lines: where action, dialogue and cues begin, and how wide each runs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scriptgen_core.formats.fountain_rules import is_cue, is_heading
from scriptgen_core.formats.page_rules import RULES
from scriptgen_core.formats.text_pages import JOINT, TypedBlock

_NUMBERED = re.compile(r"\s*(?P<number>\w[\w.-]*)\s{2,}(?P<text>\S.*?)\s+(?P=number)\s*")
_CUT_WORD = re.compile(r"[^\W\d_]-$")
_CHUNK = re.compile(r"[^\s-]*-|[^\s-]+")
_GAP = re.compile(r"(?<=\S)\s{3,}(?=\S)")
_GUTTER = 2
_NEAR_THE_MIDDLE = 2
STANDS_APART = 8
"""A line at least so many columns right of the action is not action."""
_LONGEST_LINE = 120
_ENOUGH_LINES = 20
"""So many lines show how wide a paragraph runs; with fewer the printed page's width is taken."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns where ``action``, ``dialogue`` and ``cue`` begin, and how many columns a line of each kind takes.

    ``heading_gap`` is how many empty lines stand above headings, if they have more than other lines have.
    """

    action: int
    dialogue: int
    cue: int
    action_width: int
    dialogue_width: int
    heading_gap: int | None


def shape_of(blocks: Sequence[TypedBlock]) -> Shape | None:
    """The shape of a typed script; None where indentation says nothing, as in Fountain."""
    lines = [without_numbers(line)[0] for block in blocks for line in block.lines]
    headings = [block for block in blocks if is_heading(without_numbers(block.lines[0])[0].strip())]
    action = _usual(indent(without_numbers(block.lines[0])[0]) for block in headings)
    if action is None:
        action = min(map(indent, lines), default=0)
    cues = [indent(block.lines[0]) for block in blocks if _is_speech(block.lines, action)]
    if not cues and action < STANDS_APART:
        return None
    cue = _usual(cues) or action + 2 * STANDS_APART
    spoken = [line for block in blocks if indent(block.lines[0]) == cue for line in block.lines[1:]]
    dialogue = _usual(indent(line) for line in spoken if not line.lstrip().startswith("(")) or cue
    told = [line.removesuffix("-")[action:] for line in lines if indent(line) == action and JOINT not in line]
    said = [line.removesuffix("-")[dialogue:] for line in spoken if indent(line) == dialogue and JOINT not in line]
    others = _usual(block.gap for block in blocks if not is_heading(without_numbers(block.lines[0])[0].strip())) or 0
    above = _usual(block.gap for block in headings if block.gap) or 0
    return Shape(
        action, dialogue, cue, _width(told, "action"), _width(said, "dialogue"), above if above > others else None
    )


def is_centered(lines: Sequence[str], action: int) -> bool:
    """Whether every line stands in the middle of the page, whose action begins at column ``action``."""
    middle = action + RULES["centered"].columns / 2
    return all(
        indent(line) > action and abs((indent(line) + len(line)) / 2 - middle) <= _NEAR_THE_MIDDLE for line in lines
    )


def split_columns(block: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """The left and the right speech of a dual dialogue; None where a block is none."""
    cues = _GAP.split(block[0].strip())
    if len(cues) != 2 or len(block) < 2 or not all(map(is_cue, cues)):
        return None
    for column in range(block[0].rindex(cues[1]), min(map(indent, block[1:])), -1):
        if not any(line[column - _GUTTER : column].strip() for line in block[1:]):
            left = [line[:column].rstrip() for line in block[1:] if line[:column].strip()]
            right = [" " * column + line[column:] for line in block[1:] if line[column:].strip()]
            return [cues[0], *left], [cues[1], *right]
    return None


def joined(lines: Sequence[str], width: int) -> str:
    """Wrapped lines as one text: a line break stays where the next word would have fitted."""
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces += [between(line, following, width), following]
    return "".join(pieces)


def between(line: str, following: str, width: int) -> str:
    """What stood between two lines before they were wrapped: a space, nothing inside a word, or a line break."""
    chunk = _CHUNK.match(following)
    in_word = _CUT_WORD.search(line) is not None
    size = len(chunk.group()) - (chunk.group()[-1] == "-") if chunk else width
    if not chunk or len(line.rpartition(JOINT)[2]) + (not in_word) + size <= width:
        return "\n"
    return "" if in_word else " "


def without_numbers(line: str) -> tuple[str, str | None]:
    """A line that has the same number in both margins without it, and the number; other lines as they are."""
    match = _NUMBERED.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if not match or not (is_heading(match["text"]) or match["text"].isupper()):
        return line, None
    return " " * match.start("text") + match["text"], match["number"]


def indent(line: str) -> int:
    """The column where the line's text begins."""
    return len(line) - len(line.lstrip())


def _is_speech(lines: Sequence[str], action: int) -> bool:
    """A cue far right of the action with something below it that is not quite so far right."""
    if len(lines) < 2 or not is_cue(lines[0].strip()) or _GAP.search(lines[0].strip()) or is_centered(lines, action):
        return False
    return action + STANDS_APART <= indent(lines[0]) and action < indent(lines[1]) <= indent(lines[0])


def _usual(columns: Iterable[int]) -> int | None:
    found = Counter(columns).most_common(1)
    return found[0][0] if found else None


def _width(lines: Sequence[str], kind: str) -> int:
    """The widest line but for the one in fifty that hangs over."""
    lengths = sorted(map(len, lines))
    return lengths[-1 - len(lengths) // 50] if len(lengths) >= _ENOUGH_LINES else RULES[kind].columns
