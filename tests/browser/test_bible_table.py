"""The table of bible entries in a real browser, where its cells are typed into."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import press
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SLOW = 30_000
_DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def choose(tab: Page, row: int, column: int) -> None:
    """Go to the cell of a row (from 0) and a column (from 0)."""
    tab.keyboard.press("Control+Home")
    for key, times in (("ArrowDown", row), ("ArrowRight", column)):
        for _ in range(times):
            tab.keyboard.press(key)


def write(tab: Page, row: int, column: int, text: str) -> None:
    """Type into a cell and leave it."""
    choose(tab, row, column)
    tab.keyboard.press("Enter")
    field = tab.locator(".gdg-growing-entry textarea, .gdg-input").last
    field.fill(text)
    field.press("Enter")
    expect(tab.get_by_test_id("data-grid-canvas")).to_be_focused(timeout=SLOW)
    expect(tab.locator(_DRAWN)).to_be_attached(timeout=SLOW)


@pytest.fixture
def project_id(demo_studio: Studio) -> str:
    story = {"title": "The Salt Office", "log_line": "A rival must be cleared."}
    return demo_studio.stores.projects.create(story).id


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(SLOW)
    yield context.new_page()
    context.close()


def open_table(tab: Page, server: AppServer, project_id: str) -> None:
    tab.goto(f"{server.url}/bibles?project={project_id}")
    tab.get_by_text("Table", exact=True).click(delay=80)
    table = tab.get_by_test_id("stDataFrame")
    expect(table).to_be_visible(timeout=SLOW)
    table.click(position={"x": 100, "y": 50})


def test_cells_of_two_entries_are_saved_and_an_empty_name_is_refused_by_name_and_kept_for_the_form(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    stores = demo_studio.stores
    ids = [
        stores.bibles.create_entry("character", {"name": name}, project_id=project_id)
        for name in ("Iris Marlow", "Tomas Reed")
    ]
    open_table(tab, demo_server, project_id)
    write(tab, 0, 2, "34")
    write(tab, 1, 1, "Rival")
    choose(tab, 1, 0)
    tab.keyboard.press("Delete")
    refused = "Name is empty; write something here."
    expect(tab.get_by_text(f"Not saved yet, Tomas Reed: {refused}")).to_be_visible(timeout=SLOW)
    assert [(each.name, each["role"], each["age"]) for each in map(stores.bibles.get, ids)] == [
        ("Iris Marlow", "", "34"),
        ("Tomas Reed", "Rival", ""),
    ]
    tab.get_by_text("Form", exact=True).click(delay=80)
    expect(tab.get_by_text(f"Not saved yet: {refused}")).to_be_visible(timeout=SLOW)
    expect(tab.get_by_label("Role", exact=True)).to_have_value("Rival")


def test_a_new_row_waits_for_its_name_is_stored_then_and_taken_back_by_undo(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    demo_studio.stores.bibles.create_entry("character", {"name": "Iris Marlow"}, project_id=project_id)
    open_table(tab, demo_server, project_id)
    write(tab, 1, 1, "Rival")
    waiting = "New rows are not stored yet. New row 1: Name is empty; write something here."
    expect(tab.get_by_text(waiting)).to_be_visible(timeout=SLOW)
    write(tab, 1, 0, "Tomas Reed")
    expect(tab.get_by_text("Tomas Reed added.")).to_be_visible(timeout=SLOW)
    added = demo_studio.stores.bibles.list(project_id=project_id)[-1]
    assert (added.name, added["role"]) == ("Tomas Reed", "Rival")
    press(tab.get_by_role("button", name="Undo"), tab.get_by_text("A row you add"))
    expect(tab.get_by_text("Tomas Reed added.")).not_to_be_visible()
    assert [each.name for each in demo_studio.stores.bibles.list(project_id=project_id)] == ["Iris Marlow"]


def test_a_deleted_row_is_archived_and_comes_back_by_undo(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    bibles = demo_studio.stores.bibles
    for name in ("Iris Marlow", "Tomas Reed"):
        bibles.create_entry("character", {"name": name}, project_id=project_id)
    open_table(tab, demo_server, project_id)
    tab.get_by_test_id("stDataFrame").click(position={"x": 15, "y": 50})
    tab.keyboard.press("Delete")
    expect(tab.get_by_text("“Iris Marlow” is archived.")).to_be_visible(timeout=SLOW)
    assert [each.name for each in bibles.list(project_id=project_id)] == ["Tomas Reed"]
    tab.get_by_role("button", name="Undo").click(delay=80)
    expect(tab.get_by_text("“Iris Marlow” is archived.")).not_to_be_visible(timeout=SLOW)
    assert [each.name for each in bibles.list(project_id=project_id)] == ["Iris Marlow", "Tomas Reed"]
