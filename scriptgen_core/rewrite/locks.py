"""Locked elements of a draft: found again after edits, and changes kept off them."""

from collections.abc import Collection, Iterable, Sequence
from textwrap import shorten

from scriptgen_core.core.story import Change
from scriptgen_core.projects.lock_storage import LineLock
from scriptgen_core.rewrite.changes import DraftText, read_draft


def locked_places(text: str, locks: Sequence[LineLock]) -> tuple[frozenset[int], tuple[LineLock, ...]]:
    """The elements of ``text`` that are locked, and the locks whose line stands nowhere in it any more.

    A line that stands there several times is the one nearest to where it was.
    """
    if not locks:
        return frozenset(), ()
    draft = read_draft(text)
    found: set[int] = set()
    lost: list[LineLock] = []
    for lock in locks:
        alike = [at for at, part in enumerate(draft.slices) if at not in found and part.strip() == lock.text]
        if alike:
            found.add(min(alike, key=lambda at: abs(at - lock.place)))
        else:
            lost.append(lock)
    return frozenset(found), tuple(lost)


def locks_on(text: str, lines: Collection[int]) -> tuple[LineLock, ...]:
    """The locks of the elements that stand on these lines (counted from 1)."""
    if not lines:
        return ()
    draft = read_draft(text)
    spans = _spans(draft)
    return tuple(
        LineLock(at, draft.slices[at].strip()) for at, span in enumerate(spans) if any(line in span for line in lines)
    )


def lines_of(text: str, places: Collection[int]) -> tuple[int, ...]:
    """The lines (counted from 1) that these elements stand on."""
    if not places:
        return ()
    spans = _spans(read_draft(text))
    return tuple(line for at in sorted(places) for line in spans[at])


def off_locked(changes: Iterable[Change], places: Collection[int]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The changes that leave locked elements alone, and those that do not."""
    free: list[Change] = []
    held: list[Change] = []
    for each in changes:
        (held if any(each.start <= place < each.end for place in places) else free).append(each)
    return tuple(free), tuple(held)


def told_held(held: Change) -> str:
    """Why a change is not offered, as a sentence."""
    return f"“{shorten(held.new or held.old, 60, placeholder=' …')}” would change a locked line."


def _spans(draft: DraftText) -> list[range]:
    starts = [each.source.line for each in draft.elements if each.source]
    return [range(start, start + part.count("\n") + 1) for start, part in zip(starts, draft.slices, strict=True)]
