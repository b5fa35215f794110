"""Sends one call ahead where many begin alike, so that the others find their beginning in the provider's cache."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_KEPT = 270.0
"""Seconds that a provider surely keeps a beginning it has seen; both OpenAI and Anthropic name five minutes."""
_PATIENCE = 30.0
_NAP = 0.2


class FirstCall:
    """Who has sent which beginning. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[str, tuple[float, threading.Event]] = {}

    @contextmanager
    def ahead(self, beginning: str, go_on: Callable[[], None]) -> Iterator[Callable[[], None]]:
        """Be the first with this beginning, or wait until the first one's answer has begun (30 s at most).

        Gives a function that the first one calls when its answer begins; it counts as begun at the end in any case.
        """
        mine, begun = self._claim(beginning)
        if not mine:
            self._wait(begun, go_on)
        try:
            yield begun.set
        finally:
            begun.set()

    def _claim(self, beginning: str) -> tuple[bool, threading.Event]:
        with self._lock:
            now = self._clock()
            self._seen = {each: seen for each, seen in self._seen.items() if now - seen[0] < _KEPT}
            mine = beginning not in self._seen
            sent, begun = self._seen.get(beginning, (now, threading.Event()))
            self._seen[beginning] = (now if begun.is_set() else sent, begun)
            return mine, begun

    def _wait(self, begun: threading.Event, go_on: Callable[[], None]) -> None:
        until = self._clock() + _PATIENCE
        while not begun.wait(_NAP) and self._clock() < until:
            go_on()
