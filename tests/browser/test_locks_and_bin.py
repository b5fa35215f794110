"""Locked lines and the bin in the editor: kept over a reload, undone with the text they belong to."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import reload
from tests.fakes.app_server import AppServer
from tests.fakes.waiting import wait_for

pytestmark = pytest.mark.browser

SCRIPT = "INT. BARN - DAY\n\nRain on the roof.\n\nILSE\nHold this.\n\nEXT. QUAY - DAWN\n\nNobody waits.\n"
SLOW = 30_000


@pytest.fixture
def project_id(demo_studio: Studio) -> str:
    project = demo_studio.stores.projects.create({"title": "Ferry", "log_line": "Two sisters bid for one ferry."})
    demo_studio.scripts.save(project.id, project.script_revision, SCRIPT)
    return project.id


@pytest.fixture
def page(demo_server: AppServer, project_id: str, context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.set_default_timeout(SLOW)
    opened.goto(f"{demo_server.url}/script?project={project_id}")
    opened.locator(".cm-content").wait_for()
    return opened


def select_line(page: Page, words: str) -> None:
    page.locator(".cm-line", has_text=words).click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")


def test_a_locked_line_is_marked_and_stays_locked_through_edits_and_a_reload(
    page: Page, demo_studio: Studio, project_id: str
) -> None:
    """The mark follows its words; the same key takes it off."""
    locked = page.locator(".cm-locked")
    select_line(page, "Hold this.")
    page.keyboard.press("Control+Shift+L")
    expect(locked).to_have_text("Hold this.")
    wait_for(lambda: demo_studio.locks.lines(project_id) == (6,), "the lock to be stored")
    page.locator(".cm-line", has_text="Rain on").click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("A gull.")
    wait_for(lambda: demo_studio.locks.lines(project_id) == (8,), "the lock to have moved with its line")
    reload(page)
    expect(locked).to_have_text("Hold this.")
    locked.click()
    expect(page.get_by_role("button", name="Lock", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Lock", exact=True).click()
    expect(locked).to_have_count(0)
    wait_for(lambda: demo_studio.locks.lines(project_id) == (), "the lock to be gone")


def test_undo_brings_a_lock_back_with_its_line(page: Page) -> None:
    """A locked line that was deleted by mistake is locked again."""
    select_line(page, "Hold this.")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.keyboard.press("Delete")
    expect(page.locator(".cm-locked")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-locked")).to_have_text("Hold this.")


def test_a_passage_waits_in_the_bin_over_a_reload_and_comes_back_at_the_cursor(
    page: Page, demo_studio: Studio, project_id: str
) -> None:
    """It is in the script or in the bin, never in both or in none."""
    select_line(page, "Rain on")
    page.keyboard.press("Control+Shift+X")
    expect(page.locator(".cm-content")).not_to_contain_text("Rain on")
    wait_for(lambda: [c.text for c in demo_studio.stores.cuts.of_project(project_id)] == ["Rain on the roof."], "it")
    reload(page)
    page.get_by_role("button", name="Bin (1)").click()
    entry = page.get_by_label("Bin", exact=True).get_by_role("listitem")
    expect(entry).to_contain_text("INT. BARN - DAY")
    page.locator(".cm-line", has_text="Nobody waits").click()
    page.keyboard.press("Home")
    entry.get_by_role("button", name="Put back at the cursor").click()
    expect(page.locator(".cm-line", has_text="Rain on the roof.Nobody waits.")).to_be_visible()
    wait_for(lambda: demo_studio.stores.cuts.of_project(project_id) == (), "the bin to be empty")


def test_undo_of_a_cut_empties_the_bin_and_redo_fills_it(page: Page, demo_studio: Studio, project_id: str) -> None:
    """One step moves the text and the entry together."""
    select_line(page, "Rain on")
    page.get_by_role("button", name="Cut to bin").click()
    expect(page.get_by_role("button", name="Bin (1)")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-content")).to_contain_text("Rain on the roof.")
    expect(page.get_by_role("button", name="Bin", exact=True)).to_be_visible()
    page.keyboard.press("Control+y")
    page.get_by_role("button", name="Bin (1)").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Nothing is in the bin.")).to_be_visible()
    expect(page.locator("[data-show=status]")).to_have_text(re.compile("^Saved "))
    wait_for(lambda: demo_studio.stores.cuts.of_project(project_id) == (), "the bin to be empty")
    assert "Rain" not in demo_studio.scripts.open(project_id).text
