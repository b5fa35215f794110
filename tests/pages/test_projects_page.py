"""The Projects page: a project from a log line, changed, archived and brought back, and the way back to work."""

from pathlib import Path

import pytest

from tests.pages.desk import Desk, new_project, studio


def titles(*, archived: bool = False) -> list[str]:
    return [summary.project.title for summary in studio().stores.projects.list(archived=archived)]


def test_a_fresh_installation_opens_on_the_sample_and_says_who_prepared_it() -> None:
    desk = Desk().open("projects")
    assert desk.says("Welcome to ScriptGen")
    assert not desk.says("None")
    assert desk.says("Prepared by hand")


def test_a_project_is_made_from_a_log_line_and_a_brief() -> None:
    desk = Desk().open("projects").press("New project")
    desk.type(Title="The Salt Office", Log_line="An inspector must clear a rival.", Format="TV hour", Tone="Dry")
    desk.press("Create project")
    project = studio().stores.projects.list()[0].project
    assert (project.title, project.format.value, project.brief.tone) == ("The Salt Office", "TV hour", "Dry")
    assert desk.app.title[0].value == "Outline"


@pytest.mark.parametrize(
    ("title", "log_line", "sentence"),
    [
        ("", "Somebody wants something.", "Title is empty; write something here."),
        ("Salt", "", "Log line is empty; write something here."),
        ("Salt", "x" * 20_000, "Log line is longer than 2,000 characters; shorten it."),
    ],
)
def test_bad_input_names_the_field_in_words_and_stays_in_the_form(title: str, log_line: str, sentence: str) -> None:
    desk = Desk().open("projects").press("New project")
    desk.type(Title=title, Log_line=log_line, Tone="Dry").press("Create project")
    assert desk.says(sentence)
    assert (desk.field("Title").value, desk.field("Log line").value, desk.field("Tone").value) == (
        title,
        log_line,
        "Dry",
    )
    assert "Salt" not in titles()


def test_everything_that_is_refused_is_said_at_once_each_at_its_field_until_it_is_mended() -> None:
    desk = Desk().open("projects").press("New project")
    desk.type(Log_line="x" * 20_000, Language_of_the_script="y" * 301)
    assert not desk.says("Title is empty"), "nobody has tried to save it yet"
    desk.press("Create project")
    assert [error.value for error in desk.app.error] == [
        "Title is empty; write something here.",
        "Log line is longer than 2,000 characters; shorten it.",
        "Language of the script is longer than 300 characters; shorten it.",
    ]
    assert desk.says("To mend first: Title, Log line, Language of the script.")
    desk.fill("Title", "Salt")
    assert [error.value.split(" is ")[0] for error in desk.app.error] == ["Log line", "Language of the script"]
    assert "Salt" not in titles()
    desk.type(Log_line="Somebody wants something.", Language_of_the_script="").press("Create project")
    assert titles()[0] == "Salt"


def test_a_log_line_has_its_length_beside_it_and_too_long_a_one_is_said_before_it_is_sent() -> None:
    desk = Desk().open("projects").press("New project")
    assert desk.says("0 of 2,000 characters")
    desk.fill("Log line", "x" * 20_000)
    assert desk.says("20,000 of 2,000 characters")
    assert desk.says("Log line is longer than 2,000 characters; shorten it.")
    assert len(desk.field("Log line").value) == 20_000


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "**loud** _quiet_",
        ":material/home: :red[x]",
        "$x$ -> `y`",
        "../../etc",
        "Соль 🧂 ملح",
    ],
)
def test_any_title_is_a_title(title: str, tmp_path: Path) -> None:
    desk = Desk().open("projects").press("New project").type(Title=title, Log_line="Somebody wants something.")
    desk.press("Create project")
    assert title in titles()
    desk = Desk().open("projects")
    assert title not in [each.value for each in desk.app.subheader] or title in ("../../etc", "Соль 🧂 ملح")
    assert not any("<script>alert" in body for body in desk.html)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_what_was_typed_for_a_new_project_survives_a_visit_to_another_page() -> None:
    desk = Desk().open("projects").press("New project").fill("Title", "The Salt Office")
    desk.app.switch_page("settings.py").run()
    desk.app.switch_page("projects.py").run()
    assert desk.field("Title").value == "The Salt Office"


def test_a_half_typed_project_is_still_there_after_a_reload() -> None:
    Desk().open("projects").press("New project").type(Title="The Salt Office", Format="TV hour", Tone="Dry")
    desk = Desk().open("projects")
    assert [desk.field(label).value for label in ("Title", "Format", "Tone")] == ["The Salt Office", "TV hour", "Dry"]
    desk.fill("Log line", "An inspector must clear a rival.").press("Create project")
    assert not Desk().open("projects").buttons("Create project")


def test_what_was_changed_of_a_projects_details_is_there_after_a_reload_and_the_rest_is_as_stored() -> None:
    project = new_project()
    Desk().open("projects").press("Edit").fill("Genre", "Slow thriller")
    studio().stores.projects.update(project.id, {"title": "The Salt Road"})
    desk = Desk().open("projects").press("Edit")
    assert (desk.field("Genre").value, desk.field("Title").value) == ("Slow thriller", "The Salt Road")
    desk.press("Save details")
    changed = studio().stores.projects.get(project.id)
    assert (changed.genre, changed.title) == ("Slow thriller", "The Salt Road")


def test_cancel_drops_what_was_typed() -> None:
    desk = Desk().open("projects").press("New project").fill("Title", "The Salt Office").press("Cancel")
    assert desk.press("New project").field("Title").value == ""
    assert not Desk().open("projects").buttons("Create project")


def test_details_of_a_project_are_edited_and_a_refused_field_is_named() -> None:
    project = new_project(brief={"tone": "Dry"})
    desk = Desk().open("projects").press("Edit")
    assert desk.field("Tone").value == "Dry"
    desk.type(Title="").press("Save details")
    assert desk.says("Title is empty; write something here.")
    desk.type(Title="The Salt Road", Period="1911").press("Save details")
    changed = studio().stores.projects.get(project.id)
    assert (changed.title, changed.brief.period, changed.brief.tone) == ("The Salt Road", "1911", "Dry")
    assert not desk.buttons("Save details")


@pytest.mark.parametrize("label", ["Open", "Look round"])
def test_a_click_in_the_sidebar_that_overtakes_open_finds_the_project_open(label: str) -> None:
    desk = Desk().open("projects")
    desk.buttons(label)[0].click()
    desk.app.switch_page("bibles.py").run()
    assert desk.sound().says("The Importance of Being Earnest")
    assert not desk.says("No project is open")


def test_archive_is_undone_by_one_button_and_later_from_the_archive() -> None:
    new_project()
    desk = Desk().open("projects").press("Archive")
    assert "The Salt Office" in titles(archived=True)
    desk.press("Undo")
    assert "The Salt Office" in titles()
    desk.press("Archive")
    Desk().open("projects").fill("Show archived", True).press("Put back")
    assert "The Salt Office" in titles()


def test_a_duplicate_stands_beside_the_original() -> None:
    new_project()
    Desk().open("projects").press("Duplicate")
    assert titles()[0] == "The Salt Office (copy)"


def test_the_first_page_leads_back_to_where_the_writer_was() -> None:
    project = new_project()
    Desk().open("bibles", project)
    desk = Desk().open("projects")
    assert desk.says("The Salt Office · Bibles")
    desk.press("Go on writing")
    assert desk.app.title[0].value == "Bibles"
