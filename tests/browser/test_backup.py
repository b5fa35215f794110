"""A project goes from one machine to another as a file, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser


def opened(browser: Browser, server: AppServer) -> Page:
    page = browser.new_context(accept_downloads=True).new_page()
    page.set_default_timeout(30_000)
    page.goto(server.url)
    return page


def test_what_back_up_downloads_import_opens_on_another_machine(browser: Browser, tmp_path: Path) -> None:
    """A cut copy of it is refused in the same place, and the good one can be chosen right after."""
    demo = {"SCRIPTGEN_PROVIDER": "demo"}
    with AppServer(tmp_path / "one" / "home", demo) as one:
        page = opened(browser, one)
        with page.expect_download() as download:
            page.get_by_role("button", name="Back up").click()
        good = tmp_path / download.value.suggested_filename
        download.value.save_as(good)
    assert good.suffix == ".scriptgen"
    cut = good.with_name("cut.scriptgen")
    cut.write_bytes(good.read_bytes()[:-100])
    with AppServer(tmp_path / "two" / "home", demo) as two:
        page = opened(browser, two)
        page.get_by_role("button", name="Import").click()
        page.locator("input[type=file]").set_input_files(cut)
        expect(page.get_by_role("alert").filter(has_text="Nothing was imported")).to_be_visible(timeout=30_000)
        page.locator("input[type=file]").set_input_files(good)
        expect(page.get_by_text("Imported: 9 scenes, 11 bible entries, 2 named drafts.")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("heading", name="The Importance of Being Earnest (imported)")).to_be_visible()
