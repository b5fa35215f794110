"""Puts a screenplay on pages by Final Draft's rules; the PDF and the preview in the browser both draw from it.

A heading never ends a page, a cue never stands alone, a transition never opens a page. Action and
dialogue split at sentence ends. (MORE) and the repeated cue with (CONT'D) use none of the page's 54 lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from scriptgen_core.core.screenplay import Page, PlacedLine, Screenplay
from scriptgen_core.formats.page_locks import PageStart, locked_blocks, page_labels
from scriptgen_core.formats.page_rules import CONTINUED, MIN_SPLIT_AFTER_HEADING, MIN_SPLIT_LINES, MORE
from scriptgen_core.formats.page_setup import SPEC, PageSetup
from scriptgen_core.formats.speech_splitting import chop_dual, chop_speech, split_speech
from scriptgen_core.formats.title_layout import title_page
from scriptgen_core.formats.typesetting import Block, Break, DualSpeech, Paragraph, Speech, blocks

_CONTINUED = re.compile(r"\s*\(CONT[’']D\)", re.IGNORECASE)

_Printed: TypeAlias = Paragraph | Speech | DualSpeech
_Halves: TypeAlias = tuple[Paragraph, Paragraph] | tuple[Speech, Speech] | tuple[DualSpeech, DualSpeech]


def paginate(screenplay: Screenplay, setup: PageSetup = SPEC, locked: Sequence[PageStart] = ()) -> tuple[Page, ...]:
    """The pages as printed: number 0 is the title page, if there is one; the script starts on number 1.

    ``locked`` says where the pages of a locked draft begin in this screenplay: they keep their labels, and what no
    longer fits one goes to pages of its own behind it, labelled 12A, 12B.
    """
    sheets = _Filler(locked_blocks(blocks(screenplay.elements), locked), setup).sheets()
    labels = page_labels([sheet.label for sheet in sheets])
    numbered = enumerate(zip(sheets, labels, strict=True), 1)
    script = tuple(Page(number, tuple(sheet.lines), label) for number, (sheet, label) in numbered)
    return (*title_page(screenplay, setup.paper), *script)


@dataclass(slots=True)
class _Sheet:
    """A page being filled; only a locked one has its ``label`` yet."""

    label: str = ""
    lines: list[PlacedLine] = field(default_factory=list)


class _Filler:
    """Fills pages block by block; ``_used`` rows of the last page are taken."""

    def __init__(self, content: Sequence[Block], setup: PageSetup) -> None:
        self._blocks = content
        self._setup = setup
        self._rows = setup.paper.lines
        self._sheets = [_Sheet()]
        self._used = 0

    def sheets(self) -> list[_Sheet]:
        for at, block in enumerate(self._blocks):
            if isinstance(block, Break):
                self._turn(block.label)
            else:
                self._place(block, at)
        if not self._sheets[-1].lines:
            emptied = self._sheets.pop().label
            if emptied and self._sheets:
                self._sheets[-1].label = _joined(self._sheets[-1].label, emptied)
        return self._sheets

    def _place(self, block: _Printed, at: int) -> None:
        if self._used and not self._can_begin(block, at, self._room(block)):
            self._turn()
        while (room := self._room(block)) < block.height + self._kept_with(at):
            halves = self._halves(block, at, room) or self._chopped(block, room)
            if halves is None:
                break
            self._put(halves[0])
            self._turn()
            block = halves[1]
        self._put(block)

    def _room(self, block: _Printed) -> int:
        return self._rows - self._used - (_space_before(block) if self._used else 0)

    def _can_begin(self, block: _Printed, at: int, room: int) -> bool:
        """Whether block ``at``, with what has to stay with it, can begin in ``room`` rows."""
        if block.height + self._kept_with(at) > room:
            return self._halves(block, at, room) is not None
        following = self._blocks[at + 1 : at + 2]
        if not _is_heading(block) or not following or isinstance(following[0], Break):
            return True
        return self._can_begin(following[0], at + 1, room - block.height - _space_before(following[0]))

    def _halves(self, block: _Printed, at: int, room: int) -> _Halves | None:
        """``block`` cut so that its first half fits ``room`` rows; None if it has to stay whole."""
        if self._kept_with(at) and block.height <= room:
            room = block.height - 1
        if isinstance(block, Speech):
            return split_speech(block, room)
        if not isinstance(block, Paragraph) or block.kind != "action":
            return None
        below_heading = at > 0 and _is_heading(self._blocks[at - 1])
        if below_heading and block.height < MIN_SPLIT_AFTER_HEADING:
            return None
        return next(block.splits(room, MIN_SPLIT_LINES, MIN_SPLIT_LINES), None)

    def _kept_with(self, at: int) -> int:
        """Rows of the transition below block ``at``, which may not open a page."""
        following = self._blocks[at + 1 : at + 2]
        if following and isinstance(following[0], Paragraph) and following[0].kind == "transition":
            return following[0].height + _space_before(following[0])
        return 0

    def _chopped(self, block: _Printed, room: int) -> _Halves | None:
        """Halves of a block that is longer than a page and has no sentence end to cut at."""
        if block.height <= self._rows:
            return None
        match block:
            case Paragraph():
                return block.split_anywhere(room)
            case Speech():
                return chop_speech(block, room)
            case DualSpeech():
                return chop_dual(block, room)

    def _turn(self, label: str = "") -> None:
        self._used = 0
        if self._sheets[-1].lines:
            self._sheets.append(_Sheet(label))
        elif label:
            self._sheets[-1].label = _joined(self._sheets[-1].label, label)

    def _put(self, block: _Printed) -> None:
        self._used = self._rows - self._room(block)
        match block:
            case DualSpeech():
                self._put_speech(block.left)
                self._put_speech(block.right)
            case Speech():
                self._put_speech(block)
            case Paragraph():
                self._sheets[-1].lines += self._numbered(block).lines(self._used)
        self._used += block.height

    def _numbered(self, paragraph: Paragraph) -> Paragraph:
        """With its scene number only where the pages show them."""
        is_shown = not paragraph.scene_number or self._setup.scene_numbers != "none"
        return paragraph if is_shown else replace(paragraph, scene_number=None)

    def _put_speech(self, speech: Speech) -> None:
        lines = self._sheets[-1].lines
        if speech.continued and speech.parts:
            lines.append(_repeated(speech.cue, self._setup.continued))
        lines += speech.lines(self._used)
        if speech.runs_on and self._setup.more:
            lines.append(_generated("more", MORE, speech.cue, self._used + speech.height))


def _space_before(block: _Printed) -> int:
    match block:
        case Paragraph():
            return block.rule.space_before
        case Speech():
            return block.cue.rule.space_before
        case DualSpeech():
            return block.left.cue.rule.space_before


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.kind == "scene_heading"


def _joined(first: str, last: str) -> str:
    """The label of a page that stands for several: 12-14 where the text of 12 and 13 is gone."""
    return f"{first.partition('-')[0]}-{last.rpartition('-')[2]}" if first else last


def _repeated(cue: Paragraph, is_marked: bool) -> PlacedLine:
    name = _CONTINUED.sub("", cue.text).strip()
    return _generated("character", f"{name} {CONTINUED}" if is_marked else name, cue, -1)


def _generated(kind: str, text: str, cue: Paragraph, row: int) -> PlacedLine:
    (line,) = cue.beside(kind, text).lines(row)
    return line
