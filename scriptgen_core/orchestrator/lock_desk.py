"""The writer's locks over the whole script: which of its lines are locked, and what became of those that are gone."""

from collections.abc import Collection

from scriptgen_core.orchestrator.script_text import first_lines, split_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.lock_storage import LineLock
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.locks import lines_of, locked_places, locks_on


class LockDesk:
    """Locks of all projects."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def lines(self, project_id: str) -> tuple[int, ...]:
        """The locked lines of the script as it stands, counted from 1."""
        locks = self._stores.locks.of_project(project_id)
        scenes = self._written(project_id) if locks else ()
        return tuple(
            first + line - 1
            for scene, first in zip(scenes, first_lines([scene.text for scene in scenes]), strict=True)
            for line in lines_of(scene.text, locked_places(scene.text, locks.get(scene.id, ()))[0])
        )

    def lost(self, project_id: str) -> tuple[str, ...]:
        """The locked lines that the script does not hold any more, word for word."""
        return tuple(lock.text for _, locks in self._lost(project_id) for lock in locks)

    def forget_lost(self, project_id: str) -> None:
        """Give up the locks whose lines are gone."""
        kept = self._stores.locks.of_project(project_id)
        gone = dict(self._lost(project_id))
        self._stores.locks.replace(
            project_id, {scene: [lock for lock in kept[scene] if lock not in gone[scene]] for scene in gone}
        )

    def keep(self, project_id: str, text: str, lines: Collection[int]) -> int | None:
        """Let these lines of ``text``, just saved, be the locked ones; the new revision, or None where nothing changes.

        A scene that stands otherwise in the script than in the text keeps its locks.
        """
        stored = self._stores.locks.of_project(project_id)
        if not lines and not stored:
            return None
        parts = split_scenes(text)
        wanted = [
            (part.rstrip("\n"), locks_on(part, {line - first + 1 for line in lines}))
            for part, first in zip(parts, first_lines(parts), strict=True)
        ]
        changed: dict[str, tuple[LineLock, ...]] = {}
        for scene in self._written(project_id):
            at = next((at for at, (words, _) in enumerate(wanted) if words == scene.text.rstrip("\n")), None)
            if at is not None and (locks := wanted.pop(at)[1]) != stored.get(scene.id, ()):
                changed[scene.id] = locks
        return self._stores.locks.replace(project_id, changed) if changed else None

    def _lost(self, project_id: str) -> list[tuple[str, tuple[LineLock, ...]]]:
        locks = self._stores.locks.of_project(project_id)
        scenes = self._written(project_id) if locks else ()
        found = [(scene.id, locked_places(scene.text, locks.get(scene.id, ()))[1]) for scene in scenes]
        return [(scene_id, gone) for scene_id, gone in found if gone]

    def _written(self, project_id: str) -> tuple[Scene, ...]:
        return tuple(scene for scene in self._stores.scripts.scenes(project_id) if scene.draft)
