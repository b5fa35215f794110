"""A writer brings three files, one of them broken, and downloads the screenplay that came of the others."""

import zipfile
from io import BytesIO

import pytest
from playwright.sync_api import BrowserContext, expect

from scriptgen_core.studio import Studio
from tests.fakes.app_server import AppServer

pytestmark = pytest.mark.browser

SLOW = 60_000
PROSE = "\n\n".join(f"“It is the hound,” said Barrymore, number {n}. Nobody on the moor moved." for n in range(30))


def test_three_files_of_which_one_is_broken_become_a_screenplay(
    demo_server: AppServer, demo_studio: Studio, context: BrowserContext
) -> None:
    project = demo_studio.stores.projects.create({"title": "The Hound", "log_line": "A hound is heard on the moor."})
    zipped = BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("notes/second.md", f"# The Second Night\n\n{PROSE}\n")
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{demo_server.url}/adapt?project={project.id}")
    page.locator('input[type="file"]').set_input_files(
        [
            {"name": "first.txt", "mimeType": "text/plain", "buffer": f"CHAPTER I\n\n{PROSE}".encode()},
            {"name": "folder.zip", "mimeType": "application/zip", "buffer": zipped.getvalue()},
            {"name": "broken.docx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04 no more"},
        ]
    )
    expect(page.get_by_text("broken.docx: ")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("first.txt · 1 chapter")).to_be_visible()
    expect(page.get_by_text("Batch 1, ")).to_be_visible()
    page.get_by_role("button", name="Adapt", exact=True).click()
    expect(page.get_by_text("Everything is adapted.")).to_be_visible(timeout=SLOW)
    expect(page.locator("mark")).to_have_count(0)  # the opening, which is from no single passage
    page.get_by_role("combobox", name="Scene").click()
    page.get_by_role("option").nth(1).click()
    expect(page.locator("mark")).to_contain_text("“It is the hound,” said Barrymore")
    page.goto(f"{demo_server.url}/export?project={project.id}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download Fountain").click()
    fountain = waiting.value.path().read_text("utf-8")
    assert fountain.index("EXT. BEFORE THE STORY - DAWN") < fountain.index("BARRYMORE\nIt is the hound,")
    assert fountain.count("INT. ") == len(demo_studio.stores.scripts.scenes(project.id)) - 1
