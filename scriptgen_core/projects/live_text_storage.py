"""What is being written at this moment, for the pages to show; gone when it is saved."""

from collections.abc import Mapping

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import LiveTextRow


class LiveTextStorage:
    """The answer of a run's scene as far as it has arrived."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, run_id: str, scene: int, text: str) -> None:
        """This much of the scene's page is there."""
        with self._database.jot(run_id) as session:
            session.merge(LiveTextRow(run_id=run_id, scene=scene, text=text))

    def forget(self, run_id: str, scene: int | None = None) -> None:
        """The scene's page is saved or given up; without ``scene``, all of the run's."""
        query = sa.delete(LiveTextRow).where(LiveTextRow.run_id == run_id)
        with self._database.jot(run_id) as session:
            session.execute(query if scene is None else query.where(LiveTextRow.scene == scene))

    def of_run(self, run_id: str) -> Mapping[int, str]:
        """The answers under way, by scene number from 0."""
        with self._database.read() as session:
            rows = session.scalars(sa.select(LiveTextRow).where(LiveTextRow.run_id == run_id))
            return {row.scene: row.text for row in rows}
