"""Asking at the line in a real browser: select, ask, pick one of five on Review, and find it in the script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import go, press, reload
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SLOW = 30_000
WORDS = "Did you hear what I was playing, Lane?"
# Streamlit's own sign that a page is being drawn is not ours to colour.
OURS = {"exclude": [['[data-testid="stStatusWidget"]']]}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture
def page(demo_server: AppServer, sample_id: str, context: BrowserContext) -> Page:
    """The Script page of a project of its own, with the cursor in scene 2."""
    opened = context.new_page()
    opened.set_default_timeout(SLOW)
    opened.goto(f"{demo_server.url}/script?project={sample_id}")
    expect(opened.locator(".cm-content")).to_contain_text("HALF-MOON", timeout=SLOW)
    press(opened.get_by_role("button", name="Scenes", exact=True), opened.locator("nav[aria-label=Scenes] li").first)
    opened.locator("nav[aria-label=Scenes] button").nth(1).click()
    expect(opened.get_by_text(WORDS).first).to_be_visible()
    return opened


def select(page: Page, words: str) -> None:
    page.locator(".cm-line", has_text=words).first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    expect(page.get_by_role("button", name="Alternatives…")).to_be_visible()


def expect_no_violations(page: Page) -> None:
    found = Axe().run(page, context=OURS, options=RULES).response["violations"]
    assert [(each["help"], [node["html"][:200] for node in each["nodes"]]) for each in found] == []


def test_the_third_of_five_alternatives_is_picked_and_stands_in_the_script(
    page: Page, demo_studio: Studio, sample_id: str
) -> None:
    """By keys alone, once the line is selected; what was typed just before is saved with the question."""
    page.keyboard.press("End")
    page.keyboard.type(" ")
    select(page, WORDS)
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_role("button", name="Alternatives…")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="From guarded to open")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_be_focused()
    go_on = page.get_by_role("button", name="Review 1 proposal")
    expect(go_on).to_be_visible()
    press(go_on, page.locator(".wordings"))
    card = page.locator(".card", has=page.locator(".wordings"))
    third = card.locator(".wording").nth(2)
    words = third.locator(".words").inner_text()
    card.focus()
    page.keyboard.press("3")
    expect(third.get_by_role("radio")).to_be_checked()
    expect(card.get_by_role("button", name="Accept", exact=True)).to_have_attribute("aria-pressed", "true")
    expect_no_violations(page)
    page.get_by_role("button", name="Apply 1 accepted").first.click()
    expect(page.get_by_text("1 accepted change")).to_be_visible()
    go(page, "Script")
    expect(page.locator(".cm-content")).to_contain_text(words)
    expect(page.locator(".cm-content")).not_to_contain_text(WORDS)
    scene = demo_studio.stores.scripts.scenes(sample_id)[1]
    assert words in scene.text


def test_a_scene_is_kept_from_the_machine_and_says_so_until_it_is_let_in(page: Page) -> None:
    select(page, WORDS)
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+Enter")
    page.get_by_role("button", name="Keep the machine out of this scene").click()
    heading = page.locator(".cm-yours")
    expect(heading).to_contain_text("MORNING-ROOM")
    expect(page.locator("nav[aria-label=Scenes] li.yours")).to_have_count(1)
    reload(page)
    expect(page.locator("nav[aria-label=Scenes] li.yours")).to_have_count(1)
    page.locator(".cm-line", has_text=WORDS).first.click()
    page.get_by_role("button", name="Ask…").click()
    expect(page.get_by_role("button", name="Continue from here")).not_to_be_visible()
    page.get_by_role("button", name="Let the machine in again").click()
    expect(page.locator("nav[aria-label=Scenes] li.yours")).to_have_count(0)


def test_the_panel_of_choices_stands_in_nobody_s_way(page: Page) -> None:
    """Escape leads back to the text, typing takes it away, and axe finds nothing in it."""
    select(page, WORDS)
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_role("button", name="Alternatives…")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Another way to differ")).to_be_visible()
    expect_no_violations(page)
    page.keyboard.press("Escape")
    expect(page.get_by_label("Another way to differ")).not_to_be_visible()
    expect(page.locator(".cm-content")).to_be_focused()
    select(page, "I didn't think it polite")
    page.keyboard.type("Sir.")
    expect(page.get_by_role("button", name="Alternatives…")).not_to_be_visible()
    expect(page.locator("[data-show=status]")).to_have_text(re.compile("^Saved "))


def test_the_selected_lines_say_why_they_are_as_they_are(page: Page) -> None:
    """Who wrote them and since when; it stands over the script until it is closed."""
    select(page, WORDS)
    page.get_by_role("button", name="Why does it say so?").click()
    box = page.locator(".st-key-why")
    expect(box.get_by_role("heading", name="Why scene 2 says so")).to_be_visible()
    expect(box).to_contain_text(WORDS)
    expect(box).to_contain_text("It stands there since draft 1")
    expect_no_violations(page)
    box.get_by_role("button", name="Close").click()
    expect(box).to_have_count(0)
