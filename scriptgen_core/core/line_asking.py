"""What a writer can ask at some lines of a scene, and what the prompt for it is told and must answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scriptgen_core.core.prompting import EntryView, ProjectFacts
from scriptgen_core.core.story import OutlineCard, StoryModel, Text

LineAsk: TypeAlias = Literal["alternatives", "cut", "tighten", "status", "continue"]
LINE_ASKS: tuple[LineAsk, ...] = get_args(LineAsk)
ALTERNATIVES = 5
AXES = ("from guarded to open", "from polite to cruel", "shorter and shorter", "more and more threat", "funnier")
"""Axes a writer may pick from; any other can be typed."""
AXIS_MAX = 120


@dataclass(frozen=True, slots=True)
class LineRequest:
    """What is asked about elements ``[start, end)`` of a draft; at ``start``, before them, where there are none.

    ``axis`` says along what alternatives differ.
    """

    draft_id: str
    start: int
    end: int
    ask: LineAsk
    axis: str = ""

    @property
    def words(self) -> str:
        """What is asked, as the writer reads it: ``Alternatives: from guarded to open``."""
        match self.ask:
            case "alternatives":
                return f"Alternatives: {self.axis}"
            case "cut":
                return "Cut these lines"
            case "tighten":
                return "Tighten these lines"
            case "status":
                return "Swap who has the upper hand"
            case "continue":
                return "Continue from here"

    def to_json(self) -> dict[str, Any]:
        """The request as a run's configuration holds it."""
        return asdict(self)


def line_request_from(data: Mapping[str, Any]) -> LineRequest:
    """The request that a run's configuration holds."""
    return LineRequest(**data)


@dataclass(frozen=True)
class LineInputs:
    """The lines in question as elements, what stands ``before`` and ``after`` them in the scene, and what is asked.

    ``lines`` is empty where the scene is to go on after ``before``.
    """

    prompt_id: ClassVar[str] = "rewrite.lines"
    project: ProjectFacts
    number: int
    ask: LineAsk
    axis: str
    before: tuple[str, ...]
    lines: tuple[str, ...]
    after: tuple[str, ...]
    must_survive: tuple[str, ...]
    cast: tuple[EntryView, ...]
    setting: EntryView | None = None
    card: OutlineCard | None = None


class LineOption(StoryModel):
    """One text for the lines; ``differs`` says in a word or two how it differs from the others."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    differs: Text = ""
    fountain: str


class LineReply(BaseModel):
    """The texts offered for the lines, or the reason why they stay as they are."""

    model_config = ConfigDict(extra="ignore")
    no_change: str = ""
    options: Annotated[list[LineOption], Field(max_length=12)] = []

    @model_validator(mode="after")
    def _answers(self) -> Self:
        if not self.options and not self.no_change.strip():
            raise ValueError("options is empty, and no_change does not say why")
        return self
