"""On PostgreSQL any number of workers do the runs; one that is gone is followed by the others."""

import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.events import SceneSaved
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio, open_studio
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.questions import answered, question
from tests.fakes.waiting import wait_for
from tests.fakes.worker_process import WorkerProcess

TAKE_OVER_SECONDS = 20
STOP_SECONDS = 3
GOES_ON_SECONDS = 6
"""Less than a worker waits before it takes one for gone that did not leave by itself."""
CONNECTIONS = 30
"""The most that a process keeps open to the database."""
_numbers = count(1)


@pytest.fixture
def environment(postgres_url: str, chat_server: ChatServer, tmp_path: Path) -> Mapping[str, str]:
    chat_server.responder = ModelScript(delay=0.4)
    return {
        "SCRIPTGEN_HOME": str(tmp_path / "home"),
        "SCRIPTGEN_DATABASE_URL": postgres_url,
        "OPENAI_BASE_URL": chat_server.base_url,
        "OPENAI_API_KEY": "sk-test",
        "SCRIPTGEN_RETRY_BASE_DELAY": "0.01",
    }


@pytest.fixture
def studio(environment: Mapping[str, str]) -> Iterator[Studio]:
    """The server's studio: it does no run itself."""
    opened = open_studio(load_settings(environment, {}))
    assert not opened.start_engine()
    yield opened
    opened.close()


@pytest.fixture
def hire(environment: Mapping[str, str], tmp_path: Path) -> Iterator[Callable[[], WorkerProcess]]:
    """Starts a worker."""
    with ExitStack() as hired:
        yield lambda: hired.enter_context(WorkerProcess(tmp_path / f"worker-{next(_numbers)}.log", environment))


def saved(studio: Studio, run: Run) -> int:
    return sum(isinstance(logged.event, SceneSaved) for logged in studio.stores.runs.events(run.id))


def wait_until_finished(studio: Studio, run: Run, seconds: float = 60) -> None:
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=seconds)
    ended = studio.stores.runs.get(run.id)
    assert ended.status == "finished", ended.message
    assert all(scene.draft and scene.draft.number == 1 for scene in studio.stores.scripts.scenes(run.project_id))


def test_without_a_worker_runs_wait_and_the_first_one_does_them(studio, hire) -> None:
    assert studio.workers.missing().startswith("Runs wait for a worker")
    assert studio.workers.who() == studio.workers.missing()
    run = write_scenes(studio, carded_project(studio, 1))
    assert studio.stores.runs.get(run.id).status == "queued"
    hire()
    assert studio.workers.missing() == ""
    assert studio.workers.who() == "One worker does the runs."
    wait_until_finished(studio, run)


def test_two_workers_share_a_run_and_ask_nothing_twice(studio, hire, chat_server, postgres, postgres_url) -> None:
    hired = [hire(), hire()]
    run = write_scenes(studio, carded_project(studio, 32))
    wait_until_finished(studio, run, seconds=120)
    assert all("[Call] Scene" in worker.told for worker in hired)
    assert max(Counter(map(question, chat_server.bodies)).values()) == 1
    assert postgres.connections(postgres_url) <= 3 * CONNECTIONS


def test_a_killed_workers_scenes_go_on_elsewhere_and_no_answer_is_asked_for_again(
    studio, hire, chat_server, capsys
) -> None:
    first, second = hire(), hire()
    run = write_scenes(studio, carded_project(studio, 32))
    wait_for(lambda: saved(studio, run) > 3, "the first scenes", seconds=60)
    first.kill()
    killed, known, asked = time.monotonic(), answered(studio, run), len(chat_server.bodies)
    wait_for(lambda: "is gone" in second.told, "the other one to notice", seconds=TAKE_OVER_SECONDS)
    seconds = time.monotonic() - killed
    wait_until_finished(studio, run, seconds=120)
    with capsys.disabled():
        print(f"\n  taken over {seconds:.1f} s after the kill")
    assert seconds < TAKE_OVER_SECONDS
    assert len(studio.stores.workers.listed()) == 1
    assert known
    assert not known & {question(body) for body in chat_server.bodies[asked:]}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_asked_to_end_does_so_at_once_and_loses_nothing(studio, hire, chat_server, how) -> None:
    first = hire()
    run = write_scenes(studio, carded_project(studio, 12))
    wait_for(lambda: saved(studio, run) > 0, "a first scene", seconds=60)
    assert first.stop(how) < STOP_SECONDS
    known, asked = answered(studio, run), len(chat_server.bodies)
    assert "Traceback" not in first.told
    assert studio.stores.runs.get(run.id).is_active
    second = hire()
    wait_for(lambda: "is gone" in second.told, "the next one to go on", seconds=GOES_ON_SECONDS)
    wait_until_finished(studio, run, seconds=120)
    assert known
    assert not known & {question(body) for body in chat_server.bodies[asked:]}


def test_a_long_run_does_not_keep_another_writers_scene_waiting(studio, hire) -> None:
    hire()
    long = write_scenes(studio, carded_project(studio, 120))
    wait_for(lambda: saved(studio, long) > 0, "a first scene", seconds=60)
    short = write_scenes(studio, carded_project(studio, 1))
    wait_until_finished(studio, short)
    assert saved(studio, long) < 80
    studio.runs.cancel(long.id)
