"""Runs survive: a closed page, Cancel and Resume, a killed server, a second server on the same files."""

import logging
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.events import RunFinished, SceneSaved, StepStarted, describe
from scriptgen_core.orchestrator.budget import Budget
from scriptgen_core.projects.run_storage import ADDRESSES
from scriptgen_core.rewrite.changes import read_draft
from scriptgen_core.studio import GenerationConfig, open_studio
from tests.fakes import chat_replies
from tests.fakes.app_server import AppServer
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.questions import answered, question
from tests.fakes.waiting import wait_for

LOG_LINE = "A retired lift inspector finds a floor that is on no drawing of the tower he signed off."


@pytest.fixture(scope="module")
def server():
    with ChatServer() as running:
        yield running


@pytest.fixture
def chat_server(server):
    """The module's server, as if it were new."""
    server.responder = ModelScript()
    server.requests.clear()
    return server


def environment(home, server):
    return {
        "SCRIPTGEN_HOME": str(home),
        "OPENAI_BASE_URL": server.base_url,
        "OPENAI_API_KEY": "sk-test",
        "SCRIPTGEN_RETRY_BASE_DELAY": "0.01",
    }


@pytest.fixture(scope="module")
def settings(server, tmp_path_factory):
    return load_settings(environment(tmp_path_factory.mktemp("engine"), server), {})


@pytest.fixture(scope="module")
def started(settings):
    """A studio at work; starting and stopping the engine takes seconds, so that the tests share one."""
    opened = open_studio(settings)
    assert opened.start_engine()
    yield opened
    opened.close()


@pytest.fixture
def running(started, chat_server):
    chat_server.responder = ModelScript()
    return started


_floors = count(13)


def new_project(studio, *, approval=False):
    """A project whose log line no other test has, so that no answer comes from the cache."""
    fields = {"title": "Thirteen", "log_line": f"{LOG_LINE} It is floor {next(_floors)}.", "approval": approval}
    return studio.stores.projects.create(fields)


def config(**values):
    return GenerationConfig(**{"auto_rewrite": False, **values})


def finished(studio, run, status="finished", seconds=30):
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=seconds)
    ended = studio.stores.runs.get(run.id)
    assert ended.status == status, ended.message
    return ended


def saved_scenes(studio, run):
    return [e.event for e in studio.stores.runs.events(run.id) if isinstance(e.event, SceneSaved)]


def test_a_queued_run_writes_its_scenes_and_its_events_stay(running):
    project = new_project(running)
    run = running.runs.generate(project.id, config())
    finished(running, run)
    assert all(scene.draft for scene in running.stores.scripts.scenes(project.id))
    progress = running.runs.progress(run.id)
    assert [step.name for step in progress.steps][:3] == ["Model", "Bibles", "Outline"]
    assert {step.state for step in progress.steps} == {"complete"}
    assert (progress.planned_scenes, progress.finished_scenes) == (3, 3)


def test_no_scene_is_written_whose_card_is_not_approved(running):
    project = new_project(running, approval=True)
    first = running.runs.generate(project.id, config())
    assert "approve" in finished(running, first, "waiting").message
    scenes = running.stores.scripts.scenes(project.id)
    assert [scene.draft for scene in scenes] == [None] * 3
    running.stores.scripts.approve(project.id, [scenes[0].id, scenes[2].id])
    finished(running, running.runs.generate(project.id, config()))
    written = [bool(scene.draft) for scene in running.stores.scripts.scenes(project.id)]
    assert written == [True, False, True]


def test_a_scene_picked_by_itself_is_not_written_without_approval_either(running):
    project = new_project(running, approval=True)
    finished(running, running.runs.prepare(project.id, config(scene_count=2)))
    scene = running.stores.scripts.scenes(project.id)[0]
    run = running.runs.generate(project.id, config(), [scene.id])
    assert "approved" in finished(running, run, "failed").message
    assert running.stores.scripts.scene(scene.id).draft is None


def test_a_second_run_on_a_busy_project_is_refused(running, chat_server):
    chat_server.responder = ModelScript(delay=0.3)
    project = new_project(running)
    run = running.runs.generate(project.id, config())
    with pytest.raises(InputError, match="still at work"):
        running.runs.generate(project.id, config())
    running.runs.cancel(run.id)
    finished(running, run, "paused")


def test_two_clicks_at_once_start_one_run(running):
    project = new_project(running)

    def click(_):
        try:
            return running.runs.generate(project.id, config())
        except InputError:
            return None

    with ThreadPoolExecutor(4) as pool:
        runs = [run for run in pool.map(click, range(4)) if run]
    assert len(runs) == 1
    finished(running, runs[0])


def test_a_long_run_does_not_keep_another_writers_scene_waiting(running, chat_server):
    chat_server.responder = ModelScript(delay=0.2)
    long = write_scenes(running, carded_project(running, 120))
    wait_for(lambda: bool(saved_scenes(running, long)), "a first scene", seconds=30)
    short = write_scenes(running, carded_project(running, 1))
    finished(running, short)
    assert len(saved_scenes(running, long)) < 80
    running.runs.cancel(long.id)
    finished(running, long, "paused")


def test_cancel_stops_before_the_next_call_and_resume_asks_nothing_that_was_answered(running, chat_server):
    chat_server.responder = ModelScript(delay=0.05)
    project = new_project(running)
    run = running.runs.generate(project.id, config(scene_count=4))
    wait_for(lambda: bool(saved_scenes(running, run)), "a first scene")
    running.runs.cancel(run.id)
    finished(running, run, "paused")
    known, asked_before = answered(running, run), len(chat_server.bodies)
    running.runs.resume(run.id)
    finished(running, run)
    assert all(scene.draft for scene in running.stores.scripts.scenes(project.id))
    assert known
    assert known <= {question(body) for body in chat_server.bodies[:asked_before]}
    assert not known & {question(body) for body in chat_server.bodies[asked_before:]}


def test_calls_that_cancel_cuts_off_are_counted_and_said_to_be_perhaps_charged_for(running, chat_server):
    """The message says what this stop cut off, the count is of the whole run."""
    play = ModelScript()
    stalled = chat_replies.Reply("It is late.", fault="stalled")
    chat_server.responder = lambda request, n: stalled if n > 4 else play(request, n)
    run = running.runs.generate(new_project(running).id, config())
    wait_for(lambda: len(chat_server.requests) > 4, "a call that is not answered to its end")
    running.runs.cancel(run.id)
    message = finished(running, run, "paused").message
    cut_off = len(chat_server.requests) - 4
    assert running.runs.progress(run.id).cut_off_calls == cut_off
    said = "1 call was cut off; the provider may charge for it." if cut_off == 1 else f" {cut_off} calls were cut off;"
    assert said in message
    chat_server.responder = play
    running.runs.resume(run.id)
    assert "cut off" not in finished(running, run).message
    assert running.runs.progress(run.id).cut_off_calls == cut_off


def test_a_step_that_fails_says_so_keeps_the_rest_and_offers_resume(running, chat_server):
    play = ModelScript()
    chat_server.responder = lambda request, n: chat_replies.unauthorized() if n > 4 else play(request, n)
    project = new_project(running)
    run = running.runs.generate(project.id, config())
    message = finished(running, run, "failed").message
    assert "Authentication error" in message
    assert "What was written is saved" in message
    answered = {question(body) for body in chat_server.bodies[:4]}
    asked_before = len(chat_server.bodies)
    chat_server.responder = play
    running.runs.resume(run.id)
    finished(running, run)
    assert not answered & {question(body) for body in chat_server.bodies[asked_before:]}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (chat_replies.unauthorized(), "Authentication error"),
        (chat_replies.server_error(503), "Server error (503)"),
        (chat_replies.dropped(), "No connection"),
        (chat_replies.said("Happy to help!"), "Unreadable reply"),
        (chat_replies.out_of_quota(), "Quota used up"),
    ],
)
def test_whatever_the_provider_does_earlier_scenes_stay_and_resume_goes_on(running, chat_server, fault, words):
    play = ModelScript()
    project = new_project(running)
    finished(running, running.runs.generate(project.id, config(scene_count=1)))
    chat_server.responder = lambda _request, _number: fault
    run = running.runs.generate(project.id, config(scene_count=1))
    message = finished(running, run, "failed").message
    assert words in message
    assert "What was written is saved" in message
    assert running.stores.scripts.scenes(project.id)[0].draft
    chat_server.responder = play
    running.runs.resume(run.id)
    finished(running, run)
    assert [bool(scene.draft) for scene in running.stores.scripts.scenes(project.id)] == [True, True]


def test_a_scene_whose_page_is_saved_is_told_as_written_and_resume_asks_for_its_notes_again(running, chat_server):
    play, critique = ModelScript(), chat_replies.unauthorized()

    def played(request, number):
        wanted = request["response_format"]["json_schema"]["name"]
        return critique if wanted == "CritiqueReply" else play(request, number)

    chat_server.responder = played
    project = new_project(running)
    run = running.runs.generate(project.id, config(scene_count=1))
    message = finished(running, run, "failed").message
    assert message.startswith("Scene 1 is written; the dramaturge's notes failed: Authentication error")
    assert message.endswith("What was written is saved; what failed can be tried again.")
    draft = running.stores.scripts.scenes(project.id)[0].draft
    assert draft
    critique = chat_replies.json_said({"notes": [{"aspect": "pacing", "question": "What if it began later?"}]})
    running.runs.resume(run.id)
    finished(running, run)
    assert running.stores.scripts.scenes(project.id)[0].draft == draft
    assert running.stores.reviews.notes(project.id)


def test_a_rewrite_that_fails_leaves_the_scene_written(running, chat_server):
    play = ModelScript()

    def no_rewrite(request, number):
        wanted = request["response_format"]["json_schema"]["name"]
        if wanted == "CritiqueReply":
            return chat_replies.json_said({"notes": [{"aspect": "pacing", "question": "What if it began later?"}]})
        return chat_replies.unauthorized() if wanted == "RewriteReply" else play(request, number)

    chat_server.responder = no_rewrite
    project = new_project(running)
    run = running.runs.generate(project.id, config(scene_count=1, auto_rewrite=True))
    message = finished(running, run, "failed").message
    assert message.startswith("Scene 1 is written; its automatic rewrite failed: Authentication error")
    assert message.endswith("What was written is saved; what failed can be tried again.")


def test_a_scene_without_a_page_has_failed(running, chat_server):
    play = ModelScript()

    def no_page(request, number):
        wanted = request["response_format"]["json_schema"]["name"]
        return chat_replies.json_said({"turn": "None."}) if wanted == "DirectorReply" else play(request, number)

    chat_server.responder = no_page
    project = new_project(running)
    run = running.runs.generate(project.id, config(scene_count=1))
    message = finished(running, run, "failed").message
    assert message.startswith("Scene 1 failed: Unreadable reply: it left out the page.")
    lines = [describe(logged.event) for logged in running.stores.runs.events(run.id)]
    assert any(line.startswith("⚠️ Scene 1 dialogue: the answer was not usable (it left out the") for line in lines)
    assert "❌ Scene 1 dialogue: the second answer was not usable either (it left out the page)" in lines


def test_a_run_whose_address_has_changed_before_its_first_call_sends_nothing(running, chat_server):
    """As when another process has queued it that reaches the provider elsewhere."""
    project = new_project(running)
    asked_before = len(chat_server.requests)
    values = {"generation": config().to_json(), ADDRESSES: {"openai": "https://api.openai.com"}}
    lineup = running.providers.lineup()
    run = running.stores.runs.create(project.id, "generate", "Elsewhere", values, lineup=lineup)
    running.queue.put(run)
    message = finished(running, run, "paused").message
    assert message.startswith("Paused: this run was started with https://api.openai.com. The server now uses http://1")
    assert len(chat_server.requests) == asked_before
    assert not [e for e in running.stores.runs.events(run.id) if isinstance(e.event, StepStarted)]


def test_an_attempt_that_is_repeated_when_the_run_has_gone_on_neither_works_nor_ends_it(running, caplog):
    """As when a kill comes before the engine has noted that a paused attempt is over, and then Resume."""
    caplog.set_level(logging.INFO, "scriptgen.engine")
    project, lineup = new_project(running), running.providers.lineup()
    first = running.stores.runs.create(
        project.id, "generate", "Twice", {"generation": config().to_json()}, lineup=lineup
    )
    running.stores.runs.set_status(first.id, "paused")
    second = running.stores.runs.reopen(first.id, lineup)
    running.queue.put(first)
    wait_for(lambda: f"[Run] {first.id} is over" in caplog.messages, "the first attempt to be repeated")
    assert running.stores.runs.get(first.id).status == "queued"
    assert running.stores.runs.events(first.id) == ()
    running.queue.put(second)
    finished(running, second)
    assert len(saved_scenes(running, second)) == 3


def test_resume_asks_the_provider_that_is_chosen_now(running, chat_server):
    chat_server.responder = lambda _request, _number: chat_replies.unauthorized()
    project = new_project(running)
    run = running.runs.generate(project.id, config(scene_count=1))
    finished(running, run, "failed")
    asked_before = len(chat_server.requests)
    running.providers.choose("demo")
    try:
        running.runs.resume(run.id)
        finished(running, run)
    finally:
        running.providers.choose("openai")
    assert len(chat_server.requests) == asked_before
    assert running.stores.runs.get(run.id).provider == "demo"


def test_an_edit_of_the_writers_is_never_overwritten_by_a_rewrite_of_the_machine(running, chat_server):
    play = ModelScript()
    project = new_project(running)
    hand_text = "INT. MY OWN PLACE - NIGHT\n\nMine.\n"

    def edit_while_the_machine_rewrites(request, number):
        wanted = request["response_format"]["json_schema"]["name"]
        if wanted == "CritiqueReply":
            return chat_replies.json_said({"notes": [{"aspect": "pacing", "question": "What if it began later?"}]})
        if wanted == "RewriteReply":
            opened = running.scripts.open(project.id)
            running.scripts.save(project.id, opened.revision, hand_text)
            note = re.search(r"\[([0-9a-f]{12})\]", request["messages"][-1]["content"])[1]
            change = {"note_id": note, "first": 1, "last": 1, "fountain": "A lift stops between floors."}
            return chat_replies.json_said({"changes": [change]})
        return play(request, number)

    chat_server.responder = edit_while_the_machine_rewrites
    run = running.runs.generate(project.id, GenerationConfig(scene_count=1, rewrite_iterations=1))
    finished(running, run)
    assert running.scripts.open(project.id).text.strip() == hand_text.strip()
    assert len(running.stores.reviews.proposals(project.id)) == 1


def test_a_rewrite_becomes_a_proposal_for_the_writer(running, chat_server):
    project = new_project(running)
    finished(running, running.runs.generate(project.id, config(scene_count=1)))
    scene = running.stores.scripts.scenes(project.id)[0]
    change = {"first": 1, "last": 1, "fountain": "A lift stops between floors."}

    def answer_the_note(request, _number):
        note = re.search(r"\[([0-9a-f]{12})\]", request["messages"][-1]["content"])[1]
        return chat_replies.json_said({"changes": [{"note_id": note, **change}]})

    chat_server.responder = answer_the_note
    run = running.runs.request_rewrite(project.id, scene.id, "Begin on the lift.")
    finished(running, run)
    view = running.reviews.open_proposals(project.id)[0]
    assert view.closed == ()
    assert view.changes
    assert running.stores.scripts.scene(scene.id).draft == scene.draft


def test_a_rewrite_leaves_a_locked_line_alone_and_say_so(running, chat_server):
    project = new_project(running)
    first = running.runs.generate(project.id, config(scene_count=1))
    finished(running, first)
    opened = running.scripts.open(project.id)
    scene, draft = opened.scenes[0], read_draft(opened.text)
    line = draft.elements[1].source.line
    running.scripts.save(project.id, opened.revision, opened.text, locked=[line])
    asked = []

    def change_the_locked_line(request, _number):
        asked.append(request["messages"][-1]["content"])
        note = re.search(r"\[([0-9a-f]{12})\]", asked[-1])[1]
        change = {"note_id": note, "first": 1, "last": 1, "fountain": "A lift stops between floors."}
        return chat_replies.json_said({"changes": [change]})

    chat_server.responder = change_the_locked_line
    run = running.runs.request_rewrite(project.id, scene.id, "Begin on the lift.")
    finished(running, run)
    (proposal,) = running.stores.reviews.of_run(run.id)
    assert proposal.changes == ()
    assert "locked line" in proposal.refused[0]
    assert "[1] LOCKED" in asked[0]


def test_a_second_engine_on_the_same_files_only_queues(running, settings):
    other = open_studio(settings)
    assert not other.start_engine()
    project = new_project(other)
    run = other.runs.generate(project.id, config(scene_count=1))
    finished(running, run)
    other.close()


def test_a_killed_server_finishes_the_run_at_the_next_start_without_a_browser(chat_server, tmp_path):
    chat_server.responder = ModelScript(delay=0.1)
    surroundings = environment(tmp_path / "home", chat_server)
    studio = open_studio(load_settings(surroundings, {}))
    project = new_project(studio)
    with AppServer(tmp_path / "home", surroundings) as server:
        run = studio.runs.generate(project.id, config(scene_count=5))
        wait_for(lambda: bool(saved_scenes(studio, run)), "a first scene", seconds=30)
        server.kill()
        assert studio.stores.runs.get(run.id).is_active
        server.start()
        finished(studio, run, seconds=60)
    assert all(scene.draft for scene in studio.stores.scripts.scenes(project.id))
    assert [scene.draft.number for scene in studio.stores.scripts.scenes(project.id)] == [1] * 5
    assert sum(isinstance(e.event, RunFinished) for e in studio.stores.runs.events(run.id)) == 1
    in_flight_at_the_kill = 8
    assert len(paid_twice(chat_server)) <= in_flight_at_the_kill
    studio.close()


def test_a_run_goes_on_at_another_address_only_when_the_writer_resumes_it(chat_server, tmp_path):
    """The server is killed and starts again with another OPENAI_BASE_URL."""
    chat_server.responder = ModelScript(delay=0.1)
    home = tmp_path / "home"
    studio = open_studio(load_settings(environment(home, chat_server), {}))
    project = new_project(studio)
    with (
        ChatServer(ModelScript(), models=("other",)) as other,
        AppServer(home, environment(home, chat_server)) as server,
    ):
        run = studio.runs.generate(project.id, config(scene_count=5))
        wait_for(lambda: bool(saved_scenes(studio, run)), "a first scene", seconds=30)
        server.kill()
        server.environment = environment(home, other)
        server.start()
        message = finished(studio, run, "paused").message
        assert f"was started with http://{chat_server.host}. The server now uses http://{other.host}," in message
        assert "Press Resume to go on there; or change OPENAI_BASE_URL back" in message
        assert other.requests == []
        now = open_studio(load_settings(server.environment, {}))
        now.runs.resume(run.id)
        finished(now, run)
        assert {body["model"] for body in other.bodies} == {"other"}
        assert all(scene.draft for scene in now.stores.scripts.scenes(project.id))
        now.close()
    studio.close()


def test_a_second_server_takes_over_when_the_first_one_is_gone(chat_server, tmp_path):
    chat_server.responder = ModelScript(delay=0.1)
    surroundings = environment(tmp_path / "home", chat_server)
    studio = open_studio(load_settings(surroundings, {}))
    project = new_project(studio)
    with AppServer(tmp_path / "home", surroundings) as first, AppServer(tmp_path / "home", surroundings) as second:
        run = studio.runs.generate(project.id, config(scene_count=3))
        wait_for(lambda: bool(saved_scenes(studio, run)), "a first scene", seconds=30)
        first.kill()
        finished(studio, run, seconds=60)
        later = studio.runs.generate(project.id, config(scene_count=1))
        finished(studio, later)
        assert second.log.read_text().count("takes over when it ends") == 1
    assert "takes over" not in first.log.read_text()
    studio.close()


def test_a_run_pauses_at_its_budget_and_resume_with_a_higher_one_pays_nothing_twice(running, chat_server):
    project = new_project(running)
    running.providers.choose_budget(Budget(tokens=3000))
    try:
        run = running.runs.generate(project.id, config())
    finally:
        running.providers.choose_budget(Budget())
    assert "at its budget of 3,000 tokens" in finished(running, run, "paused").message
    running.runs.resume(run.id, Budget(tokens=10**7))
    finished(running, run)
    assert all(scene.draft for scene in running.stores.scripts.scenes(project.id))
    assert paid_twice(chat_server) == []


def paid_twice(chat_server):
    """Questions that were asked more than once."""
    return [asked for asked, times in Counter(map(question, chat_server.bodies)).items() if times > 1]
