"""What each turn of an adaptation is told and must answer. All turns are one running conversation."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from scriptgen_core.core.prompting import EntryView, ProjectFacts
from scriptgen_core.core.story import Line, Name, Names, StoryModel, Text


@dataclass(frozen=True)
class AdaptInputs:
    """The next ``batch`` of the source. ``known`` are the characters the bibles hold; ``first`` counts from 1."""

    prompt_id: ClassVar[str] = "adapt.batch"
    project: ProjectFacts
    known: tuple[EntryView, ...]
    title: str
    batch: str
    first: int


@dataclass(frozen=True)
class OpeningInputs:
    """Nothing new: the opening is made of all that was adapted before."""

    prompt_id: ClassVar[str] = "adapt.opening"
    project: ProjectFacts
    known: tuple[EntryView, ...]


@dataclass(frozen=True)
class FoldInputs:
    """Nothing new: the turns so far are to be told in short."""

    prompt_id: ClassVar[str] = "adapt.fold"
    project: ProjectFacts
    known: tuple[EntryView, ...]


class AdaptedScene(StoryModel):
    """One scene with its card in short. ``quote`` is the passage of the source that it begins at."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    int_ext: Line = "INT."
    place: Name
    time: Line = "DAY"
    description: Text = ""
    characters: Names = ()
    quote: Text = ""
    fountain: Annotated[str, Field(min_length=1)]


class AdaptReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    scenes: Annotated[list[AdaptedScene], Field(min_length=1)]


class OpeningReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    scenes: Annotated[list[AdaptedScene], Field(min_length=1, max_length=1)]


class FoldReply(BaseModel):
    model_config = ConfigDict(extra="ignore")
    summary: Annotated[str, Field(min_length=1)]
