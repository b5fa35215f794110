"""What each prompt is told and must answer.

A prompt is told everything through one frozen ``...Inputs`` value, so the prompt template, the demo
provider, the tests and the read set all see the same facts. Bible facts travel as :class:`EntryView`:
exactly the fields that are shown. The ``...Reply`` models are what the answer must look like.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Any, ClassVar, Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from scriptgen_core.core.field_paths import own_path, value_at
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import (
    Aspect,
    BibleEntry,
    BibleType,
    Brief,
    CharacterBible,
    Lines,
    OutlineCard,
    OwnField,
    PlotBible,
    ScriptFormat,
    SettingBible,
    Severity,
    StoryModel,
    Text,
    ThemeBible,
)

FieldText: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """The part of a bible entry that a prompt is shown. ``fields`` holds (field, value) pairs, never empty values."""

    entry_id: str
    version: int
    kind: BibleType
    name: str
    fields: tuple[tuple[str, FieldText], ...] = ()

    def text(self, field: str) -> str:
        """The field as one text; empty if it is not shown."""
        return next((_as_one(value) for name, value in self.fields if name == field), "")

    def lines(self, field: str) -> tuple[str, ...]:
        """The field as its parts; empty if it is not shown."""
        for name, value in self.fields:
            if name == field:
                return (value,) if isinstance(value, str) else value
        return ()

    def reads(self) -> Iterator[Read]:
        yield Read(self.entry_id, self.version, "name")
        for name, _ in self.fields:
            yield Read(self.entry_id, self.version, name)


def view(entry: BibleEntry, *shown: str) -> EntryView:
    """What ``shown`` fields of the entry hold, leaving out empty ones.

    A nested field is named with a dot (``voice.sample_lines``). Relationships, acts and beats become one
    line for each: ``Ana: her sister``.
    """
    pairs = ((name, field_text(entry.data, name)) for name in shown)
    return EntryView(entry.id, entry.version, entry.type, entry.name, tuple((n, v) for n, v in pairs if v))


def field_text(data: StoryModel, path: str) -> FieldText:
    """What the field at this path says to a prompt; empty where there is nothing.

    Paths are those of :mod:`scriptgen_core.core.field_paths`.
    """
    value = value_at(data, path)
    if isinstance(value, tuple):
        return tuple(_line(item) for item in value)
    return "" if value is None else str(value)


def in_one_line(parts: Sequence[str]) -> str:
    """The parts with semicolons between, which stand for the full stop that a part may end in."""
    return "; ".join([*(part.removesuffix(".") for part in parts[:-1]), *parts[-1:]])


class PromptInputs(Protocol):
    """The typed facts of one prompt; ``prompt_id`` names its template in prompts.json."""

    prompt_id: ClassVar[str]


def reads_of(inputs: PromptInputs) -> tuple[Read, ...]:
    """The read set: every bible field shown anywhere in the inputs, each once, in order of appearance."""
    return tuple(dict.fromkeys(read for seen in _views(inputs) for read in seen.reads()))


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What every role may know about the job: what is written, from which log line, in which taste."""

    log_line: str
    title: str = ""
    genre: str = ""
    format: ScriptFormat = ScriptFormat.FEATURE
    brief: Brief = Brief()
    own_fields: tuple[OwnField, ...] = ()

    def own(self, kind: BibleType, *, known: bool = False) -> tuple[str, ...]:
        """The paths of the project's own fields of a kind of entry; only those that characters may know, if so."""
        return tuple(own_path(each.name) for each in self.own_fields if each.kind == kind and (each.known or not known))


@dataclass(frozen=True, slots=True)
class PersonSuggestion:
    """A name, age and job drawn from seeded lists, offered so that the model does not invent them."""

    name: str
    age: int
    job: str


@dataclass(frozen=True)
class BiblesInputs:
    """From a log line to the first bibles."""

    prompt_id: ClassVar[str] = "bibles.bootstrap"
    project: ProjectFacts
    character_count: int
    people: tuple[PersonSuggestion, ...] = ()
    characters: tuple[EntryView, ...] = ()


class BiblesReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    characters: Annotated[list[CharacterBible], Field(min_length=1)]
    plot: PlotBible
    settings: Annotated[list[SettingBible], Field(min_length=1)]
    theme: ThemeBible


@dataclass(frozen=True)
class OutlineInputs:
    """The next ``count`` cards of an outline of ``total``; ``so_far`` are the cards before them."""

    prompt_id: ClassVar[str] = "outline.cards"
    project: ProjectFacts
    characters: tuple[EntryView, ...]
    plots: tuple[EntryView, ...]
    settings: tuple[EntryView, ...]
    themes: tuple[EntryView, ...]
    so_far: tuple[OutlineCard, ...]
    count: int
    total: int


class OutlineReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    cards: Annotated[list[OutlineCard], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class SceneFrame:
    """What anybody standing in the scene can see: where, when, who is there, what is at hand."""

    number: int
    int_ext: str
    place: str
    time: str
    present: tuple[str, ...]
    object_in_use: str = ""
    setting: EntryView | None = None


@dataclass(frozen=True)
class CharacterInputs:
    """What one speaker knows. Nothing else of the story is in here.

    ``others`` are the present characters as this one sees them (name, and the relationship from its own
    entry); ``knows`` the facts it has at this moment; ``last_event`` the last thing that happened to it; ``own_lines``
    what it has said before in words that the writer wrote or changed by hand.
    """

    prompt_id: ClassVar[str] = "agent.character"
    speaker: EntryView
    scene: SceneFrame
    want: str
    others: tuple[str, ...]
    knows: tuple[str, ...]
    last_event: str
    talk: Literal["silent", "sparse", "full"]
    max_words: int
    language: str = ""
    own_lines: tuple[str, ...] = ()


class Move(StoryModel):
    """One thing a character does or says; ``verb`` names the tactic, ``lines`` are candidates, likeliest last.

    An empty ``lines`` with an ``action`` is a wordless move.
    """

    when: Literal["opening", "pressed", "turn", "parting"] = "opening"
    verb: Text = ""
    lines: Lines = ()
    action: Text = ""


class CharacterReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    withheld: str = ""
    moves: Annotated[list[Move], Field(min_length=1)]


@dataclass(frozen=True)
class EnsembleInputs:
    """Several character agents in one call, by the writer's choice; each part is what that agent would be told."""

    prompt_id: ClassVar[str] = "agent.ensemble"
    speakers: tuple[CharacterInputs, ...]


class EnsembleMember(CharacterReply):
    name: str


class EnsembleReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    speakers: Annotated[list[EnsembleMember], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Offer:
    """What one character agent offered the director."""

    name: str
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class DirectorInputs:
    """Everything the one hand that writes the page is given.

    ``story_so_far`` tells the scenes before this one from the outline, one line each, with the object and the
    last image that must not be repeated; ``introduce`` names the characters whose first appearance in the
    script this is; ``pages`` is a sample of the writer's own pages.
    """

    prompt_id: ClassVar[str] = "agent.director"
    project: ProjectFacts
    card: OutlineCard
    number: int
    cast: tuple[EntryView, ...]
    setting: EntryView | None
    themes: tuple[EntryView, ...]
    offers: tuple[Offer, ...]
    story_so_far: tuple[str, ...]
    introduce: tuple[str, ...]
    pages: str = ""


class DirectorReply(BaseModel):
    """``fountain`` alone reaches the page; the fields before it are the director's thinking."""

    model_config = ConfigDict(extra="ignore")
    turn: str = ""
    unsaid: str = ""
    fountain: Annotated[str, Field(min_length=1)]


@dataclass(frozen=True)
class DramaturgeInputs:
    """The page without the outline's intent. ``findings`` were counted by program, not judged."""

    prompt_id: ClassVar[str] = "agent.dramaturge"
    project: ProjectFacts
    number: int
    fountain: str
    findings: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()


class NoteDraft(StoryModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    aspect: Aspect = "pacing"
    severity: Severity = "minor"
    quote: Text = ""
    question: Text
    suggestion: Text = ""


class CritiqueReply(BaseModel):
    """At most five notes, worst first; none is a good answer."""

    model_config = ConfigDict(extra="ignore")
    wants: str = ""
    what_changed: str = ""
    turn_quote: str = ""
    notes: Annotated[list[NoteDraft], Field(max_length=5)] = []


@dataclass(frozen=True)
class RewriteInputs:
    """A draft as numbered elements (from 0), the notes to answer as (id, text), and what may not change."""

    prompt_id: ClassVar[str] = "rewrite.scene"
    project: ProjectFacts
    number: int
    elements: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    locked: tuple[int, ...]
    must_survive: tuple[str, ...]
    cast: tuple[EntryView, ...]
    setting: EntryView | None = None


class ElementChange(StoryModel):
    """Replace elements ``first`` to ``last`` by ``fountain``; ``last = first - 1`` inserts before ``first``."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    note_id: Text
    first: int = Field(ge=0)
    last: int = Field(ge=-1)
    fountain: str = ""


class RewriteReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    no_change: str = ""
    changes: list[ElementChange] = []


def _as_one(value: FieldText) -> str:
    return value if isinstance(value, str) else in_one_line(value)


def _line(item: Any) -> str:
    if not isinstance(item, StoryModel):
        return str(item)
    first, *rest = (
        str(value) for value in (getattr(item, key) for key in type(item).model_fields) if value not in ("", None)
    )
    return f"{first}: {', '.join(rest)}" if rest else first


def _views(value: Any) -> Iterator[EntryView]:
    if isinstance(value, EntryView):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _views(item)
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _views(getattr(value, entry.name))
