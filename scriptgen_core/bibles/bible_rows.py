"""Bible entries and their versions as rows, read and written within a session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.errors import InputError, NotFound, VersionConflict
from scriptgen_core.core.field_paths import value_at
from scriptgen_core.core.models import BibleEntryRow, BibleVersionRow, ProjectRow, now
from scriptgen_core.core.story import BIBLE_TYPES, BibleData, BibleEntry, BibleType, StoryModel, validated

EntryAuthor: TypeAlias = Literal["writer", "model", "rule", "import", "propagation"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who writes a version, why, and in which run."""

    author: EntryAuthor
    reason: str = ""
    run_id: str | None = None


def known_type(type: str) -> BibleType:
    """The type; InputError naming the known ones for any other."""
    if type not in BIBLE_TYPES:
        raise InputError("type", f"unknown bible type {type!r}. Known types: {', '.join(BIBLE_TYPES)}")
    return type


def entry_row(session: Session, entry_id: str) -> BibleEntryRow:
    """The entry with this id; NotFound where there is none."""
    row = session.get(BibleEntryRow, entry_id)
    if row is None:
        raise NotFound("This bible entry does not exist. Choose another one from the list.")
    return row


def version_row(session: Session, entry_id: str, number: int) -> BibleVersionRow:
    """The version of this number; NotFound where there is none."""
    row = session.scalar(
        sa.select(BibleVersionRow).where(BibleVersionRow.entry_id == entry_id, BibleVersionRow.number == number)
    )
    if row is None:
        raise NotFound(f"This entry has no version {number}. Choose one from its history.")
    return row


def add_entries(
    session: Session,
    entries: Sequence[tuple[BibleType, StoryModel]],
    project_id: str | None,
    series_id: str | None,
    origin: Origin,
) -> tuple[str, ...]:
    """Add (type, data) entries behind those of the project; their ids in order."""
    if project_id and session.get(ProjectRow, project_id) is None:
        raise NotFound("This project does not exist any more. Open another one on the Projects page.")
    mine = BibleEntryRow.project_id == project_id
    last = session.scalar(sa.select(sa.func.max(BibleEntryRow.position)).where(mine)) or 0
    ids = []
    for position, (kind, content) in enumerate(entries, last + 1):
        row = BibleEntryRow(type=kind, project_id=project_id, series_id=series_id, position=position)
        session.add(row)
        session.flush()
        session.add(_new_version(row.id, 1, content, origin))
        ids.append(row.id)
    return tuple(ids)


def revise(
    session: Session,
    entry_id: str,
    data: Mapping[str, Any] | StoryModel,
    base_version: int | None,
    origin: Origin,
) -> BibleEntry:
    """Add a version holding ``data``, a mapping over the newest one; none where nothing is changed by it.

    VersionConflict when ``base_version`` is given and not the newest any more.
    """
    row = entry_row(session, entry_id)
    current = version_row(session, entry_id, row.version)
    if base_version is not None and base_version != row.version:
        raise VersionConflict(
            f"This entry was changed meanwhile (version {row.version}; yours began from {base_version}). "
            "Compare both and save again."
        )
    kind = BIBLE_TYPES[cast(BibleType, row.type)]
    before = validated(kind, current.data)
    content = validated(kind, data if isinstance(data, StoryModel) else {**current.data, **data})
    if content != before:
        if origin.author != "writer":
            _refuse_locked(before, content)
        row.version += 1
        current = _new_version(entry_id, row.version, content, origin)
        session.add(current)
        session.flush()
    return to_entry(row, current)


def _refuse_locked(before: BibleData, after: BibleData) -> None:
    """InputError naming a field that the writer has locked and that would change, or a lock that would go."""
    changed = [path for path in before.locked if value_at(before, path) != value_at(after, path)]
    if before.locked != after.locked:
        changed.append("locked")
    if changed:
        raise InputError(changed[0], "is locked: only the writer changes it. Unlock it in the entry's form first")


def archive(session: Session, entry_ids: Iterable[str]) -> None:
    """Take the entries out of every list and prompt."""
    for entry_id in entry_ids:
        entry_row(session, entry_id).archived_at = now()


def to_entry(row: BibleEntryRow, version: BibleVersionRow) -> BibleEntry:
    """The entry in this version."""
    kind = cast(BibleType, row.type)
    content = validated(BIBLE_TYPES[kind], version.data)
    return BibleEntry(row.id, kind, version.number, content, row.project_id, row.archived_at is not None)


def _new_version(entry_id: str, number: int, content: StoryModel, origin: Origin) -> BibleVersionRow:
    return BibleVersionRow(
        entry_id=entry_id,
        number=number,
        data=content.model_dump(mode="json"),
        author=origin.author,
        reason=origin.reason,
        run_id=origin.run_id,
        created_at=now(),
    )
