"""Groups chapters into batches that are adapted one at a time, and changes that plan as the writer likes.

The passages of a plan tile the chapters: put together they are the chapters' texts, nothing lost, nothing twice. A
passage that is followed by another one of its chapter keeps the white space between them at its end.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from scriptgen_core.core.calls import token_estimate
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.sources import PARAGRAPH, Batch, Chapter, Passage, SourceText

_SENTENCE = re.compile(r".+?(?:[.!?…][\"'”’»)\]]*\s+|[。！？][」』]?|\Z)", re.DOTALL)
_WORD = re.compile(r"\s*\S+\s*|\s+")
_MOST_CHARACTERS_A_TOKEN = 5


Plan: TypeAlias = tuple[Batch, ...]


def plan_batches(sources: Sequence[SourceText], room: int) -> Plan:
    """Batches of as many whole chapters, in order, as fit ``room`` tokens together.

    A chapter that is larger is cut between paragraphs into as few parts as can be, of about equal size, and each part
    is a batch of its own. A paragraph is cut only where it alone is larger than the room: between its sentences, and
    a sentence that is still too large between its words. A single word above the room stays whole. InputError if
    ``room`` is not positive.
    """
    if room < 1:
        raise InputError("room", "holds no text; give at least one token")
    limit = bisect_right(range(room * _MOST_CHARACTERS_A_TOKEN), room, key=token_estimate) - 1
    planned: list[list[Passage]] = []
    free = 0
    for passages in _chapters(sources, limit):
        size = sum(len(each.text) for each in passages)
        if len(passages) == 1 and size <= free:
            planned[-1] += passages
        else:
            planned += ([each] for each in passages)
            free = limit if len(passages) == 1 else 0
        free -= size
    return _numbered(planned)


def merged(plan: Plan, at: int) -> Plan:
    """The plan with the batch ``at`` and the next one as a single batch; InputError if there is no next one."""
    _check(plan, at)
    if at + 1 == len(plan):
        raise InputError("batch", "is the last one and has none after it; merge the one before it instead")
    both = (*plan[at].passages, *plan[at + 1].passages)
    return _numbered((*_passages(plan[:at]), both, *_passages(plan[at + 2 :])))


def split(plan: Plan, at: int, where: int) -> Plan:
    """The plan with the batch ``at`` as two, the second of which begins with the paragraph ``where``.

    Paragraphs count from 0 through all passages of the batch, so ``where`` may be the first one of a chapter.
    InputError unless both batches would have text.
    """
    _check(plan, at)
    paragraphs = [len(each.paragraphs) for each in plan[at].passages]
    if not 0 < where < sum(paragraphs):
        raise InputError("place to split", "leaves one side without text; choose a paragraph inside the batch")
    before: list[Passage] = []
    after: list[Passage] = []
    for passage, count in zip(plan[at].passages, paragraphs, strict=True):
        cut = passage.start + sum(map(len, passage.paragraphs[: max(where, 0)]))
        before += _part(passage, passage.start, cut)
        after += _part(passage, cut, passage.end)
        where -= count
    return _numbered((*_passages(plan[:at]), before, after, *_passages(plan[at + 1 :])))


def moved(plan: Plan, at: int, to: int) -> Plan:
    """The plan with the batch ``at`` taken out and put in as number ``to``; InputError if there is no such place."""
    _check(plan, at)
    _check(plan, to)
    others = plan[:at] + plan[at + 1 :]
    return (*others[:to], plan[at], *others[to:])


def _check(plan: Plan, at: int) -> None:
    if not 0 <= at < len(plan):
        raise InputError("batch", f"number {at + 1} is not in the plan; choose one of its {len(plan)}")


def _chapters(sources: Sequence[SourceText], limit: int) -> Iterator[list[Passage]]:
    """The passages of each chapter, one if it has at most ``limit`` characters."""
    for number, source in enumerate(sources):
        for place, chapter in enumerate(source.chapters):
            whole = Passage(number, place, chapter.title, chapter.text, 0, len(chapter.text))
            starts = [0, *_cuts(chapter, limit), len(chapter.text)]
            yield [each for start, end in pairwise(starts) for each in _part(whole, start, end)]


def _cuts(chapter: Chapter, limit: int) -> list[int]:
    """Where the parts after the first begin: the fewest parts, and among those the smallest largest one."""
    if len(chapter.text) <= limit:
        return []
    sizes = [len(piece) for piece in _pieces(chapter.text, limit)]
    fewest = len(_filled(sizes, limit))
    sought = range(len(chapter.text) // (fewest + 1), limit)
    even = bisect_left(sought, True, key=lambda size: len(_filled(sizes, size)) <= fewest)
    return _filled(sizes, sought[even] if even < len(sought) else limit)


def _pieces(text: str, limit: int, cutting: Sequence[re.Pattern[str]] = (PARAGRAPH, _SENTENCE, _WORD)) -> Iterator[str]:
    """The text in paragraphs; those above the limit in finer pieces."""
    for piece in cutting[0].findall(text):
        if len(piece) > limit and cutting[1:]:
            yield from _pieces(piece, limit, cutting[1:])
        else:
            yield piece


def _filled(sizes: Iterable[int], limit: int) -> list[int]:
    """Where new parts begin when each is filled up to the limit."""
    starts: list[int] = []
    part_start = at = 0
    for size in sizes:
        if at + size - part_start > limit and at > part_start:
            starts.append(at)
            part_start = at
        at += size
    return starts


def _part(passage: Passage, start: int, end: int) -> tuple[Passage, ...]:
    """The passage between two places in its chapter, none if nothing stands there."""
    text = passage.text[start - passage.start : end - passage.start]
    return (replace(passage, text=text, start=start, end=end),) if text else ()


def _passages(plan: Plan) -> Iterator[tuple[Passage, ...]]:
    return (batch.passages for batch in plan)


def _numbered(planned: Iterable[Sequence[Passage]]) -> Plan:
    """The plan of these passages: those that touch within a batch are one, and each knows which part it is."""
    batches = [_joined(passages) for passages in planned]
    starts: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for passage in (each for passages in batches for each in passages):
        starts[passage.source, passage.chapter].append(passage.start)

    def numbered(passage: Passage) -> Passage:
        of_chapter = sorted(starts[passage.source, passage.chapter])
        return replace(passage, part=of_chapter.index(passage.start) + 1 if len(of_chapter) > 1 else 0)

    return tuple(Batch(tuple(map(numbered, passages))) for passages in batches)


def _joined(passages: Iterable[Passage]) -> list[Passage]:
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        if last and (last.source, last.chapter, last.end) == (passage.source, passage.chapter, passage.start):
            joined[-1] = replace(last, text=last.text + passage.text, end=passage.end)
        else:
            joined.append(passage)
    return joined
