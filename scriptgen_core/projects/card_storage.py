"""The versions of outline cards: their history, the way back, and other words on many cards at once."""

from collections.abc import Callable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import NotFound
from scriptgen_core.core.models import SceneCardRow, SceneRow
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.projects.script_rows import add_card, next_revision, scene_row, scene_rows, scenes_of
from scriptgen_core.projects.script_types import CardVersion, Reworded


class CardStorage:
    """The cards of scenes, in the database that :class:`ScriptStorage` keeps the scenes in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_project(self, project_id: str) -> Mapping[str, OutlineCard]:
        """The newest cards of the script's scenes by scene id, in order; a scene without one is left out."""
        query = (
            sa.select(SceneRow.id, SceneCardRow.data)
            .join(SceneCardRow, (SceneCardRow.scene_id == SceneRow.id) & (SceneCardRow.number == SceneRow.card_version))
            .where(SceneRow.project_id == project_id, SceneRow.removed_revision.is_(None))
            .order_by(SceneRow.position, SceneRow.created_at)
        )
        with self._database.read() as session:
            return {scene_id: OutlineCard.model_validate(data) for scene_id, data in session.execute(query)}

    def history(self, scene_id: str) -> tuple[CardVersion, ...]:
        """Every version of the scene's card, newest first; none for a scene that has no card."""
        with self._database.read() as session:
            scene_row(session, scene_id)
            query = sa.select(SceneCardRow).where(SceneCardRow.scene_id == scene_id)
            return tuple(_to_version(row) for row in session.scalars(query.order_by(SceneCardRow.number.desc())))

    def restore(self, scene_id: str, version: int) -> None:
        """Write what the card held in ``version`` as its newest version. It has to be approved again.

        Content equal to the newest version adds no version.
        """
        with self._database.write() as session:
            row = scene_row(session, scene_id)
            old, newest = (_card(session, scene_id, number) for number in (version, row.card_version or 0))
            if old != newest:
                add_card(session, row, old, "writer", f"Restored version {version}")
                next_revision(session, row.project_id)

    def reword(
        self, project_id: str, reword: Callable[[str, OutlineCard], OutlineCard], reason: str
    ) -> tuple[Reworded, ...]:
        """Write a new version of every card that ``reword`` (scene id, card) changes, all or none; what was changed.

        For other words that mean the same: a card that was approved stays approved.
        """
        with self._database.write() as session:
            rows = {row.id: row for row in scene_rows(session, project_id)}
            changed = [
                Reworded(scene.id, scene.number, scene.card, new)
                for scene in scenes_of(session, project_id)
                if scene.card and (new := reword(scene.id, scene.card)) != scene.card
            ]
            for each in changed:
                row = rows[each.scene_id]
                approved = row.approved_version == row.card_version
                add_card(session, row, each.after, "writer", reason)
                row.approved_version = row.card_version if approved else None
            if changed:
                next_revision(session, project_id)
            return tuple(changed)


def _card(session: Session, scene_id: str, number: int) -> OutlineCard:
    row = session.scalar(
        sa.select(SceneCardRow).where(SceneCardRow.scene_id == scene_id, SceneCardRow.number == number)
    )
    if row is None:
        raise NotFound(f"This card has no version {number}. Choose one from its history.")
    return OutlineCard.model_validate(row.data)


def _to_version(row: SceneCardRow) -> CardVersion:
    return CardVersion(row.number, OutlineCard.model_validate(row.data), row.author, row.reason, row.created_at)
