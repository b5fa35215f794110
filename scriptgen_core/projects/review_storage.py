"""Notes on scenes, and proposals with the writer's decision on each of their changes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, NotFound
from scriptgen_core.core.models import NoteRow, ProposalRow, SceneRow, new_id, now
from scriptgen_core.core.reads import Read, from_json, to_json
from scriptgen_core.core.story import Author, Change, SceneNote, change_from, note_from

NoteStatus: TypeAlias = Literal["open", "dismissed", "answered"]
ProposalStatus: TypeAlias = Literal["open", "applied", "discarded"]
Verdict: TypeAlias = Literal["accept", "keep"]


@dataclass(frozen=True, slots=True)
class StoredNote:
    """A note with the scene it is on and what became of it."""

    note: SceneNote
    scene_id: str
    draft_id: str | None
    status: NoteStatus


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes offered against draft ``base_id`` of a scene.

    ``decisions`` maps change ids to accept or keep, ``edits`` to the writer's own wording of the new text;
    ``refused`` says which changes of the model were not even offered, and why; ``no_change`` is the model's
    reason for proposing nothing; ``reads`` are the facts of the bibles that whoever made it was shown.
    """

    id: str
    project_id: str
    scene_id: str
    base_id: str
    changes: tuple[Change, ...]
    notes: tuple[SceneNote, ...]
    refused: tuple[str, ...]
    no_change: str
    author: Author
    reads: tuple[Read, ...]
    decisions: Mapping[str, Verdict]
    edits: Mapping[str, str]
    status: ProposalStatus
    applied_draft_id: str | None
    run_id: str | None
    created_at: datetime


class ReviewStorage:
    """Notes and proposals in the database. Unknown ids raise NotFound."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_notes(self, scene_id: str, notes: Iterable[SceneNote], *, draft_id: str | None = None) -> None:
        """Store notes on a scene; a note that is there already (same id) is left as it is."""
        with self._database.write() as session:
            for note in notes:
                if session.get(NoteRow, note.id) is None:
                    add_note(session, scene_id, note, draft_id)

    def write_note(self, scene_id: str, text: str, quote: str = "") -> SceneNote:
        """A note of the writer's own, on the line ``quote`` if one is given. InputError when it says nothing."""
        note = SceneNote(new_id()[:12], _said(text), severity="serious", quote=quote.strip(), source="writer")
        self.add_notes(scene_id, [note])
        return note

    def reword_note(self, note_id: str, words: str) -> None:
        """Put a note in the writer's words; what it came with is kept. InputError when they say nothing."""
        said = _said(words)
        with self._database.write() as session:
            row = session.get(NoteRow, note_id)
            if row is None:
                raise NotFound("This note does not exist any more. Reload the page.")
            note = note_from(row.data)
            if said != note.words:
                row.data = asdict(note.reworded(said))

    def notes(
        self, project_id: str, *, scene_id: str | None = None, status: NoteStatus | None = None
    ) -> tuple[StoredNote, ...]:
        """The project's notes, oldest first; of one scene or one status where named."""
        query = sa.select(NoteRow).where(NoteRow.project_id == project_id).order_by(NoteRow.created_at, NoteRow.id)
        if scene_id:
            query = query.where(NoteRow.scene_id == scene_id)
        if status:
            query = query.where(NoteRow.status == status)
        with self._database.read() as session:
            return tuple(_to_note(row) for row in session.scalars(query))

    def set_note_status(self, note_ids: Iterable[str], status: NoteStatus, *, only: NoteStatus | None = None) -> None:
        """Dismiss notes, mark them answered, or open them again; ``only`` those that have this status now."""
        with self._database.write() as session:
            for note_id in note_ids:
                row = session.get(NoteRow, note_id)
                if row is not None and only in (None, row.status):
                    row.status = status

    def propose(
        self,
        scene_id: str,
        base_id: str,
        changes: Iterable[Change],
        notes: Iterable[SceneNote],
        author: Author,
        *,
        refused: Iterable[str] = (),
        no_change: str = "",
        reads: Iterable[Read] = (),
        run_id: str | None = None,
    ) -> Proposal:
        """Store a proposal for the writer to decide."""
        with self._database.write() as session:
            row = add_proposal(session, scene_id, base_id, changes, notes, author)
            row.refused, row.no_change, row.run_id = list(refused), no_change, run_id
            row.reads = to_json(reads)
            session.flush()
            return _to_proposal(row)

    def proposal(self, proposal_id: str) -> Proposal:
        with self._database.read() as session:
            return _to_proposal(proposal_row(session, proposal_id))

    def proposals(self, project_id: str, *, status: ProposalStatus | None = "open") -> tuple[Proposal, ...]:
        """The project's proposals, oldest first."""
        query = sa.select(ProposalRow).where(ProposalRow.project_id == project_id).order_by(ProposalRow.created_at)
        if status:
            query = query.where(ProposalRow.status == status)
        with self._database.read() as session:
            return tuple(_to_proposal(row) for row in session.scalars(query))

    def of_run(self, run_id: str) -> tuple[Proposal, ...]:
        """The proposals a run has made."""
        with self._database.read() as session:
            return tuple(
                _to_proposal(r) for r in session.scalars(sa.select(ProposalRow).where(ProposalRow.run_id == run_id))
            )

    def decide(self, proposal_id: str, decisions: Mapping[str, Verdict], edits: Mapping[str, str]) -> None:
        """Keep the writer's decisions so far."""
        with self._database.write() as session:
            row = proposal_row(session, proposal_id)
            row.decisions, row.edits = dict(decisions), dict(edits)

    def close(self, proposal_id: str, status: ProposalStatus, *, applied_draft_id: str | None = None) -> None:
        """Say what became of the proposal."""
        with self._database.write() as session:
            row = proposal_row(session, proposal_id)
            row.status, row.applied_draft_id = status, applied_draft_id

    def reopen(self, proposal_id: str) -> None:
        """Let a closed proposal be decided again."""
        with self._database.write() as session:
            row = proposal_row(session, proposal_id)
            row.status, row.applied_draft_id = "open", None

    def split(self, proposal_id: str, change_ids: Collection[str]) -> Proposal:
        """Move these changes, with what was decided on them, into an open proposal of their own."""
        with self._database.write() as session:
            return _to_proposal(split_off(session, proposal_row(session, proposal_id), change_ids))


def split_off(session: Session, row: ProposalRow, change_ids: Collection[str]) -> ProposalRow:
    """Move these changes of a proposal into an open one of their own."""
    own = ProposalRow(
        project_id=row.project_id,
        scene_id=row.scene_id,
        base_id=row.base_id,
        changes=[change for change in row.changes if change["id"] in change_ids],
        notes=row.notes,
        author=row.author,
        reads=row.reads,
        decisions={id: verdict for id, verdict in row.decisions.items() if id in change_ids},
        edits={id: text for id, text in row.edits.items() if id in change_ids},
        run_id=row.run_id,
        created_at=row.created_at,
    )
    row.changes = [change for change in row.changes if change["id"] not in change_ids]
    session.add(own)
    session.flush()
    return own


def add_note(session: Session, scene_id: str, note: SceneNote, draft_id: str | None) -> None:
    """Put a note on a scene, as an open one."""
    row = NoteRow(id=note.id, project_id=_project_of(session, scene_id), scene_id=scene_id, draft_id=draft_id)
    row.data, row.created_at = asdict(note), now()
    session.add(row)


def add_proposal(
    session: Session,
    scene_id: str,
    base_id: str,
    changes: Iterable[Change],
    notes: Iterable[SceneNote],
    author: Author,
) -> ProposalRow:
    """Put an open proposal on a scene."""
    row = ProposalRow(
        project_id=_project_of(session, scene_id),
        scene_id=scene_id,
        base_id=base_id,
        changes=[asdict(change) for change in changes],
        notes=[asdict(note) for note in notes],
        refused=[],
        author=asdict(author),
        created_at=now(),
    )
    session.add(row)
    session.flush()
    return row


def _said(words: str) -> str:
    said = words.strip()
    if not said:
        raise InputError("note", "is empty; say in a sentence what should change")
    return said


def _project_of(session: Session, scene_id: str) -> str:
    row = session.get(SceneRow, scene_id)
    if row is None:
        raise NotFound("This scene does not exist any more. Reload the page.")
    return row.project_id


def proposal_row(session: Session, proposal_id: str) -> ProposalRow:
    """The stored proposal; NotFound when it is gone."""
    row = session.get(ProposalRow, proposal_id)
    if row is None:
        raise NotFound("This proposal does not exist any more. Reload the page.")
    return row


def _to_note(row: NoteRow) -> StoredNote:
    return StoredNote(note_from(row.data), row.scene_id, row.draft_id, cast(NoteStatus, row.status))


def _to_proposal(row: ProposalRow) -> Proposal:
    author: dict[str, Any] = row.author
    return Proposal(
        id=row.id,
        project_id=row.project_id,
        scene_id=row.scene_id,
        base_id=row.base_id,
        changes=tuple(change_from(change) for change in row.changes),
        notes=tuple(note_from(note) for note in row.notes),
        refused=tuple(row.refused),
        no_change=row.no_change,
        author=Author(**author),
        reads=from_json(row.reads),
        decisions=dict(row.decisions),
        edits=dict(row.edits),
        status=cast(ProposalStatus, row.status),
        applied_draft_id=row.applied_draft_id,
        run_id=row.run_id,
        created_at=row.created_at,
    )
