"""Waiting for a database: what it could not do is done again until it can, so that nothing in hand is lost."""

import logging
import time
from collections.abc import Callable
from threading import Event, Lock, get_ident
from typing import TypeVar

import tenacity

from scriptgen_core.core.errors import StorageAway

T = TypeVar("T")

_FIRST_PAUSE, _LONGEST_PAUSE, _JITTER = 0.1, 2.0, 0.5
_log = logging.getLogger("scriptgen.storage")


class Patience:
    """Does work that may be repeated as often as it takes.

    ``trouble`` is what somebody waits for, and what to do about it; empty while nobody does.
    """

    def __init__(self) -> None:
        self.trouble = ""
        self._since = 0.0
        self._waiting: set[int] = set()
        self._ended = Event()
        self._guard = Lock()
        self._retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(StorageAway),
            wait=tenacity.wait_exponential_jitter(multiplier=_FIRST_PAUSE, max=_LONGEST_PAUSE, jitter=_JITTER),
            stop=tenacity.stop_when_event_set(self._ended),
            sleep=tenacity.sleep_using_event(self._ended),
            before_sleep=self._tell,
            reraise=True,
        )

    def __call__(self, work: Callable[[], T]) -> T:
        """``work()``'s value; StorageAway only when nobody may wait any more."""
        try:
            return self._retrying(work)
        finally:
            if self.trouble:
                self._tell_end()

    def end(self) -> None:
        """Nobody may wait any more: the process is about to end."""
        self._ended.set()

    def _tell(self, state: tenacity.RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        assert isinstance(error, StorageAway)
        with self._guard:
            self._waiting.add(get_ident())
            if not self.trouble:
                self._since = time.monotonic()
                _log.warning("[Storage] %s", error.patient_sentence)
            self.trouble = error.patient_sentence

    def _tell_end(self) -> None:
        with self._guard:
            self._waiting.discard(get_ident())
            if self.trouble and not self._waiting:
                seconds = time.monotonic() - self._since
                _log.info("[Storage] the database answers again after %.1f s; work goes on", seconds)
                self.trouble = ""
