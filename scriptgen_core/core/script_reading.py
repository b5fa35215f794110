"""What a script is read for: the fields of bible entries it can speak of, and the prompt's inputs and reply."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from scriptgen_core.core.field_paths import value_at, with_values
from scriptgen_core.core.prompting import EntryView, FieldText, ProjectFacts
from scriptgen_core.core.story import BIBLE_TYPES, Author, BibleData, BibleType, Line, StoryModel, Text

ReadFor: TypeAlias = Literal["character", "setting", "story"]
"""The story is the plot and the theme, which are read for at once: both take the whole script."""

FIELDS: Mapping[BibleType, tuple[str, ...]] = {
    "character": (
        "role",
        "age",
        "look",
        "want",
        "need",
        "flaw",
        "backstory",
        "never_does",
        "traits",
        "voice.habits",
        "voice.sample_lines",
    ),
    "setting": ("mood", "description", "details"),
    "plot": ("premise", "controlling_question", "counter_argument", "ending"),
    "theme": ("statement", "counter_argument", "motifs"),
}
"""What each kind of entry is read for; a nested field is named with a dot."""
SPOKEN = "voice.sample_lines"
"""The field whose texts are lines of the script themselves."""


def asked_of(read_for: ReadFor) -> tuple[str, ...]:
    """The fields as a reply names them; those of the story begin with their kind: ``plot.premise``."""
    if read_for == "story":
        return tuple(f"{kind}.{field}" for kind in ("plot", "theme") for field in FIELDS[kind])
    return FIELDS[read_for]


def meant(read_for: ReadFor, name: str) -> tuple[BibleType, str]:
    """The kind of entry and the field of it that a reply's name means."""
    if read_for != "story":
        return read_for, name
    kind, _, field = name.partition(".")
    return ("plot" if kind == "plot" else "theme"), field


def held(data: BibleData, field: str) -> FieldText:
    """What stands in the field: one text, or the items of a list; empty where nothing does."""
    value = value_at(data, field)
    return tuple(map(str, value)) if isinstance(value, tuple) else str(value)


def is_list(kind: BibleType, field: str) -> bool:
    """Whether the field holds several texts: another one is added to them and takes the place of none."""
    return isinstance(held(BIBLE_TYPES[kind].model_construct(None, name=""), field), tuple)


def with_text(data: BibleData, field: str, text: str) -> BibleData:
    """The entry with the text in the field, a list's at its end; InputError where the field does not take it."""
    before = held(data, field)
    if isinstance(before, str):
        return with_values(data, {field: text})
    return data if text in before else with_values(data, {field: (*before, text)})


@dataclass(frozen=True, slots=True)
class SceneText:
    """A scene, or the part of one that fits a call; ``number`` counts from 0."""

    scene_id: str
    number: int
    heading: str
    text: str


@dataclass(frozen=True)
class ReadingInputs:
    """Some scenes, and about whom or what they are read.

    ``known`` is what stands in the bible already, ``so_far`` what earlier scenes were found to say.
    """

    prompt_id: ClassVar[str] = "bibles.read"
    project: ProjectFacts
    subject: str
    read_for: ReadFor
    known: tuple[EntryView, ...]
    so_far: tuple[str, ...]
    scenes: tuple[SceneText, ...]


class ReadingAnswer(StoryModel):
    """What the scenes say for one field, and the line that shows it, letter by letter; ``scene`` counts from 1."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    field: Line
    text: Text
    quote: Text
    scene: int = 0


class ReadingReply(BaseModel):
    """Everything the scenes say; nothing where they say nothing."""

    model_config = ConfigDict(extra="ignore")
    findings: list[ReadingAnswer]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the script says for one field of an entry, with the passage, in the script's own letters, that shows it."""

    kind: BibleType
    field: str
    text: str
    quote: str
    scene_id: str
    heading: str
    author: Author
