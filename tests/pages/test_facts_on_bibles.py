"""The Bibles page: fields of the project's own, fields that are locked, and facts that change along the way."""

import pytest

from scriptgen_core.core.field_paths import value_at
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Project
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def project() -> Project:
    return new_project()


@pytest.fixture
def iris(project: Project) -> str:
    return studio().stores.bibles.create_entry("character", {"name": "Iris", "look": "A scar"}, project_id=project.id)


def said(entry_id: str, path: str) -> object:
    return value_at(studio().stores.bibles.get(entry_id).data, path)


def test_a_field_of_her_own_stands_in_every_form_and_keeps_what_is_typed_when_it_is_removed(
    project: Project, iris: str
) -> None:
    studio().stores.bibles.create_entry("character", {"name": "Tom"}, project_id=project.id)
    desk = Desk().open("bibles", project).fill("New field", "Accent")
    desk.fill("The character knows it", True).press("Add field").fill("Accent", "Welsh")
    assert said(iris, "own:Accent") == "Welsh"
    assert desk.field("New field").value == ""
    [field] = studio().facts.own_fields(project.id, "character")
    assert (field.name, field.known) == ("Accent", True)
    assert "Accent" in [each.label for each in desk.app.text_area]
    desk.press("Remove")
    assert "Accent" not in [each.label for each in desk.app.text_area]
    desk.fill("Want", "The scale back")
    assert said(iris, "own:Accent") == "Welsh"
    desk.press("Undo")
    assert desk.field("Accent").value == "Welsh"


def test_a_field_without_a_name_says_so_and_a_name_half_typed_waits(project: Project, iris: str) -> None:
    desk = Desk().open("bibles", project).press("Add field")
    assert desk.says("The name is empty; write something here.")
    desk.fill("New field", "Acc")
    assert Desk().open("bibles", project).field("New field").value == "Acc"
    assert said(iris, "own") == ()


def test_a_locked_field_says_so_and_is_unlocked_again(project: Project, iris: str) -> None:
    desk = Desk().open("bibles", project).fill("Only you change", ["look", "voice.habits"])
    assert said(iris, "locked") == ("look", "voice.habits")
    assert desk.field("Look").help == "Locked: only you change it."
    desk.fill("Look", "A limp")
    assert said(iris, "look") == "A limp"
    desk.fill("Only you change", [])
    assert said(iris, "locked") == ()
    assert desk.field("Look").help in ("", None)


def test_what_changes_along_the_way_is_added_told_taken_out_and_taken_back(project: Project, iris: str) -> None:
    assert Desk().open("bibles", project).says("There is no scene yet. Outline the story first.")
    cards = [OutlineCard(description=f"Count {n}.", place="QUAY", characters=("Iris",)) for n in range(3)]
    _, second, _ = studio().stores.scripts.add_cards(project.id, cards, author="writer")
    desk = Desk().open("bibles", project).fill("From scene", second).fill("Field", "look")
    assert desk.press("Add").says("The text is empty; write what holds from that scene on.")
    desk.fill("Says from then on", "No hair").press("Add")
    assert desk.says("From 2  INT. QUAY - DAY on · Look")
    [fact] = said(iris, "progressions")
    assert (fact.scene_id, fact.field, fact.text) == (second, "look", "No hair")
    assert desk.field("Says from then on").value == ""
    assert desk.field("Look").help == "It changes along the way: see below the form."
    desk.fill("Want", "The scale back")
    assert said(iris, "progressions") == (fact,)
    desk.press("Remove")
    assert said(iris, "progressions") == ()
    desk.press("Undo")
    assert said(iris, "progressions") == (fact,)


@pytest.mark.usefixtures("iris")
def test_the_history_says_what_was_decided_about_facts(project: Project) -> None:
    desk = Desk().open("bibles", project).fill("Only you change", ["look"]).press("History")
    assert desk.says("Only you change look")
