"""What a form cannot save yet outlives a reload: another session finds it where it was left."""

import pytest

from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Project
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def project() -> Project:
    project = new_project()
    studio().stores.scripts.add_cards(
        project.id, [OutlineCard(description="x", place=place) for place in ("Quay", "Chapel")], author="model"
    )
    return project


def character(project: Project, name: str, **fields: object) -> str:
    return studio().stores.bibles.create_entry("character", {"name": name, **fields}, project_id=project.id)


def places(project: Project) -> list[str]:
    return [scene.card.place for scene in studio().stores.scripts.scenes(project.id) if scene.card]


def unsent(project: Project) -> object:
    return studio().stores.unsent.texts(project.id)


@pytest.mark.parametrize(("choice", "result"), [("Keep mine", "mine"), ("Take the other one", "theirs")])
def test_the_choice_between_two_texts_is_there_after_a_reload(project: Project, choice: str, result: str) -> None:
    character(project, "Abel")
    entry = character(project, "Iris Marlow", want="The scale")
    desk = Desk().open("bibles", project).open_row(entry)
    studio().stores.bibles.update(entry, {"want": "theirs"}, author="model")
    desk.fill("Want", "mine")
    again = Desk().open("bibles", project)
    assert again.says("Changed elsewhere meanwhile")
    assert again.says("theirs")
    assert again.field("Want").value == "mine"
    again.press(choice)
    assert studio().stores.bibles.get(entry)["want"] == result
    assert not unsent(project)
    assert not Desk().open("bibles", project).says("Changed elsewhere meanwhile")


def test_a_conflict_on_a_card_is_there_after_a_reload(project: Project) -> None:
    desk = Desk().open("outline", project).edit_card(1)
    scene = studio().stores.scripts.scenes(project.id)[1]
    assert scene.card is not None
    studio().stores.scripts.save_card(scene.id, scene.card.model_copy(update={"turn": "theirs"}), base_version=1)
    desk.fill("Turn", "mine")
    again = Desk().open("outline", project)
    assert again.says("Changed elsewhere meanwhile")
    again.press("Keep mine")
    card = studio().stores.scripts.scene(scene.id).card
    assert card is not None
    assert card.turn == "mine"


def test_what_others_saved_in_other_fields_is_merged_with_what_a_reload_brings_back(project: Project) -> None:
    entry = character(project, "Iris Marlow", want="The scale")
    Desk().open("bibles", project).fill("Name", "")
    studio().stores.bibles.update(entry, {"want": "theirs"}, author="model")
    again = Desk().open("bibles", project).fill("Name", "Iris Vane")
    stored = studio().stores.bibles.get(entry)
    assert (stored.name, stored["want"]) == ("Iris Vane", "theirs")
    assert not again.says("Changed elsewhere meanwhile")
    assert again.field("Want").value == "theirs"


@pytest.mark.parametrize("label", ["Name", "Want"])
def test_a_form_that_is_opened_again_shows_what_was_stored_since_beside_what_still_waits(
    project: Project, label: str
) -> None:
    entry = character(project, "Iris Marlow", want="The scale")
    desk = Desk().open("bibles", project)
    studio().stores.bibles.update(entry, {"want": "theirs", "role": "Rival"})
    desk.fill(label, "" if label == "Name" else "mine")
    again = Desk().open("bibles", project)
    assert again.says("Not saved yet: ")
    assert again.field(label).value == ("" if label == "Name" else "mine")
    assert again.field("Role").value == "Rival"


def test_an_entry_begun_without_its_name_is_there_after_a_reload_until_it_is_saved(project: Project) -> None:
    character(project, "Iris Marlow")
    Desk().open("bibles", project).press("Add character").fill("Want", "The ledger.")
    again = Desk().open("bibles", project)
    assert again.field("Want").value == "The ledger."
    assert again.says("Not saved yet: Name is empty; write something here.")
    again.fill("Name", "Gwen")
    names = [(each.name, each["want"]) for each in studio().stores.bibles.list("character", project_id=project.id)]
    assert names == [("Iris Marlow", ""), ("Gwen", "The ledger.")]
    assert not unsent(project)


def test_a_card_begun_without_its_place_is_there_after_a_reload_and_stands_where_it_was_to_stand(
    project: Project,
) -> None:
    Desk().open("outline", project).press("Add after").fill("What happens", "The scales are seized.")
    again = Desk().open("outline", project)
    assert again.field("What happens").value == "The scales are seized."
    again.enter("Place", "Toll Bridge")
    assert places(project) == ["Quay", "Toll Bridge", "Chapel"]
    assert not unsent(project)


def test_what_is_discarded_is_not_there_after_a_reload(project: Project) -> None:
    Desk().open("outline", project).press("Add scene").fill("What happens", "No.").press("Discard")
    assert not unsent(project)
    assert Desk().open("outline", project).field("Place").value == "Quay"


def test_a_refused_field_is_there_after_a_reload_and_its_form_is_the_one_that_opens(project: Project) -> None:
    desk = Desk().open("outline", project).edit_card(1).fill("Who learns what", "the seal is false")
    desk.fill("Turn", "She burns it.")
    again = Desk().open("outline", project)
    assert (again.field("Place").value, again.field("Turn").value) == ("Chapel", "She burns it.")
    assert again.field("Who learns what").value == "the seal is false"
    assert again.says("Not saved yet: Who learns what line 1 needs a name")
    again.fill("Who learns what", "Iris: the seal is false")
    assert not unsent(project)


def test_the_list_says_after_a_reload_which_other_entries_wait_to_be_saved(project: Project) -> None:
    first, second = character(project, "Iris Marlow"), character(project, "Tomas Reed")
    desk = Desk().open("bibles", project).fill("Name", "").open_row(second)
    desk.fill("Name", "")
    again = Desk().open("bibles", project)
    assert [caption for _, caption in again.rows] == ["Something is not saved yet"] * 2
    again.open_row(first).fill("Name", "Iris Vane")
    assert [caption for _, caption in again.rows] == ["", "Something is not saved yet"]


def test_what_waits_on_an_archived_entry_is_there_when_it_is_restored(project: Project) -> None:
    character(project, "Iris Marlow")
    character(project, "Tomas Reed")
    Desk().open("bibles", project).fill("Name", "").press("Archive")
    again = Desk().open("bibles", project)
    assert again.field("Name").value == "Tomas Reed"
    again.press("Restore")
    assert again.field("Name").value == ""
