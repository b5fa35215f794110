"""The worker of a data folder on SQLite: whoever holds the folder's lock does the runs, the others wait for it."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from filelock import FileLock, Timeout

from scriptgen_core.orchestrator.engine import RunEngine

_TAKE_OVER_SECONDS = 2.0
_log = logging.getLogger("scriptgen.worker")


class SoleWorker:
    """Runs the engine while it holds the lock. ``at_work`` is called whenever it has begun."""

    def __init__(self, engine: RunEngine, lock: Path, at_work: Callable[[], None]) -> None:
        self._engine = engine
        self._lock = FileLock(lock, thread_local=False)
        self._at_work = at_work
        self._stopping = Event()
        self._waiting: Thread | None = None

    def start(self) -> bool:
        """Take the queue and go on with interrupted runs; False while another process has it.

        This one does all that as soon as the other one is gone.
        """
        if self._take_over():
            return True
        _log.warning(
            "[Opening] another ScriptGen runs the engine of %s; this one queues runs and takes over when it ends",
            self._engine.address,
        )
        self._stopping.clear()
        self._waiting = Thread(target=self._wait_to_take_over, name="engine-lock", daemon=True)
        self._waiting.start()
        return False

    def stop(self) -> None:
        """Stop within about a second; what is unfinished goes on at the next start."""
        self._stopping.set()
        if self._waiting:
            self._waiting.join()
        if self._lock.is_locked:
            self._close()

    def _wait_to_take_over(self) -> None:
        while not self._stopping.wait(_TAKE_OVER_SECONDS):
            if self._take_over():
                return

    def _take_over(self) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        try:
            self._engine.launch()
        except BaseException:
            self._close()
            raise
        self._at_work()
        return True

    def _close(self) -> None:
        self._engine.close()
        self._lock.release()
