"""The connection to the database: one engine, short transactions, migrations on opening.

Writers wait for each other, so that what a block has read still holds when it writes: the threads of a process take
turns, SQLite's transactions begin IMMEDIATE, and PostgreSQL's take a lock of ours first. A commit is on disk before it
returns, unless its block says that it need not be. SQLite runs in WAL mode with foreign keys on; before it is migrated
its file is copied.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy.orm import Session

from scriptgen_core.core.advisory_locks import AdvisoryLocks
from scriptgen_core.core.database_errors import held_by_another, storage_error
from scriptgen_core.core.errors import StorageError
from scriptgen_core.core.patience import Patience

_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_SECONDS = 30.0
_CONNECTIONS = 32
"""Kept open to SQLite: a thread each for the scenes in work, their calls, and the pages."""
_SHARED_CONNECTIONS = {"pool_size": 5, "max_overflow": 15}
"""To PostgreSQL, where every process has its own: each is held for one short transaction."""
_MIGRATION_LOCK, _WRITE_LOCK = 7_265_001, 7_265_002
_COPIES_KEPT = 3
_ONE_VIEW = "REPEATABLE READ"
_IN_TURN = sa.text("select pg_advisory_xact_lock(hashtextextended(:about, 0))")
_log = logging.getLogger("scriptgen.storage")


class Database:
    """An opened, migrated database. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _create_engine(url)
        self._reader = self._engine if self.is_sqlite else self._engine.execution_options(isolation_level=_ONE_VIEW)
        self._writer = self._engine.execution_options(begin="IMMEDIATE", within=_BUSY_SECONDS)
        self._jotter = self._writer.execution_options(may_lag=True)
        self._turn = Lock()
        self.locks = AdvisoryLocks(self._engine)
        """Locks between processes; on PostgreSQL only."""
        self.patiently = Patience()
        """Does work of runs that may be repeated until the database has done it, however long it is away."""
        _migrate(self._engine, url)

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return self._engine.url.render_as_string()

    @property
    def is_sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to read with; one consistent view of the database."""
        with _translated(), Session(self._reader) as session:
            yield session

    @contextmanager
    def write(self, *, within: float = _BUSY_SECONDS) -> Iterator[Session]:
        """A session whose work is committed at the end of the block, or not at all.

        StorageAway when it is not its turn ``within`` so many seconds: on SQLite another program may hold the file.
        """
        writer = self._writer.execution_options(within=within)
        with _translated(), self._in_turn(within), Session(writer) as session, session.begin():
            yield session

    @contextmanager
    def jot(self, about: str) -> Iterator[Session]:
        """Like ``write``, for what is told and not for what was typed or paid: about ten times as fast.

        Only what is told ``about`` the same run waits for each other: it is seen in the order of its numbers.
        A killed process loses none of it; a power cut may, back to the last ``write``.
        """
        turn = self._in_turn(_BUSY_SECONDS) if self.is_sqlite else nullcontext()
        with _translated(), turn, Session(self._jotter) as session, session.begin():
            if not self.is_sqlite:
                session.execute(_IN_TURN, {"about": about})
            yield session

    @contextmanager
    def _in_turn(self, seconds: float) -> Iterator[None]:
        if not self._turn.acquire(timeout=seconds):
            raise held_by_another()
        try:
            yield
        finally:
            self._turn.release()

    def close(self) -> None:
        """Give back every connection; whoever still waits for the database gets its error."""
        self.patiently.end()
        self.locks.close()
        self._engine.dispose()


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite:///{path}"


def schema_revisions() -> tuple[str, ...]:
    """The revisions of the tables that this version knows, the newest (its own) first."""
    return tuple(script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions())


def _create_engine(url: str) -> sa.Engine:
    if not url.startswith("sqlite"):
        engine = sa.create_engine(url, pool_pre_ping=True, **_SHARED_CONNECTIONS)
        sa.event.listen(engine, "connect", _configure_postgresql)
        sa.event.listen(engine, "begin", _begin_postgresql)
        return engine
    path = Path(sa.make_url(url).database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(url, pool_size=_CONNECTIONS)
    sa.event.listen(engine, "connect", _configure_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={_BUSY_SECONDS * 1000:.0f}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    """https://www.sqlite.org/pragma.html#pragma_synchronous: NORMAL writes the log and does not wait for the disk."""
    options = connection.get_execution_options()
    if "begin" in options:
        _set_pragma(connection, "synchronous", "NORMAL" if "may_lag" in options else "FULL")
        _set_pragma(connection, "busy_timeout", f"{options['within'] * 1000:.0f}")
    connection.exec_driver_sql(f"BEGIN {options.get('begin', 'DEFERRED')}")


def _set_pragma(connection: sa.Connection, name: str, value: str) -> None:
    """It stays with the connection, so it is set only where it is another one."""
    if connection.info.get(name) != value:
        connection.exec_driver_sql(f"PRAGMA {name}={value}")
        connection.info[name] = value


def _configure_postgresql(connection: Any, _record: Any) -> None:
    """Let the server notice within ten seconds that this machine is gone, and free what it held."""
    connection.autocommit = True
    connection.execute("SET tcp_keepalives_idle=4; SET tcp_keepalives_interval=2; SET tcp_keepalives_count=2")
    connection.autocommit = False


def _begin_postgresql(connection: sa.Connection) -> None:
    """https://www.postgresql.org/docs/current/wal-async-commit.html"""
    options = connection.get_execution_options()
    if "may_lag" in options:
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")
    elif "begin" in options:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.DataError):
        raise
    except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
        raise storage_error(error) from error


def _migrate(engine: sa.Engine, url: str) -> None:
    known = schema_revisions()
    with _translated(), _migration_lock(engine, url), engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current == known[0]:
            return
        if current and current not in known:
            raise StorageError("The database was changed by a newer ScriptGen: update this one, then start it again.")
        if current and engine.dialect.name == "sqlite":
            _keep_copy(Path(sa.make_url(url).database or ""), current)
        _log.info("[Opening] migrating the database from %s to %s", current, known[0])
        config = _alembic()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config


def _keep_copy(path: Path, revision: str) -> None:
    """Copy the file, with what its log holds, beside itself; of such copies the last three stay."""
    moment = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
    unfinished = path.with_name(f"{path.stem}.copy-unfinished")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
        unfinished.replace(path.with_name(f"{path.stem}-{moment}-revision-{revision}{path.suffix}"))
    except (sqlite3.Error, OSError) as error:
        raise StorageError(
            f"This version of ScriptGen has to change the database, and no copy of it could be kept ({error}). "
            f"Make room in {path.parent}, then start again. Nothing was changed."
        ) from error
    for old in sorted(path.parent.glob(f"{escape(path.stem)}-*-revision-*{path.suffix}"))[:-_COPIES_KEPT]:
        old.unlink()


@contextmanager
def _migration_lock(engine: sa.Engine, url: str) -> Iterator[None]:
    if engine.dialect.name == "sqlite":
        with FileLock(f"{sa.make_url(url).database}.migration.lock", timeout=60):
            yield
        return
    with engine.connect() as connection:
        connection.execute(sa.text("select pg_advisory_lock(:number)"), {"number": _MIGRATION_LOCK})
        try:
            yield
        finally:
            connection.execute(sa.text("select pg_advisory_unlock(:number)"), {"number": _MIGRATION_LOCK})
