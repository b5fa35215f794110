"""A draft is locked on Export, a line is changed on Script, and the PDF that comes down says so."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.navigation import go, press
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SLOW = 30_000


def test_a_line_changed_after_the_lock_has_its_asterisk_and_its_page_the_colour(
    demo_server: AppServer, sample_id: str, browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1400})
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{demo_server.url}/export?project={sample_id}")
    press(page.get_by_role("button", name="Lock as a revision"), page.get_by_text("Changes from here on are Blue."))

    go(page, "Script")
    expect(page.locator(".sheets .scene-number").first).to_have_text("1")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nA gull laughs.")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-show=status]")).to_have_text(re.compile("^Saved "))

    go(page, "Export")
    expect(page.get_by_text(re.compile("^1 line on page"))).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download PDF").click()
    assert " - Blue revision - " in waiting.value.suggested_filename
    path = tmp_path / "revised.pdf"
    waiting.value.save_as(path)
    last = PdfReader(path).pages[-1].extract_text(extraction_mode="layout")
    assert "Blue Revision" in last.split("\n")[0]
    assert [line.split("*")[0].strip() for line in last.split("\n") if line.rstrip().endswith("*")] == [
        "A gull laughs."
    ]
    context.close()
