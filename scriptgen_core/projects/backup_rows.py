"""Rows as the lines of a backup's parts, and back; a line that could not be stored or read again is refused."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, TypeAlias, get_args, get_type_hints

import sqlalchemy as sa
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, create_model

from scriptgen_core.core import authorship, reads
from scriptgen_core.core.errors import ScriptGenError
from scriptgen_core.core.events import from_payload
from scriptgen_core.core.models import Base
from scriptgen_core.core.story import (
    BIBLE_TYPES,
    Author,
    Brief,
    OutlineCard,
    ScriptFormat,
    change_from,
    note_from,
    validated,
)
from scriptgen_core.projects.backup_file import damaged
from scriptgen_core.projects.backup_tables import content_columns, tables
from scriptgen_core.projects.page_options import PageOptions
from scriptgen_core.projects.revision_storage import locked_numbers, locked_starts

Row: TypeAlias = dict[str, Any]
Rows: TypeAlias = Mapping[str, list[Row]]
_Reader: TypeAlias = Callable[[Row], object]

_WHOLE_NUMBER = Annotated[int, Field(ge=-(2**31), lt=2**31)]
_MOMENT = Annotated[AwareDatetime, Field(strict=False)]
_VALUES: dict[Any, Any] = {
    int: _WHOLE_NUMBER,
    int | None: _WHOLE_NUMBER | None,
    datetime: _MOMENT,
    datetime | None: _MOMENT | None,
}


def part_name(table: str) -> str:
    """The part with a table's rows."""
    return f"{table}.jsonl"


def written(rows: Rows) -> dict[str, bytes]:
    """The parts that hold these rows: one line of JSON a row, in ASCII."""
    return {part_name(name): b"".join(map(_line, each)) for name, each in rows.items()}


def read(parts: Mapping[str, bytes]) -> Rows:
    """The rows in these parts by table; FormatError for a line that is not what :func:`written` writes."""
    for part in parts:
        if part not in {part_name(table.name) for table in tables()}:
            raise damaged(part, "ScriptGen has no such part")
    rows = {table.name: _parsed(table, parts.get(part_name(table.name), b"")) for table in tables()}
    if len(rows["project"]) != 1:
        raise damaged(part_name("project"), "it has to hold one project")
    for table in tables():
        _check_references(table, rows)
    for name, reader in _readers(rows).items():
        _check_contents(name, rows[name], reader)
    return rows


def _line(row: Row) -> bytes:
    return json.dumps(row, sort_keys=True, default=datetime.isoformat).encode() + b"\n"


def _parsed(table: sa.Table, data: bytes) -> list[Row]:
    shape = _shape_of(table)
    rows = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            rows.append(shape.model_validate(json.loads(line)).model_dump())
        except ValidationError as error:
            first = error.errors()[0]
            reason = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise damaged(part_name(table.name), reason, line=number) from error
        except (ValueError, RecursionError) as error:
            raise damaged(part_name(table.name), str(error), line=number) from error
    return rows


def _shape_of(table: sa.Table) -> type[BaseModel]:
    """What a row of the table looks like; a column that an older backup does not have gets its default."""
    row = next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)
    hints = get_type_hints(row)
    fields: dict[str, Any] = {
        column.name: (_value_of(column, get_args(hints[column.name])[0]), _default_of(column))
        for column in content_columns(table)
    }
    return create_model(table.name, __config__=ConfigDict(strict=True, extra="forbid"), **fields)


def _value_of(column: sa.Column[Any], kind: Any) -> Any:
    length = getattr(column.type, "length", None)
    return Annotated[kind, Field(max_length=length)] if length else _VALUES.get(kind, kind)


def _default_of(column: sa.Column[Any]) -> Any:
    if column.primary_key:
        return ...
    if column.default is None:
        return None if column.nullable else ...
    given = column.default.arg  # type: ignore[attr-defined]
    return Field(default_factory=lambda: given(None)) if callable(given) else given


def _check_references(table: sa.Table, rows: Rows) -> None:
    for key in table.foreign_keys:
        there = {row[key.column.name] for row in rows[key.column.table.name]}
        for number, row in enumerate(rows[table.name], start=1):
            named = row[key.parent.name]
            if named is not None and named not in there:
                reason = f"{key.parent.name} {named} is not in {part_name(key.column.table.name)}"
                raise damaged(part_name(table.name), reason, line=number)


def _check_contents(name: str, rows: list[Row], reader: _Reader) -> None:
    for number, row in enumerate(rows, start=1):
        try:
            reader(row)
        except (ScriptGenError, ValueError, TypeError, LookupError) as error:
            raise damaged(part_name(name), str(error), line=number) from error


def _readers(rows: Rows) -> Mapping[str, _Reader]:
    """How the storage classes read what the database keeps as text and JSON; what they could not read raises."""
    types = {entry["id"]: entry["type"] for entry in rows["bible_entry"]}
    return {
        "project": lambda row: (
            ScriptFormat(row["format"]),
            validated(Brief, row["brief"]),
            validated(PageOptions, row["page_options"]),
        ),
        "bible_version": lambda row: validated(BIBLE_TYPES[types[row["entry_id"]]], row["data"]),
        "scene_card": lambda row: validated(OutlineCard, row["data"]),
        "scene_draft": lambda row: authorship.from_json(row["authors"]),
        "revision_round": lambda row: (locked_numbers(row["scene_numbers"]), locked_starts(row["page_starts"])),
        "note": lambda row: note_from(row["data"]),
        "proposal": lambda row: (
            Author(**row["author"]),
            [change_from(change) for change in row["changes"]],
            [note_from(note) for note in row["notes"]],
            reads.from_json(row["reads"]),
        ),
        "run_event": lambda row: from_payload(row["kind"], row["payload"]),
    }
