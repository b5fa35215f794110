"""The disk of the data folder is full in the middle of a run: the run waits, and goes on when there is room."""

import logging
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.parts.plain import plain
from scriptgen_core.core.events import SceneSaved
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.questions import answered, question
from tests.fakes.small_disk import filled, small_disk
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk
from tests.pages.desk import studio as page_studio

FULL_SECONDS = 5.0
BACK_AT_WORK_SECONDS = 5.0
FULL = "The disk of the database is full. Make room on it"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 12) as folder:
        monkeypatch.setenv("SCRIPTGEN_HOME", str(folder))
        yield folder


@pytest.fixture
def studio(home: Path, chat_server: ChatServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    """The studio of the pages, at work."""
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    chat_server.responder = ModelScript(delay=0.3)
    opened = page_studio()
    assert opened.settings.home == home
    assert opened.start_engine()
    yield opened
    opened.close()


def saved(studio: Studio, run: Run) -> int:
    return sum(isinstance(logged.event, SceneSaved) for logged in studio.stores.runs.events(run.id))


def told(studio: Studio, run: Run) -> int:
    return len(studio.stores.runs.events(run.id))


def wait_until_finished(studio: Studio, run: Run) -> None:
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    ended = studio.stores.runs.get(run.id)
    assert ended.status == "finished", ended.message


def test_a_run_says_that_the_disk_is_full_and_goes_on_when_there_is_room_without_paying_twice(
    studio: Studio,
    home: Path,
    chat_server: ChatServer,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Answers that arrive meanwhile are held; the page says what is wrong and what to do."""
    caplog.set_level(logging.INFO)
    run = write_scenes(studio, carded_project(studio, 24))
    project = studio.stores.projects.get(run.project_id)
    wait_for(lambda: saved(studio, run) > 1, "the first scenes", seconds=60)
    with filled(home):
        full = time.monotonic()
        wait_for(lambda: studio.runs.progress(run.id).trouble.startswith(FULL), "the run to say so")
        assert Desk().open("generate", project).says(plain(f"{FULL}; work waits for that, then goes on by itself."))
        wait_for(lambda: time.monotonic() - full > FULL_SECONDS, "the time it is full")
        before = told(studio, run)
    free = time.monotonic()
    wait_for(lambda: told(studio, run) > before, "the next event", seconds=BACK_AT_WORK_SECONDS)
    seconds = time.monotonic() - free
    wait_until_finished(studio, run)
    with capsys.disabled():
        print(f"\n  the next event {seconds:.1f} s after there was room")
    assert all(scene.draft and scene.draft.number == 1 for scene in studio.stores.scripts.scenes(run.project_id))
    assert studio.runs.progress(run.id).trouble == ""
    assert f"[Storage] {FULL}" in caplog.text
    assert answered(studio, run) == {question(body) for body in chat_server.bodies}
    assert max(Counter(map(question, chat_server.bodies)).values()) == 1


def test_generate_on_a_full_disk_says_so_and_works_when_there_is_room(studio: Studio, home: Path) -> None:
    project = carded_project(studio, 1)
    page = Desk().open("generate", project)
    with filled(home):
        page.press("Generate")
        assert page.says(FULL)
        assert not studio.stores.runs.of_project(project.id)
    page.press("Generate")
    wait_until_finished(studio, studio.stores.runs.of_project(project.id)[0])
