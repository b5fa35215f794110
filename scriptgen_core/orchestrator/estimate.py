"""What a run will ask for, before it is started."""

from dataclasses import dataclass
from math import ceil

from scriptgen_core.core.story import Bibles
from scriptgen_core.generators.outline import CARDS_A_CALL
from scriptgen_core.orchestrator.generation import GenerationConfig, GenerationScope
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.script_types import Scene

_DIRECTOR_AND_DRAMATURGE = 2


@dataclass(frozen=True, slots=True)
class Estimate:
    """``scenes`` to write, ``cards`` to draft before that, and at most how many ``calls`` it takes.

    ``waiting`` scenes have a card that is not approved yet.
    """

    scenes: int
    cards: int
    calls: int
    waiting: int


def estimate(config: GenerationConfig, project: Project, scenes: tuple[Scene, ...], bibles: Bibles) -> Estimate:
    """Counts a generation run of this configuration on the project as it stands."""
    asked = config.scenes(project.format)
    unwritten = [scene for scene in scenes if scene.card and not scene.draft]
    have = len(scenes) if config.scope is GenerationScope.FULL_SCRIPT else len(unwritten)
    cards = max(0, asked - have)
    ready = [scene for scene in unwritten if scene.approved or not project.approval]
    waiting = len(unwritten) - len(ready)
    writable = len(ready) + (0 if project.approval else cards)
    todo = min(asked, writable)
    bible_calls = 0 if config.use_existing_bibles and bibles.is_complete else 1
    calls = bible_calls + ceil(cards / CARDS_A_CALL) + sum(_scene_calls(config, scene) for scene in ready[:todo])
    calls += (todo - len(ready[:todo])) * _scene_calls(config, None)
    return Estimate(todo, cards, calls, waiting)


def _scene_calls(config: GenerationConfig, scene: Scene | None) -> int:
    speakers = len(scene.card.characters) if scene and scene.card else 2
    voices = 1 if config.batch_characters else speakers
    passes = config.rewrite_iterations if config.auto_rewrite else 0
    return voices + _DIRECTOR_AND_DRAMATURGE + max(0, 2 * passes - 1)
