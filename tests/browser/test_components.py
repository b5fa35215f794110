"""The three components in a real browser, over a real Streamlit server."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.component_server import SCRIPT, Desk
from tests.browser.navigation import reload
from tests.fakes.waiting import wait_for

pytestmark = pytest.mark.browser


def status_of(page: Page) -> Any:
    return page.locator("[data-show=status]")


def type_at_end(page: Page, words: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def test_typing_is_saved_and_acknowledged_within_two_seconds(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("editor")
    expect(status_of(page)).to_have_text("All changes saved")
    type_at_end(page, "A gull.")
    expect(status_of(page)).to_have_text("Unsaved changes")
    expect(status_of(page)).to_have_text("Saved 10:49", timeout=2000)
    assert desk.read()["text"] == SCRIPT + "A gull."
    assert desk.read()["saves"] == [[1, "auto", len(SCRIPT) + 7]]


def test_each_save_is_based_on_the_one_before(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("editor")
    for words, stored in (("One.", 2), (" Two.", 3), (" Three.", 4)):
        type_at_end(page, words)
        page.keyboard.press("Control+s")
        expect(status_of(page)).to_have_text("Saved 10:49")
        assert desk.read()["revision"] == stored
    assert [save[:2] for save in desk.read()["saves"]] == [[1, "manual"], [2, "manual"], [3, "manual"]]


def test_leaving_the_text_saves_it(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("editor")
    type_at_end(page, "A gull.")
    page.get_by_role("heading", name="Components").click()
    expect(status_of(page)).to_have_text("Saved 10:49", timeout=1000)
    assert desk.read()["saves"][0][1] == "blur"


def test_a_reload_restores_what_was_not_saved(desk: Desk, visit: Callable[..., Page]) -> None:
    desk.write(is_deaf=True)
    page = visit("editor")
    type_at_end(page, "A gull.")
    reload(page)
    expect(page.locator(".cm-content")).to_contain_text("A gull.")
    expect(page.get_by_role("alert")).to_contain_text("recovered")
    desk.write(is_deaf=False)
    expect(status_of(page)).to_have_text("Saved 10:49", timeout=10_000)
    assert desk.read()["text"] == SCRIPT + "A gull."
    reload(page)
    expect(status_of(page)).to_have_text("All changes saved")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('scriptgen-draft')).length") == 0


def test_an_unsaved_text_is_only_offered_when_the_script_has_changed_since(
    desk: Desk, visit: Callable[..., Page]
) -> None:
    desk.write(is_deaf=True)
    page = visit("editor")
    type_at_end(page, "A gull.")
    expect(status_of(page)).to_have_text("Saving…")
    desk.write(is_deaf=False, text="Elsewhere.", revision=5)
    reload(page)
    expect(page.get_by_role("alert")).to_contain_text("was found in this browser")
    expect(page.locator(".cm-content")).to_have_text("Elsewhere.")
    page.get_by_role("button", name="Restore it").click()
    expect(status_of(page)).to_have_text("Saved 10:49")
    assert desk.read()["text"] == SCRIPT + "A gull."


def test_the_editor_saves_by_itself_once_the_server_is_back(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("editor")
    desk.stop()
    type_at_end(page, "A gull.")
    expect(status_of(page)).to_have_text("Not saved yet, trying again…", timeout=8000)
    desk.start()
    expect(status_of(page)).to_have_text("Saved 10:49", timeout=30_000)
    assert desk.read()["text"] == SCRIPT + "A gull."


@pytest.mark.parametrize(("choice", "kept"), [("Keep my text", SCRIPT + "A gull."), ("Take the other text", "Other.")])
def test_a_conflict_keeps_the_text_until_the_writer_chooses(
    desk: Desk, visit: Callable[..., Page], choice: str, kept: str
) -> None:
    page = visit("editor")
    desk.write(text="Other.", revision=7)
    type_at_end(page, "A gull.")
    expect(page.get_by_role("alert")).to_contain_text("Conflict: somebody else changed the script.")
    expect(status_of(page)).to_contain_text("Conflict")
    expect(page.locator(".cm-content")).to_contain_text("A gull.")
    assert desk.read()["text"] == "Other."
    page.get_by_role("button", name=choice).click()
    expect(status_of(page)).to_contain_text("aved")
    expect(page.get_by_role("alert")).to_be_hidden()
    assert desk.read()["text"] == kept
    expect(page.locator(".cm-line").last).to_have_text(kept.split("\n")[-1])


def test_what_is_typed_during_a_conflict_is_sent_before_the_other_text_comes_as_it_is_by_then(
    desk: Desk, visit: Callable[..., Page]
) -> None:
    page = visit("editor")
    desk.write(text="Other.", revision=7)
    type_at_end(page, "A gull.")
    expect(page.get_by_role("alert")).to_contain_text("Conflict: somebody else changed the script.")
    page.locator(".cm-content").focus()
    page.keyboard.type(" Two gulls.")
    desk.write(text="Other, later.", revision=9)
    page.get_by_role("button", name="Take the other text").click()
    expect(page.locator(".cm-line").last).to_have_text("Other, later.")
    expect(status_of(page)).to_contain_text("aved")
    expect(page.get_by_role("alert")).to_be_hidden()
    assert desk.read()["saves"][-1][1:] == ["auto", len(SCRIPT + "A gull. Two gulls.")]
    page.locator(".cm-content").focus()
    page.keyboard.type("x")
    expect(status_of(page)).to_have_text("Saved 10:49")
    assert desk.read()["revision"] == 10


def test_a_text_replaced_by_the_server_keeps_cursor_and_undo(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("editor")
    type_at_end(page, "A gull.")
    expect(status_of(page)).to_have_text("Saved 10:49")
    desk.write(text=("A new first line.\n\n" + SCRIPT + "A gull."), revision=9)
    page.get_by_role("button", name="Run again").click()
    expect(page.locator(".cm-line").first).to_have_text("A new first line.")
    page.locator(".cm-content").focus()
    page.keyboard.type(" It stays.")
    expect(page.locator(".cm-line").last).to_have_text("A gull. It stays.")
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(page.locator(".cm-line").first).to_have_text("INT. FERRY DECK - NIGHT")
    expect(page.locator(".cm-line").last).to_have_text("")


def test_elements_are_told_apart_and_counted(visit: Callable[..., Page]) -> None:
    page = visit("editor")
    classes = page.locator(".cm-line").evaluate_all("(lines) => lines.map((line) => line.className)")
    kinds = [name.removeprefix("cm-f-") for names in classes for name in names.split() if name.startswith("cm-f-")]
    assert kinds[:7] == ["scene", "blank", "action", "blank", "character", "dialogue", "blank"]
    assert kinds[7:] == ["scene", "blank", "action", "blank"]
    expect(page.locator("[data-show=words]")).to_have_text("17 words")


def test_the_scene_list_leads_to_a_scene_and_follows_the_cursor(visit: Callable[..., Page]) -> None:
    page = visit("editor")
    page.get_by_role("button", name="2 EXT. QUAY - DAWN").click()
    expect(page.locator("[data-show=where]")).to_have_text("Scene 2 · Scene heading")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("nav [aria-current]")).to_have_text("1INT. FERRY DECK - NIGHT")


def test_a_link_may_lead_to_a_scene(visit: Callable[..., Page]) -> None:
    expect(visit("editor", goto="1").locator("[data-show=where]")).to_have_text("Scene 2 · Scene heading")


def test_names_and_places_complete_themselves(visit: Callable[..., Page]) -> None:
    page = visit("editor")
    type_at_end(page, "\nOL")
    page.get_by_role("option", name="OLD TOM").click()
    expect(page.locator(".cm-line").last).to_have_text("OLD TOM")
    page.keyboard.type("\nYes.\n\nINT. FERR")
    page.get_by_role("option", name="FERRY DECK").click()
    expect(page.locator(".cm-line").last).to_have_text("INT. FERRY DECK")


def test_a_read_only_script_cannot_be_typed_into(desk: Desk, visit: Callable[..., Page]) -> None:
    desk.write(read_only=True)
    page = visit("editor")
    type_at_end(page, "A gull.")
    expect(page.locator(".cm-content")).not_to_contain_text("A gull.")


def test_markup_in_a_script_is_only_text(desk: Desk, visit: Callable[..., Page]) -> None:
    desk.write(text="INT. <img src=x onerror=alert(1)> - DAY\n\n<script>alert(1)</script>\n")
    page = visit("editor")
    expect(page.locator("nav button")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".cm-content")).to_contain_text("<script>alert(1)</script>")


def test_pages_stand_as_they_print(visit: Callable[..., Page]) -> None:
    page = visit("preview")
    expect(page.locator(".page")).to_have_count(121)
    page.get_by_label("Zoom").select_option("1")
    sheet = page.locator(".page[data-number='2']")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box is not None
    assert (round(box["width"]), round(box["height"])) == (816, 1056)
    heading = sheet.get_by_text("INT. ROOM 2 - DAY").locator("xpath=..").bounding_box()
    assert heading is not None
    assert (round(heading["x"] - box["x"]), round(heading["y"] - box["y"])) == (144, 96)
    expect(sheet.locator(".number")).to_have_text("2.")
    expect(sheet.locator(".scene-number").first).to_have_text("12A")
    expect(page.locator(".page[data-number='1'] .number")).to_have_count(0)
    assert page.evaluate(
        "[...document.fonts].filter((font) => font.family.includes('Courier') && font.status === 'loaded').length"
    )


def test_a_line_that_runs_from_the_right_ends_where_it_prints(visit: Callable[..., Page]) -> None:
    page = visit("preview")
    page.get_by_label("Zoom").select_option("1")
    sheet = page.locator(".page[data-number='2']")
    sheet.scroll_into_view_if_needed()
    box, line = sheet.bounding_box(), sheet.get_by_text("שלום.").bounding_box()
    assert box is not None
    assert line is not None
    assert round(line["x"] + line["width"] - box["x"]) == round(7.6 * 96)
    expect(sheet.get_by_text("שלום.")).to_have_css("direction", "rtl")


def test_a_scene_number_stands_behind_a_heading_that_reaches_its_column(visit: Callable[..., Page]) -> None:
    page = visit("preview")
    page.get_by_label("Zoom").select_option("1")
    sheet = page.locator(".page[data-number='2']")
    sheet.scroll_into_view_if_needed()
    heading, number = sheet.get_by_text("EXT. LONG").bounding_box(), sheet.get_by_text("A13").last.bounding_box()
    assert heading is not None
    assert number is not None
    assert heading["x"] + heading["width"] < number["x"]
    assert heading["y"] == number["y"]


def test_a_page_keeps_its_elements_unless_it_changed(visit: Callable[..., Page]) -> None:
    page = visit("preview")
    page.locator(".page").evaluate_all("(pages) => pages.forEach((page) => { page.old = true })")
    page.get_by_role("button", name="Change page 3").click()
    expect(page.locator(".page[data-number='3']")).to_contain_text("<script>alert(1)</script>")
    fresh = "(pages) => pages.filter((page) => !page.old).map((page) => page.dataset.number)"
    assert page.locator(".page").evaluate_all(fresh) == ["3"]


def test_the_toolbar_leads_through_the_pages(visit: Callable[..., Page]) -> None:
    page = visit("preview", goto="41")
    where = page.locator("[data-show=where]")
    expect(where).to_have_text("Page 42 of 120")
    page.get_by_role("button", name="Next page").click()
    expect(where).to_have_text("Page 43 of 120")
    expect(page.get_by_label("Scene", exact=True)).to_have_value("42")
    page.get_by_label("Scene", exact=True).select_option("0")
    expect(where).to_have_text("Page 1 of 120")
    page.get_by_role("button", name="Previous page").click()
    expect(where).to_have_text("Title page")


def test_a_review_by_keyboard_gives_the_decisions_and_applies_them(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("review")
    for key in "axjkuax":
        page.keyboard.press(key)
    expect(page.locator("[data-show=progress]")).to_have_text("3 of 4 reviewed")
    page.get_by_role("button", name="Accept all remaining").click()
    page.get_by_role("button", name="Apply 3 accepted").click()
    expect(page.get_by_text("Applied")).to_be_visible()
    (order,) = desk.read()["applied"]
    assert order["set_id"] == "set-1"
    assert order["decisions"] == {"one": "accept", "two": "accept", "three": "keep", "four": "accept"}


def test_decisions_survive_a_reload(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("review")
    page.locator(".card").first.get_by_role("button", name="Accept").click()
    reload(page)
    expect(page.locator("[data-show=progress]")).to_have_text("1 of 4 reviewed")
    expect(page.locator(".card").first.get_by_role("button", name="Accept")).to_have_attribute("aria-pressed", "true")
    page.locator(".card").nth(3).get_by_role("button", name="Keep original").click()
    expect(page.locator("[data-show=progress]")).to_have_text("2 of 4 reviewed")
    wait_for(lambda: desk.read()["decisions"] == {"one": "accept", "four": "keep"}, "both decisions to be stored")
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('scriptgen-review'))")


def test_own_wording_is_accepted_and_can_be_undone(desk: Desk, visit: Callable[..., Page]) -> None:
    page = visit("review")
    page.keyboard.press("j")
    page.keyboard.press("e")
    field = page.get_by_label("New text")
    field.fill("Tom stops. He listens. xjk")
    field.press("Control+Enter")
    card = page.locator(".card").nth(1)
    expect(card.locator(".new")).to_have_text("Tom stops. He listens. xjk")
    expect(card.get_by_text("Your wording")).to_be_visible()
    page.keyboard.press("u")
    expect(card.locator(".new")).to_have_text("Tom stops.")
    page.keyboard.press("u")
    expect(page.locator("[data-show=progress]")).to_have_text("0 of 4 reviewed")
    page.keyboard.press("e")
    field.fill("Tom waits.")
    field.press("Escape")
    page.get_by_role("button", name="Apply 1 accepted").click()
    expect(page.get_by_text("Applied")).to_be_visible()
    (order,) = desk.read()["applied"]
    assert (order["decisions"], order["edits"]) == ({"two": "accept"}, {"two": "Tom waits."})


def test_markup_in_a_change_is_only_text(visit: Callable[..., Page]) -> None:
    page = visit("review")
    expect(page.locator("ins").last).to_have_text("Cardboard covers the <script>window</script>.")
    expect(page.locator(".note").last).to_have_text("<script>alert(1)</script>")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("show", ["editor", "preview", "review"])
def test_nothing_stands_in_the_way_of_anybody(visit: Callable[..., Page], show: str, scheme: str) -> None:
    page = visit(show, height=3000, scheme=scheme)
    if show == "editor":
        type_at_end(page, "\n= She leaves.\n\n[[A note.]]\n\nP")
        page.get_by_role("button", name="Focus").click()
        page.get_by_role("button", name="Find").click()
    if show == "review":
        for key in "axe":
            page.keyboard.press(key)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = Axe().run(page, options=rules)
    assert found.violations_count == 0, found.generate_report()
