"""Another program locks the SQLite files in the middle of a run: the run waits, and goes on by itself."""

import time
from collections import Counter
from collections.abc import Iterator

import pytest

from scriptgen_core.core.events import SceneSaved
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.chat_server import ChatServer
from tests.fakes.held_files import held_files
from tests.fakes.model_script import ModelScript
from tests.fakes.questions import question
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk
from tests.pages.desk import studio as page_studio

LOCKED_SECONDS = 10.0
A_PAGE_ANSWERS_SECONDS = 5.0
BACK_AT_WORK_SECONDS = 3.0
PAGES = ("outline", "generate", "script", "runs", "usage", "settings")


@pytest.fixture
def studio(chat_server: ChatServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    """The studio of the pages, at work."""
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    chat_server.responder = ModelScript(delay=0.3)
    opened = page_studio()
    assert opened.start_engine()
    yield opened
    opened.close()


def saved(studio: Studio, run: Run) -> int:
    return sum(isinstance(logged.event, SceneSaved) for logged in studio.stores.runs.events(run.id))


def test_a_run_goes_on_when_its_files_were_locked_for_ten_seconds_and_pages_answer_meanwhile(
    studio: Studio, chat_server: ChatServer, capsys: pytest.CaptureFixture[str]
) -> None:
    run = write_scenes(studio, carded_project(studio, 12))
    project = studio.stores.projects.get(run.project_id)
    page = Desk().open("generate", project)
    wait_for(lambda: saved(studio, run) > 1, "the first scenes", seconds=60)
    home = studio.settings.home
    with held_files(home / "scriptgen.sqlite", home / "engine.sqlite"):
        locked, answers = time.monotonic(), dict[str, float]()
        for name in PAGES:
            began = time.monotonic()
            page.app.switch_page(f"{name}.py").run()
            page.sound()
            answers[name] = time.monotonic() - began
        wait_for(lambda: time.monotonic() - locked > LOCKED_SECONDS, "the time they are locked")
        before = saved(studio, run)
    free = time.monotonic()
    wait_for(lambda: saved(studio, run) > before, "the next scene", seconds=BACK_AT_WORK_SECONDS)
    seconds = time.monotonic() - free
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    ended = studio.stores.runs.get(run.id)
    with capsys.disabled():
        print(f"\n  the next scene {seconds:.1f} s after the lock, pages in {max(answers.values()):.1f} s at most")
    assert ended.status == "finished", ended.message
    assert max(Counter(map(question, chat_server.bodies)).values()) == 1
    assert max(answers.values()) < A_PAGE_ANSWERS_SECONDS, answers
