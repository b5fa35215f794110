"""The script read for the bibles: over a real server, from the choice to what the writer takes."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.events import AnswerMended, ScriptRead
from scriptgen_core.studio import FindingView, Project, Run, Studio, open_studio, that_fill
from tests.fakes.chat_replies import Reply, json_said, refused, said, too_long
from tests.fakes.chat_server import ChatServer
from tests.fakes.waiting import wait_for

SHED = "INT. SHED - NIGHT\n\nMara weighs a coin.\n\nMARA\nTake it out of Ana's tin.\n\nTOM\nYou always say that.\n"
QUAY = "EXT. QUAY - DAY\n\nNobody waits. The tide is out.\n"
TEXT = f"{SHED}\n{QUAY}"
WANT = {"field": "want", "text": "What Ana has saved.", "quote": "take it out of ana's tin", "scene": 1}
ROLE = {"field": "role", "text": "The debtor", "quote": "Mara weighs a coin.", "scene": 1}
TRAIT = {"field": "traits", "text": "exact", "quote": "Mara weighs a coin.", "scene": 1}
INVENTED = {"field": "flaw", "text": "Vain.", "quote": "She looks into every mirror.", "scene": 1}
PREMISE = {"field": "plot.premise", "text": "Mara needs a coin.", "quote": "The tide is out.", "scene": 2}

_numbers = count(1)
Answer = Callable[[], Reply]


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with ChatServer() as running:
        yield running


@pytest.fixture(scope="module")
def variables(tmp_path_factory: pytest.TempPathFactory, server: ChatServer) -> dict[str, str]:
    return {
        "SCRIPTGEN_HOME": str(tmp_path_factory.mktemp("reading")),
        "SCRIPTGEN_PROVIDER": "openai",
        "OPENAI_BASE_URL": server.base_url,
        "OPENAI_API_KEY": "sk-test",
    }


@pytest.fixture(scope="module")
def studio(variables: dict[str, str]) -> Iterator[Studio]:
    """A studio at work whose model is the local server; starting the engine takes seconds: the tests share it."""
    opened = open_studio(load_settings(variables, {}))
    assert opened.start_engine()
    yield opened
    opened.close()


@pytest.fixture
def project(studio: Studio) -> Project:
    """A script with entries made from its cues and headings; no other project asks the same questions."""
    made = studio.stores.projects.create({"title": f"Short Weight {next(_numbers):03}", "log_line": "A coin is short."})
    studio.scripts.save(made.id, 0, TEXT)
    studio.imports.add_entries(made.id, studio.imports.entries_in_script(made.id))
    return made


def plays(server: ChatServer, **answers: Answer | list[Answer]) -> None:
    """The model answers questions about these subjects (``_`` for a space) so, and finds nothing for any other."""
    queues = {
        name.replace("_", " "): deque(each if isinstance(each, list) else [each]) for name, each in answers.items()
    }

    def answer(body: Any, _number: int) -> Reply:
        told = str(body["messages"])
        queue = next((queue for name, queue in queues.items() if f"Read for: {name}\\n" in told), None)
        if queue is None:
            return found()
        return (queue.popleft() if len(queue) > 1 else queue[0])()

    server.responder = answer


def found(*findings: dict[str, Any]) -> Reply:
    return json_said({"findings": findings})


def subject(studio: Studio, project: Project, name: str) -> str:
    return next(each.id for each in studio.readings.subjects(project.id) if each.name == name)


def read(studio: Studio, project: Project, *names: str) -> Run:
    """The run that reads for these subjects, when it has ended."""
    run = studio.runs.read_script(project.id, [subject(studio, project, name) for name in names or ("Mara",)])
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    return studio.stores.runs.get(run.id)


def waiting(studio: Studio, project: Project) -> dict[str, FindingView]:
    return {each.field: each for each in studio.readings.waiting(project.id)}


def mara(studio: Studio, project: Project) -> Any:
    return next(each for each in studio.stores.bibles.bibles(project.id).characters if each.name == "Mara")


def told(studio: Studio, run: Run, kind: type) -> list[Any]:
    return [each.event for each in studio.stores.runs.events(run.id) if isinstance(each.event, kind)]


def questions(server: ChatServer, project: Project) -> list[str]:
    return [str(body["messages"]) for body in server.bodies if project.title in str(body)]


def test_what_the_script_says_waits_with_its_passage_and_changes_nothing(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    """A line that stands nowhere is refused, and the run says so."""
    plays(server, Mara=lambda: found(WANT, INVENTED))
    before = mara(studio, project)
    run = read(studio, project)
    (view,) = studio.readings.waiting(project.id)
    assert (view.field, view.stands, view.text) == ("want", "", "What Ana has saved.")
    assert (view.quote, view.heading) == ("Take it out of Ana's tin.", "INT. SHED - NIGHT")
    assert view.scene
    assert view.scene.number == 0
    (event,) = told(studio, run, ScriptRead)
    assert event.proposals == 1
    assert event.refused == "“She looks into every mirror.” does not stand in the script"
    assert run.message == "1 proposal to decide on Bibles."
    assert mara(studio, project) == before


def test_an_unusable_answer_is_asked_for_once_more(studio: Studio, project: Project, server: ChatServer) -> None:
    plays(server, Mara=[lambda: said("She is nice."), lambda: found(WANT)])
    assert told(studio, read(studio, project), AnswerMended)
    assert "want" in waiting(studio, project)


def test_what_is_taken_is_a_new_version_that_says_why(studio: Studio, project: Project, server: ChatServer) -> None:
    plays(server, Mara=lambda: found(WANT, ROLE, TRAIT))
    run = read(studio, project)
    views = waiting(studio, project)
    studio.readings.take(project.id, [views["want"]])
    entry = mara(studio, project)
    (newest, *_) = studio.stores.bibles.history(entry.id)
    assert (entry.data.want, entry.data.role, entry.data.traits, newest.author) == (WANT["text"], "", (), "model")
    assert newest.reason == "From the script, INT. SHED - NIGHT: “Take it out of Ana's tin.”"
    studio.readings.leave([views["role"]])
    assert list(waiting(studio, project)) == ["traits"]
    assert studio.runs.progress(run.id).run.message == "1 proposal to decide on Bibles."
    studio.readings.take(project.id, [waiting(studio, project)["traits"]])
    assert studio.runs.progress(run.id).run.message == "You have taken 2 of 3 proposals."


def test_what_is_found_for_a_locked_field_waits_until_it_is_unlocked(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, Mara=lambda: found(WANT, ROLE))
    read(studio, project)
    studio.facts.lock(mara(studio, project).id, ["want"])
    assert list(waiting(studio, project)) == ["role"]
    studio.facts.lock(mara(studio, project).id, [])
    assert set(waiting(studio, project)) == {"want", "role"}


def test_what_is_decided_stays_decided_when_the_script_is_read_again(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, Mara=lambda: found(WANT, ROLE))
    read(studio, project)
    views = waiting(studio, project)
    studio.readings.leave([views["role"]])
    studio.readings.take(project.id, [views["want"]])
    studio.stores.bibles.update(mara(studio, project).id, {"want": ""})
    assert read(studio, project).message == "The script says nothing that your bibles do not say already."
    assert waiting(studio, project) == {}


def test_a_filled_field_is_not_among_those_that_fill_and_only_her_choice_replaces_it(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    """Nor is one that she fills after the proposals were shown."""
    studio.stores.bibles.update(mara(studio, project).id, {"role": "The heiress"})
    plays(server, Mara=lambda: found(WANT, ROLE))
    read(studio, project)
    views = waiting(studio, project)
    filling = that_fill(tuple(views.values()))
    assert [each.field for each in filling] == ["want"]
    studio.stores.bibles.update(mara(studio, project).id, {"want": "Her own words."})
    assert studio.readings.take(project.id, filling) == ()
    assert mara(studio, project).data.want == "Her own words."
    assert waiting(studio, project)["want"].stands == "Her own words."
    studio.readings.take(project.id, [waiting(studio, project)["role"]])
    assert mara(studio, project).data.role == "The debtor"


def test_what_is_put_into_a_list_takes_the_place_of_nothing(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    studio.stores.bibles.update(mara(studio, project).id, {"traits": ["late"]})
    plays(server, Mara=lambda: found(TRAIT))
    read(studio, project)
    view = waiting(studio, project)["traits"]
    assert (view.fills, view.adds) == (False, True)
    studio.stores.bibles.update(mara(studio, project).id, {"traits": ["late", "loud"]})
    studio.readings.take(project.id, [view])
    assert mara(studio, project).data.traits == ("late", "loud", "exact")


def test_a_plot_is_made_of_what_is_taken_where_there_was_none(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, Plot_and_theme=lambda: found(PREMISE, {**PREMISE, "field": "plot.ending", "text": "Ebb."}))
    run = read(studio, project, "Plot and theme")
    assert [(step.name, step.state) for step in studio.runs.progress(run.id).steps][-1] == (
        "Plot and theme",
        "complete",
    )
    assert studio.stores.bibles.bibles(project.id).plots == ()
    views = waiting(studio, project)
    studio.readings.take(project.id, [views["premise"]])
    studio.readings.take(project.id, [views["ending"]])
    (plot,) = studio.stores.bibles.bibles(project.id).plots
    assert (plot.version, plot.data.premise, plot.data.ending) == (2, "Mara needs a coin.", "Ebb.")


def test_each_is_read_for_in_the_scenes_that_show_it(studio: Studio, project: Project, server: ChatServer) -> None:
    """Thin is what says less than half; the whole script is read for plot and theme."""
    shown = {each.name: (each.scenes, each.is_thin) for each in studio.readings.subjects(project.id)}
    assert shown == {
        "Mara": (1, True),
        "Tom": (1, True),
        "Shed": (1, True),
        "Quay": (1, True),
        "Plot and theme": (2, True),
    }
    plays(server)
    read(studio, project, "Quay")
    (question,) = questions(server, project)
    assert "The tide is out." in question
    assert "Mara weighs" not in question


def test_a_scene_that_is_the_writer_s_alone_is_not_sent(studio: Studio, project: Project, server: ChatServer) -> None:
    studio.lines.keep_out(project.id, TEXT, TEXT.index("Mara"), off_limits=True)
    assert [each.name for each in studio.readings.subjects(project.id)] == ["Quay", "Plot and theme"]
    plays(server)
    read(studio, project, "Plot and theme")
    assert not any("Mara weighs" in question for question in questions(server, project))


def test_one_that_fails_leaves_the_others_and_resume_reads_what_is_missing(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, Mara=refused, Tom=lambda: found({**ROLE, "quote": "You always say that."}))
    run = read(studio, project, "Mara", "Tom")
    assert run.status == "failed"
    assert run.message.startswith("Mara failed")
    assert [step.state for step in studio.runs.progress(run.id).steps if step.name in ("Mara", "Tom")].count(
        "error"
    ) == 1
    assert len(studio.readings.waiting(project.id)) == 1
    plays(server, Mara=lambda: found(WANT))
    asked = len(questions(server, project))
    studio.runs.resume(run.id)
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    assert studio.stores.runs.get(run.id).status == "finished"
    assert len(studio.readings.waiting(project.id)) == 2
    assert len(questions(server, project)) == asked + 1


def test_a_reading_at_work_is_not_started_twice(studio: Studio, project: Project, server: ChatServer) -> None:
    plays(server, Mara=lambda: found(WANT).after(2))
    ids = [subject(studio, project, "Mara")]
    first = studio.runs.read_script(project.id, ids)
    assert studio.runs.read_script(project.id, ids).id == first.id
    assert studio.runs.at_work(project.id) is None
    wait_for(lambda: not studio.stores.runs.get(first.id).is_active, "the run to end", seconds=60)


def test_reading_for_nobody_is_refused(studio: Studio, project: Project) -> None:
    with pytest.raises(InputError, match="choose for whom"):
        studio.runs.read_script(project.id, [])


def test_the_estimate_is_the_calls_that_are_made(studio: Studio, project: Project, server: ChatServer) -> None:
    plays(server)
    ids = [each.id for each in studio.readings.subjects(project.id)]
    expected = studio.estimates.reading(project.id, ids)
    run = read(studio, project, "Mara", "Tom", "Shed", "Quay", "Plot and theme")
    cost = studio.stores.runs.cost(run.id)
    assert expected.calls == cost.calls == 5
    sent = sum(len(str(m["content"])) for body in server.bodies if project.title in str(body) for m in body["messages"])
    assert expected.input_tokens == pytest.approx(sent / 3.2, rel=0.1)


def test_proposals_are_there_after_a_restart_and_in_a_backup(
    studio: Studio, project: Project, server: ChatServer, variables: dict[str, str]
) -> None:
    plays(server, Mara=lambda: found(WANT, ROLE))
    read(studio, project)
    studio.readings.leave([waiting(studio, project)["role"]])
    again = open_studio(load_settings(variables, {}))
    assert list(waiting(again, project)) == ["want"]
    again.close()
    copy = studio.projects.import_backup(studio.projects.back_up(project.id)).project
    (view,) = studio.readings.waiting(copy.id)
    assert view.entry == mara(studio, copy)
    assert view.scene
    assert view.scene.id != studio.stores.scripts.scenes(project.id)[0].id


def test_a_proposal_says_when_its_line_has_left_the_script(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    plays(server, Mara=lambda: found(WANT))
    read(studio, project)
    revision = studio.scripts.open(project.id).revision
    studio.scripts.save(project.id, revision, TEXT.replace("Ana's tin", "my purse"))
    assert waiting(studio, project)["want"].scene is None


def test_a_script_too_long_for_the_model_fails_in_words(studio: Studio, project: Project, server: ChatServer) -> None:
    plays(server, Mara=too_long)
    run = read(studio, project)
    assert run.status == "failed"
    assert "Prompt too long for the model" in run.message


def test_what_is_asked_is_in_the_form_the_answer_has_to_have(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    """The fields, what the bible holds and the scenes' numbers are told."""
    studio.stores.bibles.update(mara(studio, project).id, {"age": "34"})
    plays(server)
    read(studio, project)
    (question,) = questions(server, project)
    assert "Fields: role, age, look, want" in question
    assert "age: 34" in question
    assert "[Scene 1]" in question
