"""Forms that save themselves, in a real browser: what only it and the server's log can show."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Studio
from tests.browser.navigation import go, press
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SLOW = 30_000


@pytest.fixture
def project_id(demo_studio: Studio) -> str:
    stores = demo_studio.stores
    project = stores.projects.create({"title": "The Salt Office", "log_line": "A rival must be cleared."})
    stores.bibles.create_entry("character", {"name": "Iris Marlow"}, project_id=project.id)
    stores.scripts.add_cards(project.id, [OutlineCard(description="x", place="Quay")] * 3, author="model")
    return project.id


def opened(context: BrowserContext, server: AppServer, page: str, project_id: str) -> Page:
    tab = context.new_page()
    tab.set_default_timeout(SLOW)
    tab.goto(f"{server.url}/{page}?project={project_id}")
    expect(tab.get_by_test_id("stStatusWidget")).not_to_be_visible(timeout=SLOW)
    return tab


def test_two_presses_of_remove_are_taken_back_by_two_of_undo(
    demo_server: AppServer, context: BrowserContext, project_id: str
) -> None:
    tab = opened(context, demo_server, "outline", project_id)
    for left in ("2 scenes", "1 scene"):
        remove = tab.get_by_role("button", name="Remove", exact=True)
        expect(remove).to_have_count(1)  # the one of the form before goes when the page is drawn
        press(remove, tab.get_by_text(f"{left} ·"))
    for left in ("2 scenes", "3 scenes"):
        press(tab.get_by_test_id("stColumn").get_by_role("button", name="Undo"), tab.get_by_text(f"{left} ·"))


def test_arabic_text_stands_at_the_right_of_its_field_and_of_its_card_and_english_at_the_left(
    demo_server: AppServer, context: BrowserContext, project_id: str
) -> None:
    tab = opened(context, demo_server, "outline", project_id)
    tab.get_by_label("Turn", exact=True).fill("سارة تكسر القفل.")
    tab.get_by_label("What happens", exact=True).click(delay=80)
    on_card = tab.locator(".card dd", has_text="سارة")
    expect(on_card).to_be_visible()
    assert _room_around(on_card) == "on the left"
    assert _room_around(tab.locator(".card > .words", has_text="x").first) == "on the right"
    assert tab.get_by_label("Turn", exact=True).evaluate("it => getComputedStyle(it).unicodeBidi") == "plaintext"


def _room_around(text: Locator) -> str:
    """On which side of its line a short text leaves room."""
    left, right = text.evaluate(
        """it => {
            const words = document.createRange();
            words.selectNodeContents(it);
            const [inner, outer] = [words.getBoundingClientRect(), it.getBoundingClientRect()];
            return [inner.left - outer.left, outer.right - inner.right];
        }"""
    )
    return "on the left" if left > right else "on the right"


def test_walking_over_the_forms_leaves_no_warning_in_the_servers_log(
    demo_server: AppServer, context: BrowserContext, project_id: str
) -> None:
    before = len(demo_server.log.read_text())
    tab = opened(context, demo_server, "outline", project_id)
    tab.get_by_role("button", name="Edit scene 2", exact=True).click(delay=80)
    expect(tab.get_by_text("Scene 2:")).to_be_visible()
    tab.get_by_role("button", name="Add after").click(delay=80)
    expect(tab.get_by_text("New: saved as soon as you fill it in.")).to_be_visible()
    go(tab, "Bibles")
    for kind in ("Plot", "Setting", "Theme", "Character"):
        tab.get_by_role("tab", name=f"{kind}s").click(delay=80)
        tab.get_by_role("button", name=f"Add {kind.lower()}").click(delay=80)
        expect(tab.get_by_text("New: saved as soon as you fill it in.")).to_be_visible()
    log = demo_server.log.read_text()[before:]
    assert "was created with a default value" not in log
    assert "Traceback" not in log


def test_generate_pressed_straight_after_a_budget_of_next_to_nothing_starts_nothing(
    demo_server: AppServer, demo_studio: Studio, context: BrowserContext, project_id: str
) -> None:
    tab = opened(context, demo_server, "generate", project_id)
    generate = tab.get_by_role("button", name="Generate", exact=True)
    tab.get_by_label("Budget ($)").fill("0.0001")
    generate.click(delay=80, force=True)  # whether it is disabled by now or not
    expect(tab.get_by_text("A budget in dollars has to be one cent or more")).to_be_visible()
    expect(generate).to_be_disabled()
    assert demo_studio.runs.latest(project_id) is None


def test_in_a_narrow_window_the_form_that_a_press_opens_comes_into_view(
    demo_server: AppServer, demo_studio: Studio, context: BrowserContext, project_id: str
) -> None:
    demo_studio.stores.bibles.create_entries(
        [("character", {"name": f"Person {number}"}) for number in range(9)], project_id=project_id
    )
    tab = opened(context, demo_server, "outline", project_id)
    tab.set_viewport_size({"width": 390, "height": 700})
    press(tab.get_by_role("button", name="Edit scene 3", exact=True), tab.get_by_text("Scene 3:"))
    expect(tab.get_by_text("Scene 3:")).to_be_in_viewport()
    tab.goto(f"{demo_server.url}/bibles?project={project_id}")
    tab.get_by_role("button", name="Person 3", exact=True).click(delay=80)
    expect(tab.locator('input[aria-label="Name"][value="Person 3"]')).to_be_in_viewport()


def test_a_long_list_is_walked_by_keyboard_and_opens_what_is_pressed(
    demo_server: AppServer, demo_studio: Studio, context: BrowserContext, project_id: str
) -> None:
    people = [("character", {"name": f"Person {number}"}) for number in range(120)]
    demo_studio.stores.bibles.create_entries([*people, ("character", {"name": "<b>Bo</b>"})], project_id=project_id)
    tab = opened(context, demo_server, "bibles", project_id)
    rows = tab.get_by_role("navigation", name="Characters").get_by_role("button")
    expect(rows).to_have_count(122)
    rows.nth(4).click()
    expect(tab.locator('input[aria-label="Name"][value="Person 3"]')).to_be_visible()
    expect(rows.nth(4)).to_have_attribute("aria-current", "true")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        tab.keyboard.press(key)
    expect(tab.locator('input[aria-label="Name"][value="Person 4"]')).to_be_visible()
    for key in ("End", "Enter"):
        tab.keyboard.press(key)
    name = tab.locator('input[aria-label="Name"][value="<b>Bo</b>"]')
    expect(name).to_be_visible()
    expect(rows.last).to_be_in_viewport()
    expect(rows.last).to_be_focused()
    expect(tab.locator("nav b")).to_have_count(0)
    assert [rows.nth(at).get_attribute("tabindex") for at in (0, 120, 121)] == ["-1", "-1", "0"]
    name.fill("Bo")
    tab.keyboard.press("Tab")
    expect(rows.last).to_have_text("Bo")
