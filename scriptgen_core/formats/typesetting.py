"""Elements as paragraphs of set lines, and speeches, ready to be put on pages."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias, assert_never

from scriptgen_core.core.screenplay import (
    Action,
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    PlacedLine,
    Run,
    SceneHeading,
    Section,
    Synopsis,
    Transition,
)
from scriptgen_core.formats.emphasis import runs
from scriptgen_core.formats.page_rules import (
    COLUMNS_PER_INCH,
    DUAL_OFFSET,
    DUAL_RULES,
    HANGING_BRACKET,
    RULES,
    SCENE_NUMBER_RIGHT,
    ElementRule,
)
from scriptgen_core.formats.speeches import Group, Indexed, printed_groups
from scriptgen_core.formats.wrapping import columns, runs_from_the_right, sentence_ends, wrap


@dataclass(frozen=True, slots=True)
class Row:
    """Characters ``[start, end)`` of a paragraph as one line, from ``left`` on; ``right`` says where one begins that
    runs from the right. Inches from the left edge of the paper.
    """

    start: int
    end: int
    left: float
    right: float | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One element's text set to its column, or a part of it from ``offset`` on.

    All of a paragraph runs from the right if it begins with a letter of a script that does.
    """

    kind: str
    rule: ElementRule
    text: str
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]
    element: int
    from_right: bool = False
    scene_number: str | None = None
    offset: int = 0

    @property
    def height(self) -> int:
        """Rows it takes up."""
        return len(self.rows)

    def lines(self, first_row: int) -> list[PlacedLine]:
        """The lines, placed from ``first_row`` on."""
        kind, element, offset = self.kind, self.element, self.offset
        scene_numbers = (self.scene_number, *(None for _ in self.rows[1:]))
        return [
            PlacedLine(at, row.left, row.runs, kind, element, scene_number, offset + row.start, row.right)
            for at, (row, scene_number) in enumerate(zip(self.rows, scene_numbers, strict=True), first_row)
        ]

    def splits(self, room: int, least_above: int, least_below: int) -> "Iterator[tuple[Paragraph, Paragraph]]":
        """Cuts at sentence ends, the last first, with at most ``room`` rows above and so many at least on each side."""
        if room < least_above:
            return
        row_ends = [row.end for row in self.rows]
        for end in reversed(sentence_ends(self.text, row_ends[min(room, self.height) - 1])):
            if bisect_left(row_ends, end) + 1 < least_above:
                return
            above, below = self.split_at(end)
            if below.height >= least_below and below.text:
                yield above, below

    def split_anywhere(self, room: int) -> "tuple[Paragraph, Paragraph]":
        """Cut behind line ``room``: for a paragraph that fills more than a page."""
        end, start = self.rows[room - 1].end, self.rows[room].start
        return self._part(0, end), self._part(start, len(self.text))

    def split_at(self, at: int) -> "tuple[Paragraph, Paragraph]":
        """Cut before the first letter at or behind ``at``, counted in this paragraph's text."""
        return self._part(0, at), self._part(at + _leading_space(self.text[at:]), len(self.text))

    def beside(self, kind: str, text: str) -> "Paragraph":
        """One line of nobody's that begins where these lines do and runs the same way."""
        shown = (Run(text),)
        row = _row(kind, self.rule, text, shown, (0, len(text)), self.from_right)
        return Paragraph(kind, self.rule, text, shown, (row,), -1, self.from_right)

    def sung_lines(self) -> "Iterator[Paragraph]":
        """Every line that the writer broke as a paragraph of its own, as lyrics are in Final Draft."""
        start = 0
        for line in self.text.split("\n"):
            yield self._part(start, start + len(line))
            start += len(line) + 1

    def _part(self, start: int, end: int) -> "Paragraph":
        text, part = self.text[start:end], _sliced(self.runs, start, end)
        return replace(
            self,
            text=text,
            runs=part,
            rows=_rows(self.kind, self.rule, text, part, self.from_right),
            scene_number=None if start else self.scene_number,
            offset=self.offset + start,
        )


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue and what is said under it.

    A ``continued`` one has its cue above the page's first row, one that ``runs_on`` has (MORE) below its last.
    """

    cue: Paragraph
    parts: tuple[Paragraph, ...]
    continued: bool = False
    runs_on: bool = False

    @property
    def spoken(self) -> int:
        """Rows below the cue."""
        return sum(part.height for part in self.parts)

    @property
    def height(self) -> int:
        return self.spoken + (0 if self.continued else self.cue.height)

    def lines(self, first_row: int) -> list[PlacedLine]:
        """The lines, placed from ``first_row`` on."""
        lines: list[PlacedLine] = []
        for paragraph in self.parts if self.continued else (self.cue, *self.parts):
            lines += paragraph.lines(first_row + len(lines))
        return lines


@dataclass(frozen=True, slots=True)
class DualSpeech:
    """Two speeches side by side."""

    left: Speech
    right: Speech

    @property
    def height(self) -> int:
        return max(self.left.height, self.right.height)


@dataclass(frozen=True, slots=True)
class Break:
    """A page break the writer set, or, with its ``label``, the beginning of a locked page."""

    label: str = ""


Block: TypeAlias = Paragraph | Speech | DualSpeech | Break

_LONGEST_CUE = 400
"""Letters, about ten lines."""
_REMEMBERED = 8192
"""Paragraphs, those of about three features: few of them change from one save to the next."""


_BESIDE = {
    kind: replace(rule, left=rule.left + DUAL_OFFSET, axis=rule.axis + DUAL_OFFSET) for kind, rule in DUAL_RULES.items()
}


def blocks(elements: Sequence[Element]) -> list[Block]:
    """What is printed of ``elements``, in order."""
    return [block for group in printed_groups(elements) for block in _blocks(group)]


def printed_text(element: Element) -> str:
    """An element's text as it stands on the page: what the offsets of placed lines and of revisions count in."""
    return "".join(run.text for run in _set_runs(_kind(element), element.text))


def set_paragraph(kind: str, rule: ElementRule, text: tuple[Run, ...], element: int = -1) -> Paragraph:
    """``text`` set to the column of ``rule``."""
    shown = "".join(run.text for run in text)
    from_right = runs_from_the_right(shown)
    return Paragraph(kind, rule, shown, text, _rows(kind, rule, shown, text, from_right), element, from_right)


def scene_number_right(line: PlacedLine) -> float:
    """Where the number in the right margin of a heading ends: in its column, or one letter behind a long heading."""
    end = line.x + columns(line.text) / COLUMNS_PER_INCH
    return max(SCENE_NUMBER_RIGHT, end + (1 + columns(line.scene_number or "")) / COLUMNS_PER_INCH)


def _blocks(group: Group) -> Iterator[Block]:
    if isinstance(group.head, PageBreak):
        yield Break()
    elif any(_is_endless(cue) for cue in group.cues):
        yield from _paragraphs((*group.members, *(group.beside.members if group.beside else ())), RULES)
    elif group.beside:
        yield DualSpeech(_speech(group, DUAL_RULES), _speech(group.beside, _BESIDE))
    elif group.is_speech:
        yield _speech(group, RULES)
    else:
        yield from _paragraphs(group.members, RULES)


def _is_endless(cue: Element) -> bool:
    """Whether it is no cue that a page could repeat; it is then set like a paragraph, and cut like one."""
    return len(cue.text) > _LONGEST_CUE


def _speech(group: Group, rules: Mapping[str, ElementRule]) -> Speech:
    index, cue = group.members[0]
    name = _placed("character", rules["character"], cue, index)
    return Speech(name, tuple(_paragraphs(group.members[1:], rules)))


def _paragraphs(members: Sequence[Indexed], rules: Mapping[str, ElementRule]) -> Iterator[Paragraph]:
    for index, element in members:
        kind = _kind(element)
        paragraph = _placed(kind, rules[kind], element, index)
        if not paragraph.text.strip() and (kind != "action" or element.text.strip()):
            continue
        yield from paragraph.sung_lines() if isinstance(element, Lyric) else (paragraph,)


def _placed(kind: str, rule: ElementRule, element: Element, index: int) -> Paragraph:
    """The element's paragraph; one with words that were set before is not set again."""
    found = _typeset(kind, rule, element.text)
    number = element.number if isinstance(element, SceneHeading) else None
    return Paragraph(kind, rule, found.text, found.runs, found.rows, index, found.from_right, number)


@lru_cache(maxsize=_REMEMBERED)
def _typeset(kind: str, rule: ElementRule, text: str) -> Paragraph:
    return set_paragraph(kind, rule, _set_runs(kind, text))


def _rows(kind: str, rule: ElementRule, text: str, text_runs: tuple[Run, ...], from_right: bool) -> tuple[Row, ...]:
    return tuple(_row(kind, rule, text, text_runs, at, from_right) for at in wrap(text, rule.columns))


def _row(
    kind: str, rule: ElementRule, text: str, text_runs: tuple[Run, ...], at: tuple[int, int], from_right: bool
) -> Row:
    start, end = at
    left = _left(kind, rule, text[start:end], start, from_right)
    right = left + columns(text[start:end]) / COLUMNS_PER_INCH if from_right else None
    return Row(start, end, left, right, _sliced(text_runs, start, end))


def _left(kind: str, rule: ElementRule, line: str, start: int, from_right: bool) -> float:
    free = (rule.columns - columns(line)) / COLUMNS_PER_INCH
    hanging = HANGING_BRACKET if kind == "parenthetical" and start == 0 and line.startswith("(") else 0
    if kind == "centered":
        return rule.left + free / 2
    if kind == "transition":
        return rule.left + free
    if from_right:
        return rule.mirrored + hanging - columns(line) / COLUMNS_PER_INCH
    return rule.left - hanging


def _kind(element: Element) -> str:
    match element:
        case SceneHeading():
            return "scene_heading"
        case Action():
            return "action"
        case Centered():
            return "centered"
        case Character():
            return "character"
        case Parenthetical():
            return "parenthetical"
        case Dialogue():
            return "dialogue"
        case Lyric():
            return "lyric"
        case Transition():
            return "transition"
        case PageBreak() | Section() | Synopsis() | Note() | Boneyard():
            raise ValueError(f"{type(element).__name__} has no text on the page")
        case _:
            assert_never(element)


def _set_runs(kind: str, text: str) -> tuple[Run, ...]:
    printed = _printed(text)
    if kind in ("scene_heading", "transition"):
        return tuple(Run(run.text.upper(), run.styles) for run in printed)
    if kind == "lyric":
        return tuple(Run(run.text, run.styles | {"italic"}) for run in printed)
    return printed


def _printed(text: str) -> tuple[Run, ...]:
    """The runs without control characters, which no font shows."""
    shown = runs(text)
    if text.isprintable():
        return shown
    return tuple(Run(run.text.translate(_UNPRINTED), run.styles) for run in shown)


_UNPRINTED = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"} | {ord("\t"): "    "}


def _leading_space(text: str) -> int:
    return len(text) - len(text.lstrip())


def _sliced(text: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs of characters ``[start, end)``."""
    if len(text) == 1:
        piece = text[0].text[start:end]
        return (Run(piece, text[0].styles),) if piece else ()
    pieces, at = [], 0
    for run in text:
        size = len(run.text)
        piece = run.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            pieces.append(Run(piece, run.styles))
        at += size
    return tuple(pieces)
