"""The durable run engine: the only module that knows DBOS.

A run is one workflow with a child workflow for each scene, so that a killed process goes on where it was.
DBOS repeats a step that did not finish; the call ledger makes that free. Scenes are queued in a partition for each
run, and whoever has room takes from any of them: a long run keeps no other one waiting. Which processes run an
engine is decided elsewhere (:mod:`sole_worker`, :mod:`fellow_worker`); every process may put runs into the queue.
"""

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Protocol

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSConfig, DBOSPortableJSONSerializer, SetEnqueueOptions, SetWorkflowID

from scriptgen_core.core.database_errors import storage_error
from scriptgen_core.core.errors import StorageAway, StorageError
from scriptgen_core.orchestrator.engine_database import close_for_good, engine_database, prepare_file
from scriptgen_core.orchestrator.engine_log import OnceInAWhile
from scriptgen_core.projects.run_storage import Run

_VERSION = "1"
_RUNS, _SCENES = "runs", "scenes"
_POLL_SECONDS = 0.1
_PARALLEL_RUNS = 16
_CONNECTIONS = 10
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
    """Runs what is queued, beside the engines of other processes. ``steps_for`` makes the steps of an attempt of a
    run, from the run's id and the attempt's number.

    ``executor`` is this process's name among them. What an engine leaves unfinished goes on when one of that name is
    launched, or when another one adopts it.
    """

    def __init__(
        self, url: str, steps_for: Callable[[str, int], Steps], *, parallel_scenes: int, executor: str = "local"
    ) -> None:
        self.executor = executor
        self._url = url
        self._steps_for = steps_for
        self._parallel_scenes = parallel_scenes
        self._at_work: dict[tuple[str, int], tuple[Steps, int]] = {}
        self._guard = Lock()
        self._own_file = engine_database(url) if url.startswith("sqlite") else None

    def launch(self) -> None:
        """Begin to take from the queue, and go on with what was unfinished."""
        if self._own_file is not None:
            prepare_file(self._url)
        DBOS(config=self._config())
        logging.getLogger("dbos").addFilter(OnceInAWhile())
        self._register()
        DBOS.launch()
        DBOS.register_queue(
            _RUNS, worker_concurrency=_PARALLEL_RUNS, polling_interval_sec=_POLL_SECONDS, on_conflict="always_update"
        )
        DBOS.register_queue(
            _SCENES,
            worker_concurrency=self._parallel_scenes,
            partition_worker_concurrency=self._parallel_scenes,
            polling_interval_sec=_POLL_SECONDS,
            on_conflict="always_update",
        )
        _log.info("[Opening] the engine runs as %s; queue in %s", self.executor, self.address)

    def close(self) -> None:
        """Stop within about a second. What is unfinished stays so, whatever its threads say of being left alone."""
        logging.getLogger("dbos").setLevel(logging.CRITICAL)
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=1)
        if self._own_file is not None:
            close_for_good(self._own_file)

    @property
    def address(self) -> str:
        """Where the queue is, without a password."""
        return sa.make_url(self._url).render_as_string()

    def _config(self) -> DBOSConfig:
        return DBOSConfig(
            name="scriptgen",
            system_database_url=self._url,
            application_version=_VERSION,
            executor_id=self.executor,
            system_database_engine=self._own_file,
            sys_db_pool_size=_CONNECTIONS,
            serializer=DBOSPortableJSONSerializer(),
            log_level="WARNING",
        )

    def _register(self) -> None:
        @DBOS.step(name="prepare")
        def prepare(run_id: str) -> list[str]:
            with self._steps(run_id) as steps:
                return steps.prepare()

        @DBOS.step(name="work_on")
        def work_on(run_id: str, scene_id: str) -> None:
            with self._steps(run_id) as steps:
                steps.work_on(scene_id)

        @DBOS.step(name="conclude")
        def conclude(run_id: str) -> None:
            with self._steps(run_id) as steps:
                steps.conclude()

        @DBOS.workflow(name="scene")
        def scene(run_id: str, scene_id: str) -> None:
            work_on(run_id, scene_id)

        @DBOS.workflow(name="run")
        def run(run_id: str) -> None:
            workflow_id = DBOS.workflow_id
            started = []
            _log.info("[Run] %s begins or goes on", run_id)
            with self._steps(run_id) as steps:
                for scene_id in prepare(run_id):
                    with (
                        SetWorkflowID(f"{workflow_id}.{scene_id}"),
                        SetEnqueueOptions(queue_partition_key=run_id),
                    ):
                        started.append(DBOS.enqueue_workflow(_SCENES, scene, run_id, scene_id))
                    if not steps.in_parallel:
                        started.pop().get_result(polling_interval_sec=_POLL_SECONDS)
                for handle in started:
                    handle.get_result(polling_interval_sec=_POLL_SECONDS)
                conclude(run_id)
            _log.info("[Run] %s is over", run_id)

    @contextmanager
    def _steps(self, run_id: str) -> Iterator[Steps]:
        """The steps of this attempt of a run while it is at work here.

        Its scenes share one, so that they share what it has learned.
        """
        attempt = run_id, int(str(DBOS.workflow_id).split(".")[1])
        with self._guard:
            steps, users = self._at_work.get(attempt) or (self._steps_for(*attempt), 0)
            self._at_work[attempt] = steps, users + 1
        try:
            yield steps
        finally:
            with self._guard:
                _, users = self._at_work.pop(attempt)
                if users > 1:
                    self._at_work[attempt] = steps, users - 1


class RunQueue:
    """Puts runs into the engine's queue, from any process. It does not wait for a database that is away."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client: DBOSClient | None = None
        self._guard = Lock()

    def put(self, run: Run) -> None:
        """Queue this attempt of a run; queueing it twice is one run.

        StorageAway when the queue is out of reach for now, StorageError for good.
        """
        options: Any = {
            "queue_name": _RUNS,
            "workflow_name": "run",
            "workflow_id": f"{run.id}.{run.attempt}",
            "app_version": _VERSION,
        }
        try:
            self._opened().enqueue(options, run.id)
        except sa.exc.SQLAlchemyError as error:
            if isinstance(failure := storage_error(error), StorageAway):
                raise failure from error
            raise StorageError(
                "The run could not be queued, because the engine's database did not answer. "
                "Check that the server runs and its disk is not full, then press Resume."
            ) from error

    def adopt(self, present: Collection[str]) -> frozenset[str]:
        """Queue again what engines that are not ``present`` were at; the names of those. StorageError as ``put``."""
        try:
            client = self._opened()
            pending = client.list_workflows(status="PENDING", load_input=False, load_output=False)
            left = [each for each in pending if each.executor_id not in present]
            for queue in (_SCENES, _RUNS):  # a run that waits for its scenes fails when they are not there first
                if ids := [each.workflow_id for each in left if each.queue_name == queue]:
                    client.resume_workflows(ids, queue_name=queue)
        except sa.exc.SQLAlchemyError as error:
            raise storage_error(error) from error
        return frozenset(str(each.executor_id) for each in left)

    def close(self) -> None:
        with self._guard:
            if self._client is not None:
                self._client.destroy()
                self._client = None

    def _opened(self) -> DBOSClient:
        with self._guard:
            if self._client is None:
                if not self._url.startswith("sqlite"):
                    DBOS.migrate(self._url)  # there may have been no worker yet
                self._client = DBOSClient(
                    system_database_url=self._url,
                    application_name="scriptgen",
                    serializer=DBOSPortableJSONSerializer(),
                    retry_connection_errors=False,
                )
            return self._client
