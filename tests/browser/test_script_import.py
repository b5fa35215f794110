"""A Final Draft document comes in, is read on Script, goes out again, and comes back changed, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scriptgen_core.core.screenplay import Action, Screenplay
from scriptgen_core.formats import read_fdx, write_fdx
from tests.browser.navigation import go
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

FDX = Path(__file__).parents[1] / "formats" / "golden" / "speeches.fdx"
SLOW = 30_000


@pytest.fixture
def page(demo_server: AppServer, context: BrowserContext) -> Page:
    """The Projects page."""
    opened = context.new_page()
    opened.set_default_timeout(SLOW)
    opened.goto(demo_server.url)
    return opened


def exported(page: Page, folder: Path) -> Screenplay:
    """What Export downloads as Final Draft."""
    go(page, "Export")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Final Draft (FDX)").click()
    download.value.save_as(folder / "out.fdx")
    return read_fdx((folder / "out.fdx").read_bytes()).screenplay


def test_a_final_draft_document_goes_in_and_out_and_comes_back_changed(page: Page, tmp_path: Path) -> None:
    document = read_fdx(FDX.read_bytes()).screenplay
    page.get_by_role("button", name="Import").click()
    page.locator("input[type=file]").set_input_files(FDX)
    expect(page.get_by_text("2 scenes · 1 page · 5 people speak · 1 note")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Import this script").click()
    expect(page.locator(".cm-content")).to_contain_text("You were a net once.", timeout=SLOW)
    expect(page.locator(".sheets")).to_contain_text("INT. NET SHED - DAWN")
    assert exported(page, tmp_path).elements == document.elements

    heading, *rest = document.elements
    changed = Screenplay((heading, Action("A gull cries."), *rest), document.title_page)
    (tmp_path / "back.fdx").write_bytes(write_fdx(changed))
    go(page, "Script")
    page.get_by_text("Import a draft").click()
    page.locator("input[type=file]").set_input_files(tmp_path / "back.fdx")
    expect(page.get_by_text("Changed in the file (1): 1 INT. NET SHED - DAWN")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Import this draft").click()
    expect(page.get_by_text("“back.fdx” is imported.")).to_be_visible(timeout=SLOW)
    expect(page.locator(".cm-content")).to_contain_text("A gull cries.")
    assert exported(page, tmp_path).elements == changed.elements

    go(page, "Script")
    page.get_by_role("button", name="Undo", exact=True).first.click()
    expect(page.locator(".cm-content")).not_to_contain_text("A gull cries.", timeout=SLOW)
