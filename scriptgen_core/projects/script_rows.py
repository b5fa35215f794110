"""Rows of scenes, cards and drafts in a session, and the values that travel instead of them."""

from collections.abc import Iterable, Sequence
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core import authorship
from scriptgen_core.core.errors import NotFound, ScriptMoved
from scriptgen_core.core.models import (
    DraftReadRow,
    NamedDraftRow,
    ProjectRow,
    SceneCardRow,
    SceneDraftRow,
    SceneRow,
    now,
    table_of,
)
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.projects.script_types import Draft, NewDraft, Origin, Scene, ScenePlan

_SCENES = (
    sa.select(SceneRow, SceneCardRow, SceneDraftRow)
    .outerjoin(SceneCardRow, (SceneCardRow.scene_id == SceneRow.id) & (SceneCardRow.number == SceneRow.card_version))
    .outerjoin(SceneDraftRow, SceneDraftRow.id == SceneRow.draft_id)
)
"""Scenes with their newest card and their current draft, where they have one."""
READ_SET = sa.func.coalesce(SceneDraftRow.read_set_id, SceneDraftRow.id)
"""The id under which a draft's read set is stored."""


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
        raise _unknown_scene()
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


def new_scene(session: Session, project_id: str, revision: int) -> SceneRow:
    """A scene with nothing in it yet, which has no place in the order yet."""
    row = SceneRow(project_id=project_id, position=0, added_revision=revision)
    session.add(row)
    session.flush()
    return row


def add_draft(session: Session, row: SceneRow, new: NewDraft, revision: int) -> SceneDraftRow:
    """Store a draft and make it the scene's current one; with revision 0 it is kept beside that."""
    last = session.scalar(sa.select(sa.func.max(SceneDraftRow.number)).where(SceneDraftRow.scene_id == row.id))
    draft = SceneDraftRow(
        scene_id=row.id,
        number=(last or 0) + 1,
        text=new.text,
        authors=authorship.to_json(new.authors),
        origin=new.origin if revision else "kept",
        base_id=new.base_id,
        read_set_id=_shared_read_set(session, new),
        reason=new.reason,
        run_id=new.run_id,
        revision=revision,
        created_at=now(),
    )
    session.add(draft)
    session.flush()
    add_reads(session, draft.id, new.reads or ())
    if revision:
        row.draft_id = draft.id
    return draft


def reads_of(session: Session, draft: SceneDraftRow) -> tuple[Read, ...]:
    """The facts the draft was written from."""
    query = sa.select(DraftReadRow.entry_id, DraftReadRow.version, DraftReadRow.field)
    rows = session.execute(query.where(DraftReadRow.draft_id == (draft.read_set_id or draft.id)))
    return tuple(Read(*row) for row in rows)


def add_reads(session: Session, draft_id: str, reads: Iterable[Read]) -> None:
    """Store facts that the draft was written from, as a part of its own read set."""
    rows = [{"draft_id": draft_id, "entry_id": r.entry_id, "version": r.version, "field": r.field} for r in reads]
    if rows:
        session.execute(sa.insert(table_of(DraftReadRow)), rows)


def renumber(order: Iterable[SceneRow]) -> None:
    """Give the scenes their places in this order."""
    for position, row in enumerate(order):
        row.position = position


def replace_scenes(session: Session, project_id: str, revision: int, plan: Sequence[ScenePlan]) -> int:
    """Make the script the scenes of ``plan``, in this order; the new revision. ScriptMoved if it is not at this one."""
    if project_row(session, project_id).script_revision != revision:
        raise ScriptMoved("The script was changed meanwhile. Read it again and make the plan anew.")
    revision = next_revision(session, project_id)
    known = {row.id: row for row in all_scene_rows(session, project_id)}
    order = []
    for step in plan:
        row = known.pop(step.scene_id or "", None) or new_scene(session, project_id, revision)
        row.removed_revision = None
        if step.draft:
            add_draft(session, row, step.draft, revision)
        order.append(row)
    for row in known.values():
        row.removed_revision = row.removed_revision or revision
    renumber(order)
    return revision


def add_named_draft(session: Session, project_id: str, name: str, scenes: Iterable[tuple[str, str]]) -> NamedDraftRow:
    """Keep these (scene id, draft id) pairs as a named draft, with the title page as it stands."""
    project = project_row(session, project_id)
    row = NamedDraftRow(
        project_id=project_id,
        name=name.strip() or "Draft",
        scenes=[list(pair) for pair in scenes],
        title_page={"Title": project.title, **project.title_page},
    )
    session.add(row)
    session.flush()
    return row


def scenes_of(session: Session, project_id: str) -> tuple[Scene, ...]:
    """The scenes of the script as it stands, as values, numbered as they come."""
    query = _SCENES.where(SceneRow.project_id == project_id, SceneRow.removed_revision.is_(None))
    found = session.execute(query.order_by(SceneRow.position, SceneRow.created_at))
    return tuple(_to_scene(*row, number) for number, row in enumerate(found))


def scene_in(session: Session, scene_id: str) -> Scene | None:
    """One scene as a value; None when it has been taken out of the script, and NotFound for an unknown id."""
    row = session.execute(_SCENES.where(SceneRow.id == scene_id)).first()
    if row is None:
        raise _unknown_scene()
    order = scene_ids(session, row.SceneRow.project_id)
    return _to_scene(*row, order.index(scene_id)) if scene_id in order else None


def removed_scenes(session: Session, project_id: str) -> tuple[Scene, ...]:
    """The scenes that have been taken out of the script, the last one first."""
    query = _SCENES.where(SceneRow.project_id == project_id, SceneRow.removed_revision.is_not(None))
    found = session.execute(query.order_by(SceneRow.removed_revision.desc()))
    return tuple(_to_scene(*row, number) for number, row in enumerate(found))


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
        reason=row.reason,
    )


def _to_scene(row: SceneRow, card: SceneCardRow | None, draft: SceneDraftRow | None, number: int) -> Scene:
    return Scene(
        id=row.id,
        number=number,
        card=OutlineCard.model_validate(card.data) if card else None,
        card_version=row.card_version or 0,
        approved=row.card_version is not None and row.approved_version == row.card_version,
        draft=to_draft(draft) if draft else None,
        off_limits=row.off_limits,
    )


def _unknown_scene() -> NotFound:
    return NotFound("This scene does not exist any more. Reload the page.")


def _shared_read_set(session: Session, new: NewDraft) -> str | None:
    source = None if new.reads is not None else new.like or new.base_id
    return session.scalar(sa.select(READ_SET).where(SceneDraftRow.id == source)) if source else None
