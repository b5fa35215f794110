"""From what the rewriter asked for to the changes a writer is shown: checked, cut to size, or refused with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from scriptgen_core.core.prompting import ElementChange
from scriptgen_core.core.screenplay import Character, Dialogue, Lyric
from scriptgen_core.core.story import Change
from scriptgen_core.rewrite.changes import DraftText, apply_changes, begins_anew, change, changes_between, stands_alone


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change the model wanted and why it was not taken over."""

    change: ElementChange
    reason: str

    def __str__(self) -> str:
        words = " ".join(self.change.fountain.split())
        what = f"“{words[:57]}...”" if len(words) > 60 else f"“{words}”"
        return f"Left out {what if words else 'a cut'}: {self.reason}."


class Bounds(Protocol):
    """What holds changes in: the notes to answer, as (id, text), elements that are locked, words that must stay."""

    @property
    def notes(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def locked(self) -> tuple[int, ...]: ...
    @property
    def must_survive(self) -> tuple[str, ...]: ...


def sift(
    draft: DraftText, wanted: Iterable[ElementChange], told: Bounds
) -> tuple[tuple[Change, ...], tuple[Refusal, ...]]:
    """The changes that hold, in the draft's order, and the refused ones.

    A change is refused that answers no note, reaches outside the draft, touches a locked element, overlaps
    another change, takes away what must survive, or would alter elements outside its range. What it does
    not really change is cut off it, so one change may become several, or none.
    """
    taken: list[Change] = []
    refused: list[Refusal] = []
    for each in _pulled_together(draft, wanted):
        reason = _reason_against(draft, each, told)
        found: tuple[Change, ...] = ()
        if not reason:
            rough = _on_whole_speeches(draft, each)
            found = changes_between(draft.text, apply_changes(draft.text, [rough], {rough.id}), each.note_id)
            reason = _reason_against_found(draft, rough, found, taken, told)
        if reason:
            refused.append(Refusal(each, reason))
        else:
            taken.extend(found)
    return tuple(sorted(taken, key=lambda one: (one.start, one.end))), tuple(refused)


def _pulled_together(draft: DraftText, wanted: Iterable[ElementChange]) -> list[ElementChange]:
    """Neighbouring changes of one speech for one note become one change: they only make sense together."""
    result: list[ElementChange] = []
    for each in sorted(wanted, key=lambda one: (one.first, one.last)):
        last = result[-1] if result else None
        if last and last.note_id == each.note_id and each.first == last.last + 1 and draft.continues_speech(each.first):
            joined = "\n".join(part.strip("\n") for part in (last.fountain, each.fountain) if part.strip())
            result[-1] = last.model_copy(update={"last": each.last, "fountain": joined})
        else:
            result.append(each)
    return result


def _reason_against(draft: DraftText, one: ElementChange, told: Bounds) -> str:
    if one.note_id not in {note_id for note_id, _ in told.notes}:
        return "it answers no note"
    if one.last < one.first - 1 or max(one.first, one.last + 1) > len(draft.elements):
        return "there are no such lines in the draft"
    if any(one.first <= index <= one.last for index in told.locked):
        return "it would change a locked line"
    return ""


def _on_whole_speeches(draft: DraftText, one: ElementChange) -> Change:
    """The change as it is meant: a speech given with its cue replaces the cue too, and a cut speech takes it along."""
    start, end = one.first, one.last + 1
    if start < end and draft.continues_speech(start):
        if not one.fountain.strip():
            start, end = with_silenced_speech(draft, start, end)
        elif begins_anew(one.fountain) and isinstance(draft.elements[start - 1], Character):
            start -= 1
    return change(draft, start, end, one.fountain, one.note_id)


def with_silenced_speech(draft: DraftText, start: int, end: int) -> tuple[int, int]:
    """The range of a cut, widened to the whole speech where nothing spoken is left of it."""
    head, tail = start, end
    while draft.continues_speech(head):
        head -= 1
    while draft.continues_speech(tail):
        tail += 1
    left = (*draft.elements[head:start], *draft.elements[end:tail])
    return (start, end) if any(isinstance(each, Dialogue | Lyric) for each in left) else (head, tail)


def _reason_against_found(
    draft: DraftText, rough: Change, found: tuple[Change, ...], taken: list[Change], told: Bounds
) -> str:
    if not stands_alone(draft, rough):
        return "it would change the lines beside it"
    if any(each.start <= index < each.end for each in found for index in told.locked):
        return "it would change a locked line"
    if any(_collide(draft, each, other) for each in found for other in taken):
        return "another change already touches these lines"
    return reason_to_miss(draft, [*taken, *found], told.must_survive)


def reason_to_miss(draft: DraftText, changes: Sequence[Change], must_survive: Iterable[str]) -> str:
    """Why the changes may not be made together: the words that would go with them; empty where none would."""
    before, after = draft.text, apply_changes(draft.text, changes, {each.id for each in changes})
    lost = [fact for fact in must_survive if _holds(before, fact) and not _holds(after, fact)]
    return f"it would lose {'; '.join(lost)}" if lost else ""


def _holds(text: str, fact: str) -> bool:
    return " ".join(fact.split()).casefold() in " ".join(text.split()).casefold()


def _collide(draft: DraftText, one: Change, other: Change) -> bool:
    first, second = sorted((one, other), key=lambda each: (each.start, each.end))
    if second.start < first.end or (first.start, first.end) == (second.start, second.end):
        return True
    return second.start == first.end and draft.continues_speech(second.start)
