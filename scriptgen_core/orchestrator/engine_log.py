"""What DBOS says of a database that is away, without saying it twenty times a second."""

import logging
import time

_QUIET_SECONDS = 30.0


class OnceInAWhile(logging.Filter):
    """Lets warnings from one place of the code through once in half a minute; errors always."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[tuple[str, int], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """See :class:`logging.Filter`."""
        place = record.pathname, record.lineno
        if record.levelno != logging.WARNING:
            return True
        if time.monotonic() - self._said.get(place, float("-inf")) < _QUIET_SECONDS:
            return False
        self._said[place] = time.monotonic()
        return True
