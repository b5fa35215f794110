"""The script is read for its bibles in a real browser: chosen, read, taken, left, and still so after a reload."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import press, reload
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SCRIPT = "INT. SHED - DAY\n\nMara weighs a coin.\n\nMARA\nGone with the tide, all of it.\n\nTOM\nWhere to?\n\n"
TAKEN = "1 speech in 1 scene. (Counted by the demo: no model read it.)"
SLOW = 30_000


@pytest.fixture
def page(demo_server: AppServer, demo_studio: Studio, context: BrowserContext) -> Page:
    """Bibles of a script whose entries were made from cues and headings."""
    project = demo_studio.stores.projects.create({"title": "The Salt Office", "log_line": "A coin is gone."})
    demo_studio.scripts.save(project.id, 0, SCRIPT)
    demo_studio.imports.add_entries(project.id, demo_studio.imports.entries_in_script(project.id))
    opened = context.new_page()
    opened.set_viewport_size({"width": 1400, "height": 1600})
    opened.set_default_timeout(SLOW)
    opened.goto(f"{demo_server.url}/bibles?project={project.id}")
    return opened


def test_the_script_is_read_and_what_it_says_is_taken_and_left(page: Page) -> None:
    start = page.get_by_role("button", name="Read the script", exact=True)
    press(page.get_by_role("button", name="Read the script for your bibles"), start)
    expect(page.get_by_text("At most 4 calls")).to_be_visible()
    role = page.get_by_role("textbox", name="Role")
    expect(role).to_have_value("")
    press(start, page.get_by_text("2 proposals from the script", exact=True))
    expect(page.get_by_text("“Gone with the tide, all of it.”").first).to_be_visible()
    take, leave = (page.get_by_role("button", name=name, exact=True).first for name in ("Take", "Leave"))
    press(take, page.get_by_text("1 proposal from the script", exact=True))
    expect(role).to_have_value(TAKEN)
    press(leave, page.get_by_text("Left: Sentence habits."))
    reload(page)
    expect(role).to_have_value(TAKEN)
    expect(take).to_have_count(0)
