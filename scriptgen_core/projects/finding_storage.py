"""What runs read in the script for bible entries, each with the writer's decision on it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias, cast

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import FindingRow
from scriptgen_core.core.script_reading import Finding
from scriptgen_core.core.story import Author, BibleType

FindingStatus: TypeAlias = Literal["open", "taken", "left"]


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding, the entry it is about (None: the project had none of the kind), and what was decided."""

    id: str
    run_id: str
    entry_id: str | None
    finding: Finding
    status: FindingStatus


class FindingStorage:
    """Findings in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def propose(
        self,
        project_id: str,
        run_id: str,
        findings: Iterable[Finding],
        entries: Mapping[BibleType, str],
    ) -> int:
        """Store what is new of the findings about these entries (by kind); how many that are.

        What was proposed before in the same words is not proposed again, whatever was decided on it.
        """
        with self._database.write() as session:
            rows = session.scalars(sa.select(FindingRow).where(FindingRow.project_id == project_id))
            known = {(row.entry_id, row.kind, row.field, row.text) for row in rows}
            new = [each for each in findings if (entries.get(each.kind), each.kind, each.field, each.text) not in known]
            for each in new:
                row = FindingRow(**asdict(each), project_id=project_id, run_id=run_id)
                row.entry_id = entries.get(each.kind)
                session.add(row)
                session.flush()
            return len(new)

    def of_project(self, project_id: str) -> tuple[StoredFinding, ...]:
        """Those of the project that wait for the writer, the oldest first."""
        return self._found(FindingRow.project_id == project_id, FindingRow.status == "open")

    def of_run(self, run_id: str) -> tuple[StoredFinding, ...]:
        """Those that a run has stored, also the decided ones."""
        return self._found(FindingRow.run_id == run_id)

    def decide(self, finding_ids: Iterable[str], status: FindingStatus) -> None:
        """Keep the writer's decision on these."""
        with self._database.write() as session:
            these = FindingRow.id.in_(list(finding_ids))
            session.execute(sa.update(FindingRow).where(these).values(status=status))

    def _found(self, *conditions: sa.ColumnElement[bool]) -> tuple[StoredFinding, ...]:
        query = sa.select(FindingRow).where(*conditions).order_by(FindingRow.created_at, FindingRow.id)
        with self._database.read() as session:
            return tuple(_to_finding(row) for row in session.scalars(query))


def _to_finding(row: FindingRow) -> StoredFinding:
    passage = (row.quote, row.scene_id, row.heading)
    finding = Finding(cast(BibleType, row.kind), row.field, row.text, *passage, Author(**row.author))
    return StoredFinding(row.id, row.run_id, row.entry_id, finding, cast(FindingStatus, row.status))
