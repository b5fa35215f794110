"""The lines of a step: every attempt, save, note and failure; what was only found again is one quiet line."""

from dataclasses import dataclass, field

from pages.parts.wording import number_of
from scriptgen_core.core.events import (
    AttemptFailed,
    AttemptSucceeded,
    CacheHit,
    CallCutOff,
    CallFailed,
    Event,
    NoteGiven,
    RewritesEnded,
    SceneSaved,
    StepFailed,
    StepFinished,
    StepStarted,
    Throttled,
    TokensEstimated,
    describe,
)
from scriptgen_core.studio import StepProgress


@dataclass(frozen=True)
class Piece:
    """Lines that are drawn as one text, which is fast, under a quiet ``heading`` where there is one."""

    heading: str = ""
    lines: list[str] = field(default_factory=list)


def step_lines(step: StepProgress) -> list[Piece]:
    """The lines of a step in few pieces; those of a call that was retried stand under its name."""
    pieces = [Piece()]
    calls = _by_call(step)
    found_again = [call for call in calls if _is_found_again(call)]
    for call in calls:
        if found_again and call is found_again[0]:
            pieces += [Piece(_found_words(found_again)), Piece()]
        if call in found_again:
            continue
        lines = [event for event in call if _is_worth_a_line(event, step)]
        is_retried = any(isinstance(event, AttemptFailed | Throttled) and event.step != step.name for event in lines)
        if is_retried or pieces[-1].heading:
            pieces.append(Piece(lines[0].step if is_retried else ""))
        pieces[-1].lines.extend(map(describe, lines))
    return [piece for piece in pieces if piece.heading or piece.lines]


def failure_of(step: StepProgress) -> str:
    """What the step has failed of, without its name, so that it is the same for all that failed of it."""
    reasons = [event.reason for event in step.events if isinstance(event, StepFailed) and event.step == step.name]
    return reasons[-1].replace(step.name, "") if reasons else ""


def _by_call(step: StepProgress) -> list[list[Event]]:
    """The events in order, but those of one call together where it began: calls of a scene run side by side.

    What is told of notes and rewrites once more, because the step went on after a pause, is left out.
    """
    told: list[list[Event]] = []
    at_work: dict[str, list[Event]] = {}
    once: set[Event] = set()
    for event in step.events:
        if isinstance(event, NoteGiven | RewritesEnded):
            if event in once:
                continue
            once.add(event)
        if event.step == step.name:
            told.append([event])
            continue
        if event.step not in at_work:
            at_work[event.step] = []
            told.append(at_work[event.step])
        at_work[event.step].append(event)
        if isinstance(event, AttemptSucceeded | CallCutOff | CallFailed | StepFinished):
            del at_work[event.step]
    return told


def _is_found_again(call: list[Event]) -> bool:
    """Whether the call was answered without asking anybody."""
    return any(isinstance(event, CacheHit) for event in call) and all(
        isinstance(event, StepStarted | CacheHit | StepFinished) for event in call
    )


def _found_words(calls: list[list[Event]]) -> str:
    return f"♻️ {number_of(len({call[0].step for call in calls}), 'answer')} used again, nothing paid"


def _is_worth_a_line(event: Event, step: StepProgress) -> bool:
    if isinstance(event, StepStarted | TokensEstimated):
        return False
    if isinstance(event, CallFailed) and not event.retried and event.reason in failure_of(step):
        return False
    if isinstance(event, StepFailed) and event.step != step.name:
        return event.reason.partition(" failed: ")[2] not in failure_of(step)
    return isinstance(event, SceneSaved) or event.step != step.name or not isinstance(event, StepFinished)
