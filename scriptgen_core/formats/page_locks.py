"""Locked pages: where each page of a distributed draft begins, and how later pages keep its labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scriptgen_core.core.screenplay import Page, Screenplay
from scriptgen_core.formats.inserted_labels import inserted_labels
from scriptgen_core.formats.screenplay_diff import positions_now
from scriptgen_core.formats.speech_splitting import cut_speech
from scriptgen_core.formats.typesetting import Block, Break, DualSpeech, Paragraph, Speech


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a locked page begins: at ``offset`` in the printed text of an element, given as its index."""

    label: str
    element: int
    offset: int = 0


def page_starts(pages: Sequence[Page]) -> tuple[PageStart, ...]:
    """Where ``pages`` begin: to be kept with the draft whose pages are locked."""
    firsts = ((page.label, next((line for line in page.lines if line.element >= 0), None)) for page in pages)
    return tuple(PageStart(label, first.element, first.offset) for label, first in firsts if label and first)


def starts_now(starts: Sequence[PageStart], locked: Screenplay, now: Screenplay) -> tuple[PageStart, ...]:
    """Where the pages of the ``locked`` draft begin in the screenplay as it is ``now``.

    What was put in right before a page belongs to the page before it.
    """
    places = positions_now(locked, now, [(start.element, start.offset) for start in starts])
    return tuple(PageStart(start.label, *place) for start, place in zip(starts, places, strict=True))


def locked_blocks(content: Sequence[Block], starts: Sequence[PageStart]) -> list[Block]:
    """``content`` with a labelled break where each locked page begins."""
    return list(_broken(content, sorted(starts, key=lambda start: (start.element, start.offset))))


def page_labels(labels: Sequence[str]) -> list[str]:
    """A label for every page: those of an unlocked draft count from 1, those between locked pages are 12A, 12B."""
    if not any(labels):
        return [str(number) for number in range(1, len(labels) + 1)]
    taken = {label for label in labels if label}
    result: list[str] = []
    at = 0
    for is_locked, group in groupby(labels, key=bool):
        run = list(group)
        at += len(run)
        before = result[-1] if result else ""
        result += run if is_locked else inserted_labels(before, "".join(labels[at : at + 1]), len(run), taken)
    return result


def _broken(content: Sequence[Block], starts: Sequence[PageStart]) -> Iterator[Block]:
    waiting = list(reversed(starts))
    for whole in content:
        block: Block | None = whole
        while block and waiting and waiting[-1].element <= _last_element(block):
            start = waiting.pop()
            head, block = _cut(block, start)
            if head:
                yield head
            yield Break(start.label)
        if block:
            yield block
    yield from (Break(start.label) for start in reversed(waiting))


def _last_element(block: Block) -> int:
    match block:
        case Break():
            return -1
        case Paragraph():
            return block.element
        case Speech():
            return block.parts[-1].element if block.parts else block.cue.element
        case DualSpeech():
            return max(_last_element(block.left), _last_element(block.right))


def _cut(block: Block, start: PageStart) -> tuple[Block | None, Block | None]:
    """What of ``block`` stands before the page and what on it; speeches side by side stay whole."""
    match block:
        case Paragraph() if block.element == start.element and start.offset > block.offset:
            head, tail = block.split_at(start.offset - block.offset)
            return head, tail if tail.text else None
        case Speech():
            for at, part in enumerate(block.parts):
                if part.element == start.element:
                    return cut_speech(block, at, start.offset - part.offset) or (None, block)
    return None, block
