"""The page that is being written can be read while it grows, and is gone from there when it is saved."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from scriptgen_core.agents.director import page_so_far
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, LLMRequest, ModelRef
from scriptgen_core.core.events import SceneSaved
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.generation import GenerationConfig
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.live_text import LiveText
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.orchestrator.stores import open_stores
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.prompt_reading import read
from tests.fakes.waiting import wait_for

LINEUP = Lineup(ModelRef("openai", "gpt-test"))


class SlowDirector(ChatServer):
    """Streams half of a director's answer, and the rest when ``may_end`` is set."""

    def __init__(self):
        super().__init__(ModelScript())
        self.may_end = threading.Event()

    def events(self, reply, request):
        events = list(super().events(reply, request))
        half = len(events) // 2
        yield from events[:half]
        if read(request, 0).wanted == "DirectorReply":
            self.may_end.wait(20)
        yield from events[half:]


@pytest.fixture
def stores(sqlite_database):
    return open_stores(sqlite_database)


def test_a_page_can_be_read_while_it_streams_and_no_more_when_it_is_saved(stores):
    fields = {"title": "Keys", "log_line": "A locksmith is asked to open her own door.", "approval": False}
    project = stores.projects.create(fields)
    config = GenerationConfig(scene_count=1, auto_rewrite=False)
    run = stores.runs.create(project.id, "generate", "Script", {"generation": config.to_json()}, lineup=LINEUP)
    left_when_saved = []

    def look(event):
        if isinstance(event, SceneSaved):
            left_when_saved.append(dict(stores.live.of_run(run.id)))

    with SlowDirector() as server, ThreadPoolExecutor(1) as pool:
        settings = load_settings({"OPENAI_BASE_URL": server.base_url}, {})
        optimizer = LLMOptimizer(LLMWrapper(settings, lineup=LINEUP), ledger=CallLedger(stores.database))
        driven = pool.submit(Runner(stores, load_prompts(), lambda _: optimizer, look).drive, run)
        wait_for(lambda: bool(stores.live.of_run(run.id)), "a page to appear")
        live = {scene: page_so_far(text) for scene, text in stores.live.of_run(run.id).items()}
        server.may_end.set()
        driven.result(20)
    (scene,) = stores.scripts.scenes(project.id)
    assert list(live) == [0]
    assert len(scene.heading) < len(live[0]) < len(scene.draft.text)
    assert live[0].splitlines()[:3] == scene.draft.text.splitlines()[:3]
    assert left_when_saved == [{}]
    assert stores.live.of_run(run.id) == {}


@pytest.mark.parametrize(("role", "scene"), [("character", 0), ("dramaturge", 0), ("director", None)])
def test_only_a_director_s_page_is_shown(stores, role, scene):
    LiveText(stores.live, "run-1")(LLMRequest(messages=(), role=role, scene=scene), "Nobody reads this.")
    assert stores.live.of_run("run-1") == {}


def test_a_page_begun_anew_takes_the_place_of_the_one_that_broke_off(stores):
    hear, request = LiveText(stores.live, "run-1"), LLMRequest(messages=(), role="director", scene=2)
    for text in ("INT. QUAY", "INT. QUAY - DAY", "", "EXT."):
        hear(request, text)
    assert stores.live.of_run("run-1") == {2: "EXT."}
    stores.live.forget("run-1", 2)
    assert stores.live.of_run("run-1") == {}
