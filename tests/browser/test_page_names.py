"""A new name typed into the bible and put on the written pages, in a real browser and in both themes."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from scriptgen_core.studio import Studio
from tests.browser.navigation import press
from tests.browser.test_accessibility import AT_REST, OURS, RULES
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SCRIPT = "INT. GWEN'S ROOM - DAY\n\nHope waits.\n\nGWEN (V.O.)\nI hope so.\n\nEXT. QUAY - DAWN\n\nGwen’s boat.\n"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_name_just_typed_is_shown_on_the_pages_put_there_and_taken_back(
    demo_server: AppServer, demo_studio: Studio, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    project = demo_studio.stores.projects.create({"title": "Ferry", "log_line": "Two sisters bid for one ferry."})
    demo_studio.stores.bibles.create_entry("character", {"name": "Gwen"}, project_id=project.id)
    demo_studio.scripts.save(project.id, project.script_revision, SCRIPT)
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1400, "height": 3000})
    page = context.new_page()
    page.goto(f"{demo_server.url}/bibles?project={project.id}")
    page.get_by_label("Name", exact=True).fill("Nora")
    put = page.get_by_role("button", name="Put Nora on these pages")
    press(page.get_by_role("button", name="Look at the pages"), put)
    expect(page.locator(".names ins")).to_have_text(["NORA'S", "NORA", "Nora’s"])
    page.wait_for_function(AT_REST)
    assert [each["id"] for each in Axe().run(page, context=OURS, options=RULES).response["violations"]] == []
    press(put, page.get_by_text("Nora stands on the pages of 2 scenes: 1 and 2."))
    assert demo_studio.scripts.open(project.id).text == SCRIPT.replace("GWEN", "NORA").replace("Gwen", "Nora")
    undo = page.get_by_test_id("stColumn").get_by_role("button", name="Undo")
    press(undo, page.get_by_role("button", name="Look at the pages"))
    assert demo_studio.scripts.open(project.id).text == SCRIPT
    context.close()
