"""What the Reports page hands out: one report as CSV, all of them as PDF, and a character's sides."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser


def downloaded(page: Page, label: str, folder: Path) -> Path:
    """The file that a button hands out."""
    with page.expect_download() as handed:
        page.get_by_role("button", name=label, exact=True).click(delay=80)
    path = folder / handed.value.suggested_filename
    handed.value.save_as(path)
    return path


def test_the_chosen_report_and_sides_are_downloaded(
    demo_server: AppServer, browser: Browser, sample_id: str, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{demo_server.url}/reports?project={sample_id}")
    page.get_by_role("radio", name="Characters", exact=True).click(delay=80)
    page.get_by_role("button", name="Download sides (PDF)", exact=True).wait_for(timeout=30_000)
    table = downloaded(page, "Download CSV", tmp_path)
    assert table.name == "The Importance of Being Earnest (imported) - characters.csv"
    assert [row["Character"] for row in csv.DictReader(table.open(encoding="utf-8-sig"))][:2] == ["ALGERNON", "JACK"]
    report = PdfReader(downloaded(page, "Download PDF", tmp_path))
    assert "Characters" in report.pages[0].extract_text()
    sides = PdfReader(downloaded(page, "Download sides (PDF)", tmp_path))
    assert "ALGERNON" in sides.pages[0].extract_text().splitlines()[0]
    page.close()
