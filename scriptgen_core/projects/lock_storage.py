"""Elements of scenes that no machine may change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import LineLockRow, SceneRow
from scriptgen_core.projects.script_rows import next_revision


@dataclass(frozen=True, slots=True)
class LineLock:
    """A locked element: its place among the scene's elements when it was last seen, and its text."""

    place: int
    text: str


class LockStorage:
    """Locks in the database, by scene."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_scene(self, scene_id: str) -> tuple[LineLock, ...]:
        """The scene's locks, in order."""
        query = sa.select(LineLockRow).where(LineLockRow.scene_id == scene_id).order_by(LineLockRow.place)
        with self._database.read() as session:
            return tuple(LineLock(row.place, row.text) for row in session.scalars(query))

    def of_project(self, project_id: str) -> Mapping[str, tuple[LineLock, ...]]:
        """The locks of every scene that has some."""
        query = sa.select(LineLockRow).join(SceneRow).where(SceneRow.project_id == project_id)
        found: dict[str, tuple[LineLock, ...]] = {}
        with self._database.read() as session:
            for row in session.scalars(query.order_by(LineLockRow.scene_id, LineLockRow.place)):
                found[row.scene_id] = (*found.get(row.scene_id, ()), LineLock(row.place, row.text))
        return found

    def replace(self, project_id: str, locks: Mapping[str, Iterable[LineLock]]) -> int:
        """Let these scenes have these locks and no others; returns the script revision that makes."""
        with self._database.write() as session:
            for scene_id, each in locks.items():
                session.execute(sa.delete(LineLockRow).where(LineLockRow.scene_id == scene_id))
                session.add_all(LineLockRow(scene_id=scene_id, place=one.place, text=one.text) for one in each)
            return next_revision(session, project_id)
