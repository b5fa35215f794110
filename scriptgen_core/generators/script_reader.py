"""A script read for its bibles: scenes in portions that fit a call, and of the answers what the script bears out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import CallsLLM, ask, author_of
from scriptgen_core.core.errors import ContextTooLong, InputError
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.prompting import ProjectFacts, view
from scriptgen_core.core.script_reading import (
    FIELDS,
    SPOKEN,
    Finding,
    ReadFor,
    ReadingAnswer,
    ReadingInputs,
    ReadingReply,
    SceneText,
    asked_of,
    held,
    is_list,
    meant,
    with_text,
)
from scriptgen_core.core.story import BIBLE_TYPES, Author, BibleEntry, BibleType
from scriptgen_core.generators.passages import passage, spoken_passage

PORTION = 36_000
"""So many characters of the script are read in a call: about 11,000 tokens."""
_PORTIONS = 6
_LEAST_PORTION = 3_000


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """About whom or what which scenes are read.

    ``entries`` are what the bible holds of it (a plot and a theme, or none yet), ``cues`` the (folded) cues of the
    character.
    """

    subject: str
    read_for: ReadFor
    entries: tuple[BibleEntry, ...]
    scenes: tuple[SceneText, ...]
    cues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """What a reading came to; ``refused`` says of each answer that was not kept why."""

    findings: tuple[Finding, ...]
    refused: tuple[str, ...]


@dataclass(slots=True)
class _SoFar:
    """What is found in the portions read up to here: a later answer for a field that holds one text replaces it."""

    found: dict[tuple[str, ...], Finding] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(f"{each.kind} {each.field}: {each.text}" for each in self.found.values())

    def add(self, finding: Finding) -> None:
        same = (finding.text.casefold(),) if is_list(finding.kind, finding.field) else ()
        self.found[(finding.kind, finding.field, *same)] = finding


class ScriptReader:
    """Asks a model what scenes say. ``events`` hears of unusable answers."""

    def __init__(self, llm: CallsLLM, book: PromptBook, events: EventSink = no_events) -> None:
        self._llm = llm
        self._book = book
        self._events = events

    def read(self, task: ReadingTask, project: ProjectFacts) -> Read:
        """Read the scenes, portion after portion; each is told what was found before.

        A portion that is too long for the model is read in halves. Raises whatever a call raises.
        """
        so_far = _SoFar()
        self._read(task, project, task.scenes, portion_size(task.scenes), so_far)
        return Read(tuple(so_far.found.values()), tuple(so_far.refused))

    def _read(
        self, task: ReadingTask, project: ProjectFacts, scenes: Sequence[SceneText], size: int, so_far: _SoFar
    ) -> None:
        for portion in portions(scenes, size):
            try:
                self._ask(task, project, portion, so_far)
            except ContextTooLong:
                if size // 2 < _LEAST_PORTION:
                    raise
                self._read(task, project, portion, size // 2, so_far)

    def _ask(self, task: ReadingTask, project: ProjectFacts, portion: Sequence[SceneText], so_far: _SoFar) -> None:
        inputs = what_the_reader_gets(task, project, portion, so_far.lines)
        request = self._book.render(inputs, step=f"{task.subject} {_scenes_words(portion)}")
        answer, reply = ask(self._llm, request, ReadingReply, self._events)
        for each in answer.findings:
            finding, reason = _checked(each, task, portion, author_of(request, reply))
            if finding:
                so_far.add(finding)
            elif reason:
                so_far.refused.append(reason)


def portion_size(scenes: Sequence[SceneText]) -> int:
    """How many characters go into a call: so many that a script of any length takes twelve calls at most."""
    return max(PORTION, ceil(sum(len(each.text) for each in scenes) / _PORTIONS))


def portions(scenes: Sequence[SceneText], size: int) -> Iterator[tuple[SceneText, ...]]:
    """The scenes in order, as many together as fit; one that is too long itself is cut between paragraphs."""
    held_back: list[SceneText] = []
    room = size
    for part in (part for scene in scenes for part in _parts(scene, size)):
        if held_back and len(part.text) > room:
            yield tuple(held_back)
            held_back, room = [], size
        held_back.append(part)
        room -= len(part.text)
    if held_back:
        yield tuple(held_back)


def what_the_reader_gets(
    task: ReadingTask, project: ProjectFacts, portion: Sequence[SceneText], so_far: Sequence[str] = ()
) -> ReadingInputs:
    """What a call for a portion of the scenes is told."""
    known = tuple(view(entry, *FIELDS[entry.type]) for entry in task.entries)
    return ReadingInputs(project, task.subject, task.read_for, known, tuple(so_far), tuple(portion))


def _parts(scene: SceneText, size: int) -> Iterator[SceneText]:
    text = scene.text
    while len(text) > size:
        cut = max(text.rfind("\n\n", 0, size), 0) or size
        yield replace(scene, text=text[:cut])
        text = text[cut:]
    yield replace(scene, text=text)


def _scenes_words(portion: Sequence[SceneText]) -> str:
    first, last = portion[0].number + 1, portion[-1].number + 1
    return f"in scene {first}" if first == last else f"in scenes {first} to {last}"


def _checked(
    answer: ReadingAnswer, task: ReadingTask, portion: Sequence[SceneText], author: Author
) -> tuple[Finding | None, str]:
    """The finding that an answer holds, else why it is none; an answer that only repeats the bible is passed over."""
    if answer.field not in asked_of(task.read_for):
        return None, f"“{answer.field}” is no field of it"
    kind, name = meant(task.read_for, answer.field)
    scene, quote = _evidence(answer, task, name, portion)
    if scene is None:
        return None, f"“{answer.quote or answer.text}” does not stand in the script"
    text = quote if name == SPOKEN else answer.text
    if not text:
        return None, f"nothing is said for {name}"
    if not _is_taken(kind, name, text):
        return None, f"“{text[:40]} ...” is too long for {name}"
    if _stands(task, kind, name, text):
        return None, ""
    return Finding(kind, name, text, quote, scene.scene_id, scene.heading, author), ""


def _evidence(
    answer: ReadingAnswer, task: ReadingTask, name: str, portion: Sequence[SceneText]
) -> tuple[SceneText | None, str]:
    """The scene with the quoted line, the one named before the others, and the line in its own letters."""
    for scene in sorted(portion, key=lambda each: each.number != answer.scene - 1):
        if name == SPOKEN:
            found = spoken_passage(scene.text, answer.quote or answer.text, task.cues)
        else:
            found = passage(scene.text, answer.quote)
        if found:
            return scene, found
    return None, ""


def _is_taken(kind: BibleType, name: str, text: str) -> bool:
    try:
        with_text(BIBLE_TYPES[kind](name="Anybody"), name, text)
    except InputError:
        return False
    return True


def _stands(task: ReadingTask, kind: BibleType, name: str, text: str) -> bool:
    standing = [held(entry.data, name) for entry in task.entries if entry.type == kind]
    texts = [each for one in standing for each in ((one,) if isinstance(one, str) else one)]
    return _flat(text) in map(_flat, texts)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
