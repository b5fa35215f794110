"""The table of bible entries in a real browser, where its cells are typed into."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import go, press, reload
from tests.fakes.app_server import AppServer
from tests.fakes.waiting import wait_for

pytestmark = pytest.mark.browser

SLOW = 30_000
_DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'
NAME, ALIASES, AGE, ROLE = range(4)
IRIS, TOMAS = ("Iris Marlow", "", ""), ("Tomas Reed", "", "")
EMPTY_NAME = "Name is empty; write something here."


def choose(tab: Page, row: int, column: int) -> None:
    """Go to the cell of a row (from 0) and a column (from 0)."""
    tab.keyboard.press("Control+Home")
    for key, times in (("ArrowDown", row), ("ArrowRight", column)):
        for _ in range(times):
            tab.keyboard.press(key)


def type_into(tab: Page, row: int, column: int, text: str) -> Locator:
    """Type into a cell and stay in it: the field that is open over it."""
    choose(tab, row, column)
    tab.keyboard.press("Enter")
    field = tab.locator(".gdg-growing-entry textarea")
    expect(field).to_be_focused(timeout=SLOW)
    tab.keyboard.press("Control+a")
    tab.keyboard.type(text, delay=60)
    expect(field).to_have_value(text, timeout=SLOW)
    return field


def type_on(tab: Page, text: str) -> None:
    """Type into the cell that has the keyboard, as fast as a person does, and go on to the next."""
    tab.keyboard.type(text, delay=60)
    field = tab.locator(".gdg-growing-entry textarea")
    expect(field).to_have_value(text, timeout=SLOW)
    tab.keyboard.press("Tab")
    expect(field).not_to_be_attached(timeout=SLOW)


def write(tab: Page, row: int, column: int, text: str) -> None:
    """Type into a cell and leave it."""
    field = type_into(tab, row, column, text)
    field.press("Enter")
    expect(field).not_to_be_attached(timeout=SLOW)
    expect(tab.locator(_DRAWN)).to_be_attached(timeout=SLOW)


def cell(tab: Page, row: int, column: int) -> str:
    """What a cell holds, as a screen reader is told."""
    return tab.get_by_test_id(f"glide-cell-{column + 1}-{row}").text_content() or ""


@pytest.fixture
def project_id(demo_studio: Studio) -> str:
    story = {"title": "The Salt Office", "log_line": "A rival must be cleared."}
    return demo_studio.stores.projects.create(story).id


@pytest.fixture
def people(demo_studio: Studio, project_id: str) -> list[str]:
    """Two characters."""
    return [
        demo_studio.stores.bibles.create_entry("character", {"name": name}, project_id=project_id)
        for name in ("Iris Marlow", "Tomas Reed")
    ]


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    page.set_viewport_size({"width": 1400, "height": 1000})
    page.set_default_timeout(SLOW)
    return page


def open_table(tab: Page, server: AppServer, project_id: str) -> None:
    tab.goto(f"{server.url}/bibles?project={project_id}")
    press(tab.get_by_role("radio", name="Table", exact=True), tab.get_by_test_id("stDataFrame"))
    enter_table(tab)


def enter_table(tab: Page) -> None:
    """Put the keyboard into the table."""
    table = tab.get_by_test_id("stDataFrame")
    expect(table).to_have_count(1, timeout=SLOW)
    expect(tab.locator(_DRAWN)).to_be_attached(timeout=SLOW)
    table.click(position={"x": 100, "y": 50})


def open_list(tab: Page) -> None:
    press(tab.get_by_role("radio", name="List", exact=True), tab.get_by_role("button", name="Add character"))


def expect_stored(studio: Studio, project_id: str, *entries: tuple[str, str, str]) -> None:
    """Wait until these are the names, roles and ages of the project's entries."""

    def stored() -> tuple[tuple[str, str, str], ...]:
        return tuple((e.name, e["role"], e["age"]) for e in studio.stores.bibles.list(project_id=project_id))

    wait_for(lambda: stored() == entries, f"{entries} to be stored")


def test_cells_are_saved_and_an_empty_name_is_refused_by_name_and_waits_in_the_form_beside_what_was_saved(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str, people: list[str]
) -> None:
    open_table(tab, demo_server, project_id)
    write(tab, 0, AGE, "34")
    choose(tab, 1, NAME)
    tab.keyboard.press("Delete")
    expect(tab.get_by_text(f"Not saved yet, Tomas Reed: {EMPTY_NAME}")).to_be_visible(timeout=SLOW)
    write(tab, 1, ROLE, "Rival")
    expect_stored(demo_studio, project_id, ("Iris Marlow", "", "34"), ("Tomas Reed", "Rival", ""))
    assert {each.author for each in demo_studio.stores.bibles.history(people[1])} == {"writer"}
    open_list(tab)
    expect(tab.get_by_text(f"Not saved yet: {EMPTY_NAME}")).to_be_visible(timeout=SLOW)
    expect(tab.get_by_label("Role", exact=True)).to_have_value("Rival")
    expect(tab.get_by_label("Name", exact=True)).to_have_value("")


@pytest.mark.usefixtures("people")
def test_a_cell_that_is_left_by_going_to_the_list_stands_in_the_form(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    open_table(tab, demo_server, project_id)
    type_into(tab, 0, ROLE, "Inspector")
    open_list(tab)
    expect(tab.get_by_label("Role", exact=True)).to_have_value("Inspector", timeout=SLOW)
    expect_stored(demo_studio, project_id, ("Iris Marlow", "Inspector", ""), TOMAS)


@pytest.mark.usefixtures("people")
def test_a_new_row_without_a_name_outlives_another_page_and_a_reload_is_stored_with_its_name_and_undone(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    open_table(tab, demo_server, project_id)
    write(tab, 2, ROLE, "Rival")
    waiting = tab.get_by_text(f"Not saved yet, a new row: {EMPTY_NAME}")
    expect(waiting).to_be_visible(timeout=SLOW)
    go(tab, "Outline")
    go(tab, "Bibles")
    expect(waiting).to_be_visible(timeout=SLOW)
    reload(tab)
    expect(waiting).to_be_visible(timeout=SLOW)
    enter_table(tab)
    assert cell(tab, 2, ROLE) == "Rival"
    write(tab, 2, NAME, "Nina")
    expect(tab.get_by_text("“Nina” is added.")).to_be_visible(timeout=SLOW)
    expect(waiting).not_to_be_visible()
    write(tab, 2, AGE, "50")
    expect_stored(demo_studio, project_id, IRIS, TOMAS, ("Nina", "Rival", "50"))
    tab.get_by_role("button", name="Undo").click(delay=80)
    expect(tab.get_by_text("“Nina” is added.")).not_to_be_visible(timeout=SLOW)
    expect_stored(demo_studio, project_id, IRIS, TOMAS)


@pytest.mark.usefixtures("people")
def test_cells_of_a_row_that_was_added_go_to_its_entry_without_leaving_the_keyboard(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    open_table(tab, demo_server, project_id)
    choose(tab, 2, NAME)
    tab.keyboard.press("Enter")
    expect(tab.locator(".gdg-growing-entry textarea")).to_be_focused(timeout=SLOW)
    type_on(tab, "Nina")
    type_on(tab, "Nin, Ninotchka")
    expect(tab.get_by_text("“Nina” is added.")).to_be_visible(timeout=SLOW)
    type_on(tab, "50")
    type_on(tab, "Rival")
    expect_stored(demo_studio, project_id, IRIS, TOMAS, ("Nina", "Rival", "50"))
    assert demo_studio.stores.bibles.list(project_id=project_id)[-1]["aliases"] == ("Nin", "Ninotchka")


def test_a_cell_that_was_changed_elsewhere_meanwhile_is_left_and_both_texts_are_shown_in_table_and_form(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str, people: list[str]
) -> None:
    open_table(tab, demo_server, project_id)
    demo_studio.stores.bibles.update(people[0], {"role": "theirs", "look": "A scar"}, author="model")
    write(tab, 0, ROLE, "mine")
    said = "Not saved yet, Iris Marlow: Role was changed elsewhere meanwhile and is “theirs” now; yours is “mine”."
    expect(tab.get_by_text(said)).to_be_visible(timeout=SLOW)
    assert demo_studio.stores.bibles.get(people[0])["role"] == "theirs"
    enter_table(tab)
    assert (cell(tab, 0, ROLE), cell(tab, 0, ROLE + 1)) == ("mine", "A scar")
    open_list(tab)
    expect(tab.get_by_text("Changed elsewhere meanwhile")).to_be_visible(timeout=SLOW)
    expect(tab.get_by_label("Look", exact=True)).to_have_value("A scar")
    press(tab.get_by_role("button", name="Keep mine"), tab.get_by_text(re.compile(r"Saved \d")))
    assert demo_studio.stores.bibles.get(people[0])["role"] == "mine"


@pytest.mark.usefixtures("people")
def test_a_cell_that_was_saved_is_there_when_the_writer_comes_back_from_another_page(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    open_table(tab, demo_server, project_id)
    write(tab, 0, ROLE, "Inspector")
    go(tab, "Outline")
    go(tab, "Bibles")
    enter_table(tab)
    assert cell(tab, 0, ROLE) == "Inspector"
    write(tab, 0, AGE, "34")
    expect_stored(demo_studio, project_id, ("Iris Marlow", "Inspector", "34"), TOMAS)


@pytest.mark.usefixtures("people")
def test_a_deleted_row_is_archived_and_comes_back_by_undo(
    demo_server: AppServer, demo_studio: Studio, tab: Page, project_id: str
) -> None:
    open_table(tab, demo_server, project_id)
    tab.get_by_test_id("stDataFrame").click(position={"x": 15, "y": 50})
    tab.keyboard.press("Delete")
    archived = tab.get_by_text("“Iris Marlow” is archived.")
    expect(archived).to_be_visible(timeout=SLOW)
    expect_stored(demo_studio, project_id, TOMAS)
    tab.get_by_role("button", name="Undo").click(delay=80)
    expect(archived).not_to_be_visible(timeout=SLOW)
    expect_stored(demo_studio, project_id, IRIS, TOMAS)


@pytest.mark.usefixtures("people")
def test_the_table_has_one_button_that_downloads_it(demo_server: AppServer, tab: Page, project_id: str) -> None:
    open_table(tab, demo_server, project_id)
    tab.get_by_test_id("stDataFrame").hover()
    toolbar = tab.get_by_test_id("stElementToolbar")
    expect(toolbar.get_by_label(re.compile("^Search"))).to_be_visible(timeout=SLOW)
    expect(toolbar.get_by_label(re.compile("^Download as CSV"))).not_to_be_visible()
    with tab.expect_download() as downloaded:
        tab.get_by_role("button", name="Download CSV").click(delay=80)
    assert downloaded.value.suggested_filename == "The Salt Office - characters.csv"
