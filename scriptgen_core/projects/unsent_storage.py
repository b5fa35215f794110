"""What the writer has typed into a field and not sent yet, so that no reload and no restart loses it."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import UnsentTextRow


class UnsentStorage:
    """Unsent texts in the database, by project (empty: of none) and field."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def texts(self, project_id: str) -> Mapping[str, str]:
        """What is unsent there, by field."""
        with self._database.read() as session:
            rows = session.scalars(sa.select(UnsentTextRow).where(UnsentTextRow.project_id == project_id))
            return {row.field: row.text for row in rows}

    def keep(self, project_id: str, field: str, text: str) -> None:
        """Keep what the field holds now."""
        with self._database.write() as session:
            session.merge(UnsentTextRow(project_id=project_id, field=field, text=text))

    def forget(self, project_id: str, fields: Iterable[str]) -> None:
        """The texts of these fields were sent, or are not wanted any more."""
        with self._database.write() as session:
            session.execute(
                sa.delete(UnsentTextRow).where(
                    UnsentTextRow.project_id == project_id, UnsentTextRow.field.in_(list(fields))
                )
            )
