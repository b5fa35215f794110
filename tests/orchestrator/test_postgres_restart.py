"""A PostgreSQL that goes away in the middle of a run and comes back: the run waits, and goes on by itself."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.errors import StorageAway
from scriptgen_core.core.events import SceneSaved
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio, open_studio
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.postgres import PostgresServer
from tests.fakes.questions import answered, question
from tests.fakes.waiting import wait_for
from tests.fakes.worker_process import WorkerProcess
from tests.pages.desk import Desk, new_project
from tests.pages.desk import studio as page_studio

AWAY_SECONDS = 3.0
BACK_AT_WORK_SECONDS = 10
PAGES = ("projects", "bibles", "outline", "generate", "script", "review", "export", "runs", "usage", "settings")
_numbers = count(1)


@pytest.fixture
def environment(postgres_url: str, chat_server: ChatServer, tmp_path: Path) -> Mapping[str, str]:
    chat_server.responder = ModelScript(delay=0.3)
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
    yield opened
    opened.close()


@pytest.fixture
def hire(environment: Mapping[str, str], tmp_path: Path) -> Iterator[Callable[[], WorkerProcess]]:
    """Starts a worker."""
    with ExitStack() as hired:
        yield lambda: hired.enter_context(WorkerProcess(tmp_path / f"worker-{next(_numbers)}.log", environment))


def saved(studio: Studio, run: Run) -> int:
    return sum(isinstance(logged.event, SceneSaved) for logged in studio.stores.runs.events(run.id))


def test_workers_wait_for_postgresql_and_go_on_by_themselves_without_asking_again_what_was_answered(
    studio: Studio,
    hire: Callable[[], WorkerProcess],
    chat_server: ChatServer,
    postgres: PostgresServer,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Calls that are under way while it is gone are answered, and their answers kept until it is back."""
    workers = [hire(), hire()]
    run = write_scenes(studio, carded_project(studio, 24))
    wait_for(lambda: saved(studio, run) > 3, "the first scenes", seconds=60)
    with postgres.away():
        gone = time.monotonic()
        with pytest.raises(StorageAway, match=r"cannot be reached.*Check that its server runs.*go on by themselves"):
            studio.runs.progress(run.id)
        wait_for(lambda: time.monotonic() - gone > AWAY_SECONDS, "the time it is away")
    back = time.monotonic()
    before = saved(studio, run)
    wait_for(lambda: saved(studio, run) > before, "the next scene", seconds=BACK_AT_WORK_SECONDS)
    seconds = time.monotonic() - back
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=120)
    ended = studio.stores.runs.get(run.id)
    with capsys.disabled():
        print(f"\n  the next scene {seconds:.1f} s after PostgreSQL was back")
    assert ended.status == "finished", ended.message
    assert all(scene.draft and scene.draft.number == 1 for scene in studio.stores.scripts.scenes(run.project_id))
    assert answered(studio, run) == {question(body) for body in chat_server.bodies}
    assert max(Counter(map(question, chat_server.bodies)).values()) == 1
    assert all("[Storage] The database cannot be reached" in worker.told for worker in workers)


def test_a_worker_without_work_says_that_postgresql_is_away_and_that_it_is_back(
    hire: Callable[[], WorkerProcess], postgres: PostgresServer
) -> None:
    worker = hire()
    with postgres.away():
        wait_for(lambda: "[Storage] The database cannot be reached" in worker.told, "the word that it is away")
    wait_for(lambda: "[Storage] the database answers again" in worker.told, "the word that it is back")


def test_every_page_says_that_postgresql_is_away_and_works_again_afterwards_without_a_restart(
    postgres: PostgresServer, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRIPTGEN_DATABASE_URL", postgres_url)
    project = new_project()
    opened = {name: Desk().open(name, project) for name in PAGES} | {"none open": Desk().open("bibles")}
    with postgres.away():
        assert not [name for name, page in opened.items() if not page.again().says("The database cannot be reached")]
        assert not [name for name, page in opened.items() if len(page.app.error) != 1]
        assert not opened["none open"].says("No project is open")
    assert opened["none open"].again().says("No project is open")
    assert not [name for name, page in opened.items() if page.again().says("The database cannot be reached")]
    page_studio().close()
