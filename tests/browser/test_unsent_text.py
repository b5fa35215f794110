"""What is typed and not sent outlives a reload and a page left at once, in a real browser."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import go, press, reload
from tests.fakes.app_server import AppServer
from tests.fakes.waiting import wait_for

pytestmark = pytest.mark.browser

SLOW = 30_000


@pytest.fixture
def studio(demo_studio: Studio) -> Studio:
    """The server's data, seen from here."""
    return demo_studio


@pytest.fixture
def page(demo_server: AppServer, sample_id: str, context: BrowserContext) -> Page:
    """The Outline of a project of its own."""
    opened = context.new_page()
    opened.set_viewport_size({"width": 1400, "height": 1200})
    opened.set_default_timeout(SLOW)
    opened.goto(f"{demo_server.url}/outline?project={sample_id}")
    expect(opened.get_by_role("heading", name="Outline", exact=True)).to_be_visible()
    return opened


def test_a_half_typed_project_survives_a_reload_though_its_field_was_never_left(page: Page, studio: Studio) -> None:
    go(page, "Projects")
    page.get_by_role("button", name="New project").click()
    page.get_by_label("Title", exact=True).press_sequentially("The Salt Off")
    wait_for(lambda: studio.stores.unsent.texts("").get("project.title") == "The Salt Off", "the text to be stored")
    reload(page)
    expect(page.get_by_label("Title", exact=True)).to_have_value("The Salt Off")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("Title", exact=True)).to_have_count(0)


def test_a_card_begun_without_its_place_survives_a_reload(page: Page, studio: Studio, sample_id: str) -> None:
    press(page.get_by_role("button", name="Add after"), page.get_by_role("button", name="Discard"))
    what = page.get_by_label("What happens", exact=True).first  # until the page is drawn, the form before stands below
    expect(what).to_have_value("")
    what.press_sequentially("The scales are seized.")
    wait_for(lambda: "seized." in studio.stores.unsent.texts(sample_id).get("sheet.card.", ""), "the text to be kept")
    reload(page)
    expect(what).to_have_value("The scales are seized.")
    page.get_by_role("button", name="Discard").click(delay=80)
    expect(page.get_by_role("button", name="Discard")).to_have_count(0)
    assert "sheet.card." not in studio.stores.unsent.texts(sample_id)


def test_text_typed_a_moment_before_the_page_is_left_is_there_on_return(page: Page) -> None:
    for name, label in (("Review", "Your note"), ("Generate", "Log line"), ("Export", "Contact")):
        go(page, name)
        page.get_by_label(label, exact=True).fill(f"Typed on {name}")
    for name, label in (("Review", "Your note"), ("Generate", "Log line"), ("Export", "Contact")):
        go(page, name)
        expect(page.get_by_label(label, exact=True)).to_have_value(f"Typed on {name}")


def test_what_is_typed_while_the_page_is_drawn_anew_for_another_field_stays(
    page: Page, studio: Studio, sample_id: str
) -> None:
    go(page, "Export")
    page.get_by_label("Name", exact=True).fill("For the table")
    page.get_by_label("Source", exact=True).fill("A dream")
    page.get_by_role("button", name="Keep draft").click(delay=80)
    expect(page.get_by_text("Kept as “For the table”")).to_be_visible()
    wait_for(lambda: studio.stores.projects.get(sample_id).title_page.get("Source") == "A dream", "the field's save")
    expect(page.get_by_label("Source", exact=True)).to_have_value("A dream")
    expect(page.get_by_label("Name", exact=True)).to_have_value("")


def test_what_is_typed_on_while_the_first_half_is_stored_stays_whole(
    page: Page, studio: Studio, sample_id: str
) -> None:
    go(page, "Export")
    author = page.get_by_label("Author", exact=True)
    author.fill("")
    author.press_sequentially("Oscar ")
    wait_for(lambda: studio.stores.projects.get(sample_id).title_page.get("Author") == "Oscar ", "a first save")
    author.press_sequentially("Wilde")
    wait_for(lambda: studio.stores.projects.get(sample_id).title_page["Author"] == "Oscar Wilde", "a second save")
    expect(author).to_have_value("Oscar Wilde")


def tap(page: Page, link: str) -> None:
    """Press and release in one moment, as a touchpad does."""
    box = page.get_by_test_id("stSidebarNav").get_by_role("link", name=link, exact=True).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.up()


def needs(studio: Studio, project_id: str) -> str:
    return " ".join(entry["need"] for entry in studio.stores.bibles.list("character", project_id=project_id))


def test_a_tap_on_the_sidebar_and_a_step_back_store_the_text_and_change_the_page(
    page: Page, studio: Studio, sample_id: str
) -> None:
    leave = {
        "tapped": lambda: tap(page, "Outline"),
        "dictated": lambda: tap(page, "Outline"),
        "gone back": page.go_back,
    }
    stored = "."
    for word, leaving in leave.items():
        go(page, "Bibles")
        field = page.get_by_label("Need", exact=True)
        expect(field).to_have_value(re.compile(stored))
        field.focus()
        page.keyboard.insert_text(f" {word}") if word == "dictated" else field.press_sequentially(f" {word}")
        leaving()
        expect(page.get_by_role("heading", name="Outline", exact=True)).to_be_visible(timeout=SLOW)
        expect(page).to_have_url(re.compile("/outline"), timeout=SLOW)
        wait_for(lambda word=word: word in needs(studio, sample_id), "the words to be stored")
        stored = word


def test_the_script_is_left_by_a_tap_or_a_step_back_straight_after_typing_and_keeps_the_text(
    page: Page, studio: Studio, sample_id: str
) -> None:
    """After a step back the browser may have to keep the text itself, and sends it on return."""
    leave = {"tapped": lambda: tap(page, "Outline"), "stepped": page.go_back}
    for word, leaving in leave.items():
        go(page, "Script")
        page.locator(".cm-content").click()
        page.keyboard.type(word, delay=30)
        leaving()
        expect(page.get_by_role("heading", name="Outline", exact=True)).to_be_visible(timeout=SLOW)
        expect(page).to_have_url(re.compile("/outline"), timeout=SLOW)
        go(page, "Script")
        wait_for(lambda word=word: word in studio.scripts.open(sample_id).text, "the words to be stored")
