"""Bibles offers the people and places of a written script, and stores the ticked ones."""

from tests.pages.desk import Desk, new_project, studio

SCRIPT = "INT. SHED - DAY\n\nMARA\nGone.\n\nTOM\nWhere?\n\nMARA\nOut.\n\n"


def test_an_imported_scripts_people_and_places_are_ticked_and_added() -> None:
    project = new_project()
    studio().scripts.save(project.id, 0, SCRIPT)
    desk = Desk().open("bibles", project)
    boxes = {each.label: each.value for each in desk.app.checkbox}
    assert boxes == {
        "Mara · 2 speeches in 1 scene": True,
        "Tom · 1 speech in 1 scene": False,
        "Shed · INT\\. · DAY · 1 scene": True,
    }
    desk.press("Add 2 entries")
    bibles = studio().stores.bibles.bibles(project.id)
    assert [each.name for each in bibles.entries] == ["Mara", "Shed"]
    desk.press("From the script")
    assert desk.says("There already: Mara and Shed.")
    assert [each.label for each in desk.app.checkbox] == ["Tom · 1 speech in 1 scene"]


def test_nothing_is_offered_while_nothing_is_written() -> None:
    assert not Desk().open("bibles", new_project()).buttons("From the script")
