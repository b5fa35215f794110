"""Sources adapted batch by batch in one running conversation, over a real server."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import token_estimate
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.events import AttemptFailed, StepFailed, Throttled
from scriptgen_core.core.sources import Batch, Passage
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.studio import Project, Run, Studio, open_studio
from tests.fakes.adapting_model import SUMMARY, adapting, answers_in, first_scene, last_batch
from tests.fakes.chat_replies import Reply, rate_limited, said, server_error
from tests.fakes.chat_server import ChatServer
from tests.fakes.waiting import wait_for

HOUND = Path(__file__).parents[3] / "shared" / "corpus" / "public-domain" / "hound-of-the-baskervilles.txt"

_numbers = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with ChatServer(adapting) as running:
        yield running


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, server: ChatServer) -> Iterator[Studio]:
    """A studio at work whose model is the local server; starting the engine takes seconds: the tests share it."""
    variables = {
        "SCRIPTGEN_HOME": str(tmp_path_factory.mktemp("adapting")),
        "SCRIPTGEN_PROVIDER": "openai",
        "OPENAI_BASE_URL": server.base_url,
        "SCRIPTGEN_BATCH_PAUSE": "0.01",
        "SCRIPTGEN_RETRY_BASE_DELAY": "0.01",
        "SCRIPTGEN_CONTEXT_TOKENS": "20000",
    }
    opened = open_studio(load_settings(variables, {}))
    assert opened.start_engine()
    yield opened
    opened.close()


@pytest.fixture
def project(studio: Studio, server: ChatServer) -> Project:
    server.responder = adapting
    return studio.stores.projects.create({"title": f"Moor {next(_numbers)}", "log_line": "A hound is heard."})


def planned(studio: Studio, project: Project, count: int, words: int = 40) -> list[str]:
    """A plan of so many batches of so many words each; what each of them says, under its title."""
    texts = [" ".join(f"{project.title}-{batch}-{word}" for word in range(words)) for batch in range(1, count + 1)]
    batches = [Batch((Passage(0, at, f"Chapter {at + 1}", text, 0, len(text)),)) for at, text in enumerate(texts)]
    studio.stores.sources.set_plan(project.id, batches)
    return [f"Chapter {at}\n\n{text}" for at, text in enumerate(texts, 1)]


def adapted(studio: Studio, project: Project) -> Run:
    """The run that adapts all that is not adapted, when it has ended."""
    run = studio.runs.adapt(project.id)
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=60)
    return studio.stores.runs.get(run.id)


def requests(server: ChatServer, project: Project) -> list[Any]:
    return [body for body in server.bodies if project.title in str(body)]


def order(studio: Studio, project: Project) -> list[int]:
    """The batch (from 1; the opening is 0) that each scene of the script is from, in order."""
    origins = studio.stores.sources.origins(project.id)
    return [origins[scene.id].batch.position + 1 for scene in studio.stores.scripts.scenes(project.id)]


def failing(turn: Callable[[str], bool], reply: Callable[[], Reply]) -> Callable[[Any, int], Reply]:
    """The model, but turns that say this are answered so."""
    return lambda body, number: reply() if turn(body["messages"][-1]["content"]) else adapting(body, number)


def told(studio: Studio, run: Run, kind: type) -> list[Any]:
    return [each.event for each in studio.stores.runs.events(run.id) if isinstance(each.event, kind)]


def test_every_batch_is_asked_in_order_with_all_turns_before_it_and_the_opening_comes_first(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    texts = planned(studio, project, 4)
    run = adapted(studio, project)
    assert run.message == "4 batches adapted with its opening: 9 scenes. Read them on Script."
    asked = requests(server, project)
    assert [last_batch(body["messages"][-1]["content"]) for body in asked[:4]] == texts
    assert [first_scene(body["messages"][-1]["content"]) for body in asked[:4]] == [1, 3, 5, 7]
    for before, after in pairwise(asked):
        earlier, later = before["messages"], after["messages"]
        assert later[: len(earlier)] == earlier
    assert [len(answers_in(body)) for body in asked] == [0, 1, 2, 3, 4]
    assert order(studio, project) == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert [scene.number for scene in studio.stores.scripts.scenes(project.id)] == list(range(9))
    assert len(told(studio, run, Throttled)) == 4


def test_a_scene_leads_back_to_the_passage_it_is_from(studio: Studio, project: Project) -> None:
    [text] = planned(studio, project, 1)
    adapted(studio, project)
    origins = studio.stores.sources.origins(project.id)
    scenes = studio.stores.scripts.scenes(project.id)
    quotes = [origins[scene.id].quote for scene in scenes]
    assert quotes[0] == ""
    assert quotes[1].split() == text.split()[:6]
    assert quotes[2] in text
    assert all(scene.approved and scene.draft and scene.draft.may_be_replaced for scene in scenes)


def test_what_no_longer_fits_is_told_in_short_and_every_request_fits(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    planned(studio, project, 9, words=250)
    run = adapted(studio, project)
    assert run.status == "finished", run.message
    asked = requests(server, project)
    sizes = [token_estimate(sum(len(each["content"]) for each in body["messages"])) for body in asked]
    replies = [body.get("max_completion_tokens", body.get("max_tokens")) for body in asked]
    assert max(size + reply for size, reply in zip(sizes, replies, strict=True)) <= 20_000
    retold = [body for body in asked if SUMMARY in str(body["messages"])]
    assert 0 < len(retold) < len(asked)
    assert order(studio, project) == [0, *(batch for batch in range(1, 10) for _ in range(2))]


def test_a_batch_that_fails_for_good_is_passed_over_and_lands_in_its_place_later(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    texts = planned(studio, project, 5)
    server.responder = failing(lambda turn: texts[2] in turn, server_error)
    run = adapted(studio, project)
    assert (run.status, order(studio, project)) == ("failed", [0, 1, 1, 2, 2, 4, 4, 5, 5])
    [failure] = told(studio, run, StepFailed)
    assert failure.step == "Batch 3, Chapter 3"
    assert run.message.startswith("Batch 3, Chapter 3 failed: Server error (503)")
    paid = len(requests(server, project))
    server.responder = adapting
    again = adapted(studio, project)
    assert again.message == "1 batch adapted: 2 scenes. Read them on Script."
    assert order(studio, project) == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    [retry] = requests(server, project)[paid:]
    assert len(answers_in(retry)) == 2
    assert first_scene(retry["messages"][-1]["content"]) == 5


def test_an_opening_that_fails_loses_nothing(studio: Studio, project: Project, server: ChatServer) -> None:
    planned(studio, project, 2)
    server.responder = failing(lambda turn: "cold open" in turn, server_error)
    run = adapted(studio, project)
    assert (run.status, order(studio, project)) == ("failed", [1, 1, 2, 2])
    server.responder = adapting
    assert adapted(studio, project).status == "finished"
    assert order(studio, project) == [0, 1, 1, 2, 2]


def test_every_second_call_refused_for_the_rate_is_waited_out(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    planned(studio, project, 3)
    server.responder = lambda body, number: adapting(body, number) if number % 2 else rate_limited(0.02)
    run = adapted(studio, project)
    assert (run.status, order(studio, project)) == ("finished", [0, 1, 1, 2, 2, 3, 3])
    assert all(event.reason == "Rate limit hit" for event in told(studio, run, AttemptFailed))
    assert told(studio, run, AttemptFailed)


def test_an_answer_without_scenes_is_asked_for_once_more_and_is_not_in_the_conversation(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    planned(studio, project, 2)
    spoilt: Sequence[Reply] = [said("I would rather talk about the moor.")]
    queue = list(spoilt)
    server.responder = lambda body, number: queue.pop() if queue else adapting(body, number)
    assert adapted(studio, project).status == "finished"
    asked = requests(server, project)
    assert [body["messages"][-1]["content"].startswith("That reply could not be used") for body in asked] == [
        False, True, False, False,
    ]  # fmt: skip
    assert "talk about the moor" not in str(asked[2])


def test_what_is_left_out_is_not_sent_and_a_plan_that_is_begun_is_not_cut_anew(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    texts = planned(studio, project, 3)
    second = studio.stores.sources.plan(project.id)[2]
    studio.stores.sources.leave_out(second.id, left_out=True)
    adapted(studio, project)
    assert order(studio, project) == [0, 1, 1, 3, 3]
    assert texts[1] not in str(requests(server, project))
    with pytest.raises(InputError, match="nothing left"):
        studio.runs.adapt(project.id)
    with pytest.raises(InputError, match="is begun"):
        studio.stores.sources.set_plan(project.id, [])
    studio.stores.sources.leave_out(second.id, left_out=False)
    adapted(studio, project)
    assert order(studio, project) == [0, 1, 1, 2, 2, 3, 3]


def test_a_run_that_is_killed_between_batches_pays_none_twice(
    studio: Studio, project: Project, server: ChatServer
) -> None:
    planned(studio, project, 3)
    runner = Runner(studio.stores, load_prompts(), studio.providers.optimizer)
    run = studio.stores.runs.create(project.id, "adapt", "Adaptation", {}, lineup=studio.providers.lineup())
    begun = runner.steps(run.id, run.attempt)
    first, *_ = begun.prepare()
    begun.work_on(first)
    assert order(studio, project) == [1, 1]
    runner.drive(run)
    assert order(studio, project) == [0, 1, 1, 2, 2, 3, 3]
    asked = [body["messages"][-1]["content"] for body in requests(server, project)]
    assert len(asked) == len(set(asked)) == 4


def test_the_hound_is_adapted_chapter_by_chapter_within_the_context(
    studio: Studio, project: Project, server: ChatServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of the book: 59,000 words in 15 chapters."""
    if not HOUND.exists():
        pytest.skip(f"{HOUND.name} is not on this machine")
    assert studio.adapting.bring(project.id, [(HOUND.name, HOUND.read_bytes())]) == ()
    [stored] = studio.adapting.sources(project.id)
    plan = [view.stored for view in studio.adapting.plan(project.id) if not view.stored.is_opening]
    titles = [passage.title for batch in plan for passage in batch.batch.passages]
    assert list(dict.fromkeys(titles)) == [chapter.title for chapter in stored.source.chapters]
    assert len(stored.source.chapters) == 15
    before = len(server.bodies)
    expected = studio.estimates.adapting(project.id, studio.adapting.context)
    run = adapted(studio, project)
    assert run.status == "finished", run.message
    asked = server.bodies[before:]
    assert 0.95 * len(asked) <= expected.calls <= 2 * len(plan) + 1
    batches = [body["messages"][-1]["content"] for body in asked if "<<<batch" in body["messages"][-1]["content"]]
    assert [last_batch(content) for content in batches] == [batch.batch.text for batch in plan]
    assert [first_scene(content) for content in batches] == list(range(1, 2 * len(plan), 2))
    sizes = [token_estimate(sum(len(each["content"]) for each in body["messages"])) for body in asked]
    assert 0.95 * sum(sizes) <= expected.input_tokens
    room = [20_000 - body.get("max_completion_tokens", body.get("max_tokens", 0)) for body in asked]
    assert all(size <= most for size, most in zip(sizes, room, strict=True))
    assert order(studio, project) == [0, *(number for number in range(1, len(plan) + 1) for _ in range(2))]
    assert "cold open" in asked[-1]["messages"][-1]["content"]
    with capsys.disabled():
        print(
            f"\n  {len(plan)} batches, {len(asked)} calls ({expected.calls} expected), {sum(sizes):,} tokens asked "
            f"({expected.input_tokens:,} expected), the longest prompt about {max(sizes):,} tokens"
        )
