"""What the writer accepted on Review, stored at once: the new draft, what stays open, and the notes it answers."""

from collections.abc import Collection, Iterable, Mapping

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.models import NoteRow
from scriptgen_core.projects.review_storage import proposal_row, split_off
from scriptgen_core.projects.script_rows import add_draft, next_revision, scene_row, to_draft
from scriptgen_core.projects.script_types import Draft, NewDraft


def store_applied(
    database: Database,
    scene_id: str,
    new: NewDraft | None,
    undecided: Mapping[str, Collection[str]],
    answered: Iterable[str],
) -> Draft | None:
    """Close proposals as applied, with the draft that was made of what was accepted, if anything was.

    ``undecided`` maps the proposals to the changes of theirs that stay open, ``answered`` are the ids of notes.
    VersionConflict, and nothing stored, when the scene has another draft than ``new`` was made of.
    """
    with database.write() as session:
        scene = scene_row(session, scene_id)
        if new and scene.draft_id != new.base_id:
            raise VersionConflict("The scene has just been changed. Reload the page to see it.")
        draft = to_draft(add_draft(session, scene, new, next_revision(session, scene.project_id))) if new else None
        for proposal_id, change_ids in undecided.items():
            row = proposal_row(session, proposal_id)
            if change_ids:
                split_off(session, row, change_ids)
            row.status, row.applied_draft_id = "applied", draft.id if draft else None
        for note_id in answered:
            note = session.get(NoteRow, note_id)
            if note is not None and note.status == "open":
                note.status = "answered"
        return draft
