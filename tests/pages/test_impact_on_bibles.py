"""Bibles shows the scenes that an edit touches, asks for changes there, or calls them right as they stand."""

import pytest

from scriptgen_core.studio import Project
from tests.fakes.told_scenes import PLACES, tell_scenes
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def project() -> Project:
    """Three scenes that a model wrote from what the bible says of Mara; the last says nothing of her age."""
    made = new_project(approval=False)
    tell_scenes(studio().stores, made.id)
    return made


def texts(project: Project) -> list[str]:
    return [scene.text for scene in studio().stores.scripts.scenes(project.id)]


def test_an_edit_says_at_once_how_many_scenes_it_touches_and_which(project: Project) -> None:
    """With what changed, what each needs, and what asking would take; what no scene was told touches none."""
    desk = Desk().open("bibles", project).type(Look="A limp.")
    assert not desk.buttons("Touches 3 scenes")
    desk.type(Age="34").press("Touches 3 scenes")
    assert desk.says("3 scenes were written from what this said before")
    assert desk.says("Mara, age: was “42”, is now “34”.")
    assert desk.says("Some lines may have to change")
    assert desk.says("At most 3 calls")
    assert [box.label for box in desk.app.checkbox] == [
        rf"Scene {number} · INT\. {place.upper()} \- DAY" for number, place in enumerate(PLACES, 1)
    ]
    desk.press("Back to the form").type(Want="A ferry.").press("Touches 3 scenes")
    assert desk.says("It drives the scene, which would be written anew")


def test_a_scene_called_right_leaves_the_list_and_undo_puts_it_back(project: Project) -> None:
    desk = Desk().open("bibles", project).type(Age="34").press("Touches 3 scenes").press("Right as it stands", 1)
    assert desk.says("2 scenes were written from what this said before")
    assert desk.says("Called right as it stands: scene 2.")
    desk.press("Undo")
    assert desk.says("3 scenes were written from what this said before")
    desk.press("All are right as they stand")
    assert desk.says("Every scene is right with what this says now.")
    assert not Desk().open("bibles", project).buttons("Touches 1 scene")


@pytest.mark.usefixtures("engine")
def test_changes_are_proposed_for_the_ticked_scenes_and_nothing_is_changed_before(project: Project) -> None:
    """Where the page says nothing of it, the reason is given; a scene whose changes wait leads to Review."""
    before = texts(project)
    desk = Desk().open("bibles", project).type(Age="34").press("Touches 3 scenes")
    desk.app.checkbox[0].uncheck()
    desk.again().press("Propose changes for 2 scenes")
    run = studio().impacts.latest(project.id)
    assert run
    wait_for(lambda: not studio().stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    assert texts(project) == before
    desk = Desk().open("bibles", project)
    assert desk.says("What changed in Mara: 1 change to decide on Review.")
    desk.press("Touches 3 scenes")
    assert desk.says("Changes wait for you on Review")
    assert desk.says("No change was proposed: The page does not say")
    assert desk.buttons("Propose changes for 1 scene")
    (view,) = studio().reviews.open_proposals(project.id)
    studio().reviews.apply(view.proposal.id, {each.change.id: "accept" for each in view.changes}, {})
    assert [text.count("34") for text in texts(project)] == [0, 1, 0]
    assert Desk().open("bibles", project).buttons("Touches 2 scenes")


def test_a_scene_the_machine_is_kept_out_of_is_changed_by_hand(project: Project) -> None:
    first = studio().stores.scripts.scenes(project.id)[0]
    studio().stores.scripts.keep_out(first.id, off_limits=True)
    desk = Desk().open("bibles", project).type(Age="34").press("Touches 3 scenes")
    assert desk.says("You keep the machine out of this scene")
    assert len(desk.app.checkbox) == 2


def test_scenes_that_the_writer_has_edited_can_be_read_for_what_they_say_now(project: Project) -> None:
    assert not Desk().open("bibles", project).buttons("Read 1 edited scene")
    opened = studio().scripts.open(project.id)
    studio().scripts.save(project.id, opened.revision, opened.text.replace("a coin", "a ring", 1))
    desk = Desk().open("bibles", project).press("Read 1 edited scene")
    assert desk.says("You have changed scene 1")
    assert desk.field("Read for").options == ["Mara · 1 scene"]
    desk.press("Read the script")
    run = studio().readings.latest(project.id)
    assert run
    assert run.read_scenes == (studio().stores.scripts.scenes(project.id)[0].id,)
