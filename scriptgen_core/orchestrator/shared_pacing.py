"""How far each line is, for all workers together: kept in their PostgreSQL, by its clock, one transaction a look.

A call waits for a PostgreSQL that is away; what it would keep the moment that it goes is lost, and no answer with it.
"""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import StorageAway
from scriptgen_core.core.models import PaceRow, table_of
from scriptgen_core.llm.pacing import PaceState, PacingFor, own_pacing

_log = logging.getLogger("scriptgen.storage")
_STATE: TypeAdapter[PaceState] = TypeAdapter(PaceState)
_LOOK = sa.select(
    sa.extract("epoch", sa.func.clock_timestamp()),
    sa.select(PaceRow.state).where(PaceRow.line == sa.bindparam("line")).scalar_subquery(),
)

_ADD = insert(table_of(PaceRow))
_KEEP = _ADD.on_conflict_do_update(index_elements=["line"], set_={"state": _ADD.excluded.state})


def pacing_over(database: Database) -> PacingFor:
    """Where lines are paced by whoever works on this database: on SQLite that is one process."""
    if database.is_sqlite:
        return own_pacing
    return lambda line, state: SharedPacing(database, line, state)


class SharedPacing:
    """The pacing of one line; what a process that dies has taken stays taken, and the places it held are free."""

    def __init__(self, database: Database, line: str, state: PaceState) -> None:
        self._database = database
        self._line = line
        self._beginning = _STATE.dump_python(state)
        self._first_place = int(hashlib.sha256(line.encode()).hexdigest()[:15], 16)
        self._places: list[int] = []

    @contextmanager
    def change(self) -> Iterator[tuple[PaceState, float]]:
        """See :class:`scriptgen_core.llm.pacing.Pacing`."""
        begun = ExitStack()
        session, now, known = self._database.patiently(lambda: self._look(begun))
        state = _STATE.validate_python(known or self._beginning)
        try:
            with begun:
                yield state, now
                changed = asdict(state)
                if changed != known:
                    session.execute(_KEEP, {"line": self._line, "state": changed})
        except StorageAway as error:
            _log.warning("[Throttling] a look at the limits is lost: %s", error)

    def _look(self, begun: ExitStack) -> tuple[Session, float, Any]:
        """A transaction that ends with ``begun``, the time in it, and what is known of the line."""
        with ExitStack() as beginning:
            session = beginning.enter_context(self._database.jot(self._line))
            now, known = session.execute(_LOOK, {"line": self._line}).one()
            begun.enter_context(beginning.pop_all())
        return session, float(now), known

    def begin(self, at_once: int) -> bool:
        """See :class:`scriptgen_core.llm.pacing.Pacing`."""
        place = self._database.locks.take(range(self._first_place, self._first_place + at_once))
        if place is None:
            return False
        self._places.append(place)
        return True

    def end(self) -> None:
        """See :class:`scriptgen_core.llm.pacing.Pacing`."""
        self._database.locks.give_back(self._places.pop())
