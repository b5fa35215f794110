"""Bible entries in append-only versions: what the writer and the model know about the story."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.bibles.bible_rows import (
    EntryAuthor,
    Origin,
    add_entries,
    archive,
    entry_row,
    known_type,
    revise,
    to_entry,
    version_row,
)
from scriptgen_core.bibles.former_names import left_aliases, left_names
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, NotFound
from scriptgen_core.core.models import BibleEntryRow, BibleVersionRow, ProjectRow
from scriptgen_core.core.story import BIBLE_TYPES, BibleData, BibleEntry, Bibles, BibleType, StoryModel, validated


@dataclass(frozen=True, slots=True)
class Revised:
    """An entry that was changed, from one version to another."""

    entry_id: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """What was done to entries in one go, for taking it back."""

    added: tuple[str, ...] = ()
    revised: tuple[Revised, ...] = ()
    archived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BibleVersion:
    """One version of an entry: its content, who wrote it, when and why. ``number`` counts from 1."""

    number: int
    data: BibleData
    author: EntryAuthor
    reason: str
    created_at: datetime
    run_id: str | None = None


class BibleStorage:
    """Bibles in the database; without an argument, in the one that the settings name.

    Every method that is given something unknown raises NotFound or InputError and changes nothing.
    """

    def __init__(self, database: Database | None = None) -> None:
        self.database = database or Database(load_settings().database_url)

    def create_entry(
        self,
        type: str,
        data: Mapping[str, Any] | StoryModel,
        *,
        project_id: str | None = None,
        series_id: str | None = None,
        author: EntryAuthor = "writer",
        reason: str = "",
        run_id: str | None = None,
    ) -> str:
        """Store a new entry of ``type`` (character, plot, setting, theme) and return its id.

        Raises InputError naming the field for an unknown type, an unknown field or a wrong value.
        """
        entries = [(type, data)]
        return self.create_entries(
            entries, project_id=project_id, series_id=series_id, author=author, reason=reason, run_id=run_id
        )[0]

    def create_entries(
        self,
        entries: Iterable[tuple[str, Mapping[str, Any] | StoryModel]],
        *,
        project_id: str | None = None,
        series_id: str | None = None,
        author: EntryAuthor = "writer",
        reason: str = "",
        run_id: str | None = None,
        replacing: Iterable[str] = (),
    ) -> tuple[str, ...]:
        """Store several (type, data) entries and archive those of ``replacing``, all or nothing; ids in order."""
        checked = [(known_type(type), validated(BIBLE_TYPES[known_type(type)], data)) for type, data in entries]
        with self.database.write() as session:
            ids = add_entries(session, checked, project_id, series_id, Origin(author, reason, run_id))
            archive(session, replacing)
            return ids

    def drafted_by(self, run_id: str) -> bool:
        """Whether this run has stored entries."""
        with self.database.read() as session:
            query = sa.select(BibleVersionRow.id).where(BibleVersionRow.run_id == run_id).limit(1)
            return session.scalar(query) is not None

    def untouched(self, project_id: str) -> tuple[str, ...]:
        """The ids of the project's entries that the writer has never edited."""
        with self.database.read() as session:
            edited = sa.select(BibleVersionRow.entry_id).where(BibleVersionRow.author == "writer")
            query = sa.select(BibleEntryRow.id).where(
                BibleEntryRow.project_id == project_id,
                BibleEntryRow.archived_at.is_(None),
                BibleEntryRow.id.not_in(edited),
            )
            return tuple(session.scalars(query))

    def get(self, entry_id: str) -> BibleEntry:
        """The entry in its newest version; archived ones too."""
        with self.database.read() as session:
            row = entry_row(session, entry_id)
            return to_entry(row, version_row(session, entry_id, row.version))

    def update(
        self,
        entry_id: str,
        data: Mapping[str, Any] | StoryModel,
        *,
        base_version: int | None = None,
        author: EntryAuthor = "writer",
        reason: str = "",
    ) -> BibleEntry:
        """Write a new version holding ``data``; a mapping changes only the fields it names.

        ``base_version`` is the version the change was made from; VersionConflict when the entry has moved
        on since (the caller still holds its text). Content equal to the newest version adds no version.
        """
        with self.database.write() as session:
            return revise(session, entry_id, data, base_version, Origin(author, reason))

    def delete(self, entry_id: str) -> None:
        """Archive the entry: it leaves every list and prompt, and :meth:`restore` brings it back."""
        with self.database.write() as session:
            archive(session, [entry_id])

    def change(
        self,
        project_id: str,
        *,
        new: Iterable[tuple[BibleType, StoryModel]] = (),
        revised: Iterable[tuple[BibleEntry, StoryModel]] = (),
        archived: Sequence[str] = (),
        reason: str = "",
    ) -> EntryChanges:
        """Add (type, data) entries, revise others from the version they are given in, and archive some, all or nothing.

        VersionConflict when one of those to be revised has moved on since.
        """
        origin = Origin("writer", reason)
        with self.database.write() as session:
            added = add_entries(session, list(new), project_id, None, origin)
            pairs = [(entry, revise(session, entry.id, data, entry.version, origin)) for entry, data in revised]
            archive(session, archived)
        moved = tuple(Revised(old.id, old.version, new.version) for old, new in pairs if old.version != new.version)
        return EntryChanges(added, moved, tuple(archived))

    def take_back(self, changes: EntryChanges) -> tuple[str, ...]:
        """Undo :meth:`change`, all or nothing; the names of entries that were changed since and stay as they are."""
        with self.database.write() as session:
            archive(session, changes.added)
            for entry_id in changes.archived:
                entry_row(session, entry_id).archived_at = None
            rows = [(each, entry_row(session, each.entry_id)) for each in changes.revised]
            moved_on = [row for each, row in rows if row.version != each.after]
            for each, row in rows:
                if row not in moved_on:
                    before = to_entry(row, version_row(session, row.id, each.before)).data
                    revise(session, row.id, before, None, Origin("writer", f"Restored version {each.before}"))
            return tuple(to_entry(row, version_row(session, row.id, row.version)).name for row in moved_on)

    def history(self, entry_id: str) -> list[BibleVersion]:
        """Every version of the entry, newest first."""
        with self.database.read() as session:
            row = entry_row(session, entry_id)
            versions = session.scalars(
                sa.select(BibleVersionRow)
                .where(BibleVersionRow.entry_id == entry_id)
                .order_by(BibleVersionRow.number.desc())
            )
            return [_to_version(row, version) for version in versions]

    def versions(self, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], BibleData]:
        """What these (entry id, number) versions hold; those that do not exist are left out."""
        wanted = sa.tuple_(BibleVersionRow.entry_id, BibleVersionRow.number).in_(set(keys))
        query = sa.select(BibleVersionRow, BibleEntryRow.type).join(
            BibleEntryRow, BibleEntryRow.id == BibleVersionRow.entry_id
        )
        with self.database.read() as session:
            return {
                (version.entry_id, version.number): validated(BIBLE_TYPES[cast(BibleType, kind)], version.data)
                for version, kind in session.execute(query.where(wanted))
            }

    def former_names(self, project_id: str, entry_id: str | None = None) -> dict[str, tuple[str, ...]]:
        """Entry id to the names the entry had before and has no more, the last one first; only of renamed entries.

        What stood for a moment on the way to another name, while that was typed, was no name. With ``entry_id`` of
        that entry alone.
        """
        query = self._past("name").order_by(BibleVersionRow.entry_id, BibleVersionRow.number)
        if entry_id is not None:
            query = query.where(BibleEntryRow.id == entry_id)
        with self.database.read() as session:
            rows = session.execute(query.where(_belongs_to(session, project_id))).all()
        versions = {id: [(name, at) for _, name, at in group] for id, group in groupby(rows, key=itemgetter(0))}
        former = {id: left_names(names) for id, names in versions.items()}
        return {id: names for id, names in former.items() if names}

    def former_aliases(self, entry_id: str) -> Mapping[str, tuple[str, ...]]:
        """Each alias of the entry that took the place of others, with those, the last one first."""
        query = self._past("aliases").where(BibleEntryRow.id == entry_id).order_by(BibleVersionRow.number)
        with self.database.read() as session:
            return left_aliases([(aliases or (), at) for _, aliases, at in session.execute(query)])

    @staticmethod
    def _past(field: str) -> sa.Select[tuple[str, Any, datetime]]:
        """What the field holds in the versions of entries that are not archived, and since when."""
        return (
            sa.select(BibleVersionRow.entry_id, BibleVersionRow.data[field].as_json(), BibleVersionRow.created_at)
            .join(BibleEntryRow, BibleEntryRow.id == BibleVersionRow.entry_id)
            .where(BibleEntryRow.archived_at.is_(None))
        )

    def list(
        self, type: str | None = None, *, project_id: str | None = None, archived: bool = False
    ) -> list[BibleEntry]:
        """Entries in the writer's order; of one type, of one project (with its series' ones), or archived ones."""
        with self.database.read() as session:
            query = (
                sa.select(BibleEntryRow, BibleVersionRow)
                .join(
                    BibleVersionRow,
                    (BibleVersionRow.entry_id == BibleEntryRow.id) & (BibleVersionRow.number == BibleEntryRow.version),
                )
                .where(BibleEntryRow.archived_at.is_not(None) if archived else BibleEntryRow.archived_at.is_(None))
                .order_by(BibleEntryRow.position, BibleEntryRow.created_at)
            )
            if type is not None:
                query = query.where(BibleEntryRow.type == known_type(type))
            if project_id is not None:
                query = query.where(_belongs_to(session, project_id))
            return [to_entry(entry, version) for entry, version in session.execute(query)]

    def bibles(self, project_id: str) -> Bibles:
        """All entries of a project, by kind."""
        entries = self.list(project_id=project_id)
        of = {kind: tuple(entry for entry in entries if entry.type == kind) for kind in BIBLE_TYPES}
        return Bibles(of["character"], of["plot"], of["setting"], of["theme"])

    def restore(self, entry_id: str, version: int | None = None, *, author: EntryAuthor = "writer") -> BibleEntry:
        """Bring back an archived entry, and with ``version`` the content it had then, as a new version."""
        with self.database.write() as session:
            row = entry_row(session, entry_id)
            row.archived_at = None
            kind, newest = cast(BibleType, row.type), row.version
            old = version_row(session, entry_id, version or newest).data
        if version in (None, newest):
            return self.get(entry_id)
        content = validated(BIBLE_TYPES[kind], old)
        return self.update(entry_id, content, author=author, reason=f"Restored version {version}")

    def join(self, entry_id: str, project_id: str) -> None:
        """Let an entry that belongs to no project belong to this one."""
        with self.database.write() as session:
            if session.get(ProjectRow, project_id) is None:
                raise NotFound("This project does not exist any more. Open another one on the Projects page.")
            row = entry_row(session, entry_id)
            if row.project_id not in (None, project_id):
                raise InputError("entry", "already belongs to another project; duplicate it instead")
            row.project_id = project_id


def _belongs_to(session: Session, project_id: str) -> sa.ColumnElement[bool]:
    series = session.scalar(sa.select(ProjectRow.series_id).where(ProjectRow.id == project_id))
    own = BibleEntryRow.project_id == project_id
    return own | (BibleEntryRow.series_id == series) if series else own


def _to_version(row: BibleEntryRow, version: BibleVersionRow) -> BibleVersion:
    content = validated(BIBLE_TYPES[cast(BibleType, row.type)], version.data)
    author = cast(EntryAuthor, version.author)
    return BibleVersion(version.number, content, author, version.reason, version.created_at, version.run_id)
