"""The file of a backup: a ZIP of a manifest and one JSON Lines file a table, each with its SHA-256.

The same contents give the same bytes. Reading refuses what is damaged, too large or made by a newer ScriptGen.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError

from scriptgen_core.core.errors import FormatError, StorageError

FORMAT = 1
BACKUP_MEGABYTES = 200
_MAX_UNPACKED = 5 * BACKUP_MEGABYTES
_MANIFEST = "manifest.json"
_BEFORE_ALL_TIMES = (1980, 1, 1, 0, 0, 0)
_MEGABYTE = 1 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)

Parts: TypeAlias = Mapping[str, bytes]


class PartFacts(BaseModel):
    """How many rows a part has, and the SHA-256 of its bytes."""

    model_config = ConfigDict(extra="forbid", strict=True)
    rows: int
    sha256: str


class Manifest(BaseModel):
    """What a backup says of itself. ``schema_revision`` is the database's, ``last_change`` the newest moment in it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    format: int
    schema_revision: str
    title: str
    last_change: str
    parts: dict[str, PartFacts]


def damaged(part: str, reason: str, line: int | None = None) -> FormatError:
    """The refusal of a part, with the reason and what to do."""
    return FormatError(
        f"{part} in this backup is damaged: {reason}. Nothing was imported; try another copy of the file.", line=line
    )


def made_by_a_newer_version() -> FormatError:
    return FormatError("This backup was made by a newer ScriptGen: update this one, then import it again.")


def pack(parts: Parts, *, schema_revision: str, title: str, last_change: str) -> bytes:
    """The file that holds these parts; StorageError when it would be too large to be read again."""
    _check_it_can_be_read_again(sum(map(len, parts.values())), _MAX_UNPACKED)
    facts = {name: PartFacts(rows=data.count(b"\n"), sha256=_digest(data)) for name, data in parts.items()}
    manifest = Manifest(
        format=FORMAT, schema_revision=schema_revision, title=title, last_change=last_change, parts=facts
    )
    written = json.dumps(manifest.model_dump(), sort_keys=True, indent=1).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in {_MANIFEST: written, **parts}.items():
            archive.writestr(_entry(name), data, zipfile.ZIP_DEFLATED)
    _check_it_can_be_read_again(len(file.getvalue()), BACKUP_MEGABYTES)
    return file.getvalue()


def unpack(data: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """The manifest and the parts of a backup, every one as it was written; FormatError otherwise."""
    if len(data) > BACKUP_MEGABYTES * _MEGABYTE:
        raise FormatError(f"This file is larger than {BACKUP_MEGABYTES} MB, the most a backup may have.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            contents = {info.filename: _read(archive, info) for info in _entries(archive)}
    except _UNREADABLE as error:
        raise FormatError(
            "This is no backup made by ScriptGen, or it is damaged or cut off. Nothing was imported; "
            "try another copy of the file."
        ) from error
    manifest = _manifest(contents.pop(_MANIFEST, None))
    for name in sorted(manifest.parts.keys() | contents.keys()):
        _check(name, manifest.parts.get(name), contents.get(name))
    return manifest, contents


def _check_it_can_be_read_again(size: int, megabytes: int) -> None:
    if size > megabytes * _MEGABYTE:
        raise StorageError(
            f"This project is too large for a backup file: it would have more than {megabytes:,} MB. "
            "Stop ScriptGen and copy its folder instead; Settings shows where it is."
        )


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _BEFORE_ALL_TIMES)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries, if they are as :func:`pack` makes them and may be unpacked."""
    entries = archive.infolist()
    if len({entry.filename for entry in entries}) < len(entries):
        raise FormatError("This backup holds a part twice, so it was not made by ScriptGen. Nothing was imported.")
    if sum(entry.file_size for entry in entries) > _MAX_UNPACKED * _MEGABYTE:
        raise FormatError(f"This backup unpacks to more than {_MAX_UNPACKED:,} MB, the most a backup may have.")
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits:
            raise damaged(entry.filename, "it is packed in a way that ScriptGen does not use")
    return entries


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """An entry's bytes, and never more than it declares: that is all the memory it may take."""
    with archive.open(entry) as file:
        try:
            data = file.read(entry.file_size + 1)
        except _UNREADABLE as error:
            raise damaged(entry.filename, str(error)) from error
    if len(data) != entry.file_size:
        raise damaged(entry.filename, "its end is missing")
    return data


def _manifest(data: bytes | None) -> Manifest:
    if data is None:
        raise damaged(_MANIFEST, "it is missing")
    try:
        values: Any = json.loads(data)
        if isinstance(values, dict) and isinstance(values.get("format"), int) and values["format"] > FORMAT:
            raise made_by_a_newer_version()
        manifest = Manifest.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        raise damaged(_MANIFEST, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    except (ValueError, RecursionError) as error:
        raise damaged(_MANIFEST, str(error)) from error
    if manifest.format != FORMAT:
        raise damaged(_MANIFEST, f"there is no format {manifest.format}")
    return manifest


def _check(name: str, facts: PartFacts | None, data: bytes | None) -> None:
    if facts is None:
        raise damaged(name, f"{_MANIFEST} does not name it")
    if data is None:
        raise damaged(name, "it is missing")
    if _digest(data) != facts.sha256:
        raise damaged(name, "its checksum is not the one it was written with")
    if data.count(b"\n") != facts.rows:
        raise damaged(name, f"it should have {facts.rows:,} lines")


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
