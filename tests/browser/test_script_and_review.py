"""Script and Review at work on the sample: two tabs on one script, pages that follow the cursor, keys that decide."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import go, reload
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SLOW = 30_000


@pytest.fixture
def page(demo_server: AppServer, sample_id: str, context: BrowserContext) -> Page:
    """The Script page of a project of its own."""
    opened = context.new_page()
    opened.set_default_timeout(SLOW)
    opened.goto(f"{demo_server.url}/script?project={sample_id}")
    return opened


def to_scene(page: Page, number: int) -> None:
    page.locator(".cm-content").wait_for()
    if not page.locator("nav[aria-label=Scenes]").is_visible():
        page.get_by_role("button", name="Scenes", exact=True).click()
    page.locator("nav[aria-label=Scenes] button").nth(number - 1).click()
    expect(page.locator("[data-show=where]").first).to_contain_text(f"Scene {number} ·")


def add_to_scene(page: Page, number: int, words: str) -> None:
    to_scene(page, number)
    page.keyboard.press("End")
    page.keyboard.type(f"\n\n{words}")
    page.keyboard.press("Control+s")


def expect_saved(page: Page) -> None:
    expect(page.locator("[data-show=status]")).to_have_text(re.compile("^Saved "), timeout=SLOW)


def test_split_gives_its_room_to_the_text_and_a_narrow_window_to_one_half(page: Page) -> None:
    expect(page.locator(".cm-content")).to_contain_text("HALF-MOON", timeout=SLOW)
    scenes = page.locator("nav[aria-label=Scenes]")
    expect(page.locator(".sheets")).to_be_visible()
    expect(scenes).not_to_be_visible()
    page.get_by_role("button", name="Scenes", exact=True).click()
    expect(scenes).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_role("radio", name="Split")).not_to_be_visible()
    expect(page.locator(".sheets")).not_to_be_visible()
    expect(page.locator(".cm-content")).to_be_visible()


def test_two_tabs_on_one_script_name_the_scene_both_changed_and_keep_all_others(page: Page) -> None:
    expect(page.locator(".cm-content")).to_contain_text("HALF-MOON", timeout=SLOW)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".cm-content")).to_contain_text("HALF-MOON", timeout=SLOW)

    add_to_scene(page, 1, "A gull cries.")
    expect_saved(page)
    add_to_scene(page, 3, "The kettle boils.")
    expect_saved(page)

    add_to_scene(other, 1, "A horn sounds.")
    alert = other.get_by_role("alert")
    expect(alert).to_contain_text(re.compile(r"Scene 1, EXT\. HALF-MOON STREET.*, was changed elsewhere too\."))
    expect(alert).not_to_contain_text("Scene 3")
    other.get_by_role("button", name="Keep my text").click()
    expect_saved(other)

    reload(page)
    for tab in (page, other):
        to_scene(tab, 1)
        expect(tab.locator(".cm-content")).to_contain_text("A horn sounds.")
        expect(tab.locator(".cm-content")).not_to_contain_text("A gull cries.")
        to_scene(tab, 3)
        expect(tab.locator(".cm-content")).to_contain_text("The kettle boils.")


def test_the_pages_follow_the_cursor_into_another_scene_and_stay_while_one_types(page: Page) -> None:
    heading = page.locator(".sheets [data-scene='6']")
    expect(heading).not_to_be_in_viewport()
    to_scene(page, 7)
    expect(heading).to_be_in_viewport()
    page.locator(".desk").evaluate("(desk) => { desk.scrollTop += 200 }")
    place = page.locator(".desk").evaluate("(desk) => desk.scrollTop")
    page.keyboard.press("End")
    page.keyboard.type("\n\nA gull.")
    page.keyboard.press("Control+s")
    expect(page.locator(".sheets").get_by_text("A gull.")).to_be_attached()
    assert page.locator(".desk").evaluate("(desk) => desk.scrollTop") == place
    reload(page)
    expect(heading).to_be_in_viewport()


def test_a_scene_just_typed_is_shown_as_soon_as_it_has_a_page(page: Page) -> None:
    expect(page.locator(".sheets [data-scene='8']")).to_be_attached()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nEXT. QUAY - DAWN\n\nNobody waits.\n")
    expect(page.locator(".sheets [data-scene='9']")).to_be_in_viewport()


def test_a_scene_typed_with_tab_and_completion_is_on_its_page_and_there_after_a_reload(
    page: Page, demo_studio: Studio, sample_id: str
) -> None:
    name = demo_studio.stores.bibles.bibles(sample_id).characters[0].name.upper()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("ext. breakwater - dawn")
    page.keyboard.press("Enter")
    page.keyboard.type("Fog.")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(name[:2].lower())
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Enter")
    page.keyboard.type("Nobody waits for a gull.")
    written = page.locator(".sheets .page").last
    expect(written).to_contain_text("EXT. BREAKWATER - DAWN")
    expect(written).to_contain_text(name)
    expect(written).to_contain_text("Nobody waits for a gull.")
    reload(page)
    expect(page.locator(".cm-line.cm-f-dialogue").last).to_have_text("Nobody waits for a gull.")
    expect(page.locator(".cm-line.cm-f-character").last).to_have_text(name)
    expect(page.locator("[data-show=where]").first).to_have_text(re.compile(r"^Scene \d+ · Dialogue$"))


def test_keys_decide_as_soon_as_the_page_stands_there_but_not_while_one_types(page: Page) -> None:
    go(page, "Review")
    progress = page.locator("[data-show=progress]")
    expect(page.locator(".card").first).to_be_focused()
    page.keyboard.press("a")
    expect(progress).to_have_text(re.compile("^1 of"))
    expect(page.get_by_text(re.compile(r"\d undecided stay open"))).to_be_visible()
    page.get_by_label("Your note").click()
    page.keyboard.type("jaxu")
    expect(page.get_by_label("Your note")).to_have_value("jaxu")
    expect(progress).to_have_text(re.compile("^1 of"))
    reload(page)
    expect(page.locator(".card").nth(1)).to_be_focused()
    page.keyboard.press("x")
    expect(progress).to_have_text(re.compile("^2 of"))


def test_undecided_changes_stay_open_after_an_apply_and_the_keys_with_them(page: Page) -> None:
    go(page, "Review")
    cards = page.locator(".card")
    expect(cards.first).to_be_visible()
    changes = cards.count()
    cards.first.get_by_role("button", name="Accept", exact=True).click()
    page.get_by_role("button", name="Apply 1 accepted").click()
    expect(page.get_by_text("1 accepted change")).to_be_visible()
    expect(cards).to_have_count(changes - 1)
    expect(cards.first).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("[data-show=progress]")).to_have_text(f"1 of {changes - 1} reviewed")


def test_takes_are_picked_place_by_place_and_applied_as_one_draft(
    page: Page, demo_studio: Studio, sample_id: str
) -> None:
    """By keys: the second take's words here, the first one's there."""
    reviews = demo_studio.stores.reviews
    [first] = reviews.proposals(sample_id)
    here, there = first.changes[:2]
    others = [replace(each, id=f"other-{each.id}", new="Not a word of it.") for each in (here, there)]
    reviews.propose(first.scene_id, first.base_id, others, first.notes, first.author)
    go(page, "Review")
    cards = page.locator(".card")
    expect(cards).to_have_count(len(first.changes))
    expect(cards.first.locator(".differs")).to_have_text(["Take 1", "Take 2"])
    expect(cards.first).to_be_focused()
    page.keyboard.press("2")
    expect(cards.first.get_by_role("radio").nth(1)).to_be_checked()
    page.keyboard.press("j")
    page.keyboard.press("1")
    expect(page.locator("[data-show=progress]")).to_have_text(f"2 of {len(first.changes)} reviewed")
    reload(page)
    expect(cards.first.get_by_role("radio").nth(1)).to_be_checked()
    expect(cards.nth(1).get_by_role("radio").first).to_be_checked()
    page.get_by_role("button", name="Apply 2 accepted").click()
    expect(page.get_by_text(re.compile(r"Draft \d+ of scene \d+ holds 2 accepted changes"))).to_be_visible()
    text = demo_studio.stores.scripts.scene(first.scene_id).text
    assert text.count("Not a word of it.") == 1
    assert there.new.strip() in text
