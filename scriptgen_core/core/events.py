"""What a run tells about itself while it works, as frozen values, and the words a writer reads.

Workers hand events to an :class:`EventSink`; the default one drops them. Events carry the parts,
:func:`describe` alone turns them into a line.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from scriptgen_core.core.errors import StorageError


@dataclass(frozen=True, kw_only=True)
class Event:
    """``step`` is the name a writer reads ("Scene 3 dialogue"), ``scene`` the scene number from 0."""

    step: str = ""
    scene: int | None = None


@dataclass(frozen=True, kw_only=True)
class RunStarted(Event):
    """A run begins or goes on; ``source`` says where answers come from ("Demo", "gpt-x at api.host")."""

    title: str
    source: str


@dataclass(frozen=True, kw_only=True)
class StepStarted(Event):
    """One step (bibles, outline, a scene's dialogue ...) begins."""


@dataclass(frozen=True, kw_only=True)
class StepFinished(Event):
    """The step is done; ``seconds`` is its wall-clock time, ``summary`` what came of it."""

    seconds: float
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class StepFailed(Event):
    """The step failed for good; ``reason`` says why and what to do.

    It ``is_paused`` where its provider is only left alone for now.
    """

    reason: str
    is_paused: bool = False


@dataclass(frozen=True, kw_only=True)
class AttemptFailed(Event):
    """One attempt of a call failed and another follows after ``delay`` seconds."""

    attempt: int
    attempts: int
    reason: str
    delay: float


@dataclass(frozen=True, kw_only=True)
class AttemptSucceeded(Event):
    """A call was answered at attempt number ``attempt``."""

    attempt: int


@dataclass(frozen=True, kw_only=True)
class CallFailed(Event):
    """A call failed for good after ``attempts``; ``retried`` is False where retrying could not help."""

    attempts: int
    reason: str
    retried: bool


@dataclass(frozen=True, kw_only=True)
class FellBack(Event):
    """Another model takes over a call, because the one before it could not answer; ``source`` says which."""

    source: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AnswerUnusable(Event):
    """An answer came but could not be used, for ``reason``; unless it ``is_last``, the model is asked once more."""

    reason: str
    is_last: bool = False


@dataclass(frozen=True, kw_only=True)
class AnswerMended(Event):
    """After an unusable answer, the second one is good."""


@dataclass(frozen=True, kw_only=True)
class Throttled(Event):
    """Calls wait ``seconds`` to stay under a limit."""

    seconds: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class CacheHit(Event):
    """An earlier answer is used again; nothing was paid."""


@dataclass(frozen=True, kw_only=True)
class CallCutOff(Event):
    """A call was broken off while its answer was on the way; nobody counted what it took."""


@dataclass(frozen=True, kw_only=True)
class TokensEstimated(Event):
    """A call was answered without a count of its tokens; an estimate stands for it."""


@dataclass(frozen=True, kw_only=True)
class SceneSaved(Event):
    """A draft of the scene is safely stored."""

    heading: str
    draft: int


@dataclass(frozen=True, kw_only=True)
class SceneSkipped(Event):
    """The writer keeps the machine out of the scene: the run leaves it as it is."""


@dataclass(frozen=True, kw_only=True)
class NoteGiven(Event):
    """The dramaturge has a note on the scene."""

    quote: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RewritesEnded(Event):
    """The automatic rewrites of the scene are over after so many ``passes``, for this ``reason``."""

    passes: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ScriptRead(Event):
    """The script was read for a bible entry: how many new proposals came of it, and why others were ``refused``."""

    proposals: int
    refused: str = ""


@dataclass(frozen=True, kw_only=True)
class RunFinished(Event):
    """The run is over: ``status`` is finished, failed, paused or waiting; ``message`` says what comes next."""

    status: str
    message: str


EventSink: TypeAlias = Callable[[Event], None]


def no_events(event: Event) -> None:
    """The sink that drops what it is handed."""


KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        RunStarted,
        StepStarted,
        StepFinished,
        StepFailed,
        AttemptFailed,
        AttemptSucceeded,
        CallFailed,
        FellBack,
        AnswerUnusable,
        AnswerMended,
        Throttled,
        CacheHit,
        CallCutOff,
        TokensEstimated,
        SceneSaved,
        SceneSkipped,
        NoteGiven,
        RewritesEnded,
        ScriptRead,
        RunFinished,
    )
}


def to_payload(event: Event) -> tuple[str, dict[str, Any]]:
    """The event's kind and its fields, ready for JSON."""
    return type(event).__name__, asdict(event)


def from_payload(kind: str, payload: dict[str, Any]) -> Event:
    """The event that :func:`to_payload` described; StorageError for a kind this version does not know."""
    if kind not in KINDS:
        raise StorageError(f"Event kind {kind!r} is from a newer version of ScriptGen. Update to read this run.")
    return KINDS[kind](**payload)


def describe(event: Event) -> str:
    """The line a writer reads for an event."""
    match event:
        case RunStarted():
            return f"▶️ {event.title} ({event.source})"
        case StepStarted():
            return f"{event.step} ..."
        case StepFinished():
            tail = f": {event.summary}" if event.summary else ""
            return f"✅ {event.step} done in {event.seconds:.1f}s{tail}"
        case StepFailed():
            return f"{'⏸️' if event.is_paused else '❌'} {event.reason}"
        case AttemptFailed() | AttemptSucceeded() | CallFailed() | AnswerUnusable() | AnswerMended():
            return _of_a_call(event)
        case FellBack():
            return f"↪️ {event.step}: {event.reason}. {event.source} takes over."
        case Throttled():
            return f"⏸️ Waiting {_seconds(event.seconds)}: {event.reason}"
        case CacheHit():
            return f"♻️ {event.step}: answer used again, nothing paid"
        case CallCutOff():
            return f"✂️ {event.step}: cut off while it was answered. It is not counted; the provider may charge for it"
        case TokensEstimated():
            return f"≈ {event.step}: the server did not count the tokens; an estimate stands for them"
        case SceneSaved() | SceneSkipped() | NoteGiven() | RewritesEnded():
            return _of_a_scene(event)
        case ScriptRead():
            return _of_a_reading(event)
        case RunFinished():
            return event.message
        case _:
            return event.step


def _of_a_call(event: AttemptFailed | AttemptSucceeded | CallFailed | AnswerUnusable | AnswerMended) -> str:
    match event:
        case AttemptFailed(attempt=attempt, attempts=attempts, reason=reason, delay=delay):
            return f"⏳ Attempt {attempt}/{attempts} failed: {reason}. Retrying in {_seconds(delay)}..."
        case AttemptSucceeded(attempt=attempt):
            return f"✅ {event.step} succeeded after {attempt} attempt{'s' if attempt != 1 else ''}"
        case CallFailed(retried=True):
            return f"❌ {event.step} failed after {event.attempts} attempts: {event.reason}"
        case CallFailed():
            return f"❌ {event.step}: {event.reason} (not retried)"
        case AnswerUnusable(is_last=True):
            return f"❌ {event.step}: the second answer was not usable either ({event.reason})"
        case AnswerUnusable():
            return (
                f"⚠️ {event.step}: the answer was not usable ({event.reason}). "
                "Asking once more, showing the model its mistake."
            )
        case AnswerMended():
            return f"✅ {event.step}: the second answer is usable"


def _of_a_scene(event: SceneSaved | SceneSkipped | NoteGiven | RewritesEnded) -> str:
    match event:
        case SceneSaved():
            return f"💾 {event.heading}: draft {event.draft} saved"
        case SceneSkipped():
            return f"🔒 {event.step} is left as it is: you keep the machine out of it"
        case NoteGiven():
            return f"📝 “{event.quote}” {event.text}" if event.quote else f"📝 {event.text}"
        case RewritesEnded(passes=0):
            return f"✍️ {event.step} is not rewritten: {event.reason}"
        case RewritesEnded(passes=passes):
            return f"✍️ {event.step} is rewritten in {passes} pass{'' if passes == 1 else 'es'}: {event.reason}"


def _of_a_reading(event: ScriptRead) -> str:
    proposals = "proposal" if event.proposals == 1 else "proposals"
    found = f"{event.proposals} new {proposals}" if event.proposals else "nothing new"
    refused = f". Refused: {event.refused}" if event.refused else ""
    return f"📖 {event.step}: {found}{refused}"


def _seconds(value: float) -> str:
    return f"{value:.0f}s" if value >= 1 else f"{value:.1f}s"
