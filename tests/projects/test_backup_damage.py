"""A backup that is damaged, too large or too new is refused with the reason, and nothing of it is stored."""

import io
import json
import shutil
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.core.errors import FormatError, StorageError
from scriptgen_core.projects.backup import export_project, import_project
from scriptgen_core.projects.backup_file import pack, unpack

REMOVED = object()


def changed(backup, part, change):
    """The backup with other lines in one part, or without it, sealed as if it had been made so."""
    manifest, parts = unpack(backup)
    if change is REMOVED:
        del parts[part]
    else:
        lines = change([json.loads(line) for line in parts.get(part, b"").splitlines()])
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        parts[part] = "".join(f"{text}\n" for text in texts).encode()
    return pack(parts, schema_revision=manifest.schema_revision, title="", last_change="")


def rezipped(backup, change):
    """The backup as a ZIP of other files, with the manifest it had."""
    with zipfile.ZipFile(io.BytesIO(backup)) as archive:
        files = change({name: archive.read(name) for name in archive.namelist()})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def remanifested(backup, **values):
    def change(files):
        manifest = json.loads(files["manifest.json"]) | values
        return files | {"manifest.json": json.dumps(manifest).encode()}

    return rezipped(backup, change)


def first_with(**values):
    return lambda rows: [rows[0] | values, *rows[1:]]


def second_with(**values):
    return lambda rows: [rows[0], rows[1] | values, *rows[2:]]


def only(*lines):
    return lambda _rows: lines


DAMAGES = {
    "an unknown column": ("scene.jsonl", second_with(colour="red"), r"^Line 2: scene.jsonl .*colour"),
    "a missing column": ("run.jsonl", only({"id": "r"}), r"^Line 1: run.jsonl .*project_id: Field required"),
    "broken JSON": ("note.jsonl", lambda rows: [rows[0], '{"id": '], r"^Line 2: note.jsonl .*Expecting value"),
    "JSON without end": ("note.jsonl", only("[" * 100_000), r"^Line 1: note.jsonl .*recursion"),
    "a line that is no row": ("note.jsonl", only([]), r"^Line 1: note.jsonl"),
    "a line that is no text": ("note.jsonl", only('"\\ud800"'), r"^Line 1: note.jsonl"),
    "half a character": ("project.jsonl", first_with(genre="\ud800"), r"^Line 1: project.jsonl .*genre"),
    "a word for a number": ("scene.jsonl", second_with(position="2"), r"^Line 2: scene.jsonl .*position"),
    "a number too large": ("scene.jsonl", first_with(position=2**63), r"^Line 1: scene.jsonl .*position"),
    "a text too long": ("project.jsonl", first_with(genre="x" * 301), r"^Line 1: project.jsonl .*genre"),
    "a time that is none": ("scene.jsonl", first_with(created_at="soon"), r"^Line 1: scene.jsonl .*created_at"),
    "a scene of nobody": ("scene.jsonl", second_with(project_id="x"), r"^Line 2: scene.jsonl .*project_id x is not in"),
    "an event of nobody": ("run_event.jsonl", first_with(run_id="x"), r"^Line 1: run_event.jsonl .*not in run.jsonl"),
    "two of one id": ("scene.jsonl", lambda rows: [*rows, rows[0]], r"^scene.jsonl .*the database refuses it"),
    "no project": ("project.jsonl", only(), r"^project.jsonl .*one project"),
    "two projects": ("project.jsonl", lambda rows: [*rows, rows[0] | {"id": "x"}], r"^project.jsonl .*one project"),
    "no part at all": ("project.jsonl", REMOVED, r"^project.jsonl .*one project"),
    "a part of its own": ("secret.jsonl", only({}), r"^secret.jsonl .*no such part"),
    "a screen nobody has": ("project.jsonl", first_with(format="Opera"), r"^Line 1: project.jsonl .*Opera"),
    "a card without words": ("scene_card.jsonl", first_with(data={}), r"^Line 1: scene_card.jsonl .*description"),
    "a note without words": ("note.jsonl", first_with(data={"id": "n"}), r"^Line 1: note.jsonl .*text"),
    "an entry of no kind": ("bible_entry.jsonl", first_with(type="prop"), r"^Line 1: bible_version.jsonl .*prop"),
    "an event of no kind": ("run_event.jsonl", first_with(kind="Rained"), r"^Line 1: run_event.jsonl .*Rained"),
}


@pytest.mark.parametrize(("part", "change", "message"), DAMAGES.values(), ids=DAMAGES.keys())
def test_rows_that_could_not_be_read_again_are_refused_by_part_and_line(backup, counts, other, part, change, message):
    before = counts(other)
    with pytest.raises(FormatError, match=message) as refused:
        import_project(other, changed(backup, part, change))
    assert "Nothing was imported" in str(refused.value)
    assert counts(other) == before


def without(name):
    return lambda files: {key: data for key, data in files.items() if key != name}


def with_text(name, text):
    return lambda files: {**files, name: text}


FILES = {
    "a part changed": (with_text("scene.jsonl", b"{}\n"), r"^scene.jsonl .*checksum"),
    "a part missing": (without("scene.jsonl"), r"^scene.jsonl .*it is missing"),
    "a part too many": (with_text("x.jsonl", b""), r"^x.jsonl .*manifest.json does not name it"),
    "no manifest": (without("manifest.json"), r"^manifest.json .*it is missing"),
    "a manifest that is no JSON": (with_text("manifest.json", b"{"), r"^manifest.json"),
    "a manifest that says nothing": (with_text("manifest.json", b"{}"), r"^manifest.json .*format: Field required"),
}


@pytest.mark.parametrize(("change", "message"), FILES.values(), ids=FILES.keys())
def test_parts_that_are_not_what_the_manifest_says_are_refused(backup, counts, other, change, message):
    before = counts(other)
    with pytest.raises(FormatError, match=message):
        import_project(other, rezipped(backup, change))
    assert counts(other) == before


@pytest.mark.parametrize("values", [{"format": 2}, {"format": 2, "sheets": []}, {"schema_revision": "9999"}])
def test_a_backup_of_a_newer_version_says_to_update(backup, other, values):
    with pytest.raises(FormatError, match="made by a newer ScriptGen: update"):
        import_project(other, remanifested(backup, **values))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04" + bytes(50)])
def test_a_file_that_is_no_backup_is_refused(other, data):
    with pytest.raises(FormatError, match="no backup made by ScriptGen"):
        import_project(other, data)


def declaring(size):
    """A ZIP of five million zeros that says they are ``size``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(5_000_000))
    return file.getvalue().replace((5_000_000).to_bytes(4, "little"), size.to_bytes(4, "little"))


def test_a_file_that_unpacks_to_more_than_a_backup_may_have_is_refused(other):
    with pytest.raises(FormatError, match="unpacks to more than 1,000 MB"):
        import_project(other, declaring(1_100_000_000))


@pytest.mark.parametrize("size", [0, 1_000, 6_000_000])
def test_a_part_that_is_not_as_large_as_it_declares_is_refused(other, size):
    with pytest.raises(FormatError, match=r"^manifest.json"):
        import_project(other, declaring(size))


def test_a_part_takes_no_more_memory_than_it_declares():
    """Five million zeros that say they are a thousand are not unpacked."""
    data = declaring(1_000)
    tracemalloc.start()
    with pytest.raises(FormatError):
        unpack(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_file_larger_than_a_backup_may_be_is_refused_and_never_made():
    with pytest.raises(FormatError, match="larger than 200 MB"):
        unpack(bytes((200 << 20) + 1))
    with pytest.raises(StorageError, match="too large for a backup file"):
        pack({"scene.jsonl": bytes(1_001 << 20)}, schema_revision="", title="", last_change="")


class Machine:
    """A database that nothing was imported to; a new one as soon as something was."""

    def __init__(self, tables, folder, counts):
        self.tables = tables
        self.folder = folder
        self.counts = counts
        self.count = 0
        self.renew()

    def renew(self):
        self.count += 1
        self.database = Database(sqlite_url(Path(shutil.copy(self.tables, self.folder / f"{self.count}.sqlite"))))
        self.before = self.counts(self.database)

    def is_refused_whole_or_imported_whole(self, data, backup, project_id):
        try:
            import_project(self.database, data)
        except FormatError:
            return self.counts(self.database) == self.before
        same = export_project(self.database, project_id) == backup
        self.renew()
        return same


@pytest.fixture(scope="module")
def machine(sqlite_tables, tmp_path_factory, counts):
    return Machine(sqlite_tables, tmp_path_factory.mktemp("machines"), counts)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_byte_that_changed_anywhere_is_noticed_or_does_not_matter(machine, backup, project_id, data):
    place = data.draw(st.integers(0, len(backup) - 1))
    value = data.draw(st.integers(1, 255))
    flipped = bytearray(backup)
    flipped[place] ^= value
    assert machine.is_refused_whole_or_imported_whole(bytes(flipped), backup, project_id)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_file_cut_off_anywhere_is_refused(machine, backup, data):
    with pytest.raises(FormatError):
        import_project(machine.database, backup[: data.draw(st.integers(0, len(backup) - 1))])
    assert machine.counts(machine.database) == machine.before


def test_a_database_that_fails_on_the_way_keeps_nothing_of_the_project(backup, counts, tmp_path):
    """The last table refuses; the ones before it were written in the same transaction."""
    other = Database(f"sqlite:///{tmp_path / 'full.sqlite'}")
    before = counts(other)
    with other.write() as session:
        session.execute(
            sa.text(
                "create trigger refuse before insert on draft_read begin select raise(abort, 'the disk is full'); end"
            )
        )
    with pytest.raises(FormatError, match=r"draft_read.jsonl .*the disk is full"):
        import_project(other, backup)
    assert counts(other) == before
