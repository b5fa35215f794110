"""What the scenes of a project were before: every text they ever had, step by step, and the drafts of machines."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import SceneDraftRow, SceneRow
from scriptgen_core.projects.script_rows import to_draft
from scriptgen_core.projects.script_types import Draft


@dataclass(frozen=True, slots=True)
class PastText:
    """The text a scene got at a revision of the script; empty, and without a time, when it was taken out."""

    revision: int
    scene_id: str
    text: str
    at: datetime | None


def past_texts(database: Database, project_id: str) -> tuple[PastText, ...]:
    """The texts of all scenes, in the order in which the script got them."""
    drafts = (
        sa.select(SceneDraftRow.revision, SceneDraftRow.scene_id, SceneDraftRow.text, SceneDraftRow.created_at)
        .join(SceneRow, SceneRow.id == SceneDraftRow.scene_id)
        .where(SceneRow.project_id == project_id, SceneDraftRow.revision > 0)
        .order_by(SceneDraftRow.number)
    )
    removed = sa.select(SceneRow.removed_revision, SceneRow.id).where(
        SceneRow.project_id == project_id, SceneRow.removed_revision.is_not(None)
    )
    with database.read() as session:
        texts = [PastText(*row) for row in session.execute(drafts)]
        texts += [PastText(revision or 0, scene_id, "", None) for revision, scene_id in session.execute(removed)]
    return tuple(sorted(texts, key=lambda each: each.revision))


def machine_drafts(database: Database, project_id: str) -> tuple[Draft, ...]:
    """The drafts of all scenes that a run wrote or that Review made of its proposals, and those restored to them."""
    query = (
        sa.select(SceneDraftRow)
        .join(SceneRow, SceneRow.id == SceneDraftRow.scene_id)
        .where(SceneRow.project_id == project_id, SceneDraftRow.origin.in_(("generated", "rewrite")))
    )
    with database.read() as session:
        return tuple(to_draft(row) for row in session.scalars(query))
