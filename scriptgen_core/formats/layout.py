"""Puts a screenplay on pages by Final Draft's rules; the PDF and the preview in the browser both draw from it.

A heading never ends a page, a cue never stands alone, a transition never opens a page. Action and
dialogue split at sentence ends. (MORE) and the repeated cue with (CONT'D) use none of the page's 54 lines.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from scriptgen_core.core.screenplay import Page, PlacedLine, Run, Screenplay
from scriptgen_core.formats.page_rules import (
    CONTINUED,
    LINES_PER_PAGE,
    MIN_SPLIT_AFTER_HEADING,
    MIN_SPLIT_LINES,
    MORE,
    RULES,
)
from scriptgen_core.formats.speech_splitting import chop_speech, split_speech
from scriptgen_core.formats.title_layout import title_page
from scriptgen_core.formats.typesetting import Block, Break, DualSpeech, Paragraph, Speech, blocks

_CONTINUED = re.compile(r"\s*\(CONT[’']D\)", re.IGNORECASE)

_Printed: TypeAlias = Paragraph | Speech | DualSpeech
_Halves: TypeAlias = tuple[Paragraph, Paragraph] | tuple[Speech, Speech]


def paginate(screenplay: Screenplay) -> tuple[Page, ...]:
    """The pages as printed: number 0 is the title page, if there is one; the script starts on number 1."""
    filler = _Filler(blocks(screenplay.elements))
    script = tuple(Page(number, tuple(lines)) for number, lines in enumerate(filler.pages(), 1))
    return (*title_page(screenplay), *script)


class _Filler:
    """Fills pages block by block; ``_used`` rows of the last page are taken."""

    def __init__(self, content: Sequence[Block]) -> None:
        self._blocks = content
        self._pages: list[list[PlacedLine]] = [[]]
        self._used = 0

    def pages(self) -> list[list[PlacedLine]]:
        for at, block in enumerate(self._blocks):
            if isinstance(block, Break):
                self._turn()
            else:
                self._place(block, at)
        return [page for page in self._pages if page]

    def _place(self, block: _Printed, at: int) -> None:
        if self._used and not self._can_begin(block, at, self._room(block)):
            self._turn()
        while (room := self._room(block)) < block.height + self._kept_with(at):
            halves = self._halves(block, at, room) or _chopped(block, room)
            if halves is None:
                break
            self._put(halves[0])
            if isinstance(halves[0], Speech):
                self._put_lines([_generated("more", MORE)], self._used)
            self._turn()
            block = halves[1]
        self._put(block)

    def _room(self, block: _Printed) -> int:
        return LINES_PER_PAGE - self._used - (_space_before(block) if self._used else 0)

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
        return block.split(room, MIN_SPLIT_LINES, MIN_SPLIT_LINES)

    def _kept_with(self, at: int) -> int:
        """Rows of the transition below block ``at``, which may not open a page."""
        following = self._blocks[at + 1 : at + 2]
        if following and isinstance(following[0], Paragraph) and following[0].kind == "transition":
            return following[0].height + _space_before(following[0])
        return 0

    def _turn(self) -> None:
        self._pages.append([])
        self._used = 0

    def _put(self, block: _Printed) -> None:
        self._used = LINES_PER_PAGE - self._room(block)
        match block:
            case DualSpeech():
                self._put_lines(block.left.lines, self._used)
                self._put_lines(block.right.lines, self._used)
            case Speech() if block.continued:
                self._put_lines([_continued(block.cue)], -1)
                self._put_lines(block.lines, self._used)
            case _:
                self._put_lines(block.lines, self._used)
        self._used += block.height

    def _put_lines(self, lines: Sequence[PlacedLine], first_row: int) -> None:
        self._pages[-1] += [replace(line, row=row) for row, line in enumerate(lines, first_row)]


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


def _chopped(block: _Printed, room: int) -> _Halves | None:
    """Halves of a block that is longer than a page and has no sentence end to cut at."""
    if block.height <= LINES_PER_PAGE or isinstance(block, DualSpeech):
        return None
    return chop_speech(block, room) if isinstance(block, Speech) else block.split_anywhere(room)


def _continued(cue: Paragraph) -> PlacedLine:
    name = _CONTINUED.sub("", cue.text).strip()
    return _generated("character", f"{name} {CONTINUED}")


def _generated(kind: str, text: str) -> PlacedLine:
    return PlacedLine(0, RULES["character"].left, (Run(text),), kind)
