"""What the controller hands back. Results read as attributes and as mappings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.core.story import Bibles, OutlineCard, SceneNote


class _Record(Mapping[str, Any]):
    """A dataclass whose fields are also its items."""

    def __getitem__(self, key: str) -> Any:
        if key not in self._names():
            raise KeyError(key)
        return getattr(self, key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(self._names())

    def _names(self) -> tuple[str, ...]:
        return tuple(each.name for each in fields(self))  # type: ignore[arg-type]


@dataclass(frozen=True, eq=False)
class SceneResult(_Record):
    """One scene. ``scene_number`` counts from 0, ``integrated_scene`` is its Fountain text.

    ``character_lines`` is what each character agent offered, ``critique`` the dramaturge's notes on the
    text as it stands, ``rewritten`` whether notes have been answered since the first draft.
    """

    scene_number: int
    outline: OutlineCard
    integrated_scene: str
    character_lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    critique: tuple[SceneNote, ...] = ()
    rewritten: bool = False


@dataclass(frozen=True, eq=False)
class ScriptResult(_Record):
    """A generated script. ``formatted_script`` is Fountain, ``failures`` why a step failed, by its name."""

    project_id: str
    run_id: str
    status: str
    message: str
    bibles: Bibles
    scenes: tuple[SceneResult, ...]
    screenplay: Screenplay
    formatted_script: str
    failures: Mapping[str, str]
    stats: Mapping[str, Any]
