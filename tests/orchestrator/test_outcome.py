"""What a run says of itself when it is over stays true while the writer goes on."""

from pathlib import Path

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.errors import LLMError, ProviderUnavailable, ServerError, StepFailedError
from scriptgen_core.core.story import Author, Change, OutlineCard
from scriptgen_core.orchestrator.recorder import Recorder
from scriptgen_core.projects.run_storage import RunKind, RunStatus
from scriptgen_core.projects.script_types import hand_draft
from scriptgen_core.studio import Project, Run, Studio, open_studio

PAGE = "INT. PIER - DAY\n\nIt rains.\n\nIt stops.\n"
CHANGES = (
    Change("a", 1, 2, "It rains.", "It snows.", "note"),
    Change("b", 2, 3, "It stops.", "It goes on.", "note"),
)


@pytest.fixture
def studio(started_home: Path) -> Studio:
    return open_studio(load_settings({"SCRIPTGEN_HOME": str(started_home), "SCRIPTGEN_PROVIDER": "demo"}, {}))


@pytest.fixture
def project(studio: Studio) -> Project:
    """A project with two cards that nobody has approved."""
    project = studio.stores.projects.create({"title": "Light", "log_line": "A keeper finds ships on no list."})
    cards = [OutlineCard(description="A ship answers.", place=place) for place in ("Pier", "Gallery")]
    studio.stores.scripts.add_cards(project.id, cards, author="model")
    return project


def ended(studio: Studio, project: Project, kind: RunKind, status: RunStatus = "finished") -> Run:
    lineup = Lineup(ModelRef("demo", "demo"))
    run = studio.stores.runs.create(project.id, kind, "Run", {"generation": {}}, lineup=lineup)
    studio.stores.runs.set_status(run.id, status, "As it was when the run ended.")
    return run


def told(studio: Studio, run: Run) -> str:
    """What it says now, the same on its page and in the list."""
    said = studio.runs.progress(run.id).run
    assert [each.run for each in studio.runs.list(run.project_id) if each.run.id == run.id] == [said]
    return said.message


def write(studio: Studio, project: Project) -> list[str]:
    scenes = studio.stores.scripts.scenes(project.id)
    return [studio.stores.scripts.save_draft(scene.id, hand_draft(None, PAGE)).id for scene in scenes]


def test_drafted_cards_are_to_be_approved_until_they_are_and_to_be_written_until_they_are(
    studio: Studio, project: Project
) -> None:
    run = ended(studio, project, "prepare")
    ready = "Bibles and 2 outline cards are ready."
    assert told(studio, run) == f"{ready} 2 cards wait for you: read and approve them on Outline."
    studio.stores.scripts.approve(project.id)
    assert told(studio, run) == f"{ready} 2 scenes can be written now."
    write(studio, project)
    assert told(studio, run).startswith(f"{ready} Every scene is written.")


def test_a_run_waits_for_approval_only_as_long_as_no_card_has_it(studio: Studio, project: Project) -> None:
    run = ended(studio, project, "generate", "waiting")
    assert studio.runs.progress(run.id).run.status == "waiting"
    studio.stores.scripts.approve(project.id, [studio.stores.scripts.scenes(project.id)[1].id])
    assert studio.runs.progress(run.id).run.status == "finished"
    assert told(studio, run) == "1 scene can be written now."


def test_a_rewrite_counts_the_changes_that_are_still_to_be_decided(studio: Studio, project: Project) -> None:
    base = write(studio, project)[0]
    scene = studio.stores.scripts.scenes(project.id)[0]
    run = ended(studio, project, "rewrite")
    offer = studio.stores.reviews.propose(scene.id, base, CHANGES, (), Author("model"), run_id=run.id)
    assert told(studio, run) == "2 changes to decide on Review."
    studio.reviews.decide(offer.id, {"a": "accept"}, {})
    assert told(studio, run) == "1 change to decide on Review."
    studio.reviews.decide(offer.id, {"a": "accept", "b": "keep"}, {})
    assert told(studio, run) == "Every change is decided. Apply what you accepted on Review."
    studio.reviews.apply(offer.id, {"a": "accept", "b": "keep"}, {})
    assert told(studio, run) == "You have taken 1 of 2 changes."
    studio.reviews.undo(offer.id)
    assert "Apply" in told(studio, run)
    studio.stores.scripts.remove(scene.id)
    assert told(studio, run) == "You have taken 0 of 2 changes."


def test_a_new_version_of_a_writers_scene_waits_until_it_is_decided(studio: Studio, project: Project) -> None:
    base = write(studio, project)[0]
    scene = studio.stores.scripts.scenes(project.id)[0]
    run = ended(studio, project, "generate")
    studio.stores.runs.mark_done(run.id, scene.id)
    offer = studio.stores.reviews.propose(scene.id, base, CHANGES, (), Author("model"), run_id=run.id)
    assert told(studio, run) == "1 scene of yours kept as it was: the new version waits for you on Review."
    studio.reviews.discard(offer.id)
    assert told(studio, run) == "You have decided on the new version of 1 scene of yours."


def test_a_run_that_stopped_early_goes_on_saying_why(studio: Studio, project: Project) -> None:
    run = ended(studio, project, "generate", "failed")
    assert told(studio, run) == "As it was when the run ended."


@pytest.mark.parametrize(
    ("error", "state"), [(ProviderUnavailable("left alone"), "paused"), (ServerError("busy", status=503), "error")]
)
def test_a_step_that_asked_nobody_because_the_provider_is_left_alone_is_paused(
    studio: Studio, project: Project, error: LLMError, state: str
) -> None:
    """Also where another step stands between the call and the scene."""
    run = ended(studio, project, "generate", "failed")
    tell = Recorder(studio.stores.runs, run.id)
    with (
        pytest.raises(StepFailedError),
        tell.step("Scene 1", "Scene 1", 0),
        tell.step("Scene 1 page", "Scene 1 page", 0),
    ):
        raise error
    assert [(step.name, step.state) for step in studio.runs.progress(run.id).steps] == [("Scene 1", state)]
