"""One of many workers on one PostgreSQL: each says that it is there, and takes over from those that do not any more."""

import logging
import os
import socket
import time
from collections.abc import Callable
from threading import Event, Thread
from uuid import uuid4

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import StorageAway
from scriptgen_core.orchestrator.engine import RunEngine, RunQueue
from scriptgen_core.projects.worker_storage import WorkerStorage

_BEAT_SECONDS = 2.0
_GONE_SECONDS = 8.0
_STOP_SECONDS = 1.0
_SWEEP_LOCK = 7_265_003
_log = logging.getLogger("scriptgen.worker")


def new_worker_id() -> str:
    """A name that no other worker has, and that says where this one runs."""
    return f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:6]}"


class FellowWorker:
    """Runs the engine beside others. ``at_work`` is called when it has begun."""

    def __init__(
        self,
        engine: RunEngine,
        queue: RunQueue,
        workers: WorkerStorage,
        database: Database,
        at_work: Callable[[], None],
    ) -> None:
        self._engine = engine
        self._queue = queue
        self._workers = workers
        self._database = database
        self._at_work = at_work
        self._stopping = Event()
        self._beating: Thread | None = None

    def start(self) -> bool:
        """Work on the queue with the others; StorageError when the database does not answer at first."""
        self._workers.beat(self._engine.executor)
        self._stopping.clear()
        self._beating = Thread(target=self._beat, name="heartbeat", daemon=True)
        self._beating.start()
        self._engine.launch()
        try:
            self._at_work()
        except StorageAway:
            Thread(target=self._database.patiently, args=(self._at_work,), name="at-work", daemon=True).start()
        return True

    def stop(self) -> None:
        """Stop within two seconds; the others take over what is unfinished."""
        if self._beating is None:
            return
        self._stopping.set()
        self._beating.join(_STOP_SECONDS)
        self._engine.close()
        self._workers.leave(self._engine.executor)

    def _beat(self) -> None:
        """Say so every other second, and take over: at once from those that left, later from those not heard of.

        Who was held up waits before it takes others for gone: they may have been, too.
        """
        last = steady_since = time.monotonic()
        while not self._stopping.wait(_BEAT_SECONDS):
            try:
                self._database.patiently(lambda: self._workers.beat(self._engine.executor))
                now = time.monotonic()
                if now - last > _GONE_SECONDS / 2:
                    steady_since = now
                is_steady = now - steady_since >= _GONE_SECONDS
                if is_steady:
                    self._workers.strike_off(_GONE_SECONDS)
                self._sweep(self._workers.listed())
                last = now
            except Exception as error:  # noqa: BLE001  while it works it has to go on saying that it is there
                _log.warning("[Worker] cannot say that it is there, or see who is: %s", error)

    def _sweep(self, present: frozenset[str]) -> None:
        """Take over from workers that are not ``present``, unless another one does that at this moment."""
        if self._database.locks.take((_SWEEP_LOCK,)) is None:
            return
        try:
            for name in self._queue.adopt(present):
                _log.warning("[Worker] %s is gone; what it was at goes on elsewhere", name)
        finally:
            self._database.locks.give_back(_SWEEP_LOCK)
