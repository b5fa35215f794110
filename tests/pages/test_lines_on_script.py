"""What was asked at the line: Script says how it goes and leads to Review, where one wording is picked."""

import pytest

from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.line_asking import LineRequest
from scriptgen_core.projects.run_storage import LINES
from scriptgen_core.studio import Project, Run
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk, studio


@pytest.fixture
def sample() -> Project:
    return studio().projects.cards()[0].summary.project


def asked(project: Project) -> Run:
    """Alternatives to the first speech of scene 2."""
    text = studio().scripts.open(project.id).text
    start = text.index("Did you hear what I was playing")
    return studio().lines.ask(project.id, text, start, start + 10, "alternatives", "funnier")


def queued(project: Project) -> Run:
    """The same question, which nobody has begun to answer."""
    scene = studio().stores.scripts.scenes(project.id)[1]
    assert scene.draft
    request = LineRequest(scene.draft.id, 4, 5, "alternatives", "funnier")
    config = {"scene_ids": [scene.id], LINES: request.to_json()}
    lineup = Lineup(ModelRef("demo", "demo"))
    return studio().stores.runs.create(project.id, "rewrite", "Alternatives: funnier, scene 2", config, lineup=lineup)


@pytest.mark.usefixtures("engine")
def test_script_leads_to_the_answer_and_review_says_whose_it_is(sample: Project) -> None:
    """Nothing is said before something is asked; the script itself stays as it is."""
    assert not Desk().open("script", sample).buttons("Review 1 proposal")
    before = studio().scripts.open(sample.id).text
    run = asked(sample)
    wait_for(lambda: not studio().stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    assert studio().scripts.open(sample.id).text == before
    desk = Desk().open("script", sample).press("Review 1 proposal")
    assert desk.app.title[0].value == "Review"
    assert desk.says("Assembled by rule by Demo; no language model wrote it.")


def test_a_question_at_work_is_said_in_a_status(sample: Project) -> None:
    queued(sample)
    desk = Desk().open("script", sample)
    assert [each.label for each in desk.app.status] == ["Alternatives: funnier, scene 2"]


@pytest.mark.usefixtures("engine")
def test_a_question_that_failed_says_why_and_can_go_on_or_be_put_away(sample: Project) -> None:
    """Only in the visit it was asked in: Runs has it for good."""
    run = queued(sample)
    studio().stores.runs.set_status(run.id, "failed", "Scene 2 failed: the key is refused.")
    assert not Desk().open("script", sample).buttons("Resume")
    desk = Desk()
    desk.app.session_state[f"asked_{sample.id}"] = run.id
    desk.open("script", sample)
    assert desk.says("the key is refused")
    desk.press("Resume")
    wait_for(lambda: not studio().stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    assert studio().stores.runs.get(run.id).attempt == 2
    desk.app.session_state[f"asked_{sample.id}"] = run.id
    studio().stores.runs.set_status(run.id, "failed", "Scene 2 failed: the key is refused.")
    assert not desk.again().press("Put away").says("the key is refused")


def test_what_is_yours_alone_is_marked_on_the_outline(sample: Project) -> None:
    scene = studio().stores.scripts.scenes(sample.id)[1]
    assert not Desk().open("outline", sample).says("yours alone")
    studio().stores.scripts.keep_out(scene.id, off_limits=True)
    assert Desk().open("outline", sample).says("yours alone")
