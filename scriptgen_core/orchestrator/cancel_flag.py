"""Whether a run was cancelled, for all its threads to ask as often as they like."""

import time
from collections.abc import Callable
from contextlib import suppress

from scriptgen_core.core.errors import StorageAway
from scriptgen_core.projects.run_storage import RunStorage

_GOOD_FOR = 0.1


class CancelFlag:
    """Reads the run's flag from the database at most ten times a second. ``clock`` tells seconds.

    While the database is away nobody is cancelled: a call that is under way is answered.
    """

    def __init__(self, runs: RunStorage, run_id: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._runs = runs
        self._run_id = run_id
        self._clock = clock
        self._seen = (float("-inf"), False)

    def __call__(self) -> bool:
        """Whether to stop, as it was a tenth of a second ago at most."""
        at, cancelled = self._seen
        if not cancelled and self._clock() - at >= _GOOD_FOR:
            with suppress(StorageAway):
                cancelled = self._runs.is_cancelled(self._run_id)
            self._seen = (self._clock(), cancelled)
        return cancelled
