"""Rounds of revision: which draft each one was locked from, its colour and date, and what stays as it was printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import NotFound, VersionConflict
from scriptgen_core.core.models import NamedDraftRow, RevisionRoundRow, SceneDraftRow, now
from scriptgen_core.projects.script_rows import add_named_draft


@dataclass(frozen=True, slots=True)
class LockedNumber:
    """The number of a scene of a locked draft, and its heading; a scene's text may hold several headings."""

    scene_id: str
    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class NewRound:
    """A round to be begun, and the draft that is locked for it: its name, and its (scene id, draft id) in order.

    ``color`` and ``date`` are as printed; ``keeps_pages`` gives what no longer fits a page a page of its own.
    ``page_starts`` are the locked draft's pages: label, element and offset.
    """

    draft_name: str
    scenes: tuple[tuple[str, str], ...]
    color: str
    date: str
    keeps_pages: bool
    scene_numbers: tuple[LockedNumber, ...]
    page_starts: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class RevisionRound:
    """A round of changes to a locked draft, which is kept under ``draft_id``; ``scenes`` are its (scene id, text)."""

    id: str
    draft_id: str
    draft_name: str
    color: str
    date: str
    keeps_pages: bool
    scene_numbers: tuple[LockedNumber, ...]
    page_starts: tuple[tuple[str, int, int], ...]
    scenes: tuple[tuple[str, str], ...]
    created_at: datetime


class RevisionStorage:
    """Rounds in the database. One that was taken back stays there and can be put back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rounds(self, project_id: str) -> tuple[RevisionRound, ...]:
        """The rounds that hold, the oldest first."""
        with self._database.read() as session:
            query = (
                sa.select(RevisionRoundRow, NamedDraftRow)
                .join(NamedDraftRow, NamedDraftRow.id == RevisionRoundRow.draft_id)
                .where(*_holding(project_id))
                .order_by(RevisionRoundRow.created_at)
            )
            return tuple(_to_round(session, row, draft) for row, draft in session.execute(query))

    def begin(self, project_id: str, new: NewRound, *, after: str | None) -> str:
        """Keep the draft under its name and begin a round behind the round ``after`` (None: it is the first); its id.

        VersionConflict when that is not the last one any more.
        """
        with self._database.write() as session:
            last = sa.select(RevisionRoundRow.id).where(*_holding(project_id))
            if session.scalar(last.order_by(RevisionRoundRow.created_at.desc()).limit(1)) != after:
                raise VersionConflict("The rounds were changed meanwhile. Look at the list and press again.")
            draft = add_named_draft(session, project_id, new.draft_name, new.scenes)
            row = RevisionRoundRow(
                project_id=project_id,
                draft_id=draft.id,
                color=new.color,
                date=new.date,
                keeps_pages=new.keeps_pages,
                scene_numbers=[[each.scene_id, each.number, each.heading] for each in new.scene_numbers],
                page_starts=[list(start) for start in new.page_starts],
            )
            session.add(row)
            session.flush()
            return row.id

    def take_back(self, round_id: str) -> None:
        """The round does not hold any more; what was written in it stays."""
        self._set_taken_back(round_id, now())

    def put_back(self, round_id: str) -> None:
        """The round holds again."""
        self._set_taken_back(round_id, None)

    def _set_taken_back(self, round_id: str, at: datetime | None) -> None:
        with self._database.write() as session:
            row = session.get(RevisionRoundRow, round_id)
            if row is None:
                raise NotFound("This round of revision does not exist any more. Reload the page.")
            row.taken_back_at = at


def locked_numbers(stored: Iterable[Any]) -> tuple[LockedNumber, ...]:
    """Scene numbers as a round keeps them."""
    return tuple(LockedNumber(scene_id, number, heading) for scene_id, number, heading in stored)


def locked_starts(stored: Iterable[Any]) -> tuple[tuple[str, int, int], ...]:
    """The beginnings of pages as a round keeps them."""
    return tuple((label, int(element), int(offset)) for label, element, offset in stored)


def _holding(project_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return RevisionRoundRow.project_id == project_id, RevisionRoundRow.taken_back_at.is_(None)


def _to_round(session: Session, row: RevisionRoundRow, draft: NamedDraftRow) -> RevisionRound:
    ids = [draft_id for _, draft_id in draft.scenes]
    query = sa.select(SceneDraftRow.id, SceneDraftRow.text).where(SceneDraftRow.id.in_(ids))
    texts = {row.id: row.text for row in session.execute(query)}
    return RevisionRound(
        id=row.id,
        draft_id=row.draft_id,
        draft_name=draft.name,
        color=row.color,
        date=row.date,
        keeps_pages=row.keeps_pages,
        scene_numbers=locked_numbers(row.scene_numbers),
        page_starts=locked_starts(row.page_starts),
        scenes=tuple((scene_id, texts[draft_id]) for scene_id, draft_id in draft.scenes),
        created_at=row.created_at,
    )
