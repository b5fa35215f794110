"""A whole project as one file, and back: bibles with their versions, scenes, drafts, notes, proposals and runs.

The file holds rows as they are in the database: a project exported, imported on another machine and
exported again is the same file, byte for byte.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database, schema_revisions
from scriptgen_core.core.errors import NotFound
from scriptgen_core.core.models import new_id, now
from scriptgen_core.projects.backup_file import damaged, made_by_a_newer_version, pack, unpack
from scriptgen_core.projects.backup_rows import Row, Rows, part_name, read, written
from scriptgen_core.projects.backup_tables import (
    belonging_to,
    columns_with_ids,
    content_columns,
    has_ids,
    order_of,
    tables,
)
from scriptgen_core.projects.project_storage import TITLE_MAX
from scriptgen_core.projects.run_storage import UNFINISHED

_IMPORTED = " (imported)"
_PAUSED = "This run was at work when the backup was made. Press Resume to go on with it here."


def export_project(database: Database, project_id: str) -> bytes:
    """The project as one file. NotFound for an unknown id; the same project gives the same bytes."""
    with database.read() as session:
        rows = _stored(session, project_id)
    if not rows["project"]:
        raise NotFound("This project does not exist any more. Reload the page.")
    values = (value for table in rows.values() for row in table for value in row.values())
    return pack(
        written(rows),
        schema_revision=schema_revisions()[0],
        title=rows["project"][0]["title"],
        last_change=max(value for value in values if isinstance(value, datetime)).isoformat(),
    )


def import_project(database: Database, data: bytes) -> str:
    """Store the project that this file holds, all of it or nothing; returns its id.

    It keeps its ids, unless one of them is there already: then all are new and the title says "(imported)".
    Runs that were at work are paused. FormatError, naming the part and the line, for a file that is damaged,
    too large or made by a newer version.
    """
    manifest, parts = unpack(data)
    if manifest.schema_revision not in schema_revisions():
        raise made_by_a_newer_version()
    rows = read(parts)
    with database.write() as session:
        if _some_are_there(session, rows):
            rows = _renewed(rows)
        _pause(rows["run"])
        for table in tables():
            _store(session, table, rows[table.name])
    project_id: str = rows["project"][0]["id"]
    return project_id


def _stored(session: Session, project_id: str) -> Rows:
    conditions = belonging_to(project_id)
    rows = {}
    for table in tables():
        query = sa.select(*content_columns(table)).where(conditions[table.name]).order_by(*order_of(table))
        rows[table.name] = [dict(row) for row in session.execute(query).mappings()]
    for entry in rows["bible_entry"]:
        if entry["project_id"] != project_id:
            entry["project_id"] = None  # it is the series', whichever other episode it joined
    return rows


def _some_are_there(session: Session, rows: Rows) -> bool:
    """Whether the database has a row with an id of these rows."""
    return any(
        not {row["id"] for row in rows[table.name]}.isdisjoint(session.scalars(sa.select(table.c.id)))
        for table in tables()
        if has_ids(table)
    )


def _renewed(rows: Rows) -> Rows:
    """The rows with a fresh id for each one, wherever it is named."""
    fresh = {row["id"]: new_id() for table in tables() if has_ids(table) for row in rows[table.name]}
    renewed = {
        table.name: [
            row | {name: _replaced(row[name], fresh) for name in columns_with_ids(table)} for row in rows[table.name]
        ]
        for table in tables()
    }
    project = renewed["project"][0]
    project["title"] = project["title"][: TITLE_MAX - len(_IMPORTED)] + _IMPORTED
    return renewed


def _replaced(value: Any, fresh: Mapping[str, str]) -> Any:
    match value:
        case str():
            return fresh.get(value, value)
        case list():
            return [_replaced(each, fresh) for each in value]
        case dict():
            return {fresh.get(name, name): _replaced(each, fresh) for name, each in value.items()}
        case _:
            return value


def _pause(runs: list[Row]) -> None:
    """A run of another machine does not go on by itself here."""
    for run in runs:
        if run["status"] in UNFINISHED:
            run |= {"status": "paused", "message": _PAUSED, "cancel_requested": False, "finished_at": now()}


def _store(session: Session, table: sa.Table, rows: list[Row]) -> None:
    if rows:
        try:
            session.execute(sa.insert(table), rows)
        except (sa.exc.IntegrityError, sa.exc.DataError) as error:
            raise damaged(part_name(table.name), f"the database refuses it ({error.orig})") from error
