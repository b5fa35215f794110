"""The editor under a writer's hands: elements by key, completion, one undo for each press, the place kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.component_server import SCRIPT, Desk
from tests.browser.navigation import reload
from tests.fakes.waiting import wait_for

pytestmark = pytest.mark.browser


def begin(page: Page) -> None:
    """Put the cursor into an empty last paragraph."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")


def keys(page: Page, *pressed: str) -> None:
    """Press named keys and type everything else."""
    for each in pressed:
        if each in ("Tab", "Shift+Tab", "Enter", "Escape", "Backspace", "ArrowUp", "ArrowDown", "End"):
            page.keyboard.press(each)
        else:
            page.keyboard.type(each)


def where(page: Page, element: str) -> None:
    expect(page.locator("[data-show=where]")).to_have_text(f"Scene 2 · {element}")


def stored(desk: Desk, page: Page, added: str) -> None:
    """Save, and find the text as it was with this at its end."""
    page.keyboard.press("Control+s")
    wait_for(lambda: desk.read()["text"] == SCRIPT + added, f"{added!r} to be stored, not {desk.read()['text']!r}")


def test_a_scene_is_written_with_tab_and_enter_alone(desk: Desk, visit: Callable[..., Page]) -> None:
    """The line says what it is before a word is typed, and the text parses as that."""
    page = visit("editor")
    begin(page)
    keys(page, "Tab")
    where(page, "Character")
    keys(page, "priya", "Enter")
    where(page, "Dialogue")
    keys(page, "Tab", "beat)", "Enter", "Not yet.", "Enter")
    where(page, "Action")
    keys(page, "She waits.", "Enter", "Tab", "Tab")
    where(page, "Transition")
    keys(page, "smash cut", "Enter")
    where(page, "Scene heading")
    keys(page, "int. hold - night", "Enter", "Dark.")
    stored(desk, page, "\nPRIYA\n(beat)\nNot yet.\n\nShe waits.\n\n> SMASH CUT\n\nINT. HOLD - NIGHT\n\nDark.")


def test_each_press_is_undone_in_one_step(desk: Desk, visit: Callable[..., Page]) -> None:
    """A cue's Enter, then its name, each come back by one Ctrl+Z."""
    page = visit("editor")
    begin(page)
    keys(page, "Tab", "priya", "Enter", "Enter")
    stored(desk, page, "\nPRIYA\n\n")
    page.keyboard.press("Control+z")
    stored(desk, page, "\nPRIYA\n")
    page.keyboard.press("Control+z")
    stored(desk, page, "\nPRIYA")


def test_what_a_line_was_meant_as_is_settled_when_it_is_left(desk: Desk, visit: Callable[..., Page]) -> None:
    """A transition that does not end in TO: gets its mark, an empty line begun in a speech goes."""
    page = visit("editor")
    begin(page)
    keys(page, "Tab", "Tab", "black out", "ArrowUp")
    stored(desk, page, "\n> BLACK OUT")
    page.get_by_text("Hold this.").click()
    keys(page, "End", "Enter", "Backspace", "Backspace", "Tab", "ArrowDown", "ArrowDown", "ArrowDown")
    stored(desk, page, "\n> BLACK OUT")


def test_the_element_keys_change_the_line_at_the_cursor(desk: Desk, visit: Callable[..., Page]) -> None:
    """Ctrl+Shift+1 to 6 (on Linux) are heading, action, character, parenthetical, dialogue, transition."""
    page = visit("editor")
    begin(page)
    keys(page, "the hold")
    for digit, text in ((1, ".THE HOLD"), (6, "> THE HOLD"), (3, "THE HOLD")):
        page.keyboard.press(f"Control+Shift+Digit{digit}")
        stored(desk, page, f"\n{text}")
    keys(page, "Enter", "Stay.")
    page.keyboard.press("Control+Shift+Digit4")
    stored(desk, page, "\nTHE HOLD\n(Stay.)")
    page.keyboard.press("Control+z")
    stored(desk, page, "\nTHE HOLD\nStay.")


def test_tab_never_holds_a_keyboard_user(visit: Callable[..., Page]) -> None:
    """Escape and then Tab leave the text, and the list of keys says so."""
    page = visit("editor")
    begin(page)
    keys(page, "Escape", "Tab")
    expect(page.locator(".cm-content")).not_to_be_focused()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog")).to_contain_text("Escape, then Tab")
    keys(page, "Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_extension_completes_after_a_cue(desk: Desk, visit: Callable[..., Page]) -> None:
    """A space behind a known name offers them, a bracket behind any."""
    page = visit("editor")
    begin(page)
    keys(page, "Tab", "pri")
    page.get_by_role("option", name="PRIYA").click()
    keys(page, " ")
    page.get_by_role("option", name="(V.O.)").click()
    keys(page, "Enter", "Yes.", "Enter", "Tab", "ilse (o")
    page.get_by_role("option", name="(O.S.)").click()
    keys(page, "Enter", "No.")
    stored(desk, page, "\nPRIYA (V.O.)\nYes.\n\nILSE (O.S.)\nNo.")


def test_tab_leads_through_a_heading(desk: Desk, visit: Callable[..., Page]) -> None:
    """Prefix, place and time of day are each completed, the last with a Tab in between."""
    page = visit("editor")
    begin(page)
    keys(page, "Shift+Tab", "in")
    page.get_by_role("option", name="INT.", exact=True).click()
    keys(page, "fer")
    page.get_by_role("option", name="FERRY DECK").click()
    keys(page, "Tab")
    page.get_by_role("option", name="NIGHT").click()
    keys(page, "Enter", "Wind.")
    stored(desk, page, "\nINT. FERRY DECK - NIGHT\n\nWind.")


@pytest.mark.parametrize("is_new_tab", [False, True])
def test_cursor_and_scroll_are_where_they_were(desk: Desk, visit: Callable[..., Page], is_new_tab: bool) -> None:
    """After a reload, and in a tab opened later, the same line is at the top and the cursor in the same word."""
    desk.write(text="\n\n".join(f"Paragraph {number}." for number in range(400)))
    page = visit("editor")
    page.locator(".cm-content").click()
    for _ in range(150):
        page.keyboard.press("ArrowDown")
    page.locator(".cm-scroller").evaluate("(box) => { box.scrollTop += 137 }")
    top = page.locator(".cm-scroller").evaluate("(box) => box.scrollTop")
    page.get_by_role("heading", name="Components").click()
    if is_new_tab:
        page.close()
        other = page.context.new_page()
        other.goto(page.url)
        page = other
    else:
        reload(page)
    scroller = page.locator(".cm-scroller")
    wait_for(lambda: abs(scroller.evaluate("(box) => box.scrollTop") - top) < 3, "the text to stand where it stood")
    page.locator(".cm-content").focus()
    page.keyboard.type("X")
    expect(page.locator(".cm-activeLine")).to_contain_text("X")
