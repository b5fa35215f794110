"""A run that was begun and interrupted under an earlier version of the code finishes under this one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.studio import Studio, open_studio
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.questions import answered, question
from tests.fakes.waiting import wait_for
from tests.orchestrator.interrupted.make import ANSWERS, HOST, SCENES

INTERRUPTED = Path(__file__).parent / "interrupted"
REVISIONS = sorted(each.name for each in INTERRUPTED.iterdir() if (each / "engine.sql").exists())


@pytest.fixture(params=REVISIONS)
def studio(request: pytest.FixtureRequest, chat_server: ChatServer, tmp_path: Path) -> Iterator[Studio]:
    """The studio of this version over the data folder that another one left; see interrupted/make.py."""
    chat_server.responder = ModelScript()
    for dump in (INTERRUPTED / request.param).glob("*.sql"):
        with closing(sqlite3.connect(tmp_path / f"{dump.stem}.sqlite")) as database:
            database.executescript(dump.read_text().replace(HOST, chat_server.host))
    environment = {
        "SCRIPTGEN_HOME": str(tmp_path),
        "OPENAI_BASE_URL": chat_server.base_url,
        "OPENAI_API_KEY": "sk-test",
    }
    opened = open_studio(load_settings(environment, {}))
    yield opened
    opened.close()


def test_a_run_begun_by_an_earlier_version_finishes_and_asks_nothing_that_was_answered(
    studio: Studio, chat_server: ChatServer
) -> None:
    (run,) = studio.stores.runs.unfinished()
    known = answered(studio, run)
    assert len(known) == ANSWERS
    assert studio.start_engine()
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=30)
    ended = studio.stores.runs.get(run.id)
    assert ended.status == "finished", ended.message
    assert len(ended.done) == SCENES
    assert all(scene.draft and scene.draft.number == 1 for scene in studio.stores.scripts.scenes(run.project_id))
    assert not known & {question(body) for body in chat_server.bodies}
