"""No page stands in anybody's way: WCAG A and AA, in both themes, on the sample project."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scriptgen_core.config.settings import DATABASE
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.projects.project_storage import ProjectStorage
from scriptgen_core.projects.run_storage import RunStorage
from scriptgen_core.studio import Studio
from tests.browser.navigation import go, press
from tests.fakes.app_server import AppServer
from tests.fakes.recorded_calls import new_run, record
from tests.fakes.told_scenes import tell_scenes

pytestmark = pytest.mark.browser

SLOW = 30_000

PAGES = {
    "Projects": "New project",
    "Bibles": "Add character",
    "Outline": "Approve outline",
    "Generate": "Go to Review",
    "Script": "Scenes",
    "Review": "Request rewrite",
    "Reports": "Download CSV",
    "Export": "Download PDF",
    "Runs": "Open",
    "Usage": "Download CSV",
    "Settings": "Test connection",
}
# Streamlit's own sign that a page is being drawn comes and goes, and is not ours to colour.
OURS = {"exclude": [['[data-testid="stStatusWidget"]']]}
# What was drawn anew fades in, and is paler until then.
AT_REST = """() => document.getAnimations().every(
    (it) => it.playState !== "running" || it.effect.getComputedTiming().endTime === Infinity
)"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    with AppServer(tmp_path_factory.mktemp("app") / "home", {"OPENAI_API_KEY": "sk-test"}) as running:
        _let_calls_be_answered(running.home)
        yield running


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_violations(
    server: AppServer, browser: Browser, scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1400, "height": 3000})
    page = context.new_page()
    page.goto(server.url)
    page.get_by_role("button", name="Open", exact=True).first.click()
    found = []
    for name, sign in PAGES.items():
        go(page, name)
        expect(page.get_by_role("button", name=sign, exact=True).first).to_be_visible(timeout=20_000)
        expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0, timeout=20_000)
        found += _found(page, name, tmp_path)
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_waits_for_the_writer_stands_in_nobody_s_way(
    demo_server: AppServer, demo_studio: Studio, browser: Browser, scheme: Literal["light", "dark"], tmp_path: Path
) -> None:
    """Scenes that an edit touches, their changes on Review, proposals at a line, and those of a reading."""
    project = demo_studio.stores.projects.create({"title": "The Salt Office", "log_line": "A coin is gone."})
    tell_scenes(demo_studio.stores, project.id)
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1400, "height": 1800})
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{demo_server.url}/bibles?project={project.id}")
    found = []
    for name, step in WAITING.items():
        step(page)
        expect(page.get_by_test_id("stStatusWidget")).not_to_be_visible(timeout=SLOW)
        found += _found(page, name, tmp_path)
    context.close()
    assert found == []


def _touch_scenes(page: Page) -> None:
    page.get_by_role("textbox", name="Age", exact=True).fill("34")
    propose = page.get_by_role("button", name="Propose changes for 3 scenes")
    press(page.get_by_role("button", name="Touches 3 scenes", exact=True), propose)


def _review_changes(page: Page) -> None:
    press(page.get_by_role("button", name="Propose changes for 3 scenes"), page.get_by_text("to decide on Review"))
    go(page, "Review")
    expect(page.locator(".card").first).to_be_visible()


def _ask_at_a_line(page: Page) -> None:
    go(page, "Script")
    page.locator(".cm-line", has_text="Gone with the tide.").last.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.get_by_role("button", name="Alternatives…").click()
    page.get_by_role("button", name="From guarded to open").click()
    expect(page.get_by_role("button", name="Review 1 proposal")).to_be_visible()


def _review_wordings(page: Page) -> None:
    press(page.get_by_role("button", name="Review 1 proposal"), page.locator(".wordings"))


def _read_the_script(page: Page) -> None:
    go(page, "Bibles")
    start = page.get_by_role("button", name="Read the script", exact=True)
    press(page.get_by_role("button", name="Read the script for your bibles"), start)
    press(start, page.get_by_text(re.compile(r"^\d+ proposals? from the script$")))


WAITING: dict[str, Callable[[Page], None]] = {
    "Bibles, scenes touched": _touch_scenes,
    "Review, changes": _review_changes,
    "Script, a proposal at a line": _ask_at_a_line,
    "Review, wordings": _review_wordings,
    "Bibles, proposals": _read_the_script,
}


def _found(page: Page, name: str, folder: Path) -> list[str]:
    page.wait_for_function(AT_REST)
    page.screenshot(path=folder / f"{name}.png")
    return [_told(name, each) for each in Axe().run(page, context=OURS, options=RULES).response["violations"]]


def _let_calls_be_answered(home: Path) -> None:
    """Give the sample project a run with calls of known and of unknown price."""
    database = Database(sqlite_url(home / DATABASE))
    run = new_run(database, ProjectStorage(database).list()[0].project.id)
    for scene, cost in enumerate((0.25, None, 0.5)):
        record(database, run.id, scene=scene, cost=cost)
    RunStorage(database).set_status(run.id, "finished", "Three scenes are written.")
    database.close()


def _told(name: str, violation: dict[str, list[dict[str, str]]]) -> str:
    return f"{name}: {violation['help']}: {[node['html'][:120] for node in violation['nodes'][:3]]}"
