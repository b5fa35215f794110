"""The bin: passages cut from a script, kept until the writer puts them back or deletes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import CutPassageRow


@dataclass(frozen=True, slots=True)
class CutPassage:
    """A passage in the bin, with the heading of the scene it stood in and when it was cut."""

    id: str
    heading: str
    text: str
    cut_at: datetime


class CutStorage:
    """Cut passages in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_project(self, project_id: str) -> tuple[CutPassage, ...]:
        """What is in the project's bin, the newest first."""
        query = sa.select(CutPassageRow).where(CutPassageRow.project_id == project_id)
        with self._database.read() as session:
            rows = session.scalars(query.order_by(CutPassageRow.created_at.desc()))
            return tuple(CutPassage(row.id, row.heading, row.text, row.created_at) for row in rows)

    def exchange(self, project_id: str, cut: Iterable[CutPassage], taken_out: Iterable[str]) -> None:
        """Put passages into the bin, and take others (by id) out of it; doing the same again changes nothing."""
        with self._database.write() as session:
            for each in cut:
                fields = {"heading": each.heading, "text": each.text, "created_at": each.cut_at}
                session.merge(CutPassageRow(id=each.id, project_id=project_id, **fields))
            gone = CutPassageRow.id.in_(list(taken_out))
            session.execute(sa.delete(CutPassageRow).where(CutPassageRow.project_id == project_id, gone))
