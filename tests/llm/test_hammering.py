"""A provider in trouble is spared: by the run's budget of retries, by a deadline, and by pauses between batches."""

import logging
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import (
    LLMError,
    NetworkError,
    ProviderUnavailable,
    RateLimitError,
    RunPaused,
    ServerError,
)
from scriptgen_core.core.events import Throttled
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.retries import ATTEMPTS, RETRIES_A_RUN, Attempts, RetryBudget
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.house_lines import HouseLines
from tests.llm.conftest import Heard


@pytest.fixture
def settings() -> Settings:
    return load_settings({"SCRIPTGEN_RETRY_BASE_DELAY": "0.05"}, {})


@pytest.mark.parametrize("fault", [replies.server_error(503), replies.dropped(), replies.malformed()])
def test_a_dead_server_is_asked_a_few_times_by_a_whole_run_not_four_times_by_each_call(
    settings: Settings, chat_server: ChatServer, fault: replies.Reply
) -> None:
    chat_server.responder = lambda _request, _number: fault
    lines = HouseLines(settings, chat_server, caches_prefix=False, requests_per_minute=None, tokens_per_minute=None)
    run = LLMWrapper(settings, provider="openai", lines=lines).for_run(lambda _: None)
    with ThreadPoolExecutor(40) as pool:
        failed = [pool.submit(run.call_llm, f"Scene {number}?") for number in range(40)]
        errors = [call.exception(30) for call in failed]
    assert all(isinstance(error, LLMError) for error in errors)
    asked = Counter(body["messages"][0]["content"] for body in chat_server.bodies)
    assert max(asked.values()) <= ATTEMPTS
    assert len(chat_server.requests) < 40, "not even once by each call"


def test_a_budget_allows_as_many_retries_as_it_has_and_each_answer_gives_one_back() -> None:
    budget, error = RetryBudget(2), NetworkError()
    assert [budget.spend(error) for _ in range(4)] == [True, True, False, False]
    budget.earn()
    assert [budget.spend(error) for _ in range(2)] == [True, False]


def test_a_budget_is_never_more_than_full_and_429_costs_it_nothing() -> None:
    budget = RetryBudget(1)
    for _ in range(5):
        budget.earn()
    assert all(budget.spend(RateLimitError()) for _ in range(5))
    assert [budget.spend(NetworkError()) for _ in range(2)] == [True, False]


def test_a_call_given_up_for_lack_of_budget_says_so_and_what_the_last_failure_was(heard: Heard) -> None:
    attempts = Attempts(events=heard.events.append, budget=RetryBudget(0))

    def call() -> str:
        raise ServerError("out of memory", status=500)

    with pytest.raises(ProviderUnavailable, match=r"too often in this run, last with: Server error \(500\): out of"):
        attempts.make(call, "Scene 3 dialogue")
    assert len(heard.events) == 1


def test_a_run_whose_calls_are_answered_in_the_end_never_runs_out(
    settings: Settings, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.responder = lambda _request, number: replies.dropped() if number % 2 else replies.said("Nobody.")
    lines = HouseLines(settings, chat_server, requests_per_minute=None, tokens_per_minute=None)
    wrapper = LLMWrapper(settings, provider="openai", lines=lines, wait=heard.naps.append)
    run, another = (wrapper.for_run(heard.events.append) for _ in range(2))
    for number in range(2 * RETRIES_A_RUN):
        assert run.call_llm(f"Scene {number}?").attempts == 2
    assert another.call_llm("Who is there?").attempts == 2


def test_finding_out_which_model_answers_earns_nothing() -> None:
    attempts = Attempts(budget=RetryBudget(1))
    assert attempts.budget.spend(NetworkError())
    attempts.make(lambda: "house-model", "Choice of a model")
    assert not attempts.budget.spend(NetworkError())


class DribblingServer(ChatServer):
    """Streams a word every few milliseconds and never comes to an end."""

    def events(self, reply: replies.Reply, request: dict[str, Any]) -> Iterator[str]:
        first = next(super().events(reply, request))
        while not self.closing.wait(0.01):
            yield first


def test_a_stream_that_dribbles_for_ever_ends_at_its_deadline(settings: Settings, heard: Heard) -> None:
    with DribblingServer(lambda _request, _number: replies.said("more ")) as server:
        lines = HouseLines(settings, server, deadline=0.3)
        wrapper = LLMWrapper(settings, provider="openai", lines=lines, events=heard.events.append)
        with pytest.raises(NetworkError, match="no answer in time"):
            wrapper.call_llm("Who is there?")
        assert len(server.requests) == ATTEMPTS


BATCH = LLMRequest(messages=(Message("user", "Cards 11 to 20?"),), step="Outline 11-20", after_batch=True)


def test_between_batches_a_pause_is_kept_and_announced(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    chat_server.enqueue(replies.said("Ten cards."))
    with caplog.at_level(logging.INFO):
        wrapper.call_llm(BATCH)
    assert sum(heard.naps) == pytest.approx(2)
    assert heard.events == [Throttled(step="Outline 11-20", seconds=2, reason="a pause between batches")]
    assert "[Batching] Outline 11-20: ⏸️ Waiting 2s: a pause between batches" in caplog.messages


def test_the_first_batch_and_a_pause_of_0_and_the_demo_wait_for_nothing(
    settings_here: Settings, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.responder = lambda _request, _number: replies.said("Ten cards.")
    hearing: dict[str, Any] = {"events": heard.events.append, "wait": heard.naps.append}
    LLMWrapper(settings_here, model="house-model", **hearing).call_llm(BATCH, after_batch=False)
    unpaused = settings_here.model_copy(update={"batch_pause": 0.0})
    LLMWrapper(unpaused, model="house-model", **hearing).call_llm(BATCH)
    LLMWrapper(settings_here, provider="demo", **hearing).call_llm(BATCH)
    assert (heard.events, heard.naps) == ([], [])


def test_a_run_cancelled_in_the_pause_sends_nothing(settings_here: Settings, chat_server: ChatServer) -> None:
    looks = iter([False] * 3 + [True] * 9)
    wrapper = LLMWrapper(settings_here, model="house-model", cancelled=lambda: next(looks), wait=lambda _: None)
    with pytest.raises(RunPaused):
        wrapper.call_llm(BATCH)
    assert chat_server.requests == []
