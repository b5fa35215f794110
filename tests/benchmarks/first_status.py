"""How soon a writer sees, in Chromium, that a press on Generate has started something."""

import re
import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Page, expect, sync_playwright

from scriptgen_core.config.settings import load_settings
from scriptgen_core.studio import open_studio
from tests.fakes.app_server import AppServer
from tests.fakes.carded_project import carded_project

PRESSES, PATIENCE = 7, 20_000
_STATUS = re.compile(r"waits for its turn|is at work|scenes? written")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """One line: the median and the slowest of the times from the press to the first word about the run."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print("first status: not measured, no Chromium is installed")
        return
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        seconds = _presses(browser.new_page(), Path(folder) / "home")
        browser.close()
    print(f"first status: {1000 * median(seconds):.0f} ms median after the press, {1000 * max(seconds):.0f} ms at most")


def _presses(page: Page, home: Path) -> list[float]:
    environment = {"SCRIPTGEN_HOME": str(home), "SCRIPTGEN_PROVIDER": "demo"}
    studio = open_studio(load_settings(environment, {}))
    try:
        projects = [carded_project(studio, 3) for _ in range(PRESSES)]
        with AppServer(home, environment) as server:
            return [_seconds(page, f"{server.url}/generate?project={project.id}") for project in projects]
    finally:
        studio.close()


def _seconds(page: Page, address: str) -> float:
    page.goto(address)
    button = page.get_by_role("button", name="Generate", exact=True)
    expect(button).to_be_enabled(timeout=PATIENCE)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE)
    began = perf_counter()
    button.click()
    page.get_by_text(_STATUS).first.wait_for(timeout=PATIENCE)
    return perf_counter() - began


if __name__ == "__main__":
    main()
