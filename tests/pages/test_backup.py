"""Back up and Import on the Projects page."""

import re
import tomllib
from pathlib import Path

import pytest

from scriptgen_core.projects.backup_file import BACKUP_MEGABYTES
from tests.pages.desk import Desk, new_project, studio


def uploaded(desk: Desk, name: str, data: bytes) -> Desk:
    """Choose a file under Import."""
    desk.app.file_uploader[0].set_value((name, data, "application/zip"))
    return desk.again()


def titles() -> list[str]:
    return sorted(summary.project.title for summary in studio().stores.projects.list())


def test_every_project_has_its_backup_button_and_an_archived_one_too() -> None:
    project = new_project()
    desk = Desk().open("projects")
    assert [button.label for button in desk.app.get("download_button")] == ["Back up", "Back up"]
    studio().stores.projects.archive(project.id)
    desk.fill("Show archived", True)
    assert [button.label for button in desk.app.get("download_button")] == ["Back up"]


def test_the_file_is_named_after_the_project_and_the_day() -> None:
    project = new_project("Salt / Vinegar")
    name = studio().projects.backup_name(project)
    assert re.fullmatch(r"Salt Vinegar - \d{4}-\d\d-\d\d\.scriptgen", name)


def test_the_server_takes_a_file_as_large_as_a_backup_may_be() -> None:
    """The uploader promises what the server takes: a widget's own limit would not raise the server's."""
    config = Path(__file__).parents[2] / ".streamlit" / "config.toml"
    assert tomllib.loads(config.read_text("utf-8"))["server"]["maxUploadSize"] == BACKUP_MEGABYTES


def test_an_imported_project_is_opened_and_what_came_in_is_said() -> None:
    sample = studio().stores.projects.list()[0].project
    desk = uploaded(Desk().open("projects"), "sample.scriptgen", studio().projects.back_up(sample.id))
    assert desk.app.title[0].value == f"{sample.title} \\(imported\\)"
    assert [toast.value for toast in desk.app.toast] == ["Imported: 9 scenes, 11 bible entries, 2 named drafts."]


def test_a_project_without_scenes_opens_on_its_outline() -> None:
    desk = uploaded(Desk().open("projects"), "x.scriptgen", studio().projects.back_up(new_project().id))
    assert desk.app.title[0].value == "Outline"
    assert titles().count("The Salt Office (imported)") == 1


@pytest.mark.parametrize("kept", [0, 100, -1])
def test_a_damaged_file_is_refused_in_words_and_nothing_comes_in(kept: int) -> None:
    data = studio().projects.back_up(new_project().id)[:kept]
    before = titles()
    desk = uploaded(Desk().open("projects"), "cut.scriptgen", data)
    assert desk.says("damaged or cut off. Nothing was imported; try another copy of the file.")
    assert desk.app.title[0].value == "Projects"
    assert titles() == before
