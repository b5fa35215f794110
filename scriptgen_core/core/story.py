"""The story's vocabulary: bibles, the writer's brief, outline cards, notes and changes.

Everything here is frozen. The bible types and cards are pydantic models because they also arrive
from outside (forms, model replies, imports): unknown fields and wrong values are refused with the
field named. All values read as attributes and as mappings (``card["description"]``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic.json_schema import SkipJsonSchema

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.reads import Read

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _as_text(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _CONTROL.sub("", value) if isinstance(value, str) else value


def _as_list(value: Any) -> Any:
    """A comma- or line-separated text becomes a list; models and forms write both."""
    if value is None:
        return ()
    if isinstance(value, str):
        separator = "\n" if "\n" in value else ","
        return tuple(part.strip() for part in value.split(separator) if part.strip())
    return value


def _as_lines(value: Any) -> Any:
    """A text becomes a list of its lines: facts and sample lines hold commas of their own."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("\n") if part.strip())
    return value


Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), BeforeValidator(_as_text)]
Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000), BeforeValidator(_as_text)]
Name: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), BeforeValidator(_as_text)
]
Names: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(_as_list)]
Lines: TypeAlias = Annotated[tuple[Text, ...], BeforeValidator(_as_lines)]


class StoryModel(BaseModel):
    """A frozen, strict-about-fields model that also reads like a mapping."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __getitem__(self, key: str) -> Any:
        if key not in type(self).model_fields:
            raise KeyError(key)
        return getattr(self, key)

    def keys(self) -> list[str]:
        return list(type(self).model_fields)

    def get(self, key: str, default: Any = None) -> Any:
        return getattr(self, key) if key in type(self).model_fields else default


class OwnFact(StoryModel):
    """What an entry holds in one of the project's own fields."""

    name: Name
    text: Text = ""


class Progression(StoryModel):
    """What a field says from a scene on, in place of what the entry says. ``field`` is its path."""

    scene_id: Line
    field: Line
    text: Text = ""


class BibleModel(StoryModel):
    """What every kind of entry has beside its fields: what the writer alone sets, and no model is asked for.

    ``own`` are the project's own fields, ``progressions`` what changes as the story goes on, ``locked`` the paths of
    the fields that nobody but the writer may change.
    """

    own: SkipJsonSchema[tuple[OwnFact, ...]] = ()
    progressions: SkipJsonSchema[tuple[Progression, ...]] = ()
    locked: SkipJsonSchema[Names] = ()


class Relationship(StoryModel):
    """What one character is to another, from the first one's side."""

    to: Name
    nature: Text = ""


class Voice(StoryModel):
    """How a character talks. ``words_per_speech`` is the usual length of a speech."""

    sample_lines: Lines = ()
    only_words: Names = ()
    never_words: Names = ()
    habits: Text = ""
    dodges: Text = ""
    attacks: Text = ""
    words_per_speech: int | None = Field(default=None, ge=1, le=200)


class CharacterBible(BibleModel):
    """A character as the writer keeps it. ``look`` is the one playable trait of the first appearance."""

    name: Name
    aliases: Names = ()
    age: Line = ""
    role: Line = ""
    look: Text = ""
    want: Text = ""
    need: Text = ""
    flaw: Text = ""
    backstory: Text = ""
    traits: Names = ()
    relationships: tuple[Relationship, ...] = ()
    knows_at_start: Lines = ()
    withholds: Text = ""
    never_does: Text = ""
    voice: Voice = Voice()


class Act(StoryModel):
    """A part of the plot and what happens in it."""

    name: Name
    summary: Text = ""


class Beat(StoryModel):
    """A turn of the plot. ``position`` is where it falls, in percent of the script."""

    name: Name
    position: int = Field(default=0, ge=0, le=100)
    turn: Text = ""


class PlotBible(BibleModel):
    """A plot line. ``counter_argument`` is what the antagonist is right about."""

    name: Name = "Main plot"
    premise: Text = ""
    controlling_question: Text = ""
    counter_argument: Text = ""
    acts: tuple[Act, ...] = ()
    beats: tuple[Beat, ...] = ()
    ending: Text = ""


class SettingBible(BibleModel):
    """A place. ``name`` is spelled the way scene headings spell it."""

    name: Name
    int_ext: Literal["INT.", "EXT.", "INT./EXT."] = "INT."
    time: Line = ""
    mood: Text = ""
    description: Text = ""
    details: Lines = ()


class ThemeBible(BibleModel):
    """What the story is about underneath."""

    name: Name = "Theme"
    statement: Text = ""
    counter_argument: Text = ""
    motifs: Names = ()


BibleType: TypeAlias = Literal["character", "plot", "setting", "theme"]
BibleData: TypeAlias = CharacterBible | PlotBible | SettingBible | ThemeBible
BIBLE_TYPES: dict[BibleType, type[BibleData]] = {
    "character": CharacterBible,
    "plot": PlotBible,
    "setting": SettingBible,
    "theme": ThemeBible,
}


class OwnField(StoryModel):
    """A field that a project has beside those every entry of a ``kind`` has. ``known``: characters may know it too."""

    kind: BibleType
    name: Name
    known: bool = False


@dataclass(frozen=True, slots=True)
class BibleEntry:
    """One stored entry in one of its versions (counted from 1)."""

    id: str
    type: BibleType
    version: int
    data: BibleData
    project_id: str | None = None
    archived: bool = False

    @property
    def name(self) -> str:
        return self.data.name

    def __getitem__(self, key: str) -> Any:
        return getattr(self, key) if key in ("id", "type", "version", "data", "project_id") else self.data[key]


@dataclass(frozen=True, slots=True)
class Bibles:
    """A project's bibles, by kind, in the writer's order."""

    characters: tuple[BibleEntry, ...] = ()
    plots: tuple[BibleEntry, ...] = ()
    settings: tuple[BibleEntry, ...] = ()
    themes: tuple[BibleEntry, ...] = ()

    def __getitem__(self, key: str) -> tuple[BibleEntry, ...]:
        entries = {"characters": self.characters, "plots": self.plots, "settings": self.settings, "themes": self.themes}
        return entries[key]

    def keys(self) -> list[str]:
        return ["characters", "plots", "settings", "themes"]

    @property
    def entries(self) -> tuple[BibleEntry, ...]:
        return (*self.characters, *self.plots, *self.settings, *self.themes)

    @property
    def is_complete(self) -> bool:
        """Enough to outline from: somebody, a plot, and a place."""
        return bool(self.characters and self.plots and self.settings)


class Brief(StoryModel):
    """What the writer said before anything was written; every field may stay empty."""

    tone: Text = ""
    comparables: Text = ""
    not_like: Text = ""
    whose_film: Text = ""
    ending: Text = ""
    scene_seen: Text = ""
    period: Text = ""
    scale: Text = ""
    never: Text = ""
    language: Line = ""


class ScriptFormat(StrEnum):
    """What is being written. ``scenes`` and ``pages`` are the usual size of a finished script."""

    FEATURE = "Feature"
    TV_HOUR = "TV hour"
    TV_HALF_HOUR = "TV half-hour"
    SHORT = "Short"

    @property
    def scenes(self) -> int:
        return {"Feature": 40, "TV hour": 24, "TV half-hour": 12, "Short": 6}[self.value]

    @property
    def pages(self) -> int:
        return {"Feature": 110, "TV hour": 55, "TV half-hour": 28, "Short": 12}[self.value]


class Want(StoryModel):
    """Who wants what from whom in this scene, today."""

    who: Name
    wants: Text = ""
    from_whom: Line = ""


class Learning(StoryModel):
    """Who learns what in this scene."""

    who: Name
    what: Text


class OutlineCard(StoryModel):
    """One scene before it is written. ``target_eighths`` is its length in eighths of a page."""

    description: Text
    int_ext: Literal["INT.", "EXT.", "INT./EXT."] = "INT."
    place: Name
    time: Line = "DAY"
    act: int = Field(default=1, ge=1, le=9)
    why_here: Text = ""
    characters: Names = ()
    extras: Names = ()
    wants: tuple[Want, ...] = ()
    obstacle: Text = ""
    tactic: Text = ""
    second_tactic: Text = ""
    value_in: Line = ""
    value_out: Line = ""
    turn: Text = ""
    learns: tuple[Learning, ...] = ()
    new_fact: Text = ""
    plants: Lines = ()
    pays_off: Lines = ()
    object_in_use: Line = ""
    job: Line = ""
    target_eighths: int = Field(default=12, ge=1, le=80)
    talk: Literal["silent", "sparse", "full"] = "full"
    enter_on: Text = ""
    leave_on: Text = ""
    link: Literal["therefore", "but", "and then", ""] = ""

    @property
    def heading(self) -> str:
        """The scene heading this card asks for: ``INT. KITCHEN - NIGHT``."""
        place = f"{self.int_ext} {self.place}".upper()
        return f"{place} - {self.time.upper()}" if self.time else place


Aspect: TypeAlias = Literal["pacing", "tension", "subtext", "dialogue", "character", "continuity", "format"]
Severity: TypeAlias = Literal["minor", "serious"]


@dataclass(frozen=True, slots=True)
class SceneNote:
    """A note on a scene. ``quote`` is the line it is about (empty: the whole scene), ``source`` who gave it.

    A note of the ``bibles`` says what they hold now; ``follows`` are the facts a page keeps to that answers it.
    Where the writer has put it in other words, ``given`` is the text it came with.
    """

    id: str
    text: str
    aspect: Aspect = "pacing"
    severity: Severity = "minor"
    quote: str = ""
    suggestion: str = ""
    source: Literal["dramaturge", "writer", "bibles"] = "dramaturge"
    follows: tuple[Read, ...] = ()
    given: str = ""

    @property
    def as_given(self) -> str:
        """The text it came with: the same note is known by it, whatever the writer has made of its words."""
        return self.given or self.text

    @property
    def words(self) -> str:
        """What it asks for, with its suggestion; in the writer's words alone where she has put it so."""
        return self.text if self.given else " ".join(part for part in (self.text, self.suggestion) if part)

    def reworded(self, words: str) -> "SceneNote":
        """The note in the writer's words."""
        return replace(self, text=words, given="" if self.source == "writer" else self.as_given)


@dataclass(frozen=True, slots=True)
class Wording:
    """One of several texts a change offers, and in a word or two how it ``differs`` from the others."""

    text: str
    differs: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a proposal against a draft.

    Replaces the draft's elements ``[start, end)`` by ``new`` (Fountain; empty: a cut). ``old`` is what
    stands there now; ``note_id`` the note it answers. Where the writer has a choice, ``wordings`` are what she can
    choose from; ``new`` is the first of them.
    """

    id: str
    start: int
    end: int
    old: str
    new: str
    note_id: str
    wordings: tuple[Wording, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that may stand in its place when it is accepted as it was proposed."""
        return tuple(each.text for each in self.wordings) or (self.new,)


def note_from(data: Mapping[str, Any]) -> SceneNote:
    """The note that ``asdict`` has made ``data`` of."""
    follows = tuple(Read(**each) for each in data.get("follows", ()))
    return SceneNote(**{**data, "follows": follows})


def change_from(data: Mapping[str, Any]) -> Change:
    """The change that ``asdict`` has made ``data`` of."""
    wordings = tuple(Wording(**each) for each in data.get("wordings", ()))
    return Change(**{**data, "wordings": wordings})


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a line. ``edited`` marks a model's line the writer has changed since."""

    kind: Literal["writer", "model", "rule", "import"]
    provider: str = ""
    model: str = ""
    prompt: str = ""
    prompt_version: int = 0
    edited: bool = False


WRITER = Author("writer")


def validated(kind: type[StoryModel], data: Mapping[str, Any] | StoryModel) -> Any:
    """``data`` as a ``kind``; InputError naming the first wrong or unknown field otherwise."""
    if isinstance(data, kind):
        return data
    try:
        return kind.model_validate(dict(data))
    except ValidationError as error:
        raise _refusals(kind, error)[0] from error


def refusals(kind: type[StoryModel], data: Mapping[str, Any]) -> tuple[InputError, ...]:
    """Everything in ``data`` that is refused as a ``kind``, each field named; empty where nothing is."""
    try:
        kind.model_validate(dict(data))
    except ValidationError as error:
        return _refusals(kind, error)
    return ()


def _refusals(kind: type[StoryModel], error: ValidationError) -> tuple[InputError, ...]:
    return tuple(
        InputError(".".join(str(part) for part in each["loc"]) or kind.__name__, _in_words(kind, each))
        for each in error.errors()
    )


def _in_words(kind: type[StoryModel], error: Any) -> str:
    match error["type"]:
        case "extra_forbidden":
            return f"unknown field. Known fields: {', '.join(kind.model_fields)}"
        case "string_too_short":
            return "is empty; write something here"
        case "string_too_long":
            return f"is longer than {error['ctx']['max_length']:,} characters; shorten it"
        case _:
            return str(error["msg"])
