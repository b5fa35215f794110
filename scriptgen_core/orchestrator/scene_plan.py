"""Which scenes a run writes, and how many cards it drafts before that: one answer for a run and for its estimate."""

from collections.abc import Sequence
from dataclasses import dataclass

from scriptgen_core.orchestrator.generation import GenerationConfig, GenerationScope
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.script_types import Scene


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """The ``scenes`` that are there and will be written, and those that are ``waiting`` for approval of their card.

    Before them ``cards`` are drafted; of these cards ``drafted`` are written in the same run. ``kept_out`` are
    unwritten scenes that the writer keeps the machine out of.
    """

    scenes: tuple[Scene, ...] = ()
    cards: int = 0
    drafted: int = 0
    waiting: tuple[Scene, ...] = ()
    kept_out: tuple[Scene, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draft and nothing to write."""
        return not self.scenes and not self.cards


def plan_scenes(
    config: GenerationConfig, project: Project, scenes: Sequence[Scene], picked: Sequence[str] = ()
) -> ScenePlan:
    """The plan for this configuration, of the ``picked`` scenes if any, as the script stands."""
    unwritten = [scene for scene in unwritten_scenes(scenes) if not picked or scene.id in picked]
    ready = [scene for scene in unwritten if may_be_written(scene, project)]
    most = config.scene_count or max(len(scenes), project.format.scenes)
    cards = 0 if picked else missing_cards(config, project, scenes)
    return ScenePlan(
        scenes=tuple(ready[:most]),
        cards=cards,
        drafted=0 if project.approval else min(cards, most - len(ready[:most])),
        waiting=tuple(scene for scene in unwritten if not may_be_written(scene, project)),
        kept_out=tuple(scene for scene in scenes if scene.card and not scene.draft and scene.off_limits),
    )


def missing_cards(config: GenerationConfig, project: Project, scenes: Sequence[Scene]) -> int:
    """How many cards have to be drafted for what is asked.

    Unless the whole script is asked for, the cards that are there come first: while one of them waits to be approved
    or written, no other is drafted that would have to be approved too.
    """
    asked = config.scenes(project.format)
    if config.scope is GenerationScope.FULL_SCRIPT:
        return max(0, asked - len(scenes)) if config.scene_count or not scenes else 0
    unwritten = unwritten_scenes(scenes)
    return 0 if unwritten and project.approval else max(0, asked - len(unwritten))


def unwritten_scenes(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """The scenes that have a card and no draft, but for those the writer keeps the machine out of."""
    return tuple(scene for scene in scenes if scene.card and not scene.draft and not scene.off_limits)


def may_be_written(scene: Scene, project: Project) -> bool:
    """Whether a run may write the scene, as far as the writer's approval goes."""
    return scene.approved or not project.approval
