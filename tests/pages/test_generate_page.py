"""The Generate page: what will be asked for, the run while it works, and what stays of it."""

from collections.abc import Iterator

import pytest

from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Project
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def engine() -> Iterator[None]:
    studio().start_engine()
    yield
    studio().close()


@pytest.fixture
def project() -> Project:
    project = new_project()
    places = ("Vault", "Yard", "Loft", "Pier")
    cards = [OutlineCard(description=f"Someone opens {place}.", place=place) for place in places]
    studio().stores.scripts.add_cards(project.id, cards, author="writer")
    studio().stores.bibles.create_entries(
        [("character", {"name": "Iris"}), ("plot", {}), ("setting", {"name": "Vault"})], project_id=project.id
    )
    return project


def ended(project: Project) -> None:
    run = studio().runs.latest(project.id)
    assert run
    wait_for(lambda: not studio().stores.runs.get(run.id).is_active, "the run to end")


def test_the_estimate_says_what_generate_will_do(project: Project) -> None:
    desk = Desk().open("generate", project)
    assert desk.says("Approve cards on Outline first")
    studio().stores.scripts.approve(project.id)
    assert Desk().open("generate", project).says("Writes 3 scenes, with at most")


def test_demo_says_that_no_model_writes(project: Project) -> None:
    assert Desk().open("generate", project).says("No language model wrote this")


@pytest.mark.usefixtures("engine")
def test_unapproved_cards_are_not_written_and_the_page_says_what_to_do(project: Project) -> None:
    Desk().open("generate", project).press("Generate")
    ended(project)
    desk = Desk().open("generate", project)
    assert desk.says("approve its cards on Outline")
    assert desk.buttons("Go to Outline")
    assert not any(scene.draft for scene in studio().stores.scripts.scenes(project.id))


@pytest.mark.usefixtures("engine")
def test_a_run_is_still_told_in_a_session_opened_later(project: Project) -> None:
    studio().stores.scripts.approve(project.id)
    Desk().open("generate", project).press("Generate")
    ended(project)
    desk = Desk().open("generate", project)
    assert desk.says("3 scenes written")
    labels = [status.label for status in desk.app.status]
    assert [label for label in labels if label.startswith("Scene")] == ["Scene 1", "Scene 2", "Scene 3"]
    assert {status.state for status in desk.app.status} == {"complete"}


@pytest.mark.usefixtures("engine")
def test_one_scene_can_be_picked(project: Project) -> None:
    scenes = studio().stores.scripts.scenes(project.id)
    studio().stores.scripts.approve(project.id)
    desk = Desk().open("generate", project)
    desk.app.segmented_control[0].set_value("Single scene")
    desk.again().fill("Which scene", scenes[2].id).press("Generate")
    ended(project)
    written = [bool(scene.draft) for scene in studio().stores.scripts.scenes(project.id)]
    assert written == [False, False, True, False]


def test_an_unusable_log_line_is_refused_in_words_and_starts_nothing(project: Project) -> None:
    desk = Desk().open("generate", project).fill("Log line", "x" * 20_000).press("Generate")
    assert desk.says("shorten it")
    assert studio().runs.latest(project.id) is None


def test_a_second_press_while_a_run_waits_is_refused_in_words(project: Project) -> None:
    desk = Desk().open("generate", project).press("Generate").press("Generate")
    assert desk.says("still at work")
    assert len(studio().stores.runs.of_project(project.id)) == 1


def test_cancel_and_resume_stand_where_they_are_needed(project: Project) -> None:
    create = studio().stores.runs.create
    run = create(project.id, "generate", "Multi scene", {"generation": {}}, lineup=Lineup(ModelRef("demo", "demo")))
    assert Desk().open("generate", project).buttons("Cancel")
    studio().stores.runs.set_status(run.id, "paused", "Cancelled.")
    desk = Desk().open("generate", project)
    assert desk.buttons("Resume")
    assert not desk.buttons("Cancel")
