"""What a change of the bibles touches: the scenes that were written from what it changed, and what mends each."""

from collections.abc import Collection
from dataclasses import dataclass

from scriptgen_core.bibles.staleness import Shift, shifts
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.mending import Mending, mending


@dataclass(frozen=True, slots=True)
class SceneImpact:
    """A scene that was written from facts that have changed since, and the cheapest thing that mends it."""

    scene: Scene
    shifts: tuple[Shift, ...]
    mending: Mending


class ImpactDesk:
    """The scenes of all projects beside the bibles they were written from."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def touched(self, project_id: str, entry_id: str | None = None) -> tuple[SceneImpact, ...]:
        """The scenes out of date with the bibles, or with this entry of them, in order. No other scene was shown it."""
        outdated = self._stores.scripts.outdated_reads(project_id)
        reads = {id: [read for read in its if entry_id in (None, read.entry_id)] for id, its in outdated.items()}
        if not any(reads.values()):
            return ()
        entries = {entry.id: entry for entry in self._stores.bibles.list(project_id=project_id)}
        versions = self._stores.bibles.versions((read.entry_id, read.version) for its in reads.values() for read in its)
        found = (
            (scene, shifts(reads.get(scene.id, ()), entries, versions))
            for scene in self._stores.scripts.scenes(project_id)
        )
        return tuple(_impact(scene, changed) for scene, changed in found if changed)

    def still_right(self, project_id: str, scene_ids: Collection[str], entry_id: str | None = None) -> None:
        """Take the scenes off the list as they stand: they are right with what the bibles say now."""
        for each in self.touched(project_id, entry_id):
            if each.scene.id in scene_ids:
                self._stores.scripts.follow(each.scene.id, [shift.read for shift in each.shifts])


def _impact(scene: Scene, changed: tuple[Shift, ...]) -> SceneImpact:
    may_be_replaced = scene.draft is not None and scene.draft.may_be_replaced
    return SceneImpact(scene, changed, mending(changed, scene.text, may_be_replaced=may_be_replaced))
