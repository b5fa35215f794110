"""No page stands in anybody's way: WCAG A and AA, in both themes, on the sample project."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from scriptgen_core.config.settings import DATABASE
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.projects.project_storage import ProjectStorage
from scriptgen_core.projects.run_storage import RunStorage
from tests.browser.navigation import go
from tests.fakes.app_server import AppServer
from tests.fakes.recorded_calls import new_run, record

pytestmark = pytest.mark.browser

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
AT_REST = """() => Promise.allSettled(
    document.getAnimations().filter((it) => it.effect.getComputedTiming().endTime < Infinity).map((it) => it.finished)
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
        page.evaluate(AT_REST)
        page.screenshot(path=tmp_path / f"{name}.png")
        found += [(name, each) for each in Axe().run(page, context=OURS, options=RULES).response["violations"]]
    context.close()
    assert [_told(name, each) for name, each in found] == []


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
