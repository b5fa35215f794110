"""The Runs page: what is at work, what waits for what, and how each run goes on."""

import pytest

from scriptgen_core.core.events import CallCutOff, StepFinished, StepStarted, TokensEstimated
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Project, Run
from tests.fakes.recorded_calls import new_run, record
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def project() -> Project:
    project = new_project(approval=False)
    places = ("Vault", "Yard", "Loft")
    cards = [OutlineCard(description=f"Someone opens {place}.", place=place) for place in places]
    studio().stores.scripts.add_cards(project.id, cards, author="writer")
    studio().stores.bibles.create_entries(
        [("character", {"name": "Iris"}), ("plot", {}), ("setting", {"name": "Vault"})], project_id=project.id
    )
    return project


def run_of(project: Project, status: str = "running", message: str = "", *, done: int = 1, failed: int = 0) -> Run:
    """A run over the project's scenes, as the engine leaves it."""
    runs = studio().stores.runs
    run = new_run(studio().stores.database, project.id)
    scenes = [scene.id for scene in studio().stores.scripts.scenes(project.id)]
    runs.remember(run.id, scene_ids=scenes, generation={"use_existing_bibles": True, "auto_rewrite": False})
    for scene_id in scenes[:done]:
        runs.mark_done(run.id, scene_id)
    for scene_id in scenes[done : done + failed]:
        runs.mark_failed(run.id, scene_id)
    runs.set_status(run.id, status, message)
    return runs.get(run.id)


def opened(run: Run, project: Project) -> Desk:
    """The page with this run chosen, as a link to it opens it."""
    desk = Desk()
    desk.app.query_params["run"] = run.id
    return desk.open("runs", project)


def labels(desk: Desk) -> list[str]:
    return [each.label for each in desk.app.button]


def test_a_project_without_runs_says_what_to_do_next() -> None:
    desk = Desk().open("runs", new_project())
    assert desk.says("Nothing has run yet.")
    assert desk.buttons("Go to Generate")
    assert Desk().open("runs").buttons("Go to Projects")


@pytest.mark.parametrize(
    ("status", "failed", "message", "words", "button"),
    [
        ("running", 0, "", "At work", "Cancel"),
        ("paused", 0, "Paused: the server is another one.", "Paused", "Resume"),
        ("failed", 2, "Server error (503).", "Failed", "Retry failed scenes"),
        ("failed", 0, "Bible generation failed.", "Failed", "Resume"),
    ],
)
def test_a_run_says_how_it_stands_and_how_to_go_on(
    project: Project, status: str, failed: int, message: str, words: str, button: str
) -> None:
    run_of(project, status, message, failed=failed)
    desk = Desk().open("runs", project)
    assert desk.says(words)
    assert desk.says(message)
    assert labels(desk) == ["Open", button]


def test_a_run_that_waits_for_approval_says_so_until_the_cards_are_approved(project: Project) -> None:
    studio().stores.projects.update(project.id, {"approval": True})
    run_of(project, "waiting", "As it was said when the run ended.", done=0)
    desk = Desk().open("runs", project)
    assert desk.says("Waits for you")
    assert desk.says("3 cards wait for you: read and approve them on Outline.")
    assert labels(desk) == ["Open", "Go to Outline"]
    studio().stores.scripts.approve(project.id)
    assert desk.again().says("3 scenes can be written now.")
    assert labels(desk) == ["Open", "Go to Generate"]


def test_a_run_the_writer_stopped_is_cancelled_and_one_that_met_a_limit_is_paused(project: Project) -> None:
    """A Cancel that comes too late, from another tab, changes nothing."""
    runs = studio().stores.runs
    cancelled, at_limit = run_of(project), run_of(project)
    runs.request_cancel(cancelled.id)
    runs.request_cancel(at_limit.id, "Paused at its budget.")
    for run in (cancelled, at_limit):
        runs.set_status(run.id, "paused", "It stopped.")
        runs.request_cancel(run.id)
    desk = Desk().open("runs", project)
    assert desk.says(":material/stop_circle: Cancelled")
    assert desk.says(":material/pause_circle: Paused")
    assert opened(cancelled, project).buttons("Resume")


@pytest.mark.usefixtures("engine")
def test_a_failed_run_says_how_many_scenes_failed_and_retries_those(project: Project) -> None:
    run = run_of(project, "failed", "Server error (503).", failed=2)
    desk = Desk().open("runs", project)
    assert [each.proto.text for each in desk.app.get("progress")] == ["1 of 3 scenes, 2 failed"]
    desk.press("Retry failed scenes")
    wait_for(lambda: not studio().stores.runs.get(run.id).is_active, "the failed scenes", seconds=60)
    again = studio().stores.runs.get(run.id)
    assert (again.status, again.attempt, len(again.done), again.failed) == ("finished", 2, 3, ())
    written = [bool(scene.draft) for scene in studio().stores.scripts.scenes(project.id)]
    assert written == [False, True, True]


def test_a_run_at_its_budget_does_not_offer_to_pause_at_it_once_more(project: Project) -> None:
    run = run_of(project, "paused", "Paused at its budget of $0.20 ($0.25 spent). Raise it to go on.")
    studio().stores.runs.remember(run.id, budget={"dollars": 0.2, "tokens": None})
    record(studio().stores.database, run.id, cost=0.25)
    desk = Desk().open("runs", project)
    assert labels(desk) == ["Open", "Raise the budget"]
    assert desk.says("budget \\$0\\.20")


def test_cost_so_far_and_what_has_no_known_price(project: Project) -> None:
    for cost in (0.25, None):
        run = run_of(project, "finished", "Done.", done=3)
        record(studio().stores.database, run.id, step="one", cost=cost)
    record(studio().stores.database, run.id, step="two", cost=0.5)
    desk = Desk().open("runs", project)
    assert desk.says("\\$0\\.25 ·")
    assert desk.says("\\$0\\.50 and 1 call of unknown price ·")


def test_the_runs_of_other_projects_are_shown_on_request(project: Project) -> None:
    run_of(project, "paused", "Mine is cancelled.")
    run_of(new_project("Other"), "paused", "Theirs is cancelled.")
    desk = Desk().open("runs", project)
    assert not desk.says("Theirs is cancelled.")
    desk.app.button_group[0].set_value("All projects")
    assert desk.again().says("Theirs is cancelled.")
    assert desk.says("Other ·")


def test_a_link_opens_a_run_with_its_steps_and_leads_back_to_the_list(project: Project) -> None:
    run = run_of(project, "finished", "One scene is written.")
    for event in (StepStarted(step="Scene 1", scene=0), StepFinished(step="Scene 1", scene=0, seconds=1.0)):
        studio().stores.runs.add_event(run.id, event)
    desk = opened(run, project)
    assert [(status.label, status.state) for status in desk.app.status] == [("Scene 1", "complete")]
    assert labels(desk.press("All runs")) == ["Open", "Go to Script"]
    assert "run" not in desk.app.query_params


def test_open_puts_the_run_into_the_address(project: Project) -> None:
    run = run_of(project, "finished", "Done.")
    desk = Desk().open("runs", project).press("Open")
    assert desk.app.query_params["run"] == run.id
    assert desk.buttons("All runs")


def test_a_run_that_is_gone_is_said_in_words(project: Project) -> None:
    desk = Desk()
    desk.app.query_params["run"] = "0" * 32
    assert desk.open("runs", project).says("This run does not exist any more.")


def test_two_tabs_show_the_same_after_one_of_them_cancels(project: Project) -> None:
    run_of(project)
    tabs = [Desk().open("runs", project) for _ in range(2)]
    tabs[0].press("Cancel")
    for tab in tabs:
        assert tab.again().says("Stops before the next call")
        assert tab.buttons("Cancel")[0].disabled


@pytest.mark.usefixtures("engine")
def test_a_scene_is_written_again_from_the_page(project: Project) -> None:
    first = studio().runs.resume(run_of(project, "paused", done=0).id)
    wait_for(lambda: not studio().stores.runs.get(first.id).is_active, "the scenes", seconds=60)
    scene = studio().stores.scripts.scenes(project.id)[1]
    desk = opened(first, project)
    assert desk.says("Bibles and outline cannot be drafted again")
    desk.fill("From which step", scene.id)
    assert desk.says("Writes a new draft. The old one stays in the history of the scene.")
    desk.press("Run again")
    again = studio().runs.latest(project.id)
    assert again
    assert (again.title, desk.app.query_params["run"]) == ("Scene 2 again", again.id)
    wait_for(lambda: not studio().stores.runs.get(again.id).is_active, "the scene", seconds=60)
    assert len(studio().stores.scripts.drafts(scene.id)) == 2


def test_what_was_estimated_and_what_was_cut_off_stand_beside_the_cost(project: Project) -> None:
    run = run_of(project, "paused", "Cancelled.")
    record(studio().stores.database, run.id)
    for event in (TokensEstimated(step="Scene 1 dialogue", scene=0), CallCutOff(step="Scene 1 page", scene=0)):
        studio().stores.runs.add_event(run.id, event)
    desk = opened(run, project)
    assert desk.says("about 100 tokens read, 40 written")
    assert desk.says("estimated for 1 call: the server did not count")
    assert desk.says("1 call cut off and not counted")
    assert desk.says("✂️ Scene 1 page: cut off while it was answered.")
