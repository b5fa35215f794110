"""The read sets of drafts: which facts of the bibles each was written from, and which have changed."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import NotFound
from scriptgen_core.core.models import BibleEntryRow, DraftReadRow, SceneDraftRow, SceneRow
from scriptgen_core.core.reads import Read, brought_up
from scriptgen_core.projects.script_rows import READ_SET, add_reads, reads_of, scene_row


class ReadSetStorage:
    """Read sets, in the database that :class:`ScriptStorage` keeps the drafts in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, draft_id: str) -> tuple[Read, ...]:
        """The facts the draft was written from."""
        with self._database.read() as session:
            draft = session.get(SceneDraftRow, draft_id)
            return reads_of(session, draft) if draft else ()

    def scenes_with_one(self, project_id: str) -> frozenset[str]:
        """The ids of the scenes whose current draft was written from facts of the bibles."""
        facts = sa.exists().where(DraftReadRow.draft_id == READ_SET)
        query = sa.select(SceneRow.id).join(SceneDraftRow, SceneDraftRow.id == SceneRow.draft_id)
        with self._database.read() as session:
            return frozenset(session.scalars(query.where(SceneRow.project_id == project_id, facts)))

    def outdated(self, project_id: str) -> Mapping[str, tuple[Read, ...]]:
        """Scene id to the facts its current draft was written from that have a newer version of their entry since.

        Only scenes of the script with such facts, and only of entries that are not archived.
        """
        query = (
            sa.select(SceneRow.id, DraftReadRow.entry_id, DraftReadRow.version, DraftReadRow.field)
            .join(SceneDraftRow, SceneDraftRow.id == SceneRow.draft_id)
            .join(DraftReadRow, DraftReadRow.draft_id == READ_SET)
            .join(BibleEntryRow, BibleEntryRow.id == DraftReadRow.entry_id)
            .where(SceneRow.project_id == project_id, SceneRow.removed_revision.is_(None))
            .where(BibleEntryRow.archived_at.is_(None), DraftReadRow.version != BibleEntryRow.version)
            .order_by(SceneRow.position, SceneRow.created_at, SceneRow.id, DraftReadRow.entry_id, DraftReadRow.field)
        )
        with self._database.read() as session:
            rows = session.execute(query).all()
        return {id: tuple(Read(*row[1:]) for row in group) for id, group in groupby(rows, key=itemgetter(0))}

    def follow(self, scene_id: str, facts: Iterable[Read]) -> None:
        """Note that the scene's current draft is right with these facts as they are, in place of what it was shown."""
        with self._database.write() as session:
            draft = session.get(SceneDraftRow, scene_row(session, scene_id).draft_id or "")
            if draft is None:
                raise NotFound("This scene is not written any more. Reload the page.")
            reads = brought_up(reads_of(session, draft), facts)
            draft.read_set_id = None
            session.execute(sa.delete(DraftReadRow).where(DraftReadRow.draft_id == draft.id))
            add_reads(session, draft.id, reads)
