"""What a failure of the database means, in words that say what to do, and whether the same may work later."""

import sqlite3

import sqlalchemy as sa

from scriptgen_core.core.errors import StorageAway, StorageError

_PRIMARY = 0xFF
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_UNUSABLE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM)
_PG_DISK_FULL, _PG_CANCELED = "53100", "57014"


def storage_error(error: sa.exc.SQLAlchemyError) -> StorageError:
    """The failure as a person reads it: StorageAway where nothing is wrong with what was asked."""
    if isinstance(error, sa.exc.TimeoutError):
        return StorageAway("The database is busy with too much at once. Wait a moment")
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    code = getattr(cause, "sqlstate", None)
    if code == _PG_DISK_FULL:
        return _disk_full()
    is_lost = isinstance(error, sa.exc.DBAPIError) and error.connection_invalidated
    if is_lost or (isinstance(error, sa.exc.OperationalError) and code != _PG_CANCELED):
        return StorageAway(
            f"The database cannot be reached ({_brief(cause)}). Check that its server runs and the network reaches it"
        )
    return _unknown(cause)


def held_by_another() -> StorageAway:
    """What is said when a SQLite file is locked for too long."""
    return StorageAway(
        "The database is held by another program. Close whatever has its file open (a backup, a database browser)"
    )


def _of_sqlite(cause: sqlite3.Error) -> StorageError:
    code = getattr(cause, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_FULL:
        return _disk_full()
    if code in _BUSY:
        return held_by_another()
    if code in _UNUSABLE:
        return StorageAway(
            f"The database's file cannot be used ({cause}). Check that its disk is there and may be written to"
        )
    return _unknown(cause)


def _disk_full() -> StorageAway:
    return StorageAway("The disk of the database is full. Make room on it")


def _unknown(cause: BaseException) -> StorageError:
    return StorageError(
        f"The database did not answer ({_brief(cause)}). Check that its disk is not full and that it can be "
        "reached, then try again. Nothing was changed."
    )


def _brief(cause: BaseException) -> str:
    return str(cause).strip().partition("\n")[0]
