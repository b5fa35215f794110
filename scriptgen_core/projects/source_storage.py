"""What is adapted: the sources, the batches they are adapted in, and which of them each scene is from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, NotFound
from scriptgen_core.core.models import SceneRow, SceneSourceRow, SourceBatchRow, SourceRow, now
from scriptgen_core.core.sources import Batch, Chapter, Passage, SourceText
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.projects.script_rows import add_card, add_draft, new_scene, next_revision, renumber, scene_rows
from scriptgen_core.projects.script_types import NewDraft

_OPENING = -1


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source of a project."""

    id: str
    source: SourceText


@dataclass(frozen=True, slots=True)
class StoredBatch:
    """A batch of a project's plan, and its turn of the conversation once it is adapted.

    The opening has no passages. ``summary`` tells all turns up to and with this one in short, where that was asked for.
    """

    id: str
    position: int
    batch: Batch
    left_out: bool
    asked: str
    answer: str
    summary: str

    @property
    def is_opening(self) -> bool:
        return self.position == _OPENING

    @property
    def is_adapted(self) -> bool:
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class AdaptedFrom:
    """Where a scene is from; ``quote`` is the passage it begins at, empty where that was not found."""

    batch: StoredBatch
    quote: str


@dataclass(frozen=True, slots=True)
class NewScene:
    """A scene to be put into the script, and the passage it begins at."""

    card: OutlineCard
    draft: NewDraft
    quote: str = ""


class SourceStorage:
    """Sources and batches in the database. Unknown ids raise NotFound."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, project_id: str, sources: Iterable[SourceText]) -> tuple[str, ...]:
        """Store sources behind those that are there; their ids."""
        with self._database.write() as session:
            mine = SourceRow.project_id == project_id
            last = session.scalar(sa.select(sa.func.max(SourceRow.position)).where(mine))
            rows = [
                SourceRow(
                    project_id=project_id,
                    position=position,
                    name=source.name,
                    kind=source.kind,
                    chapters=[[chapter.title, chapter.text] for chapter in source.chapters],
                )
                for position, source in enumerate(sources, 0 if last is None else last + 1)
            ]
            session.add_all(rows)
            session.flush()
            return tuple(row.id for row in rows)

    def sources(self, project_id: str) -> tuple[StoredSource, ...]:
        """The project's sources in order."""
        query = sa.select(SourceRow).where(SourceRow.project_id == project_id, SourceRow.removed_at.is_(None))
        with self._database.read() as session:
            return tuple(_to_source(row) for row in session.scalars(query.order_by(SourceRow.position)))

    def remove(self, source_id: str) -> None:
        """Take the source off the list; :meth:`put_back` returns it to its place."""
        self._set_removed(source_id, is_removed=True)

    def put_back(self, source_id: str) -> None:
        """Return a source that was removed."""
        self._set_removed(source_id, is_removed=False)

    def plan(self, project_id: str) -> tuple[StoredBatch, ...]:
        """The project's batches in order, the opening first."""
        query = sa.select(SourceBatchRow).where(SourceBatchRow.project_id == project_id)
        with self._database.read() as session:
            return tuple(_to_batch(row) for row in session.scalars(query.order_by(SourceBatchRow.position)))

    def batch(self, batch_id: str) -> StoredBatch:
        """One batch as it stands."""
        with self._database.read() as session:
            return _to_batch(_batch(session, batch_id))

    def set_plan(self, project_id: str, batches: Sequence[Batch]) -> None:
        """Make these the project's batches; InputError once one of those before is adapted."""
        with self._database.write() as session:
            for row in _not_begun(session, project_id):
                session.delete(row)
            if batches:
                session.add(SourceBatchRow(project_id=project_id, position=_OPENING, passages=[]))
            for position, batch in enumerate(batches):
                passages = [asdict(passage) for passage in batch.passages]
                session.add(SourceBatchRow(project_id=project_id, position=position, passages=passages))

    def check_not_begun(self, project_id: str) -> None:
        """InputError once a batch of the project is adapted."""
        with self._database.read() as session:
            _not_begun(session, project_id)

    def leave_out(self, batch_id: str, *, left_out: bool) -> None:
        """Pass the batch over when the story is adapted, or not; InputError once it is adapted."""
        with self._database.write() as session:
            row = _batch(session, batch_id)
            if row.answer:
                raise InputError("batch", "is adapted already. Remove its scenes on Outline instead")
            row.left_out = left_out

    def keep_adapted(self, batch_id: str, asked: str, answer: str, scenes: Sequence[NewScene], *, author: str) -> None:
        """Store a batch's turn and put its scenes into the script, behind those of the batches before it.

        All or nothing, and once: a batch that is adapted stays as it is.
        """
        with self._database.write() as session:
            row = _batch(session, batch_id)
            if row.answer:
                return
            row.asked, row.answer = asked, answer
            revision = next_revision(session, row.project_id)
            order = scene_rows(session, row.project_id)
            at = _place(session, row, order)
            added = [_add(session, row, new, revision, author) for new in scenes]
            renumber([*order[:at], *added, *order[at:]])

    def keep_summary(self, batch_id: str, summary: str) -> None:
        """Store what all turns up to and with this batch's are in short."""
        with self._database.write() as session:
            _batch(session, batch_id).summary = summary

    def origins(self, project_id: str) -> Mapping[str, AdaptedFrom]:
        """Scene id to where it is from, of the scenes that were adapted."""
        query = (
            sa.select(SceneSourceRow, SourceBatchRow)
            .join(SourceBatchRow, SourceBatchRow.id == SceneSourceRow.batch_id)
            .where(SourceBatchRow.project_id == project_id)
        )
        with self._database.read() as session:
            return {link.scene_id: AdaptedFrom(_to_batch(row), link.quote) for link, row in session.execute(query)}

    def _set_removed(self, source_id: str, *, is_removed: bool) -> None:
        with self._database.write() as session:
            row = session.get(SourceRow, source_id)
            if row is None:
                raise NotFound("This source does not exist any more. Reload the page.")
            row.removed_at = now() if is_removed else None


def _not_begun(session: Session, project_id: str) -> Sequence[SourceBatchRow]:
    rows = session.scalars(sa.select(SourceBatchRow).where(SourceBatchRow.project_id == project_id)).all()
    if any(row.answer for row in rows):
        raise InputError("plan", "is begun: what is adapted cannot be cut anew. Leave batches out instead")
    return rows


def _place(session: Session, batch: SourceBatchRow, order: Sequence[SceneRow]) -> int:
    """Where the batch's scenes go: behind the last one of an earlier batch, else before the first of a later one."""
    query = sa.select(SceneSourceRow.scene_id, SourceBatchRow.position).join(
        SourceBatchRow, SourceBatchRow.id == SceneSourceRow.batch_id
    )
    positions = dict(row for row in session.execute(query.where(SourceBatchRow.project_id == batch.project_id)))
    earlier = [at for at, scene in enumerate(order) if positions.get(scene.id, batch.position) < batch.position]
    later = [at for at, scene in enumerate(order) if positions.get(scene.id, batch.position) > batch.position]
    return earlier[-1] + 1 if earlier else later[0] if later else len(order)


def _add(session: Session, batch: SourceBatchRow, new: NewScene, revision: int, author: str) -> SceneRow:
    scene = new_scene(session, batch.project_id, revision)
    add_card(session, scene, new.card, author)
    scene.approved_version = scene.card_version
    add_draft(session, scene, new.draft, revision)
    session.add(SceneSourceRow(scene_id=scene.id, batch_id=batch.id, quote=new.quote))
    return scene


def _batch(session: Session, batch_id: str) -> SourceBatchRow:
    row = session.get(SourceBatchRow, batch_id)
    if row is None:
        raise NotFound("This batch does not exist any more. Reload the page.")
    return row


def _to_source(row: SourceRow) -> StoredSource:
    return StoredSource(row.id, SourceText(row.name, row.kind, tuple(Chapter(*each) for each in row.chapters)))


def _to_batch(row: SourceBatchRow) -> StoredBatch:
    batch = Batch(tuple(Passage(**each) for each in row.passages))
    return StoredBatch(row.id, row.position, batch, row.left_out, row.asked, row.answer, row.summary)
