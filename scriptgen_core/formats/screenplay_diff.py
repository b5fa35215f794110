"""What changed between two drafts: first whole elements are aligned, then the words of those that differ."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from scriptgen_core.core.screenplay import (
    Boneyard,
    Character,
    Element,
    Note,
    PageBreak,
    Revised,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
)
from scriptgen_core.formats.typesetting import printed_text

_WORD = re.compile(r"[\u2e80-\u9fff]|[^\s\u2e80-\u9fff]+")
"""A word; Chinese and Japanese, which set no spaces, count letter by letter."""


_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of an element, or its beginning (empty, with the element's kind as ``text``)."""

    text: str
    element: int
    start: int
    end: int

    @property
    def is_beginning(self) -> bool:
        return not self.end


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces of the locked draft and what stands in their place now."""

    is_equal: bool
    before: Sequence[_Piece]
    now: Sequence[_Piece]


def revised_between(locked: Screenplay, now: Screenplay, round: int) -> tuple[Revised, ...]:
    """What round ``round`` changed: every stretch of words that is new in ``now``, and every place words left."""
    stretches = list(_stretches(locked, now))
    revised: list[Revised] = []
    for at, stretch in enumerate(stretches):
        if stretch.is_equal:
            continue
        if stretch.now:
            revised += _put_in(stretch.now, round)
        else:
            before = stretches[at - 1].now[-1:] if at else ()
            after = stretches[at + 1].now[:1] if at + 1 < len(stretches) else ()
            revised += _taken_out(stretch.before[0], before, after, round)
    return tuple(revised)


def positions_now(locked: Screenplay, now: Screenplay, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where places of the locked draft, each an element and an offset in its printed text, are ``now``.

    A place whose words are gone is where the words after them stand.
    """
    stretches = list(_stretches(locked, now))
    end = (len(now.elements), 0)
    keys: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    for at, stretch in enumerate(stretches):
        following = stretches[at + 1].now[:1] if at + 1 < len(stretches) else ()
        heres = [*((piece.element, piece.start) for piece in (*stretch.now, *following)), end]
        for number, piece in enumerate(stretch.before):
            keys.append((piece.element, piece.start))
            found.append(heres[min(number, len(stretch.now))])
    return [found[at] if (at := bisect_left(keys, place)) < len(found) else end for place in places]


def _stretches(locked: Screenplay, now: Screenplay) -> Iterator[_Stretch]:
    old, new = _pieces(locked), _pieces(now)
    for is_equal, i, i_end, j, j_end in _aligned(*([_words_of(each) for each in pieces] for pieces in (old, new))):
        before, after = list(chain(*old[i:i_end])), list(chain(*new[j:j_end]))
        if is_equal:
            yield _Stretch(True, before, after)
        else:
            yield from _word_stretches(before, after)


def _aligned(old: Sequence[_Key], new: Sequence[_Key]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Elements that are equal, and those in between; equal ones at either end, most of a script, are not searched."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    old_end, new_end = len(old) - tail, len(new) - tail
    if head:
        yield True, 0, head, 0, head
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old[head:old_end], new[head:new_end]).get_opcodes():
        yield tag == "equal", head + i, head + i_end, head + j, head + j_end
    if tail:
        yield True, old_end, len(old), new_end, len(new)


def _words_of(element: Sequence[_Piece]) -> _Key:
    return tuple(piece.text for piece in element)


def _word_stretches(before: Sequence[_Piece], now: Sequence[_Piece]) -> Iterator[_Stretch]:
    matcher = SequenceMatcher(None, [piece.text for piece in before], [piece.text for piece in now])
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        yield _Stretch(tag == "equal", before[i:i_end], now[j:j_end])


@lru_cache(maxsize=8)
def _pieces(screenplay: Screenplay) -> Sequence[Sequence[_Piece]]:
    """The pieces of every element that prints words; an empty line is no change that a reader looks for."""
    return [
        [_Piece(_kind(element), index, 0, 0), *_words(text, index)]
        for index, element in enumerate(screenplay.elements)
        if not isinstance(element, PageBreak | Section | Synopsis | Note | Boneyard)
        and (text := printed_text(element)).strip()
    ]


def _kind(element: Element) -> str:
    """What, besides its words, makes an element print as it does; never to be taken for a word."""
    number = element.number if isinstance(element, SceneHeading) else None
    return f"{type(element).__name__} {number or ''} {isinstance(element, Character) and element.dual}"


def _words(text: str, element: int) -> Iterator[_Piece]:
    return (_Piece(word.group(), element, word.start(), word.end()) for word in _WORD.finditer(text))


def _put_in(pieces: Sequence[_Piece], round: int) -> Iterator[Revised]:
    spans: dict[int, tuple[int, int]] = {}
    for piece in pieces:
        start, _ = spans.get(piece.element, (piece.start, 0))
        spans[piece.element] = (start, piece.end)
    return (Revised(element, start, end, round) for element, (start, end) in spans.items())


def _taken_out(gone: _Piece, before: Sequence[_Piece], after: Sequence[_Piece], round: int) -> Iterator[Revised]:
    """The place words left: in their element where a part of it stays, else where the next one begins."""
    if before and (not after or (after[0].is_beginning and not gone.is_beginning)):
        yield Revised(before[0].element, before[0].end, before[0].end, round)
    elif after:
        yield Revised(after[0].element, after[0].start, after[0].start, round)
