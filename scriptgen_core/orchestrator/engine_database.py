"""The engine's own SQLite file. DBOS waits for a locked file only, so a full disk is told to it as one."""

import sqlite3
from contextlib import closing
from typing import Any

import sqlalchemy as sa

from scriptgen_core.core.database_errors import storage_error
from scriptgen_core.core.errors import StorageAway, StorageError

_WAITED_FOR = "database is locked"
_BUSY_MS = 30_000
_CONNECTIONS = 10
_IS_THERE = "SELECT name FROM sqlite_master WHERE name = 'workflow_status'"
_PARTITION = """
    UPDATE workflow_status SET queue_partition_key = substr(workflow_uuid, 1, instr(workflow_uuid, '.') - 1)
    WHERE queue_name = 'scenes' AND queue_partition_key IS NULL AND status IN ('ENQUEUED', 'PENDING')
"""


def engine_database(url: str) -> sa.Engine:
    """Connections as DBOS makes them for itself, and errors that it tries again after where that may help."""
    engine = sa.create_engine(url, pool_size=_CONNECTIONS)
    sa.event.listen(engine, "connect", _configure)
    sa.event.listen(engine, "handle_error", _wait_for, retval=True)
    return engine


def close_for_good(engine: sa.Engine) -> None:
    """Give back every connection and make no other: a thread that still waits for something ends with an error."""
    sa.event.listen(engine, "do_connect", _refuse)
    engine.dispose()


def prepare_file(url: str) -> None:
    """Put the file into WAL mode, and scenes that an earlier version queued in no partition into their run's."""
    path = sa.make_url(url).database
    if path:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA journal_mode=WAL")
            if connection.execute(_IS_THERE).fetchone():
                connection.execute(_PARTITION)


def _configure(connection: Any, _record: Any) -> None:
    connection.isolation_level = "IMMEDIATE"
    for pragma in (f"busy_timeout={_BUSY_MS}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _refuse(*_arguments: Any) -> None:
    raise StorageError("The engine was stopped; what it was at goes on at the next start.")


def _wait_for(context: sa.engine.ExceptionContext) -> BaseException | None:
    error = context.sqlalchemy_exception
    if error is None or not isinstance(storage_error(error), StorageAway):
        return None
    cause = sqlite3.OperationalError(f"{_WAITED_FOR}: {context.original_exception}")
    return sa.exc.OperationalError(context.statement, None, cause)
