"""Asking at the line: from a place in the text to a proposal, over a real server, and scenes that are left alone."""

import json
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from threading import Event

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, ModelRef, token_estimate
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.events import AnswerMended, AttemptFailed, SceneSkipped
from scriptgen_core.core.events import Event as Told
from scriptgen_core.core.line_asking import LineRequest
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import GenerationConfig, Project, ProposalView, Run, Studio, open_studio
from tests.fakes.chat_replies import Reply, json_said, refused, said, server_error
from tests.fakes.chat_server import ChatServer
from tests.fakes.waiting import wait_for

SHED = "INT. SHED - NIGHT\n\nDov weighs a coin. 🪙\n\nDOV\nIt's short.\n\nANA\nWeigh it again.\n"
QUAY = "EXT. QUAY - DAY\n\nNobody waits.\n"
TEXT = f"{SHED}\n{QUAY}"
FIVE = [{"differs": word, "fountain": f"{word}."} for word in ("Guarded", "Dry", "Halfway", "Nearly", "Open")]

_numbers = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with ChatServer() as running:
        yield running


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, server: ChatServer) -> Iterator[Studio]:
    """A studio at work whose model is the local server; starting the engine takes seconds: the tests share it."""
    variables = {
        "SCRIPTGEN_HOME": str(tmp_path_factory.mktemp("lines")),
        "SCRIPTGEN_PROVIDER": "openai",
        "OPENAI_BASE_URL": server.base_url,
        "OPENAI_API_KEY": "sk-test",
    }
    opened = open_studio(load_settings(variables, {}))
    assert opened.start_engine()
    yield opened
    opened.close()


@pytest.fixture
def project(studio: Studio, server: ChatServer) -> Project:
    """Two scenes typed by hand, without cards; no other project asks the same questions."""
    server.responder = lambda _body, _number: five()
    made = studio.stores.projects.create({"title": f"Short Weight {next(_numbers):03}", "log_line": "A coin is short."})
    studio.scripts.save(made.id, 0, TEXT)
    return made


def asked(studio: Studio, project: Project, words: str, ask: str = "alternatives") -> Run:
    start = TEXT.index(words)
    return studio.lines.ask(project.id, TEXT, start, start + len(words), ask, "from guarded to open")


def ended(studio: Studio, run: Run) -> Run:
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    return studio.stores.runs.get(run.id)


def answered(studio: Studio, project: Project) -> ProposalView:
    run = ended(studio, asked(studio, project, "Weigh it again."))
    assert run.status == "finished", run.message
    (view,) = studio.lines.waiting(project.id)
    return view


def plays(server: ChatServer, project: Project, *answers: Callable[[], Reply]) -> None:
    """The model gives these answers to questions of the project, the last one on and on; any other question is fine."""
    left = deque(answers)

    def answer(body: object, _number: int) -> Reply:
        if project.title not in str(body):
            return json_said({"options": FIVE})
        return (left.popleft() if len(left) > 1 else left[0])()

    server.responder = answer


def five() -> Reply:
    return json_said({"options": FIVE})


def edits(studio: Studio, project: Project, text: str) -> Callable[[], Reply]:
    """An answer during which the writer saves this text."""

    def answer() -> Reply:
        studio.scripts.save(project.id, studio.scripts.open(project.id).revision, text)
        return five()

    return answer


def events(studio: Studio, run: Run) -> list[Told]:
    return [each.event for each in studio.stores.runs.events(run.id)]


def request_of(run: Run) -> LineRequest:
    assert run.lines
    return run.lines


@pytest.mark.parametrize(
    ("words", "ask", "span"),
    [
        ("short", "cut", (3, 4)),
        ("SHED - NIGHT\n\nDov weighs", "tighten", (1, 2)),
        ("coin. 🪙\n\nDOV\nIt's", "status", (1, 4)),
        ("again.\n\n", "cut", (5, 6)),
        ("ANA", "alternatives", (4, 6)),
        ("Dov weighs", "continue", (2, 2)),
        ("DOV", "continue", (4, 4)),
        ("INT. SHED", "continue", (1, 1)),
    ],
)
def test_what_is_selected_is_asked_about_in_whole_elements(
    studio: Studio, project: Project, words: str, ask: str, span: tuple[int, int]
) -> None:
    request = request_of(asked(studio, project, words, ask))
    assert (request.start, request.end, request.ask) == (*span, ask)


@pytest.mark.parametrize(
    ("words", "reason"),
    [("again.\n\nEXT. QUAY - DAY\n\nNobody", "lines of one scene"), ("INT. SHED", "below the scene heading")],
)
def test_a_selection_without_lines_of_one_scene_is_refused(
    studio: Studio, project: Project, words: str, reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        asked(studio, project, words)


def test_of_two_scenes_with_the_same_words_the_one_at_the_place_is_meant(studio: Studio) -> None:
    project = studio.stores.projects.create({"title": "Twice", "log_line": "Twice."})
    text = f"{QUAY}\n{SHED}\n{QUAY}"
    studio.scripts.save(project.id, 0, text)
    at = text.rindex("Nobody waits.")
    run = studio.lines.ask(project.id, text, at, at + 6, "tighten")
    assert run.planned == (studio.stores.scripts.scenes(project.id)[2].id,)


def test_a_text_that_is_not_the_stored_one_is_not_asked_about(studio: Studio, project: Project) -> None:
    with pytest.raises(InputError, match="Select the lines again"):
        studio.lines.ask(project.id, TEXT.replace("a coin", "two coins"), 25, 30, "cut")


def test_the_third_alternative_can_be_taken_and_is_the_model_s(studio: Studio, project: Project) -> None:
    """Its author has not been edited by the writer; a wording of her own has."""
    view = answered(studio, project)
    (each,) = view.changes
    assert [(w.differs, w.text) for w in each.change.wordings] == [(o["differs"], o["fountain"]) for o in FIVE]
    assert each.note
    assert each.note.text == "Alternatives: from guarded to open"
    assert studio.scripts.open(project.id).text == TEXT
    draft = studio.reviews.apply(view.proposal.id, {each.change.id: "accept"}, {each.change.id: "Halfway."})
    assert draft
    assert draft.text.rstrip() == SHED.replace("Weigh it again.", "Halfway.").rstrip()
    assert [author.edited for author, _ in draft.authors if author.kind == "model"] == [False]
    studio.reviews.undo(view.proposal.id)
    own = studio.reviews.apply(view.proposal.id, {each.change.id: "accept"}, {each.change.id: "Mine."})
    assert own
    assert [author.edited for author, _ in own.authors if author.kind == "model"] == [True]


def test_an_unusable_answer_and_a_failing_server_are_told_and_tried_again(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, project, server_error, lambda: said("Sure!"), five)
    view = answered(studio, project)
    told = events(studio, studio.stores.runs.get(view.proposal.run_id or ""))
    assert any(isinstance(each, AttemptFailed) for each in told)
    assert any(isinstance(each, AnswerMended) for each in told)


def test_a_refusal_ends_the_run_in_words_and_changes_nothing(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, project, refused)
    run = ended(studio, asked(studio, project, "Weigh it again."))
    assert (run.status, studio.lines.waiting(project.id)) == ("failed", ())
    assert "I can't help with that" in run.message
    assert studio.scripts.open(project.id).text == TEXT


def test_a_page_that_is_right_is_said_to_be(studio: Studio, project: Project, server: ChatServer) -> None:
    plays(server, project, lambda: json_said({"no_change": "It cannot be shorter."}))
    run = ended(studio, asked(studio, project, "Weigh it again.", "cut"))
    assert run.message == "No change is proposed. It cannot be shorter."


def test_an_answer_to_lines_that_moved_meanwhile_goes_along(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, project, edits(studio, project, TEXT.replace("DOV\n", "Rain.\n\nDOV\n")))
    ended(studio, asked(studio, project, "Weigh it again."))
    (view,) = studio.lines.waiting(project.id)
    assert (view.changes[0].change.start, view.closed) == (6, ())


def test_an_answer_to_lines_that_were_edited_meanwhile_is_closed(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    """It is not offered to be asked again: the writer selects the new lines."""
    plays(server, project, edits(studio, project, TEXT.replace("Weigh it again.", "Weigh it twice.")))
    ended(studio, asked(studio, project, "Weigh it again."))
    (view,) = studio.lines.waiting(project.id)
    assert (len(view.closed), view.changes, view.askable) == (1, (), ())


def test_a_question_that_is_being_answered_is_not_asked_twice(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    """A save that is sent again asks again; once there is an answer, the same question is a new one."""
    may_answer = Event()

    def answer() -> Reply:
        may_answer.wait(20)
        return five()

    plays(server, project, answer)
    first = asked(studio, project, "Weigh it again.")
    assert asked(studio, project, "Weigh it again.").id == first.id
    assert asked(studio, project, "Weigh it again.", "cut").id != first.id
    may_answer.set()
    ended(studio, first)
    assert asked(studio, project, "Weigh it again.").id != first.id


def test_a_scene_that_is_being_written_is_not_asked_about(studio: Studio, project: Project) -> None:
    scenes = studio.stores.scripts.scenes(project.id)
    config = {"scene_ids": [scene.id for scene in scenes]}
    run = studio.stores.runs.create(project.id, "generate", "Script", config, lineup=Lineup(ModelRef("openai")))
    studio.stores.runs.mark_done(run.id, scenes[1].id)
    with pytest.raises(InputError) as refusal:
        asked(studio, project, "Weigh it again.")
    assert refusal.value.sentence == "The scene is being written at the moment. Ask when that is done."
    assert asked(studio, project, "Nobody waits.").is_active
    studio.stores.runs.set_status(run.id, "finished")


def test_a_question_that_is_done_again_asks_the_same_lines(studio: Studio, project: Project) -> None:
    """The scene has to have a card, as for every run that is done again."""
    scene = studio.stores.scripts.scenes(project.id)[0]
    studio.stores.scripts.save_card(scene.id, OutlineCard(description="A coin.", place="Shed"), base_version=0)
    first = ended(studio, asked(studio, project, "Weigh it again.", "cut"))
    again = studio.runs.run_again(first.id, "rewrite")
    assert again.lines == first.lines


def test_a_scene_that_is_yours_alone_is_refused_and_let_in_again(studio: Studio, project: Project) -> None:
    studio.lines.keep_out(project.id, TEXT, TEXT.index("Dov"), off_limits=True)
    assert studio.scripts.open(project.id).yours == (0,)
    scene = studio.stores.scripts.scenes(project.id)[0]
    with pytest.raises(InputError) as refusal:
        asked(studio, project, "Weigh it again.")
    assert refusal.value.sentence == "The scene is yours alone. Let the machine in again on Script first."
    with pytest.raises(InputError, match="yours alone"):
        studio.runs.request_rewrite(project.id, scene.id, "Shorter.")
    studio.lines.keep_out(project.id, TEXT, TEXT.index("Dov"), off_limits=False)
    assert asked(studio, project, "Weigh it again.").is_active


def test_a_scene_forbidden_while_it_is_asked_about_gets_no_proposal(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    scene = studio.stores.scripts.scenes(project.id)[0]

    def forbid() -> Reply:
        studio.stores.scripts.keep_out(scene.id, off_limits=True)
        return five()

    plays(server, project, forbid)
    run = ended(studio, asked(studio, project, "Weigh it again."))
    assert studio.lines.waiting(project.id) == ()
    assert run.message == "The scene is left as it is: you keep the machine out of it."


def test_a_run_skips_a_scene_that_is_yours_alone_and_says_so(studio: Studio, server: ChatServer) -> None:
    """Neither the plan nor a run that was given the scene before writes it; nobody is asked anything."""
    project = studio.stores.projects.create({"title": "Nobody Writes", "log_line": "A coin.", "approval": False})
    cards = [OutlineCard(description="They weigh.", place="Shed")]
    (scene_id,) = studio.stores.scripts.add_cards(project.id, cards, author="writer")
    for kind in ("character", "plot", "setting", "theme"):
        studio.stores.bibles.create_entry(kind, {"name": "Shed"}, project_id=project.id)
    config = GenerationConfig(scene_count=1, use_existing_bibles=True)
    studio.stores.scripts.keep_out(scene_id, off_limits=True)
    run = ended(studio, studio.runs.generate(project.id, config, [scene_id]))
    assert any(isinstance(each, SceneSkipped) for each in events(studio, run))
    assert run.message == "1 scene left as it is: you keep the machine out."
    assert not any("Nobody Writes" in str(body) for body in server.bodies)
    plan = studio.estimates.estimate(project.id, config).plan
    assert ([scene.id for scene in plan.kept_out], plan.scenes) == ([scene_id], ())


def test_wordings_and_scenes_of_one_s_own_are_in_a_backup(studio: Studio, project: Project) -> None:
    before = answered(studio, project)
    studio.lines.keep_out(project.id, TEXT, TEXT.index("Nobody"), off_limits=True)
    copy = studio.projects.import_backup(studio.projects.back_up(project.id)).project
    (after,) = studio.lines.waiting(copy.id)
    assert after.changes[0].change.texts == before.changes[0].change.texts
    assert [scene.off_limits for scene in studio.stores.scripts.scenes(copy.id)] == [False, True]


def test_the_request_is_stored_as_it_was_made(studio: Studio, project: Project) -> None:
    request = request_of(asked(studio, project, "Weigh it again."))
    assert LineRequest(**json.loads(json.dumps(request.to_json()))) == request


def test_a_question_s_estimate_is_one_call_as_long_as_the_one_made(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    """To a tenth: what the lines are and what is known of their scene is told once it is known."""
    expected = studio.estimates.question(project.id)
    answered(studio, project)
    question = next(body for body in server.bodies if project.title in str(body))
    asked_for = sum(len(message["content"]) for message in question["messages"])
    assert expected.calls == 1
    assert 0.9 * token_estimate(asked_for) < expected.input_tokens < 1.1 * token_estimate(asked_for)
