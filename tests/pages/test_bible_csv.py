"""Bible entries as a CSV file on the Bibles page: a look at what changes, then in, and out again by Undo."""

import pytest

from scriptgen_core.studio import Project
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def project() -> Project:
    return new_project()


@pytest.fixture
def rosa(project: Project) -> str:
    return studio().stores.bibles.create_entry("character", {"name": "Rosa", "want": "forks"}, project_id=project.id)


def chosen(project: Project, text: str, name: str = "cast.csv") -> Desk:
    """The page with a file chosen under Import CSV."""
    desk = Desk().open("bibles", project)
    desk.app.file_uploader[-1].set_value((name, text.encode(), "text/csv"))
    return desk.again()


def stored(project: Project) -> list[tuple[str, str]]:
    return [(each.name, each["want"]) for each in studio().stores.bibles.list(project_id=project.id)]


def test_a_file_is_looked_at_put_in_and_taken_back(project: Project, rosa: str) -> None:
    desk = chosen(project, "Name,Want,Mood\nRosa,spoons,x\nEve,out,x\n,nobody,x\n")
    assert desk.says("1 new, 1 changed, 1 refused.")
    assert desk.says("Row 4: Name is empty; write something here.")
    assert desk.says("No field is called “Mood”: left out.")
    assert desk.says("New: Eve")
    [changes] = [each.value for each in desk.app.dataframe]
    assert changes.values.tolist() == [["Rosa", "Want", "forks", "spoons"]]
    assert stored(project) == [("Rosa", "forks")]
    desk.press("Put it in")
    assert stored(project) == [("Rosa", "spoons"), ("Eve", "out")]
    assert desk.says("“cast.csv” is put in: 1 new, 1 changed, 1 refused.")
    assert desk.field("Want").value == "spoons"
    assert not desk.buttons("Put it in")
    desk.press("Undo")
    assert stored(project) == [("Rosa", "forks")]
    assert studio().stores.bibles.get(rosa).version == 3


def test_cancel_puts_nothing_in(project: Project, rosa: str) -> None:
    desk = chosen(project, "Name,Want\nRosa,spoons\n").press("Cancel")
    assert not desk.buttons("Put it in")
    assert studio().stores.bibles.get(rosa).version == 1


def test_a_file_that_changes_nothing_says_so(project: Project, rosa: str) -> None:
    desk = chosen(project, "Name,Want\nRosa,forks\n")
    assert desk.says("It changes nothing that is stored.")
    assert desk.buttons("Put it in")[0].disabled
    assert studio().stores.bibles.get(rosa).version == 1


def test_a_file_that_is_no_such_table_is_refused_in_words(project: Project) -> None:
    desk = chosen(project, "Colour\nred\n")
    assert desk.says("Line 1: No column is called like a field. Begin with the headings, like Name.")
    assert not desk.buttons("Put it in")


def test_an_own_field_that_is_called_like_another_has_a_column_of_its_own(project: Project, rosa: str) -> None:
    studio().facts.add_own_field(project.id, "character", "want", known=False)
    chosen(project, "Name,Want,want (your own)\nRosa,spoons,a boat\n").press("Put it in")
    data = studio().stores.bibles.get(rosa).data
    assert (data["want"], data["own"][0].text) == ("spoons", "a boat")


def test_the_table_is_remembered_and_its_entries_are_drawn(project: Project, rosa: str) -> None:
    desk = Desk().open("bibles", project)
    desk.app.session_state[f"remembered.{project.id}.bibles.view"] = "Table"
    desk.again()
    again = Desk().open("bibles", project)
    assert not again.buttons("Add character")
    [table] = [each.value for each in again.app.dataframe]
    assert table["name"].tolist() == ["Rosa"]
    assert studio().stores.bibles.get(rosa).version == 1
