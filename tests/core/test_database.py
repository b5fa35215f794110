"""The database migrates itself, keeps writers apart, and says what is wrong in a sentence."""

import re
import sqlite3
import threading
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from scriptgen_core.core import migrations
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.core.errors import StorageError
from scriptgen_core.core.models import Base, LLMCallRow, PreferenceRow, SceneDraftRow


@pytest.fixture
def path(tmp_path):
    return tmp_path / "script.sqlite"


def test_migrations_lead_to_exactly_the_tables_of_the_models(path):
    Database(sqlite_url(path)).close()
    with sa.create_engine(sqlite_url(path)).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_sqlite_runs_in_wal_mode_with_foreign_keys(path):
    database = Database(sqlite_url(path))
    with database.read() as session:
        assert session.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1


def test_what_was_typed_waits_for_the_disk_and_what_is_only_told_does_not(path):
    """On one connection in turns, each with the time it waits for its own turn."""
    database = Database(sqlite_url(path))
    normal, full = 1, 2

    def settings(session):
        return tuple(session.execute(sa.text(f"PRAGMA {each}")).scalar() for each in ("synchronous", "busy_timeout"))

    for _ in range(2):
        with database.jot("a run") as session:
            assert settings(session) == (normal, 30000)
        with database.write() as session:
            assert settings(session) == (full, 30000)
        with database.write(within=0.5) as session:
            assert settings(session) == (full, 500)


def test_a_block_that_fails_leaves_nothing_behind(path):
    database = Database(sqlite_url(path))

    def write_and_fail():
        with database.write() as session:
            session.add(PreferenceRow(name="provider", value={"value": "demo"}))
            session.flush()
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        write_and_fail()
    with database.read() as session:
        assert session.get(PreferenceRow, "provider") is None


def test_writers_wait_for_each_other_instead_of_failing(path):
    database = Database(sqlite_url(path))
    with database.write() as session:
        session.add(PreferenceRow(name="count", value={"value": 0}))

    def add_one_often():
        for _ in range(20):
            with database.write() as session:
                row = session.get(PreferenceRow, "count")
                row.value = {"value": row.value["value"] + 1}

    threads = [threading.Thread(target=add_one_often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert session.get(PreferenceRow, "count").value == {"value": 80}


def test_a_file_that_is_no_database_is_a_storage_error(path):
    path.write_text("no database at all, just a line of text that is long enough to be read as a header " * 20)
    with pytest.raises(StorageError, match="not a database"):
        Database(sqlite_url(path))


def test_a_database_opened_by_two_at_once_is_migrated_once(path):
    results = []
    threads = [threading.Thread(target=lambda: results.append(Database(sqlite_url(path)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    with sqlite3.connect(path) as connection:
        assert connection.execute("select count(*) from alembic_version").fetchone() == (1,)


def migrate(path, change, revision):
    """Bring a SQLite file to a revision, up or down."""
    config = Config()
    config.set_main_option("script_location", migrations.__path__[0])
    with sa.create_engine(sqlite_url(path)).begin() as connection:
        config.attributes["connection"] = connection
        change(config, revision)


def first_call(path):
    """The one call of the table, without the columns that came later."""
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        row = dict(connection.execute("select * from llm_call").fetchone())
    return {name: value for name, value in row.items() if name != "scene"}


CALL_OF_THE_FIRST_TABLES = {
    "run_id": "r1",
    "run_attempt": 1,
    "step": "Scene 3 dialogue",
    "digest": "d",
    "role": "director",
    "prompt": "scene",
    "prompt_version": 1,
    "messages": "[]",
    "text": "Rain.",
    "provider": "openai",
    "model": "gpt-test",
    "input_tokens": 7,
    "output_tokens": 3,
    "cached_tokens": 1,
    "cost": 0.25,
    "attempts": 2,
    "seconds": 1.5,
    "valid": 1,
    "reused": 0,
    "reusable": 1,
    "created_at": "2026-01-10 09:00:00.000000",
}


def test_calls_of_the_first_tables_are_kept_when_they_learn_their_scene(path):
    """Upwards every call stays as it was, with no scene; downwards only the scene goes."""
    migrate(path, command.upgrade, "0001")
    with sqlite3.connect(path) as connection:
        names = ", ".join(CALL_OF_THE_FIRST_TABLES)
        places = ", ".join("?" * len(CALL_OF_THE_FIRST_TABLES))
        row = tuple(CALL_OF_THE_FIRST_TABLES.values())
        connection.execute(f"insert into llm_call ({names}) values ({places})", row)
    before = first_call(path)
    database = Database(sqlite_url(path))
    with database.read() as session:
        assert session.scalars(sa.select(LLMCallRow)).one().scene is None
    database.close()
    assert first_call(path) == before
    migrate(path, command.downgrade, "0001")
    assert first_call(path) == before
    with sqlite3.connect(path) as connection:
        assert "scene" not in connection.execute("select sql from sqlite_master where name='llm_call'").fetchone()[0]


def test_an_edited_draft_of_before_shares_the_read_set_of_the_one_it_was_made_from(path):
    """Upwards, over any number of edits; one that nothing is known of stays so."""
    migrate(path, command.upgrade, "0012")
    bases = {"written": None, "edited": "written", "again": "edited", "by hand": None}
    with sqlite3.connect(path) as connection:
        moment = "2026-01-10 09:00:00.000000"
        for number, (draft, base) in enumerate(bases.items(), 1):
            connection.execute(
                "insert into scene_draft (id, scene_id, number, text, authors, origin, base_id, revision, created_at) "
                "values (?, 's', ?, '', '[]', 'hand', ?, ?, ?)",
                (draft, number, base, number, moment),
            )
        connection.execute("insert into draft_read values ('written', 'entry', 1, 'want')")
    database = Database(sqlite_url(path))
    with database.read() as session:
        shared = dict(session.execute(sa.select(SceneDraftRow.id, SceneDraftRow.read_set_id)).all())
    database.close()
    assert shared == {"written": None, "edited": "written", "again": "written", "by hand": None}


def copies(path):
    """The copies of the database beside it, by name, with how many calls each holds."""
    found = {}
    for copy in sorted(path.parent.glob("script-*.sqlite")):
        with sqlite3.connect(copy) as connection:
            found[copy.name] = connection.execute("select count(*) from llm_call").fetchone()[0]
    return found


def an_old_database(path):
    """A file of the first tables, with a call that is still in the write-ahead log of a connection left open."""
    migrate(path, command.upgrade, "0001")
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode=WAL")
    names, places = ", ".join(CALL_OF_THE_FIRST_TABLES), ", ".join("?" * len(CALL_OF_THE_FIRST_TABLES))
    connection.execute(f"insert into llm_call ({names}) values ({places})", tuple(CALL_OF_THE_FIRST_TABLES.values()))
    connection.commit()
    return connection


def test_a_copy_of_the_file_as_it_was_is_kept_before_a_migration(path):
    """What is only in the write-ahead log is in it too, and it can be opened as it is."""
    with closing(an_old_database(path)):
        assert path.with_name("script.sqlite-wal").stat().st_size
        Database(sqlite_url(path)).close()
    ((name, calls),) = copies(path).items()
    assert re.fullmatch(r"script-\d{4}-\d\d-\d\d-\d{6}-revision-0001\.sqlite", name)
    assert calls == 1
    assert first_call(path.with_name(name)) == first_call(path)
    assert not path.with_name("script.copy-unfinished").exists()


def test_the_first_creation_and_a_start_without_migration_keep_no_copy(path):
    Database(sqlite_url(path)).close()
    Database(sqlite_url(path)).close()
    assert copies(path) == {}


def test_the_last_three_copies_stay_and_nothing_else_is_touched(path):
    for day in (1, 2, 3):
        path.with_name(f"script-2020-01-0{day}-090000-revision-0001.sqlite").touch()
    others = [path.with_name("script-mine.sqlite"), path.with_name("other-2020-01-01-090000-revision-0001.sqlite")]
    for other in others:
        other.touch()
    an_old_database(path).close()
    Database(sqlite_url(path)).close()
    days = [copy.name[7:17] for copy in sorted(path.parent.glob("script-*-revision-*.sqlite"))]
    assert days[:2] == ["2020-01-02", "2020-01-03"]
    assert len(days) == 3
    assert all(other.exists() for other in others)


def test_without_room_for_a_copy_nothing_is_migrated(path):
    an_old_database(path).close()
    path.with_name("script.copy-unfinished").mkdir()
    with pytest.raises(StorageError, match="no copy of it could be kept"):
        Database(sqlite_url(path))
    with sqlite3.connect(path) as connection:
        assert connection.execute("select version_num from alembic_version").fetchone() == ("0001",)


def test_a_database_of_a_newer_version_says_to_update_and_is_left_alone(path):
    Database(sqlite_url(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    with pytest.raises(StorageError, match="newer ScriptGen: update"):
        Database(sqlite_url(path))
    assert copies(path) == {}
