"""Elements as paragraphs of set lines, and speeches, ready to be put on pages."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    ElementRule,
)
from scriptgen_core.formats.speeches import Group, Indexed, printed_groups
from scriptgen_core.formats.wrapping import columns, runs_from_the_right, sentence_ends, wrap


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One element's text set to its column, or a part of it from ``offset`` on.

    All of a paragraph runs from the right if it begins with a letter of a script that does.
    """

    kind: str
    rule: ElementRule
    text: str
    runs: tuple[Run, ...]
    ranges: tuple[tuple[int, int], ...]
    element: int
    from_right: bool = False
    scene_number: str | None = None
    offset: int = 0

    @property
    def height(self) -> int:
        """Rows it takes up."""
        return len(self.ranges)

    def lines(self, first_row: int) -> list[PlacedLine]:
        """The lines, placed from ``first_row`` on."""
        return [self._line(number, first_row) for number in range(self.height)]

    def splits(self, room: int, least_above: int, least_below: int) -> "Iterator[tuple[Paragraph, Paragraph]]":
        """Cuts at sentence ends, the last first, with at most ``room`` rows above and so many at least on each side."""
        if room < least_above:
            return
        row_ends = [end for _, end in self.ranges]
        for end in reversed(sentence_ends(self.text, row_ends[min(room, self.height) - 1])):
            if bisect_left(row_ends, end) + 1 < least_above:
                return
            above, below = self.split_at(end)
            if below.height >= least_below and below.text:
                yield above, below

    def split_anywhere(self, room: int) -> "tuple[Paragraph, Paragraph]":
        """Cut behind line ``room``: for a paragraph that fills more than a page."""
        end, start = self.ranges[room - 1][1], self.ranges[room][0]
        return self._part(0, end), self._part(start, len(self.text))

    def split_at(self, at: int) -> "tuple[Paragraph, Paragraph]":
        """Cut before the first letter at or behind ``at``, counted in this paragraph's text."""
        return self._part(0, at), self._part(at + _leading_space(self.text[at:]), len(self.text))

    def sung_lines(self) -> "Iterator[Paragraph]":
        """Every line that the writer broke as a paragraph of its own, as lyrics are in Final Draft."""
        start = 0
        for line in self.text.split("\n"):
            yield self._part(start, start + len(line))
            start += len(line) + 1

    def _part(self, start: int, end: int) -> "Paragraph":
        return replace(
            self,
            text=self.text[start:end],
            runs=_sliced(self.runs, start, end),
            ranges=tuple(wrap(self.text[start:end], self.rule.columns)),
            scene_number=None if start else self.scene_number,
            offset=self.offset + start,
        )

    def _line(self, number: int, first_row: int) -> PlacedLine:
        start, end = self.ranges[number]
        scene_number = None if number else self.scene_number
        line_runs = _sliced(self.runs, start, end)
        left, offset = self._left(start, end), self.offset + start
        right = left + columns(self.text[start:end]) / COLUMNS_PER_INCH if self.from_right else None
        return PlacedLine(first_row + number, left, line_runs, self.kind, self.element, scene_number, offset, right)

    def _left(self, start: int, end: int) -> float:
        line = self.text[start:end]
        free = (self.rule.columns - columns(line)) / COLUMNS_PER_INCH
        hanging = HANGING_BRACKET if self.kind == "parenthetical" and start == 0 and line.startswith("(") else 0
        if self.kind == "centered":
            return self.rule.left + free / 2
        if self.kind == "transition":
            return self.rule.left + free
        if self.from_right:
            return self.rule.mirrored + hanging - columns(line) / COLUMNS_PER_INCH
        return self.rule.left - hanging


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


_BESIDE = {
    kind: replace(rule, left=rule.left + DUAL_OFFSET, axis=rule.axis + DUAL_OFFSET) for kind, rule in DUAL_RULES.items()
}


def blocks(elements: Sequence[Element]) -> list[Block]:
    """What is printed of ``elements``, in order."""
    return [block for group in printed_groups(elements) for block in _blocks(group)]


def printed_text(element: Element) -> str:
    """An element's text as it stands on the page: what the offsets of placed lines and of revisions count in."""
    return "".join(run.text for run in _set_runs(element))


def set_paragraph(kind: str, rule: ElementRule, text: tuple[Run, ...], element: int = -1) -> Paragraph:
    """``text`` set to the column of ``rule``."""
    shown = "".join(run.text for run in text)
    return Paragraph(kind, rule, shown, text, tuple(wrap(shown, rule.columns)), element, runs_from_the_right(shown))


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
    name = set_paragraph("character", rules["character"], _set_runs(cue), index)
    return Speech(name, tuple(_paragraphs(group.members[1:], rules)))


def _paragraphs(members: Sequence[Indexed], rules: Mapping[str, ElementRule]) -> Iterator[Paragraph]:
    for index, element in members:
        kind, text = _kind(element), _set_runs(element)
        is_blank = not any(run.text.strip() for run in text)
        if is_blank and (kind != "action" or element.text.strip()):
            continue
        paragraph = set_paragraph(kind, rules[kind], text, index)
        if isinstance(element, SceneHeading):
            paragraph = replace(paragraph, scene_number=element.number)
        yield from paragraph.sung_lines() if isinstance(element, Lyric) else (paragraph,)


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


def _set_runs(element: Element) -> tuple[Run, ...]:
    text = _printed(element.text)
    match element:
        case SceneHeading() | Transition():
            return tuple(Run(run.text.upper(), run.styles) for run in text)
        case Lyric():
            return tuple(Run(run.text, run.styles | {"italic"}) for run in text)
        case _:
            return text


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
