"""The Generate page: what will be asked for, the run while it works, and what stays of it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from pages.parts.estimate_words import estimate_words, plan_words
from scriptgen_core.core.calls import Lineup, ModelRef, Usage
from scriptgen_core.core.events import (
    AttemptFailed,
    CacheHit,
    CallFailed,
    Event,
    FellBack,
    NoteGiven,
    RunStarted,
    StepFailed,
    StepFinished,
    StepStarted,
    Throttled,
)
from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.projects.run_storage import RunStatus
from scriptgen_core.projects.script_types import hand_draft, machine_draft
from scriptgen_core.studio import Budget, Estimate, Project, Run, Scene, ScenePlan
from tests.fakes.chat_server import ChatServer
from tests.fakes.recorded_calls import record
from tests.fakes.waiting import wait_for
from tests.pages.desk import Desk, new_project, studio


@pytest.fixture
def project() -> Project:
    project = new_project()
    places = ("Vault", "Yard", "Loft", "Pier")
    cards = [OutlineCard(description=f"Someone opens {place}.", place=place) for place in places]
    studio().stores.scripts.add_cards(project.id, cards, author="writer")
    studio().stores.scripts.approve(project.id)
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
    assert desk.says("Writes scenes 1 to 3: VAULT – DAY, YARD – DAY and LOFT – DAY.")
    assert desk.says("At most")


def test_cards_without_approval_are_named_and_outline_is_one_press_away(project: Project) -> None:
    _, _, third, last = studio().stores.scripts.scenes(project.id)
    studio().stores.scripts.approve(project.id, [third.id, last.id], approved=False)
    desk = Desk().open("generate", project)
    assert desk.says("Writes scenes 1 and 2: VAULT – DAY and YARD – DAY.")
    assert desk.says("Scenes 3 and 4 (LOFT – DAY and PIER – DAY) wait until you approve their cards.")
    assert desk.press("Go to Outline").buttons("Approve outline")


def test_demo_says_that_no_model_writes(project: Project) -> None:
    assert Desk().open("generate", project).says("no language model writes them")


def test_where_every_card_waits_for_approval_there_is_nothing_to_generate(project: Project) -> None:
    studio().stores.scripts.approve(project.id, approved=False)
    desk = Desk().open("generate", project)
    assert desk.says("Scenes 1 to 4 (VAULT – DAY, YARD – DAY, LOFT – DAY and PIER – DAY) wait")
    assert desk.buttons("Generate")[0].disabled
    assert desk.buttons("Go to Outline")


def test_what_was_chosen_for_a_run_is_chosen_after_a_reload_too(project: Project) -> None:
    desk = Desk().open("generate", project)
    desk.app.segmented_control[0].set_value("Full script")
    desk.again().fill("Use existing bibles", False).fill("Scenes", 9).fill("Characters", 5)
    desk.fill("Automatic rewrites", False).fill("Budget ($)", 2.5)
    studio().providers.choose_budget(Budget(3))
    again = Desk().open("generate", project)
    assert again.app.segmented_control[0].value == "Full script"
    labels = ("Scenes", "Characters", "Automatic rewrites", "Budget ($)", "Parallel scenes")
    assert [again.field(label).value for label in labels] == [9, 5, False, 2.5, True]
    again.app.segmented_control[0].set_value("Multi scene")
    assert again.again().field("Scenes").value == 3


def test_a_choice_that_does_not_fit_any_more_gives_way_to_the_usual_one(project: Project) -> None:
    desk = Desk().open("generate", project)
    desk.app.segmented_control[0].set_value("Full script")
    desk.again().fill("Scenes", 5)
    cards = [OutlineCard(description="More happens.", place="Attic")] * 2
    studio().stores.scripts.add_cards(project.id, cards, author="writer")
    assert desk.again().field("Scenes").value == 6
    other = new_project("Another")
    assert Desk().open("generate", other).app.segmented_control[0].value == "Multi scene"


@pytest.mark.usefixtures("engine")
def test_a_run_is_still_told_in_a_session_opened_later(project: Project) -> None:
    Desk().open("generate", project).press("Generate")
    ended(project)
    desk = Desk().open("generate", project)
    assert desk.says("3 scenes written")
    labels = [status.label for status in desk.app.status]
    assert [label for label in labels if label.startswith("Scene")] == ["Scene 1", "Scene 2", "Scene 3"]
    assert {status.state for status in desk.app.status} == {"complete"}


def test_the_number_of_characters_is_asked_only_where_bibles_are_drafted(project: Project) -> None:
    desk = Desk().open("generate", project)
    assert desk.field("Characters").disabled
    assert not desk.fill("Use existing bibles", False).field("Characters").disabled


@pytest.mark.usefixtures("engine")
def test_one_scene_can_be_picked(project: Project) -> None:
    scenes = studio().stores.scripts.scenes(project.id)
    desk = Desk().open("generate", project)
    desk.app.segmented_control[0].set_value("Single scene")
    desk.again().fill("Which scene", scenes[2].id).press("Generate")
    ended(project)
    written = [bool(scene.draft) for scene in studio().stores.scripts.scenes(project.id)]
    assert written == [False, False, True, False]


def test_an_unusable_log_line_is_refused_in_words_and_starts_nothing(project: Project) -> None:
    desk = Desk().open("generate", project).fill("Log line", "x" * 20_000).press("Generate")
    assert [error.value for error in desk.app.error] == ["The log line is longer than 2,000 characters; shorten it."]
    assert studio().runs.latest(project.id) is None


@pytest.mark.usefixtures("engine")
def test_a_changed_log_line_waits_for_generate_and_is_then_the_projects(project: Project) -> None:
    Desk().open("generate", project).fill("Log line", "An inspector of weights  must ruin her rival.")
    desk = Desk().open("generate", project)
    assert desk.field("Log line").value == "An inspector of weights  must ruin her rival."
    assert desk.says("Starting a run saves it with the project")
    assert not desk.press("Generate").says("Starting a run saves it with the project")
    assert studio().stores.projects.get(project.id).log_line == "An inspector of weights must ruin her rival."


def at_work(project: Project) -> Run:
    create = studio().stores.runs.create
    lineup = Lineup(ModelRef("demo", "demo"))
    return create(project.id, "generate", "Multi scene", {"generation": {}}, lineup=lineup)


def test_while_a_run_is_at_work_no_other_can_be_started_and_the_page_says_why(project: Project) -> None:
    at_work(project)
    desk = Desk().open("generate", project)
    assert desk.buttons("Generate")[0].disabled
    assert desk.says("“Multi scene” is still at work. Wait for it, or cancel it")


def test_a_press_that_meets_a_run_started_elsewhere_starts_no_second_one(project: Project) -> None:
    desk = Desk().open("generate", project)
    run = at_work(project)
    assert desk.press("Generate").says("still at work")
    assert studio().runs.latest(project.id) == run


def test_a_run_that_cannot_be_queued_says_so_and_offers_resume(project: Project) -> None:
    Desk().open("generate", project).press("Generate")
    desk = Desk().open("generate", project)
    assert desk.says("could not be queued")
    assert desk.buttons("Resume")


def written(project: Project) -> None:
    for scene in studio().stores.scripts.scenes(project.id):
        studio().stores.scripts.save_draft(scene.id, hand_draft(None, "INT. VAULT - DAY\n\nIris opens it.\n"))


def test_on_a_finished_script_the_button_says_that_it_adds_and_review_comes_first(project: Project) -> None:
    written(project)
    desk = Desk().open("generate", project)
    assert desk.says("Every scene is written.")
    assert desk.buttons("Go to Review")
    assert desk.buttons("Go to Outline")
    assert desk.buttons("Draft 3 more cards")
    studio().stores.projects.update(project.id, {"approval": False})
    assert Desk().open("generate", project).buttons("Add 3 scenes after the last")


@pytest.mark.parametrize(
    ("status", "filled"), [("running", []), ("failed", ["Resume"]), ("finished", ["Go to Review"])]
)
def test_while_a_run_can_go_on_nothing_else_is_said_to_come_next(
    project: Project, status: RunStatus, filled: list[str]
) -> None:
    """Where every scene is written too: a rewrite may be at work, or have failed."""
    written(project)
    run = studio().stores.runs.create(project.id, "rewrite", "Rewrite of scene 1", {}, lineup=Lineup(ModelRef("demo")))
    studio().stores.runs.set_status(run.id, status, "Scene 1 failed.")
    desk = Desk().open("generate", project)
    assert desk.says("Every scene is written.") == (status == "finished")
    assert [each.label for each in desk.app.button if each.proto.type == "primary"] == filled


def test_the_page_that_a_finished_run_names_is_one_press_away_and_this_one_is_not_named(project: Project) -> None:
    run = studio().stores.runs.create(project.id, "prepare", "Bibles", {}, lineup=Lineup(ModelRef("demo")))
    studio().stores.runs.set_status(run.id, "finished")
    desk = Desk().open("generate", project)
    assert desk.says("Press Generate")
    assert not desk.buttons("Go to Generate")
    run = a_run(project)
    scene = studio().stores.scripts.scenes(project.id)[0]
    page = machine_draft("INT. VAULT - DAY\n\nIris opens it.\n", Author("model"), "generated", run_id=run.id)
    studio().stores.scripts.save_draft(scene.id, page)
    studio().stores.runs.mark_done(run.id, scene.id)
    studio().stores.runs.set_status(run.id, "finished")
    desk = Desk().open("generate", project)
    assert desk.says("Read the pages on Script")
    assert desk.press("Go to Script").app.segmented_control[0].label == "View"


def test_a_finished_full_script_has_nothing_to_generate(project: Project) -> None:
    written(project)
    desk = Desk().open("generate", project)
    desk.app.segmented_control[0].set_value("Full script")
    assert desk.again().buttons("Generate")[0].disabled
    assert desk.fill("Scenes", 5).buttons("Draft 1 more card")


def test_every_attempt_stands_under_the_name_of_its_call(project: Project) -> None:
    run = at_work(project)
    iris, otto = ("Scene 1 IRIS", "Scene 1 OTTO")
    for event in (
        StepStarted(step="Scene 1", scene=0),
        StepStarted(step=iris, scene=0),
        StepStarted(step=otto, scene=0),
        AttemptFailed(step=iris, scene=0, attempt=1, attempts=4, reason="Rate limit hit", delay=2),
        AttemptFailed(step=otto, scene=0, attempt=1, attempts=4, reason="No connection", delay=3),
        AttemptFailed(step=iris, scene=0, attempt=2, attempts=4, reason="Rate limit hit", delay=4),
        StepFinished(step=otto, scene=0, seconds=5),
    ):
        studio().stores.runs.add_event(run.id, event)
    status = Desk().open("generate", project).app.status[0]
    assert [each.value for each in status.children.values()] == [
        iris,
        "⏳ Attempt 1/4 failed: Rate limit hit. Retrying in 2s...\n"
        "⏳ Attempt 2/4 failed: Rate limit hit. Retrying in 4s...",
        otto,
        "⏳ Attempt 1/4 failed: No connection. Retrying in 3s...\n✅ Scene 1 OTTO done in 5.0s",
    ]


def test_cancel_and_resume_stand_where_they_are_needed(project: Project) -> None:
    run = at_work(project)
    assert Desk().open("generate", project).buttons("Cancel")
    studio().stores.runs.set_status(run.id, "paused", "Cancelled.")
    desk = Desk().open("generate", project)
    assert desk.buttons("Resume")
    assert not desk.buttons("Cancel")


NO_LIMIT = Budget()


def a_run(project: Project, budget: Budget = NO_LIMIT) -> Run:
    values = {"generation": {}, "budget": budget.to_json()}
    lineup = Lineup(ModelRef("demo", "demo"))
    return studio().stores.runs.create(project.id, "generate", "Multi scene", values, lineup=lineup)


def spend(run: Run, dollars: float | None) -> None:
    """An answered call of the run, of 140 tokens."""
    record(studio().stores.database, run.id, usage=Usage(100, 40), cost=dollars)


def test_a_model_that_the_server_has_not_got_is_said_before_generate(
    monkeypatch: pytest.MonkeyPatch, chat_server: ChatServer
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", chat_server.base_url)
    desk = Desk().open("generate", new_project())
    assert not desk.app.warning
    studio().providers.choose("openai", "gone")
    assert "does not list the model gone" in desk.again().app.warning[0].value
    assert desk.buttons("Go to Settings")


def test_the_last_lines_of_a_page_that_is_being_written_are_shown_as_text(project: Project) -> None:
    run = a_run(project)
    studio().stores.runs.set_status(run.id, "running")
    studio().stores.runs.add_event(run.id, StepStarted(step="Scene 2", scene=1))
    answer = json.dumps({"fountain": "INT. YARD - DAY\n" + "\n".join(f"Line {n} <b>falls" for n in range(40))})
    studio().stores.live.tell(run.id, 1, answer[:-20])
    desk = Desk().open("generate", project)
    (live,) = [each for each in desk.html if "live" in each and "<pre" in each]
    assert "Line 38 &lt;b&gt;falls" in live
    assert "INT. YARD" not in live
    assert live.count("\n") == 19


def test_who_takes_over_and_why_calls_wait_are_lines_of_the_scene(project: Project) -> None:
    run = a_run(project)
    step = {"step": "Scene 1 dialogue", "scene": 0}
    for event in (
        StepStarted(step="Scene 1", scene=0),
        FellBack(**step, source="small at 127.0.0.1", reason="Quota used up"),
        Throttled(**step, seconds=2, reason="keeping under 60 requests a minute"),
    ):
        studio().stores.runs.add_event(run.id, event)
    desk = Desk().open("generate", project)
    assert desk.says("Quota used up. small at 127.0.0.1 takes over.")
    assert desk.says("Waiting 2s: keeping under 60 requests a minute")


def test_a_run_takes_the_budget_of_settings_unless_the_writer_says_another(project: Project) -> None:
    studio().providers.choose_budget(Budget(3, 5000))
    desk = Desk().open("generate", project)
    assert (desk.field("Budget ($)").value, desk.field("Budget (tokens)").value) == (3, 5000)
    desk.fill("Budget ($)", 1.5).press("Generate")
    run = studio().runs.latest(project.id)
    assert run
    assert studio().runs.progress(run.id).budget == Budget(1.5, 5000)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("Budget ($)", 0.0001, "A budget in dollars has to be one cent or more; leave it empty for no limit."),
        ("Budget (tokens)", 0, "A budget in tokens has to be more than 0; leave it empty for no limit."),
    ],
)
def test_a_budget_of_next_to_nothing_is_refused_at_its_field_and_starts_nothing(
    project: Project, field: str, value: float, words: str
) -> None:
    """Also when Generate is pressed in the same moment, before the field is seen to be refused."""
    desk = Desk().open("generate", project)
    desk.write(field, value).press("Generate")
    assert [error.value for error in desk.app.error] == [words]
    assert desk.buttons("Generate")[0].disabled
    assert studio().runs.latest(project.id) is None


def test_a_run_at_its_budget_goes_on_with_a_higher_one(project: Project) -> None:
    run = a_run(project, Budget(1))
    spend(run, 1.25)
    studio().stores.runs.set_status(run.id, "paused", "Paused at its budget of $1.00.")
    desk = Desk().open("generate", project)
    assert desk.field("Raise the budget to ($)").value == 2.5
    assert desk.fill("Raise the budget to ($)", 1.1).buttons("Resume")[0].disabled
    assert desk.fill("Raise the budget to ($)", -1).buttons("Resume")[0].disabled
    desk.fill("Raise the budget to ($)", 4.0).press("Resume")
    assert studio().stores.runs.get(run.id).attempt == 2
    assert studio().runs.progress(run.id).budget == Budget(4)


def test_a_budget_too_small_for_the_next_call_is_raised_by_what_that_needs(project: Project) -> None:
    run = a_run(project, Budget(tokens=500))
    spend(run, 0.0)
    studio().stores.runs.remember(run.id, next_call={"tokens": 400, "dollars": 0.0})
    studio().stores.runs.set_status(run.id, "paused", "Paused at its budget.")
    desk = Desk().open("generate", project)
    assert desk.field("Raise the budget to (tokens)").value == 2 * 540
    assert desk.fill("Raise the budget to (tokens)", 539).buttons("Resume")[0].disabled
    assert not desk.fill("Raise the budget to (tokens)", 540).buttons("Resume")[0].disabled


def test_a_budget_in_dollars_that_cannot_be_kept_may_be_left_empty(project: Project) -> None:
    """Nobody knows the price of what was answered: an amount of dollars would stop the run again at once."""
    run = a_run(project, Budget(1))
    spend(run, None)
    studio().stores.runs.set_status(run.id, "paused", "Paused: nobody knows the price.")
    desk = Desk().open("generate", project)
    assert desk.field("Raise the budget to ($)").value is None
    desk.fill("Raise the budget to (tokens)", 9000).press("Resume")
    assert studio().runs.progress(run.id).budget == Budget(None, 9000)


def test_a_run_that_was_cancelled_asks_for_no_budget(project: Project) -> None:
    run = a_run(project, Budget(1))
    studio().stores.runs.set_status(run.id, "paused", "Cancelled.")
    desk = Desk().open("generate", project)
    assert [each.label for each in desk.app.number_input if "Raise" in each.label] == []
    assert not desk.buttons("Resume")[0].disabled


def story(event: type[Event], step: str = "Scene 1", **values: Any) -> Event:
    return event(step=step, scene=0, **values)


def state_of(project: Project, run: Run, status: str, *events: Event) -> tuple[str, str]:
    """The label and icon of the scene in a run that ended so."""
    for event in events:
        studio().stores.runs.add_event(run.id, event)
    studio().stores.runs.set_status(run.id, status, "It stopped.")
    desk = Desk().open("generate", project).app
    (box,) = [each for kind in (desk.expander, desk.status) for each in kind]
    return box.label, box.icon


@pytest.mark.parametrize(
    ("reason", "label", "icon"),
    [
        ("", "Scene 1: cancelled", ":material/stop_circle:"),
        ("Paused at its budget.", "Scene 1: paused", ":material/pause_circle:"),
    ],
)
def test_a_scene_that_a_limit_or_the_writer_stopped_is_no_error(
    project: Project, reason: str, label: str, icon: str
) -> None:
    run = a_run(project)
    studio().stores.runs.request_cancel(run.id, reason)
    assert state_of(project, run, "paused", story(StepStarted)) == (label, icon)


def test_a_scene_whose_provider_is_left_alone_is_paused_and_one_that_failed_is_an_error(project: Project) -> None:
    left_alone = story(StepFailed, reason="LLM service unavailable. Resume later.", is_paused=True)
    label, icon = state_of(project, a_run(project), "failed", story(StepStarted), left_alone)
    assert (label, icon) == ("Scene 1: paused", ":material/pause_circle:")
    failed = story(StepFailed, reason="The model declined.")
    _, icon = state_of(project, a_run(project), "failed", story(StepStarted), failed)
    assert icon == ":material/error:"


def test_what_a_resumed_scene_finds_again_is_one_line(project: Project) -> None:
    """Answers of before the pause, and the note that was given on the page then."""
    run = a_run(project)
    iris, otto = ("Scene 1 IRIS", "Scene 1 OTTO")
    note = story(NoteGiven, quote="", text="Nobody wants anything.")
    first = [story(StepStarted), story(StepStarted, iris), story(StepFinished, iris, seconds=3), note]
    again = [story(each, step, **more) for step in (iris, otto) for each, more in _FOUND]
    for event in (*first, story(StepStarted), *again, note, story(StepStarted, "Scene 1 page")):
        studio().stores.runs.add_event(run.id, event)
    studio().stores.runs.add_event(run.id, story(StepFinished, "Scene 1 page", seconds=2))
    status = Desk().open("generate", project).app.status[0]
    assert [each.value for each in status.children.values()] == [
        "✅ Scene 1 IRIS done in 3.0s\n📝 Nobody wants anything.",
        "♻️ 2 answers used again, nothing paid",
        "✅ Scene 1 page done in 2.0s",
    ]


def test_what_was_tried_before_resume_stands_apart_with_its_time(project: Project) -> None:
    run = a_run(project)
    first = story(StepFailed, reason="Scene 1 failed: No key.")
    second = story(StepFailed, reason="Scene 1 failed: No money.")
    again = RunStarted(title="Multi scene", source="gpt-x")
    for event in (again, story(StepStarted), first, again, story(StepStarted), second):
        studio().stores.runs.add_event(run.id, event)
    studio().stores.runs.set_status(run.id, "failed", "It stopped.")
    status = Desk().open("generate", project).app.status[0]
    earlier, *since = status.children.values()
    assert earlier.label.startswith("Before it went on, ")
    assert [each.value for each in earlier.children.values()] == ["❌ Scene 1 failed: No key."]
    assert [each.value for each in since] == ["❌ Scene 1 failed: No money."]


def test_what_several_scenes_failed_of_is_said_once(project: Project) -> None:
    """The call that met it, and its part of the scene, say nothing of their own either."""
    run = a_run(project)
    for scene in range(3):
        name, why = f"Scene {scene + 1}", "No key. Set it."
        call = CallFailed(step=f"{name} page", scene=scene, attempts=1, reason=why, retried=False)
        failed = StepFailed(step=name, scene=scene, reason=f"{name} failed: {why}")
        part = StepFailed(step=f"{name} page", scene=scene, reason=f"{name} page failed: {why}")
        for event in (StepStarted(step=name, scene=scene), call, part, failed):
            studio().stores.runs.add_event(run.id, event)
    studio().stores.runs.set_status(run.id, "failed", "It stopped.")
    app = Desk().open("generate", project).app
    assert [each.value for each in app.status[0].children.values()] == ["❌ Scene 1 failed: No key. Set it."]
    assert [each.label for each in app.expander] == ["Scene 2: the same as Scene 1", "Scene 3: the same as Scene 1"]
    assert not any(each.proto.expanded for each in app.expander)


_FOUND: tuple[tuple[type[Event], dict[str, Any]], ...] = (
    (StepStarted, {}),
    (CacheHit, {}),
    (StepFinished, {"seconds": 0.0}),
)


def scenes_at(*places: str, first: int = 4) -> tuple[Scene, ...]:
    cards = [OutlineCard(description="It rains.", place=place) for place in places]
    return tuple(
        Scene(place, first - 1 + at, card, 1, True, None)
        for at, (place, card) in enumerate(zip(places, cards, strict=True))
    )


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (ScenePlan(scenes_at("Yard")), "Writes scene 4: YARD – DAY."),
        (ScenePlan(scenes_at("A", "B", "C", "D")), "Writes scenes 4 to 7: A – DAY, B – DAY, C – DAY and D – DAY."),
        (
            ScenePlan(scenes_at(*"ABCDEFGHIJ")),
            "Writes scenes 4 to 13: A – DAY, B – DAY, C – DAY, D – DAY and 6 more.",
        ),
        (
            ScenePlan(scenes_at("A") + scenes_at(*"BCDEF", first=6)),
            "Writes scenes 4 and 6 to 10: A – DAY, B – DAY, C – DAY, D – DAY and 2 more.",
        ),
        (ScenePlan(cards=1), "Drafts 1 outline card for you to approve."),
        (ScenePlan(cards=3, drafted=3), "Drafts 3 outline cards and writes their scenes."),
        (
            ScenePlan(scenes_at("Yard"), cards=1, drafted=1),
            "Writes scene 4: YARD – DAY. Drafts 1 more outline card and writes its scene.",
        ),
    ],
)
def test_the_plan_in_words(plan: ScenePlan, words: str) -> None:
    assert plan_words(plan) == words


EXPECTED = Estimate(
    plan=ScenePlan(),
    calls=84,
    input_tokens=312_345,
    output_tokens=59_720,
    dollars=1.4,
    seconds=370,
    sources=("gpt-x",),
    is_local=False,
)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (EXPECTED, "At most 84 calls: about 310,000 tokens read and 60,000 written, $1.40, 6 min with gpt-x."),
        (replace(EXPECTED, dollars=None), "60,000 written, price unknown, 6 min"),
        (replace(EXPECTED, dollars=0, seconds=3), "written, free, under a minute with gpt-x."),
        (replace(EXPECTED, dollars=0, is_local=True), "60,000 written, local, no charge, 6 min with gpt-x."),
        (replace(EXPECTED, seconds=9000), "$1.40, 2 h 30 min with"),
        (replace(EXPECTED, sources=("small", "large")), "with small and large."),
    ],
)
def test_the_estimate_in_words(expected: Estimate, words: str) -> None:
    assert words in estimate_words(expected)


@pytest.mark.parametrize(("language", "is_told"), [("", False), ("French", True)])
def test_demo_says_beforehand_that_it_writes_english_only(language: str, is_told: bool) -> None:
    desk = Desk().open("generate", new_project(brief={"language": language}))
    assert desk.says("Demo assembles pages by rule from your own words; no language model writes them.")
    assert desk.says("The demo writes English only") == is_told
