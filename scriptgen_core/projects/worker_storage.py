"""Which workers are there: each says so every other second, by the clock of the PostgreSQL they share."""

from datetime import timedelta

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import WorkerRow

_TOLD_ABOUT = "workers"


class WorkerStorage:
    """The workers of a database on PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def are_apart(self) -> bool:
        """Whether runs are done by workers, and not by the server."""
        return not self._database.is_sqlite

    def beat(self, worker_id: str) -> None:
        """This worker is there."""
        with self._database.jot(_TOLD_ABOUT) as session:
            session.merge(WorkerRow(id=worker_id, seen_at=sa.func.now()))

    def leave(self, worker_id: str) -> None:
        """This worker is not there any more."""
        with self._database.jot(_TOLD_ABOUT) as session:
            session.execute(sa.delete(WorkerRow).where(WorkerRow.id == worker_id))

    def strike_off(self, seconds: float) -> None:
        """Those that were not there for so many seconds are not there any more."""
        with self._database.jot(_TOLD_ABOUT) as session:
            gone = WorkerRow.seen_at <= sa.func.now() - timedelta(seconds=seconds)
            session.execute(sa.delete(WorkerRow).where(gone))

    def listed(self) -> frozenset[str]:
        """All workers that came and did not leave, those that broke off included until they are struck off."""
        with self._database.read() as session:
            return frozenset(session.scalars(sa.select(WorkerRow.id)))

    def seen_within(self, seconds: float) -> frozenset[str]:
        """The workers that were there at some moment of the last ``seconds``."""
        with self._database.read() as session:
            query = sa.select(WorkerRow.id).where(WorkerRow.seen_at > sa.func.now() - timedelta(seconds=seconds))
            return frozenset(session.scalars(query))
