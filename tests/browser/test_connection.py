"""A server that stops under the writer's hands: a line says so, the keyboard stays, and nothing typed is lost."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scriptgen_core.config.settings import load_settings
from scriptgen_core.studio import open_studio
from tests.fakes.app_server import AppServer
from tests.fakes.waiting import wait_for

pytestmark = pytest.mark.browser

SLOW = 30_000
ATTEMPTS_UNTIL_STREAMLIT_WOULD_SAY_SO = 6


def test_the_editor_keeps_the_keyboard_and_the_text_while_the_server_is_away(browser: Browser, tmp_path: Path) -> None:
    server = AppServer(tmp_path / "home", {"SCRIPTGEN_PROVIDER": "demo"})
    with server:
        studio = open_studio(load_settings({"SCRIPTGEN_HOME": str(server.home)}, {}))
        project = studio.stores.projects.list()[0].project
        page = browser.new_page()
        page.goto(f"{server.url}/script?project={project.id}")
        page.locator(".cm-content").click(timeout=SLOW)
        page.keyboard.press("Control+End")
        page.keyboard.type("Before. ")
        server.kill()
        page.keyboard.type("Meanwhile. ")
        away = page.get_by_role("status").filter(has_text="ScriptGen does not answer")
        expect(away).to_be_visible(timeout=SLOW)
        for _ in range(ATTEMPTS_UNTIL_STREAMLIT_WOULD_SAY_SO):
            page.wait_for_event("requestfailed", timeout=SLOW)
        page.keyboard.type("Afterwards.")
        expect(page.get_by_role("dialog")).to_have_count(0)
        server.start()
        expect(away).to_be_hidden(timeout=SLOW)
        wait_for(lambda: "Before. Meanwhile. Afterwards." in studio.scripts.open(project.id).text, "it to be stored")
        page.context.close()
        studio.close()
