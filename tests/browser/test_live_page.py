"""A page can be read while a model writes it, and a model that stops in the middle can be cancelled."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.events import NoteGiven, StepFinished
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Budget, Project, Studio, open_studio
from tests.browser.navigation import press, reload
from tests.fakes.app_server import AppServer
from tests.fakes.chat_replies import Reply, json_said
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.recorded_calls import record

pytestmark = pytest.mark.browser

SLOW = 30_000
STEPS = 7
_PILOTS = count(1)
LINES = [f"Wave {number} breaks over the <b>lamp</b>." for number in range(1, 41)]
PAGE = "INT. GALLERY - NIGHT\n\n" + "\n\n".join(LINES)


class SlowDirector:
    """A played model whose director writes slowly, and stops in the middle where it ``stalls``."""

    def __init__(self, *, stalls: bool = False) -> None:
        self.play = ModelScript()
        self.stalls = stalls

    def __call__(self, request: dict[str, Any], number: int) -> Reply:
        if request["response_format"]["json_schema"]["name"] != "DirectorReply":
            return self.play(request, number)
        if self.stalls:
            return replace(json_said({"fountain": PAGE}), fault="stalled")
        return replace(json_said({"fountain": PAGE}), pace=0.04)


@pytest.fixture(scope="module")
def model() -> Iterator[ChatServer]:
    with ChatServer() as server:
        yield server


@pytest.fixture(scope="module")
def server(model: ChatServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    environment = {"OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": model.base_url}
    with AppServer(tmp_path_factory.mktemp("app") / "home", environment) as running:
        yield running


@pytest.fixture
def studio(server: AppServer) -> Iterator[Studio]:
    """The studio of the data folder, to look at beside the server's."""
    opened = open_studio(load_settings({"SCRIPTGEN_HOME": str(server.home)}, {}))
    yield opened
    opened.close()


@pytest.fixture
def project(studio: Studio) -> Project:
    """One with a card that may be written; no other asks the same questions."""
    project = studio.stores.projects.create(
        {"title": "Light", "log_line": f"Pilot {next(_PILOTS)} sees a ship.", "approval": False}
    )
    studio.stores.scripts.add_cards(
        project.id, [OutlineCard(description="She lights it.", place="Gallery")], author="writer"
    )
    studio.stores.bibles.create_entries(
        [("character", {"name": "Iris"}), ("plot", {}), ("setting", {"name": "Gallery"})], project_id=project.id
    )
    return project


@pytest.fixture
def page(server: AppServer, project: Project, context: BrowserContext, tmp_path: Path) -> Iterator[Page]:
    """The Generate page of the project."""
    opened = context.new_page()
    opened.set_default_timeout(SLOW)
    opened.goto(f"{server.url}/generate?project={project.id}")
    opened.get_by_text("Single scene", exact=True).click()
    expect(opened.get_by_text("Which scene")).to_be_visible()
    yield opened
    opened.screenshot(path=tmp_path / "page.png")


def generate(page: Page) -> None:
    press(page.get_by_role("button", name="Generate", exact=True), page.get_by_text("is at work").first)


def test_the_page_grows_while_it_is_written_and_is_gone_when_it_is_saved(page: Page, model: ChatServer) -> None:
    """The writer reads it before it is stored; markup in it is text."""
    model.responder = SlowDirector()
    generate(page)
    live = page.locator("pre.live")
    expect(live).to_contain_text("Wave 2 breaks over the <b>lamp</b>.", timeout=SLOW)
    expect(page.get_by_text(re.compile("draft 1 saved"))).to_have_count(0)
    height = live.evaluate("(box) => box.offsetHeight")
    expect(live).to_contain_text(re.compile(r"Wave (1[5-9]|2\d|3\d) breaks"), timeout=SLOW)  # a busy page skips some
    assert live.evaluate("(box) => box.offsetHeight") == height
    expect(live).not_to_contain_text("Wave 2 breaks")
    expect(page.get_by_text(re.compile("1 scene written"))).to_be_visible(timeout=SLOW)
    expect(live).to_have_count(0)


def test_cancel_ends_a_run_whose_model_says_no_more_within_about_a_second(page: Page, model: ChatServer) -> None:
    """The server keeps the stream open and sends nothing."""
    model.responder = SlowDirector(stalls=True)
    generate(page)
    expect(page.get_by_text(re.compile("Scene 1: dialogue"))).to_be_visible(timeout=SLOW)
    began = time.monotonic()
    page.get_by_role("button", name="Cancel").click(delay=80)
    expect(page.get_by_text(re.compile("^Cancelled"))).to_be_visible(timeout=SLOW)
    assert time.monotonic() - began < 4, "about a second, and as long again and again on a busy machine"
    expect(page.get_by_role("button", name="Resume")).to_be_visible()


def test_the_list_of_steps_is_never_drawn_twice_when_a_run_stops(page: Page, studio: Studio, project: Project) -> None:
    """The list that says how it stopped takes the place of the one that was at work."""
    runs = studio.stores.runs
    budget = {"generation": {}, "budget": Budget(tokens=100).to_json()}
    run = runs.create(project.id, "generate", "Full script", budget, lineup=Lineup(ModelRef("openai")))
    runs.set_status(run.id, "running")
    record(studio.stores.database, run.id)
    for scene in range(STEPS):
        step = f"Scene {scene + 1}"
        runs.add_event(run.id, NoteGiven(step=step, scene=scene, quote="", text=f"Note {step}."))
        runs.add_event(run.id, StepFinished(step=step, scene=scene, seconds=1))
    reload(page)
    expect(page.get_by_text(f"Scene {STEPS}", exact=True)).to_be_visible(timeout=SLOW)
    page.evaluate(
        """() => {
            const count = () => document.querySelectorAll("[data-testid=stExpander]").length;
            window.most = count();
            new MutationObserver(() => { window.most = Math.max(window.most, count()); })
                .observe(document.body, {childList: true, subtree: true});
        }"""
    )
    runs.set_status(run.id, "paused", "Paused at its budget.")
    expect(page.get_by_text("is still at work. Wait for it")).to_have_count(0, timeout=SLOW)
    expect(page.get_by_role("button", name="Resume")).to_have_count(1, timeout=SLOW)
    expect(page.get_by_test_id("stExpander")).to_have_count(STEPS)
    assert page.evaluate("window.most") == STEPS
