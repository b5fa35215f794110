"""The script of a project: its scenes in order, each with its outline card and its drafts.

Cards and drafts are append-only. ``script_revision`` of the project counts every change, so the script
as it stood at any revision can be read again.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import NotFound, VersionConflict
from scriptgen_core.core.models import NamedDraftRow, SceneCardRow, SceneDraftRow, SceneRow
from scriptgen_core.core.story import OutlineCard, validated
from scriptgen_core.projects.script_rows import (
    add_card,
    add_draft,
    add_named_draft,
    all_scene_rows,
    new_scene,
    next_revision,
    removed_scenes,
    renumber,
    replace_scenes,
    scene_ids,
    scene_in,
    scene_row,
    scene_rows,
    scenes_of,
    to_draft,
)
from scriptgen_core.projects.script_types import Draft, NamedDraft, NewDraft, Scene, ScenePlan


class ScriptStorage:
    """Scenes, cards and drafts in the database. Unknown ids raise NotFound and change nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def scenes(self, project_id: str) -> tuple[Scene, ...]:
        """The scenes as they stand, in order."""
        with self._database.read() as session:
            return scenes_of(session, project_id)

    def order(self, project_id: str) -> tuple[str, ...]:
        """The ids of the scenes as they stand, in order."""
        with self._database.read() as session:
            return tuple(scene_ids(session, project_id))

    def is_written(self, project_id: str) -> bool:
        """Whether any scene of the script has been written."""
        drafted = (
            SceneRow.project_id == project_id,
            SceneRow.removed_revision.is_(None),
            SceneRow.draft_id.is_not(None),
        )
        with self._database.read() as session:
            return bool(session.scalar(sa.select(sa.exists().where(*drafted))))

    def scene(self, scene_id: str) -> Scene:
        """One scene as it stands; NotFound when it has been taken out of the script."""
        scene = self.find(scene_id)
        if scene is None:
            raise NotFound("This scene has been taken out of the script. Put it back on Script, or reload the page.")
        return scene

    def find(self, scene_id: str) -> Scene | None:
        """One scene as it stands; None when it has been taken out of the script."""
        with self._database.read() as session:
            return scene_in(session, scene_id)

    def is_off_limits(self, scene_id: str) -> bool:
        """Whether the writer keeps the machine out of a scene of the script."""
        query = sa.select(SceneRow.off_limits).where(SceneRow.id == scene_id, SceneRow.removed_revision.is_(None))
        with self._database.read() as session:
            return bool(session.scalar(query))

    def add_cards(
        self, project_id: str, cards: Iterable[OutlineCard], *, author: str, after: str | None = None
    ) -> tuple[str, ...]:
        """Add scenes with these cards, after the scene ``after`` or at the end; returns their ids."""
        with self._database.write() as session:
            revision = next_revision(session, project_id)
            order = scene_rows(session, project_id)
            at = next((i + 1 for i, row in enumerate(order) if row.id == after), len(order))
            added = []
            for card in cards:
                added.append(new_scene(session, project_id, revision))
                add_card(session, added[-1], card, author)
            renumber([*order[:at], *added, *order[at:]])
            return tuple(row.id for row in added)

    def save_card(
        self, scene_id: str, card: OutlineCard | Mapping[str, Any], *, base_version: int, author: str = "writer"
    ) -> Scene:
        """Write a new version of the scene's card. It has to be approved again.

        Raises VersionConflict when the card has a newer version than ``base_version``.
        """
        content: OutlineCard = validated(OutlineCard, card)
        with self._database.write() as session:
            row = scene_row(session, scene_id)
            if base_version != (row.card_version or 0):
                raise VersionConflict("This card was changed meanwhile. Compare both and save again.")
            next_revision(session, row.project_id)
            add_card(session, row, content, author)
        return self.scene(scene_id)

    def move(self, scene_id: str, to: int) -> None:
        """Put the scene at place ``to`` (from 0)."""
        with self._database.write() as session:
            row = scene_row(session, scene_id)
            order = [other for other in scene_rows(session, row.project_id) if other.id != scene_id]
            order.insert(max(0, min(to, len(order))), row)
            next_revision(session, row.project_id)
            renumber(order)

    def remove(self, scene_id: str) -> None:
        """Take the scene out of the script; its card and drafts stay and :meth:`put_back` returns it."""
        with self._database.write() as session:
            row = scene_row(session, scene_id)
            row.removed_revision = next_revision(session, row.project_id)

    def put_back(self, scene_id: str) -> None:
        """Return a removed scene to its old place."""
        with self._database.write() as session:
            row = scene_row(session, scene_id)
            next_revision(session, row.project_id)
            row.removed_revision = None
            renumber(all_scene_rows(session, row.project_id))

    def removed(self, project_id: str) -> tuple[Scene, ...]:
        """Scenes taken out of the script, the last one first."""
        with self._database.read() as session:
            return removed_scenes(session, project_id)

    def untouched_cards(self, project_id: str) -> tuple[str, ...]:
        """The ids of unwritten scenes whose card is a machine's, neither edited nor approved nor kept by the writer."""
        edited = sa.select(SceneCardRow.scene_id).where(SceneCardRow.author.not_in(("model", "rule")))
        query = sa.select(SceneRow.id).where(
            SceneRow.project_id == project_id,
            SceneRow.removed_revision.is_(None),
            SceneRow.card_version.is_not(None),
            SceneRow.draft_id.is_(None),
            SceneRow.off_limits.is_(False),
            SceneRow.approved_version.is_distinct_from(SceneRow.card_version),
            SceneRow.id.not_in(edited),
        )
        with self._database.read() as session:
            return tuple(session.scalars(query.order_by(SceneRow.position)))

    def keep_out(self, scene_id: str, *, off_limits: bool) -> None:
        """Keep the machine out of the scene, or let it in again. What is written stays as it is."""
        with self._database.write() as session:
            scene_row(session, scene_id).off_limits = off_limits

    def approve(self, project_id: str, scene_ids: Iterable[str] | None = None, *, approved: bool = True) -> None:
        """Approve these scenes' cards as they are now (None: all), or take the approval back."""
        wanted = None if scene_ids is None else set(scene_ids)
        with self._database.write() as session:
            for row in scene_rows(session, project_id):
                if wanted is None or row.id in wanted:
                    row.approved_version = row.card_version if approved else None

    def save_draft(self, scene_id: str, new: NewDraft) -> Draft:
        """Store a draft and make it the scene's current one.

        When the current draft is not ``new.base_id`` the text is stored beside it as a kept draft, and
        VersionConflict says so: neither text is lost.
        """
        with self._database.write() as session:
            row = scene_row(session, scene_id)
            conflict = row.draft_id != new.base_id
            draft = add_draft(session, row, new, 0 if conflict else next_revision(session, row.project_id))
            saved = to_draft(draft)
        if conflict:
            raise VersionConflict(
                f"This scene was changed meanwhile. Your text is kept as draft {saved.number} of the scene.",
                kept_as=saved.id,
            )
        return saved

    def draft(self, draft_id: str) -> Draft:
        with self._database.read() as session:
            row = session.get(SceneDraftRow, draft_id)
            if row is None:
                raise NotFound("This draft does not exist.")
            return to_draft(row)

    def drafts(self, scene_id: str) -> tuple[Draft, ...]:
        """Every draft of the scene, newest first."""
        with self._database.read() as session:
            query = (
                sa.select(SceneDraftRow).where(SceneDraftRow.scene_id == scene_id).order_by(SceneDraftRow.number.desc())
            )
            return tuple(to_draft(row) for row in session.scalars(query))

    def edited_drafts(self, project_id: str) -> Mapping[str, Draft]:
        """Scene id to its current draft, of the scenes whose draft is not as a run has stored it, in order.

        Without those that the writer keeps the machine out of.
        """
        query = (
            sa.select(SceneDraftRow)
            .join(SceneRow, SceneRow.draft_id == SceneDraftRow.id)
            .where(SceneRow.project_id == project_id, SceneRow.removed_revision.is_(None))
            .where(SceneDraftRow.run_id.is_(None), SceneRow.off_limits.is_(False))
            .order_by(SceneRow.position, SceneRow.created_at)
        )
        with self._database.read() as session:
            return {row.scene_id: to_draft(row) for row in session.scalars(query)}

    def texts_at(self, project_id: str, revision: int) -> tuple[tuple[str, str | None, str], ...]:
        """(scene id, draft id, text) in order, as the script stood at ``revision``."""
        with self._database.read() as session:
            newest = _newest_drafts(session, project_id, revision)
            here = [row for row in all_scene_rows(session, project_id) if _stood(row, revision)]
            return tuple(
                (row.id, newest[row.id].id, newest[row.id].text) if row.id in newest else (row.id, None, "")
                for row in here
            )

    def replace(self, project_id: str, revision: int, plan: Sequence[ScenePlan]) -> int:
        """Make the script the scenes of ``plan``, in this order, in one transaction; returns the new revision.

        Scenes that are not in the plan leave the script, and one that had left it comes back. Raises ScriptMoved when
        the script is not at ``revision`` any more; nothing is changed then.
        """
        with self._database.write() as session:
            return replace_scenes(session, project_id, revision, plan)

    def name_draft(self, project_id: str, name: str) -> NamedDraft:
        """Keep the whole script as it stands under a name."""
        scenes = [(scene.id, scene.draft.id) for scene in self.scenes(project_id) if scene.draft]
        return self.keep_as(project_id, name, scenes)

    def keep_as(self, project_id: str, name: str, scenes: Iterable[tuple[str, str]]) -> NamedDraft:
        """Keep these (scene id, draft id) pairs as a named draft."""
        with self._database.write() as session:
            return _to_named(add_named_draft(session, project_id, name, scenes))

    def keep_beside(self, scene_id: str, new: NewDraft) -> Draft:
        """Store a draft without making it the current one."""
        with self._database.write() as session:
            return to_draft(add_draft(session, scene_row(session, scene_id), new, 0))

    def named_drafts(self, project_id: str) -> tuple[NamedDraft, ...]:
        """The named drafts, newest first."""
        with self._database.read() as session:
            query = (
                sa.select(NamedDraftRow)
                .where(NamedDraftRow.project_id == project_id)
                .order_by(NamedDraftRow.created_at.desc())
            )
            return tuple(_to_named(row) for row in session.scalars(query))


def _newest_drafts(session: Session, project_id: str, revision: int) -> dict[str, SceneDraftRow]:
    newest_first = (SceneDraftRow.revision.desc(), SceneDraftRow.number.desc())
    ranked = (
        sa.select(
            SceneDraftRow.id,
            sa.func.row_number().over(partition_by=SceneDraftRow.scene_id, order_by=newest_first).label("place"),
        )
        .join(SceneRow, SceneRow.id == SceneDraftRow.scene_id)
        .where(SceneRow.project_id == project_id, SceneDraftRow.revision.between(1, revision))
        .subquery()
    )
    query = sa.select(SceneDraftRow).join(ranked, ranked.c.id == SceneDraftRow.id).where(ranked.c.place == 1)
    return {row.scene_id: row for row in session.scalars(query)}


def _stood(row: SceneRow, revision: int) -> bool:
    return row.added_revision <= revision and (row.removed_revision is None or row.removed_revision > revision)


def _to_named(row: NamedDraftRow) -> NamedDraft:
    return NamedDraft(row.id, row.name, tuple((a, b) for a, b in row.scenes), row.created_at, row.title_page)
