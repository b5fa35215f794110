"""A character changes: Bibles shows what that touches, the changes are decided by keys, and the PDF has them."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.projects.script_types import machine_draft
from scriptgen_core.studio import Project, Studio
from tests.browser.navigation import go, press
from tests.fakes.app_server import AppServer
from tests.fakes.waiting import wait_for

pytestmark = pytest.mark.browser

SLOW = 30_000
MODEL = Author("model", "openai", "m-1", "agent.director", 2)
SCENE = """INT. SHED - NIGHT

MARA, 42, weighs a coin.

TOM
Again?

MARA
I'm 42. I weigh things twice.

Tom writes it down.

TOM
She's 42, he'll say. Put it in the book.

Nobody does.
"""


@pytest.fixture
def project(demo_studio: Studio) -> Project:
    """One scene that a model wrote from what the bible says of Mara."""
    stores = demo_studio.stores
    made = stores.projects.create({"title": "Short weight", "log_line": "A coin is short.", "approval": False})
    mara = stores.bibles.create_entry("character", {"name": "Mara", "age": "42"}, project_id=made.id)
    card = OutlineCard(description="They weigh.", place="Shed", time="NIGHT", characters=("Mara",))
    [scene_id] = stores.scripts.add_cards(made.id, [card], author="writer")
    reads = (Read(mara, 1, "name"), Read(mara, 1, "age"))
    stores.scripts.save_draft(scene_id, machine_draft(SCENE, MODEL, "generated", run_id="r", reads=reads))
    return made


def bibles(context: BrowserContext, server: AppServer, project: Project) -> Page:
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{server.url}/bibles?project={project.id}")
    expect(age(page)).to_have_value("42")
    return page


def age(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Age", exact=True)


def printed(page: Page, folder: Path) -> str:
    """The words of the PDF that Export gives."""
    go(page, "Export")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download PDF").click()
    waiting.value.save_as(folder / "script.pdf")
    pages = PdfReader(BytesIO((folder / "script.pdf").read_bytes())).pages
    return "\n".join(each.extract_text() for each in pages)


def test_an_age_changes_and_two_of_its_three_mentions_follow(
    context: BrowserContext, demo_server: AppServer, project: Project, tmp_path: Path
) -> None:
    """From the field to the printed page; the third stays as the writer kept it."""
    page = bibles(context, demo_server, project)
    age(page).fill("34")
    age(page).press("Tab")
    ask = page.get_by_role("button", name="Propose changes for 1 scene")
    press(page.get_by_role("button", name="Touches 1 scene", exact=True), ask)
    expect(page.get_by_text("Mara, age: was “42”, is now “34”.")).to_be_visible()
    waits = page.get_by_text("What changed in Mara: 3 changes to decide on Review.")
    ask.click()
    expect(waits).to_be_visible(timeout=SLOW)
    press(page.get_by_role("button", name="Go to Review"), page.locator(".card").first)
    expect(page.locator(".card").first).to_be_focused()
    for key in ("a", "a", "x"):
        page.keyboard.press(key)
    press(page.get_by_role("button", name="Apply 2 accepted").first, page.get_by_text("2 accepted changes").first)
    words = printed(page, tmp_path)
    assert "MARA, 34, weighs a coin." in words
    assert "I'm 34." in words
    assert "She's 42" in words
    go(page, "Bibles")
    expect(age(page)).to_have_value("34")
    expect(page.get_by_role("button", name="Touches 1 scene")).to_have_count(0)


def test_two_tabs_edit_one_character_and_neither_text_is_lost(
    context: BrowserContext, demo_server: AppServer, project: Project, demo_studio: Studio
) -> None:
    """The second is shown both and chooses; every version stays in the history."""
    first, second = (bibles(context, demo_server, project) for _ in range(2))
    age(first).fill("34")
    age(first).press("Tab")
    expect(first.get_by_text("Saved").first).to_be_visible()
    age(second).fill("51")
    age(second).press("Tab")
    expect(second.get_by_text("34").first).to_be_visible()
    expect(second.get_by_text("51").first).to_be_visible()
    second.get_by_role("button", name="Keep mine").first.click()
    mara = demo_studio.stores.bibles.list("character", project_id=project.id)[0]

    def ages() -> list[str]:
        return [version.data["age"] for version in demo_studio.stores.bibles.history(mara.id)]

    wait_for(lambda: ages() == ["51", "34", "42"], "the writer's choice to be saved", seconds=20)
