"""What a generation run is asked for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter, ValidationError

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import ScriptFormat

MAX_CHARACTERS = 12
MAX_SCENES = 120
MAX_ITERATIONS = 5


class GenerationScope(StrEnum):
    """How much is written in one run."""

    SINGLE_SCENE = "Single scene"
    MULTI_SCENE = "Multi scene"
    FULL_SCRIPT = "Full script"


@dataclass(frozen=True, slots=True)
class GenerationConfig:
    """What to generate.

    ``scene_count`` is 1 for a single scene and 3 for several unless told; a full script that is not told
    (None) takes its format's usual number.
    ``rewrite_iterations`` is how often a draft is critiqued and rewritten without asking, at most.
    ``batch_characters`` asks all speakers of a scene in one call, instead of one call each.
    """

    scope: GenerationScope = GenerationScope.MULTI_SCENE
    character_count: int = 3
    scene_count: int | None = None
    use_existing_bibles: bool = False
    auto_rewrite: bool = True
    rewrite_iterations: int = 2
    parallel_generation: bool = True
    optimize_llm_calls: bool = True
    batch_characters: bool = False

    def __post_init__(self) -> None:
        _within("character_count", self.character_count, 1, MAX_CHARACTERS)
        _within("rewrite_iterations", self.rewrite_iterations, 0, MAX_ITERATIONS)
        if self.scope is GenerationScope.SINGLE_SCENE:
            object.__setattr__(self, "scene_count", 1)
        elif self.scope is GenerationScope.MULTI_SCENE and self.scene_count is None:
            object.__setattr__(self, "scene_count", 3)
        if self.scene_count is not None:
            _within("scene_count", self.scene_count, 1, MAX_SCENES)

    def scenes(self, format: ScriptFormat) -> int:
        """How many scenes this asks for in a script of that format."""
        return self.scene_count or format.scenes

    def to_json(self) -> dict[str, Any]:
        """The configuration as plain values; :func:`config_from` reads them."""
        values: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return values


_ADAPTER: TypeAdapter[GenerationConfig] = TypeAdapter(GenerationConfig)


def config_from(values: dict[str, Any]) -> GenerationConfig:
    """The configuration that :meth:`GenerationConfig.to_json` wrote."""
    try:
        return _ADAPTER.validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(str(first["loc"][0]), first["msg"]) from error


def _within(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise InputError(field, f"has to be {low} to {high}, not {value}")
