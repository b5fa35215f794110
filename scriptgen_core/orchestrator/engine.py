"""The durable run engine: the only module that knows DBOS.

A run is one workflow with a child workflow for each scene, so that a killed process goes on where it was.
DBOS repeats a step that did not finish; the call ledger makes that free. One process owns the engine of a
database (a file lock); every other process only puts runs into its queue, and takes over when the first is gone.
"""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Protocol

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID
from filelock import FileLock, Timeout

from scriptgen_core.core.errors import StorageError
from scriptgen_core.projects.run_storage import Run

_VERSION = "1"
_EXECUTOR = "local"
_POLL_SECONDS = 0.1
_PARALLEL_RUNS = 4
_TAKE_OVER_SECONDS = 2.0
_log = logging.getLogger("scriptgen.engine")


class Steps(Protocol):
    """What the engine runs. Every step may be repeated: it finds what is done and skips it.

    No step raises for what went wrong with the run itself: it writes that down, and answers.
    """

    def prepare(self) -> list[str]:
        """Do what comes before the scenes; the ids of the scenes to work on (none: the run is over)."""
        ...

    def work_on(self, scene_id: str) -> None:
        """Do one scene."""
        ...

    def conclude(self) -> None:
        """Say how the run ended."""
        ...

    @property
    def in_parallel(self) -> bool:
        """Whether the scenes may be worked on side by side."""
        ...


class RunEngine:
    """Runs what is queued. ``steps_for`` makes the steps of a run from its id."""

    def __init__(self, url: str, lock: Path, steps_for: Callable[[str], Steps], *, parallel_scenes: int) -> None:
        self._url = url
        self._lock = FileLock(lock, thread_local=False)
        self._steps_for = steps_for
        self._parallel_scenes = parallel_scenes
        self._at_work: dict[str, Steps] = {}
        self._guard = Lock()
        self._stopping = Event()
        self._waiting: Thread | None = None

    def start(self, then: Callable[[], None]) -> bool:
        """Take the queue, go on with interrupted runs and call ``then``; False while another process has the queue.

        This one does all that as soon as the other one is gone.
        """
        if self._take_over(then):
            return True
        _log.warning(
            "[Opening] another ScriptGen runs the engine of %s; this one queues runs and takes over when it ends",
            self._address,
        )
        self._stopping.clear()
        self._waiting = Thread(target=self._wait_to_take_over, args=(then,), name="engine-lock", daemon=True)
        self._waiting.start()
        return False

    def stop(self) -> None:
        """Stop within about a second; what is unfinished goes on at the next start."""
        self._stopping.set()
        if self._waiting:
            self._waiting.join()
        if self._lock.is_locked:
            self._close()

    def _wait_to_take_over(self, then: Callable[[], None]) -> None:
        while not self._stopping.wait(_TAKE_OVER_SECONDS):
            if self._take_over(then):
                return

    def _take_over(self, then: Callable[[], None]) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        try:
            self._launch()
        except BaseException:
            self._close()
            raise
        then()
        return True

    def _close(self) -> None:
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=1)
        self._lock.release()

    def _launch(self) -> None:
        _prepare_file(self._url)
        DBOS(config=self._config())
        self._register()
        DBOS.launch()
        DBOS.register_queue("runs", worker_concurrency=_PARALLEL_RUNS, polling_interval_sec=_POLL_SECONDS)
        DBOS.register_queue(
            "scenes",
            worker_concurrency=self._parallel_scenes,
            polling_interval_sec=_POLL_SECONDS,
            on_conflict="always_update",
        )
        _log.info("[Opening] the engine runs; queue in %s", self._address)

    @property
    def _address(self) -> str:
        """Where the queue is, without a password."""
        return sa.make_url(self._url).render_as_string()

    def _config(self) -> DBOSConfig:
        return DBOSConfig(
            name="scriptgen",
            system_database_url=self._url,
            application_version=_VERSION,
            executor_id=_EXECUTOR,
            serializer=DBOSPortableJSONSerializer(),
            log_level="WARNING",
        )

    def _register(self) -> None:
        @DBOS.step(name="prepare")
        def prepare(run_id: str) -> list[str]:
            return self._steps(run_id).prepare()

        @DBOS.step(name="work_on")
        def work_on(run_id: str, scene_id: str) -> None:
            self._steps(run_id).work_on(scene_id)

        @DBOS.step(name="conclude")
        def conclude(run_id: str) -> None:
            self._steps(run_id).conclude()
            self._forget(run_id)

        @DBOS.workflow(name="scene")
        def scene(run_id: str, scene_id: str) -> None:
            work_on(run_id, scene_id)

        @DBOS.workflow(name="run")
        def run(run_id: str) -> None:
            workflow_id = DBOS.workflow_id
            started = []
            for scene_id in prepare(run_id):
                with SetWorkflowID(f"{workflow_id}.{scene_id}"):
                    started.append(DBOS.enqueue_workflow("scenes", scene, run_id, scene_id))
                if not self._steps(run_id).in_parallel:
                    started.pop().get_result(polling_interval_sec=_POLL_SECONDS)
            for handle in started:
                handle.get_result(polling_interval_sec=_POLL_SECONDS)
            conclude(run_id)

    def _steps(self, run_id: str) -> Steps:
        """The steps of a run at work; its scenes share one, so that they share what it has learned."""
        with self._guard:
            if run_id not in self._at_work:
                self._at_work[run_id] = self._steps_for(run_id)
            return self._at_work[run_id]

    def _forget(self, run_id: str) -> None:
        with self._guard:
            self._at_work.pop(run_id, None)


class RunQueue:
    """Puts runs into the engine's queue, from any process."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client: DBOSClient | None = None
        self._guard = Lock()

    def put(self, run: Run) -> None:
        """Queue this attempt of a run; queueing it twice is one run. StorageError when the queue is out of reach."""
        options: Any = {
            "queue_name": "runs",
            "workflow_name": "run",
            "workflow_id": f"{run.id}.{run.attempt}",
            "app_version": _VERSION,
        }
        try:
            self._opened().enqueue(options, run.id)
        except sa.exc.SQLAlchemyError as error:
            raise StorageError(
                "The run could not be queued, because the engine's database did not answer. "
                "Check that the server runs and its disk is not full, then press Resume."
            ) from error

    def close(self) -> None:
        with self._guard:
            if self._client is not None:
                self._client.destroy()
                self._client = None

    def _opened(self) -> DBOSClient:
        with self._guard:
            if self._client is None:
                self._client = DBOSClient(
                    system_database_url=self._url,
                    application_name="scriptgen",
                    serializer=DBOSPortableJSONSerializer(),
                    retry_connection_errors=False,
                )
            return self._client


def _prepare_file(url: str) -> None:
    """Put a SQLite file into WAL mode once; the setting stays in the file."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        with sqlite3.connect(parsed.database) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
