"""Leaves a provider alone that does not answer, and tries it again after a while.

Own code because pybreaker 1.4 holds its lock while a call runs, which would put all calls in a row.
"""

import threading
import time
from collections.abc import Callable

from scriptgen_core.core.errors import LLMError, ProviderUnavailable, RateLimitError
from scriptgen_core.llm.retry_after import duration

FAILURES = 3
COOL_DOWN = 60.0


class Circuit:
    """Opens after three calls in a row that were given up; a minute later one call may try.

    A refusal for too many calls (429) is not counted: the governor deals with those. ``clock`` tells seconds.
    """

    def __init__(self, host: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._host = host
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_from = 0.0
        self._probe: object = None

    def check(self, call: object) -> None:
        """Raise ProviderUnavailable while the provider is left alone; else the call may ask it.

        ``call`` is the same object whenever the same call asks.
        """
        with self._lock:
            if self._failures < FAILURES or call is self._probe:
                return
            left = self._closed_from - self._clock()
            if left > 0:
                raise ProviderUnavailable(
                    f"{self._host} failed {self._failures} calls in a row and is left alone for {duration(left)}",
                    "Try again after that, or choose another provider in Settings.",
                )
            # This call tries; the others wait for what it finds.
            self._probe = call
            self._closed_from = self._clock() + COOL_DOWN

    def answered(self) -> None:
        """The provider answered: all is well."""
        with self._lock:
            self._failures = 0

    def failed(self, error: LLMError) -> None:
        """A call was given up; while the provider is left alone anyway, that changes nothing."""
        if isinstance(error, RateLimitError) or not (error.is_retryable or isinstance(error, ProviderUnavailable)):
            return
        with self._lock:
            if self._failures >= FAILURES and self._closed_from > self._clock():
                return
            self._failures += 1
            if self._failures >= FAILURES:
                self._closed_from = self._clock() + COOL_DOWN
