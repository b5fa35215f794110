"""The system's own Chromium, for tests that look at pages as a person does."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from scriptgen_core.config.settings import load_settings
from scriptgen_core.studio import Studio, open_studio
from tests.browser.component_server import Desk
from tests.fakes.app_server import AppServer

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_SIGN_OF_LIFE = {"editor": ".cm-content", "preview": ".page", "review": ".card"}
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _system_browser() -> str | None:
    named = os.environ.get("SCRIPTGEN_TEST_BROWSER")
    found = (named, *(shutil.which(name) for name in _NAMES), *_ON_MACOS)
    return next((path for path in found if path and Path(path).exists()), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser; tests that need it are skipped where there is none, and fail where one is required.

    One for each module, not one for all: as long as it is open an event loop runs in this thread, and other tests
    could start none.
    """
    path = _system_browser()
    if path is None:
        reason = "no Chromium is installed (or named by SCRIPTGEN_TEST_BROWSER)"
        if os.environ.get("SCRIPTGEN_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def warm_context(browser: Browser) -> Iterator[BrowserContext]:
    """What the tests of a module share of the browser: Streamlit's programs, fetched and compiled.

    Its empty tab stays open: with none open, Chromium throws away what it has compiled.
    """
    warm = browser.new_context(viewport={"width": 1400, "height": 1000})
    warm.new_page()
    yield warm
    warm.close()


@pytest.fixture
def context(warm_context: BrowserContext) -> Iterator[BrowserContext]:
    """A browser that holds nothing of another test: no cookie, no stored text, and no tab but an empty one."""
    empty_tab = warm_context.pages[0]
    tools = warm_context.new_cdp_session(empty_tab)
    tools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    tools.detach()
    warm_context.clear_cookies()
    yield warm_context
    for tab in warm_context.pages:
        if tab != empty_tab:
            tab.close()


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The application with the demo, for all tests of this process that bring a project of their own."""
    with AppServer(tmp_path_factory.mktemp("app") / "home", {"SCRIPTGEN_PROVIDER": "demo"}) as running:
        yield running


@pytest.fixture
def demo_studio(demo_server: AppServer) -> Iterator[Studio]:
    """The data of the demo server, seen from here."""
    opened = open_studio(load_settings({"SCRIPTGEN_HOME": str(demo_server.home)}, {}))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_backup(demo_server: AppServer) -> bytes:
    """The sample project as the demo server came with it."""
    opened = open_studio(load_settings({"SCRIPTGEN_HOME": str(demo_server.home)}, {}))
    original = next(each.project for each in opened.stores.projects.list() if each.project.label)
    kept = opened.projects.back_up(original.id)
    opened.close()
    return kept


@pytest.fixture
def sample_id(demo_studio: Studio, sample_backup: bytes) -> str:
    """The sample project on the demo server, a copy for each test."""
    return demo_studio.projects.import_backup(sample_backup).project.id


@pytest.fixture(scope="module")
def desk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The page that mounts the components, for the tests of a module."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.reset()
    desk.start()
    yield desk
    desk.stop()


@pytest.fixture
def desk(desk_server: Desk) -> Desk:
    """That page, with its file as it is at first."""
    desk_server.reset()
    return desk_server


@pytest.fixture
def visit(desk: Desk, context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Opens the test page in a tab of its own, and fails the test if the page asked another host for anything."""
    asked: list[str] = []

    def open_page(show: str, height: int = 1000, scheme: Any = "light", **query: str) -> Page:
        page = context.new_page()
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": 1400, "height": height})
        page.on("request", lambda request: asked.append(request.url))
        rest = "".join(f"&{name}={value}" for name, value in query.items())
        page.goto(f"http://127.0.0.1:{desk.port}/?show={show}{rest}")
        expect(page.locator(_SIGN_OF_LIFE[show]).first).to_be_visible()
        return page

    yield open_page
    assert not [url for url in asked if url.startswith("http") and f"127.0.0.1:{desk.port}" not in url]
