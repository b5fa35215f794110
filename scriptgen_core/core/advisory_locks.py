"""Locks that all machines on one PostgreSQL see: any number of them over one connection of the process."""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from scriptgen_core.core.database_errors import storage_error

_NAP = 0.1
_TAKE = sa.text("select number from unnest(:numbers) as number where pg_try_advisory_lock(number) limit 1").bindparams(
    sa.bindparam("numbers", type_=sa.ARRAY(sa.BigInteger))
)
_GIVE_BACK = sa.text("select pg_advisory_unlock(:number)")
_log = logging.getLogger("scriptgen.storage")


class AdvisoryLocks:
    """The locks of this process. The server frees them when the process dies, so none is ever left behind."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: sa.Connection | None = None
        self._held: set[int] = set()
        self._guard = threading.Lock()
        self._pause = threading.Event()

    @contextmanager
    def hold(self, number: int) -> Iterator[None]:
        """Wait until nobody else holds this lock, and hold it as long as the block runs."""
        while self.take((number,)) is None:
            self._pause.wait(_NAP)
        try:
            yield
        finally:
            self.give_back(number)

    def take(self, numbers: Sequence[int]) -> int | None:
        """Hold the first of these locks that nobody holds; None when there is none."""
        with self._guard:
            free = [number for number in numbers if number not in self._held]
            if not free:
                return None
            try:
                taken = self._connected().execute(_TAKE, {"numbers": free}).scalar()
            except sa.exc.DBAPIError as error:
                self._lose()
                raise storage_error(error) from error
            if taken is not None:
                self._held.add(taken)
            return taken

    def give_back(self, number: int) -> None:
        """Let go of a lock; without effect where it was lost with its connection."""
        with self._guard:
            if number not in self._held:
                return
            self._held.remove(number)
            try:
                self._connected().execute(_GIVE_BACK, {"number": number})
            except sa.exc.DBAPIError as error:
                _log.warning("[Locks] the connection was lost, and every lock with it: %s", error.orig)
                self._lose()

    def close(self) -> None:
        """Let go of every lock."""
        with self._guard:
            self._lose()

    def _connected(self) -> sa.Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _lose(self) -> None:
        self._held.clear()
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
