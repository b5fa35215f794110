"""A writer's whole way, in a real browser: from a log line to three downloaded files."""

import os
import re
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import defusedxml.ElementTree
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from scriptgen_core.formats import parse_fountain
from tests.browser.navigation import go, reload
from tests.fakes import chat_replies
from tests.fakes.app_server import AppServer
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript

pytestmark = pytest.mark.browser

LOG_LINE = "A night-shift tax auditor finds that the company she must clear has been paying her dead brother's salary."
TITLE = "The Ninth Year"
SLOW = 30_000


class SteadyModel:
    """A played model with varied, slow and bad answers, which always has one change to offer for a rewrite."""

    def __init__(self) -> None:
        self.play = ModelScript(delay=0.05, fail_every=11, rubbish_every=13)

    def __call__(self, request: dict[str, Any], number: int) -> chat_replies.Reply:
        if request.get("response_format", {}).get("json_schema", {}).get("name") != "RewriteReply":
            return self.play(request, number)
        note = re.search(r"\[([0-9a-f]{12})\]", request["messages"][-1]["content"])
        assert note
        change = {"note_id": note[1], "first": 1, "last": 1, "fountain": f"A phone rings in the coat on hook {number}."}
        return chat_replies.json_said({"changes": [change]})


@pytest.fixture
def start(tmp_path: Path, chat_server: ChatServer) -> Iterator[Callable[..., AppServer]]:
    """Starts the application as the README does, with the demo or with the played model."""
    servers: list[AppServer] = []

    def with_provider(provider: str) -> AppServer:
        environment = {**os.environ, "SCRIPTGEN_PROVIDER": provider, "SCRIPTGEN_RETRY_BASE_DELAY": "0.1"}
        if provider == "openai":
            chat_server.responder = SteadyModel()
            environment |= {"OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": chat_server.base_url}
        server = AppServer(tmp_path / "home", environment)
        server.start()
        servers.append(server)
        return server

    yield with_provider
    for server in servers:
        server.kill()


@pytest.fixture
def visit(context: BrowserContext, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Opens an address in a tab of its own; no host but this machine may be asked for anything.

    A picture of the page as the test left it stays beside the test's files.
    """
    asked: list[str] = []

    def open_page(url: str) -> Page:
        page = context.new_page()
        page.set_default_timeout(SLOW)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url)
        return page

    yield open_page
    context.pages[-1].screenshot(path=tmp_path / "page.png")
    assert [url for url in asked if url.startswith("http") and "//127.0.0.1:" not in url] == []


def make_project(page: Page, title: str = TITLE, log_line: str = LOG_LINE) -> None:
    page.get_by_role("button", name="New project").click()
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Log line", exact=True).fill(log_line)
    page.get_by_label("Genre", exact=True).fill("Thriller")
    page.get_by_role("button", name="Create project").click(delay=80)


def draft_outline(page: Page, scenes: int = 3) -> None:
    page.get_by_label("Scenes", exact=True).fill(str(scenes))
    page.get_by_label("Scenes", exact=True).press("Enter")
    page.get_by_role("button", name="Draft bibles and outline").click(delay=80)
    expect(page.get_by_role("button", name="Approve outline")).to_be_enabled(timeout=SLOW)


def downloaded(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.mark.parametrize("provider", ["demo", "openai"])
def test_from_a_log_line_to_three_files(
    start: Callable[[str], AppServer], visit: Callable[[str], Page], tmp_path: Path, provider: str
) -> None:
    page = visit(start(provider).url)
    expect(page.get_by_text("The Importance of Being Earnest").first).to_be_visible(timeout=SLOW)
    make_project(page)
    draft_outline(page)

    go(page, "Bibles")
    page.get_by_label("Age", exact=True).fill("43")
    page.get_by_label("Age", exact=True).press("Tab")
    page.get_by_role("button", name="Save").click(delay=80)
    expect(page.get_by_text(re.compile("^(Saved|All changes saved)"))).to_be_visible()
    reload(page)
    expect(page.get_by_label("Age", exact=True)).to_have_value("43", timeout=SLOW)

    go(page, "Outline")
    page.get_by_role("button", name="Approve outline").click()
    expect(page.get_by_text("3 of 3 cards approved")).to_be_visible()

    go(page, "Generate")
    page.get_by_role("button", name="Generate", exact=True).click(delay=80)
    expect(page.get_by_text("3 scenes written")).to_be_visible(timeout=60_000)
    reload(page)
    for scene in ("Scene 1", "Scene 2", "Scene 3"):
        expect(page.get_by_text(scene, exact=True).first).to_be_visible(timeout=SLOW)

    go(page, "Script")
    expect(page.locator(".cm-content")).to_contain_text(re.compile("(INT|EXT)"), timeout=SLOW)
    expect(page.get_by_text(re.compile(r"Page \d+ of \d+|Title page"))).to_be_visible()

    go(page, "Review")
    page.get_by_label("Your note").fill("Shorter: cut what the audience can work out.")
    page.get_by_role("button", name="Request rewrite").click(delay=80)
    accept = page.get_by_role("button", name="Accept", exact=True).first
    accept.click(timeout=SLOW)
    page.get_by_role("button", name="Apply 1 accepted").click()
    expect(page.get_by_text("1 accepted change")).to_be_visible()

    go(page, "Export")
    fountain = downloaded(page, "Download Fountain", tmp_path)
    pdf = downloaded(page, "Download PDF", tmp_path)
    fdx = downloaded(page, "Download Final Draft (FDX)", tmp_path)
    stem = f"{TITLE} - {datetime.now():%Y-%m-%d}"
    assert [path.name for path in (fountain, pdf, fdx)] == [f"{stem}.fountain", f"{stem}.pdf", f"{stem}.fdx"]
    text = fountain.read_text("utf-8")
    headings = [each.text for each in parse_fountain(text).elements if type(each).__name__ == "SceneHeading"]
    assert len(headings) == 3
    printed = "\n".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    paragraphs = defusedxml.ElementTree.parse(fdx).getroot().findall("./Content/Paragraph[@Type='Scene Heading']")
    assert len(paragraphs) == 3
    for heading in headings:
        assert heading.upper() in printed
    if provider == "openai":
        assert "A phone rings in the coat on hook" in text


def test_retries_are_shown_while_they_happen_and_stay_after_a_reload(
    start: Callable[[str], AppServer], visit: Callable[[str], Page], chat_server: ChatServer
) -> None:
    page = visit(start("openai").url)
    chat_server.responder = ModelScript(delay=0.05)
    make_project(page)
    chat_server.enqueue(chat_replies.rate_limited(1), chat_replies.rate_limited(1))
    page.get_by_role("button", name="Draft bibles and outline").click(delay=80)
    expect(page.get_by_text(re.compile(r"⏳ Attempt 1/4 failed: Rate limit hit\. Retrying in \d"))).to_be_visible(
        timeout=SLOW
    )
    expect(page.get_by_text(re.compile("✅ .* succeeded after 3 attempts"))).to_be_attached(timeout=SLOW)
    go(page, "Generate")
    expect(page.get_by_text(re.compile(r"⏳ Attempt 1/4 failed: Rate limit hit"))).to_be_attached(timeout=SLOW)


def test_markup_in_names_is_text_and_nothing_runs(
    start: Callable[[str], AppServer], visit: Callable[[str], Page]
) -> None:
    page = visit(start("demo").url)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    make_project(page, title="../../<script>alert(1)</script> **b**", log_line="<script>alert('log')</script> 🥐 Жанна")
    draft_outline(page)
    go(page, "Bibles")
    page.get_by_label("Name", exact=True).fill("<img src=x onerror=alert(2)>")
    page.get_by_label("Name", exact=True).press("Tab")
    page.get_by_role("button", name="Save").click(delay=80)
    go(page, "Outline")
    page.get_by_role("button", name="Approve outline").click()
    for name in ("Generate", "Script", "Review", "Export", "Projects"):
        go(page, name)
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_visible()
    expect(page).to_have_title("Projects · ../../<script>alert(1)</script> **b** · ScriptGen")
    assert alerts == []


def test_the_first_page_comes_within_five_seconds_of_the_start(
    start: Callable[[str], AppServer], visit: Callable[[str], Page]
) -> None:
    began = time.monotonic()
    page = visit(start("demo").url)
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()
    assert time.monotonic() - began < 5 * 3, "three times the bound, so that a busy machine does not fail it"
