"""Rows of scenes, cards and drafts in a session, and the values that travel instead of them."""

from collections.abc import Mapping, Sequence
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core import authorship
from scriptgen_core.core.errors import NotFound
from scriptgen_core.core.models import ProjectRow, SceneCardRow, SceneDraftRow, SceneRow, now
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.projects.script_types import Draft, Origin, Scene


def project_row(session: Session, project_id: str) -> ProjectRow:
    """The project; NotFound when it is gone."""
    row = session.get(ProjectRow, project_id)
    if row is None:
        raise NotFound("This project does not exist any more. Open another one on the Projects page.")
    return row


def scene_row(session: Session, scene_id: str) -> SceneRow:
    """The scene, in the script or taken out of it; NotFound for an unknown id."""
    row = session.get(SceneRow, scene_id)
    if row is None:
        raise NotFound("This scene does not exist any more. Reload the page.")
    return row


def next_revision(session: Session, project_id: str) -> int:
    """Count one more change of the script; the number it has now."""
    project = project_row(session, project_id)
    project.script_revision += 1
    project.updated_at = now()
    return project.script_revision


def all_scene_rows(session: Session, project_id: str) -> Sequence[SceneRow]:
    """The scenes in order, those taken out too."""
    query = sa.select(SceneRow).where(SceneRow.project_id == project_id)
    return session.scalars(query.order_by(SceneRow.position, SceneRow.created_at)).all()


def scene_rows(session: Session, project_id: str) -> list[SceneRow]:
    """The scenes of the script as it stands, in order."""
    return [row for row in all_scene_rows(session, project_id) if row.removed_revision is None]


def scene_ids(session: Session, project_id: str) -> Sequence[str]:
    """The ids of the scenes of the script as it stands, in order."""
    query = sa.select(SceneRow.id).where(SceneRow.project_id == project_id, SceneRow.removed_revision.is_(None))
    return session.scalars(query.order_by(SceneRow.position, SceneRow.created_at)).all()


def add_card(session: Session, row: SceneRow, card: OutlineCard, author: str, reason: str = "") -> None:
    """Write the next version of the scene's card."""
    row.card_version = (row.card_version or 0) + 1
    data = card.model_dump(mode="json")
    session.add(SceneCardRow(scene_id=row.id, number=row.card_version, data=data, author=author, reason=reason))


def scenes_of(session: Session, project_id: str) -> tuple[Scene, ...]:
    """The scenes of the script as it stands, as values."""
    return to_scenes(session, scene_rows(session, project_id))


def to_scenes(session: Session, rows: Sequence[SceneRow]) -> tuple[Scene, ...]:
    """These rows as values, numbered as they come."""
    ids = [row.id for row in rows]
    cards = {
        (card.scene_id, card.number): card
        for card in session.scalars(
            sa.select(SceneCardRow)
            .join(SceneRow, (SceneRow.id == SceneCardRow.scene_id) & (SceneRow.card_version == SceneCardRow.number))
            .where(SceneCardRow.scene_id.in_(ids))
        )
    }
    drafts = {
        draft.id: draft
        for draft in session.scalars(
            sa.select(SceneDraftRow).where(SceneDraftRow.id.in_([row.draft_id for row in rows if row.draft_id]))
        )
    }
    return tuple(_to_scene(row, number, cards, drafts) for number, row in enumerate(rows))


def to_draft(row: SceneDraftRow) -> Draft:
    """A draft's row as a value."""
    return Draft(
        id=row.id,
        scene_id=row.scene_id,
        number=row.number,
        text=row.text,
        authors=authorship.from_json(row.authors),
        origin=cast(Origin, row.origin),
        created_at=row.created_at,
        base_id=row.base_id,
        run_id=row.run_id,
    )


def _to_scene(
    row: SceneRow,
    number: int,
    cards: Mapping[tuple[str, int], SceneCardRow],
    drafts: Mapping[str, SceneDraftRow],
) -> Scene:
    card = cards.get((row.id, row.card_version or 0))
    draft = drafts.get(row.draft_id or "")
    return Scene(
        id=row.id,
        number=number,
        card=OutlineCard.model_validate(card.data) if card else None,
        card_version=row.card_version or 0,
        approved=row.card_version is not None and row.approved_version == row.card_version,
        draft=to_draft(draft) if draft else None,
        off_limits=row.off_limits,
    )
