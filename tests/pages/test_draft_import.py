"""A draft that comes back as a file is shown scene by scene on Script, imported, and taken back in one step."""

from scriptgen_core.studio import Project
from tests.pages.desk import Desk, new_project, studio
from tests.pages.test_backup import uploaded

BAKERY = "INT. BAKERY - DAWN\n\nFlour.\n\n"
VAN = "EXT. VAN - DAY\n\nA tyre is flat.\n\n"


def written() -> Project:
    project = new_project()
    studio().scripts.save(project.id, 0, BAKERY + VAN)
    studio().stores.scripts.name_draft(project.id, "Sent out")
    write(project, BAKERY.replace("Flour", "Sugar") + VAN)
    return project


def write(project: Project, text: str) -> None:
    studio().scripts.save(project.id, studio().scripts.open(project.id).revision, text)


def text_of(project: Project) -> str:
    return studio().scripts.open(project.id).text


def back(project: Project, text: str) -> Desk:
    return uploaded(Desk().open("script", project), "salt.fountain", text.encode())


def test_the_changes_are_shown_first_then_imported_then_taken_back() -> None:
    project = written()
    before = text_of(project)
    desk = back(project, BAKERY + VAN.replace("tyre", "wheel"))
    assert desk.field("It was made from").value == studio().stores.scripts.named_drafts(project.id)[0].id
    assert desk.says("Changed in the file (1): 2 EXT. VAN - DAY")
    assert desk.says("Changed here only: it stays (1): 1 INT. BAKERY - DAWN")
    assert text_of(project) == before
    desk.press("Import this draft")
    assert "Sugar" in text_of(project)
    assert "A wheel is flat." in text_of(project)
    assert desk.says("“salt.fountain” is imported. What was before is on Export as “Before import of salt.fountain”.")
    desk.press("Undo")
    assert text_of(project) == before


def test_a_scene_changed_on_both_sides_waits_on_review_unless_the_writer_settles_it() -> None:
    project = written()
    theirs = BAKERY.replace("Flour", "Salt") + VAN
    desk = back(project, theirs).press("Import this draft")
    assert desk.says("1 scene to decide on Review.")
    assert "Sugar" in text_of(project)
    desk = back(project, theirs).fill("1 INT\\. BAKERY \\- DAWN: changed in the file and here", "file")
    desk.press("Import this draft")
    assert "Salt" in text_of(project)


def test_the_title_page_is_told_field_by_field_and_taken_only_where_the_writer_says_so() -> None:
    project = written()
    studio().stores.projects.update(project.id, {"title_page": {"Author": "R. Fork", "Contact": "12 Quay Street"}})
    theirs = "Title: Spoons\nAuthor: S. Poon\nContact: 12 Quay Street\n\n" + BAKERY + VAN
    desk = back(project, theirs)
    assert desk.says("Title: changed in the file")
    assert desk.says("Author: changed in the file and here")
    assert not desk.says("Contact:")
    desk.fill("Title on the title page", "mine").fill("Author on the title page", "file")
    desk.press("Import this draft")
    stored = studio().stores.projects.get(project.id)
    assert (stored.title, stored.title_page["Author"]) == (project.title, "S. Poon")
    desk.press("Undo")
    assert studio().stores.projects.get(project.id).title_page["Author"] == "R. Fork"


def test_a_file_that_changes_nothing_says_so_and_one_that_is_no_script_is_refused() -> None:
    project = written()
    desk = back(project, BAKERY + VAN)
    assert desk.says("The file changes nothing in the script as it stands.")
    assert desk.buttons("Import this draft")[0].disabled
    desk.press("Cancel")
    desk = uploaded(Desk().open("script", project), "salt.fdx", b"<FinalDraft>")
    assert desk.says("The file is damaged here. Save it again with the program that wrote it.")
