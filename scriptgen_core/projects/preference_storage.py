"""What the writer chose in Settings: small values under fixed names. Keys of providers are never among them."""

from typing import Any

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import PreferenceRow


class PreferenceStorage:
    """Preferences in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, Any]:
        """Every preference that was ever set."""
        with self._database.read() as session:
            return {row.name: row.value["value"] for row in session.scalars(sa.select(PreferenceRow))}

    def set(self, **values: Any) -> None:
        """Keep these values; None forgets the preference."""
        with self._database.write() as session:
            for name, value in values.items():
                row = session.get(PreferenceRow, name)
                if row is not None:
                    session.delete(row)
                    session.flush()
                if value is not None:
                    session.add(PreferenceRow(name=name, value={"value": value}))
