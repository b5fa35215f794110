"""A failed call is tried again when that may help, with waits, and everybody is told."""

import logging
import threading
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.config.settings import Settings
from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import (
    AuthenticationError,
    InvalidReply,
    LLMError,
    NetworkError,
    RateLimitError,
    RunPaused,
    ServerError,
)
from scriptgen_core.core.events import AttemptFailed, CallFailed
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.retries import ATTEMPTS, Attempts, RetryPolicy, named_delay
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.llm.conftest import Heard

SCENE = LLMRequest(messages=(Message("user", "Who speaks?"),), step="Scene 3 dialogue", scene=2)


def test_two_refusals_then_an_answer_read_as_the_writer_sees_them(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.enqueue(replies.rate_limited(2), replies.rate_limited(4), replies.said("Nobody."))
    reply = wrapper.call_llm(SCENE)
    assert (str(reply), reply.attempts) == ("Nobody.", 3)
    assert heard.lines == [
        "⏳ Attempt 1/4 failed: Rate limit hit. Retrying in 2s...",
        "⏳ Attempt 2/4 failed: Rate limit hit. Retrying in 4s...",
        "✅ Scene 3 dialogue succeeded after 3 attempts",
    ]
    assert {event.scene for event in heard.events} == {2}


def test_an_answer_at_the_first_attempt_tells_nothing(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.enqueue(replies.said("Nobody."))
    assert wrapper.call_llm(SCENE).attempts == 1
    assert heard.events == []
    assert heard.naps == []


def test_after_four_attempts_it_gives_up_with_the_last_error(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.enqueue(*[replies.server_error(503)] * 5)
    with pytest.raises(ServerError):
        wrapper.call_llm(SCENE)
    assert len(chat_server.requests) == 4
    assert heard.lines[-1] == (
        "❌ Scene 3 dialogue failed after 4 attempts: Server error (503): Service temporarily unavailable"
    )


def test_a_wrong_key_is_not_retried_and_says_which_to_set(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.enqueue(replies.unauthorized())
    with pytest.raises(AuthenticationError):
        wrapper.call_llm(SCENE)
    assert heard.lines == [
        "❌ Scene 3 dialogue: Authentication error: Incorrect API key provided. Set OPENAI_API_KEY in the environment "
        "or in .streamlit/secrets.toml, then start ScriptGen again. (not retried)"
    ]


def test_a_wait_beyond_patience_is_not_slept_and_is_named(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.enqueue(replies.rate_limited(3900))
    with pytest.raises(RateLimitError, match="asks to wait 1 h 5 min") as caught:
        wrapper.call_llm(SCENE)
    assert caught.value.retry_after == 3900
    assert heard.naps == []
    assert "1 h 5 min" in heard.lines[0]


@pytest.mark.parametrize("reply", [replies.dropped(), replies.malformed(), replies.empty()])
def test_a_lost_or_unreadable_answer_is_asked_for_again(
    wrapper: LLMWrapper, chat_server: ChatServer, reply: replies.Reply
) -> None:
    chat_server.enqueue(reply, replies.said("Nobody."))
    assert wrapper.call_llm(SCENE).attempts == 2


def test_the_log_tags_throttling_and_retries(
    wrapper: LLMWrapper, chat_server: ChatServer, caplog: pytest.LogCaptureFixture
) -> None:
    chat_server.enqueue(replies.rate_limited(1), replies.server_error(), replies.said("Nobody."))
    with caplog.at_level(logging.INFO, "scriptgen_core.llm.retries"):
        wrapper.call_llm(SCENE)
    assert [line.split()[0] for line in caplog.messages] == ["[Throttling]", "[Retry]", "[Retry]"]
    assert "Scene 3 dialogue" in caplog.messages[0]


def test_a_cancelled_run_asks_nothing_more(chat_server: ChatServer, settings_here: Settings) -> None:
    wrapper = LLMWrapper(settings_here, model="house-model", cancelled=lambda: True)
    with pytest.raises(RunPaused, match="Resume"):
        wrapper.call_llm(SCENE)
    assert chat_server.requests == []


def test_cancelling_during_a_wait_ends_it_at_the_next_nap(
    chat_server: ChatServer, settings_here: Settings, heard: Heard
) -> None:
    chat_server.enqueue(replies.rate_limited(100))
    wrapper = LLMWrapper(
        settings_here,
        model="house-model",
        events=heard.events.append,
        wait=heard.naps.append,
        cancelled=lambda: len(heard.naps) >= 3,
    )
    with pytest.raises(RunPaused):
        wrapper.call_llm(SCENE)
    assert heard.naps == [0.2, 0.2, 0.2]
    assert len(chat_server.requests) == 1
    assert not any(isinstance(event, CallFailed) for event in heard.events)


def test_a_real_wait_ends_soon_after_cancelling(chat_server: ChatServer, settings_here: Settings) -> None:
    chat_server.enqueue(replies.rate_limited(60))
    stop = threading.Event()
    wrapper = LLMWrapper(settings_here, model="house-model", events=lambda _: stop.set(), cancelled=stop.is_set)
    started = time.monotonic()
    with pytest.raises(RunPaused):
        wrapper.call_llm(SCENE)
    assert time.monotonic() - started < 5


def test_a_run_s_own_listener_hears_only_its_run(wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard) -> None:
    chat_server.enqueue(replies.rate_limited(0), replies.said("Nobody."))
    mine = Heard()
    wrapper.for_run(mine.events.append).call_llm(SCENE)
    assert len(mine.events) == 2
    assert heard.events == []


ERRORS = st.one_of(
    st.builds(RateLimitError, retry_after=st.none() | st.floats(0, 500)),
    st.builds(ServerError, status=st.integers(500, 599), retry_after=st.none() | st.floats(0, 500)),
    st.builds(NetworkError),
    st.builds(InvalidReply),
    st.builds(AuthenticationError),
    st.builds(LLMError),
)
POLICIES = st.builds(
    RetryPolicy,
    base_delay=st.floats(0, 60),
    patience=st.floats(0, 300),
    draw=st.floats(0, 1).map(lambda drawn: lambda: drawn),
)


@given(POLICIES, st.integers(1, 3), ERRORS)
def test_a_wait_lies_between_what_is_due_and_its_jitter(policy: RetryPolicy, failures: int, error: LLMError) -> None:
    wait, named = policy.delay(failures, error), named_delay(error)
    due, jitter = (named, 0.1) if named is not None else (policy.base_delay * 2 ** (failures - 1), 0.5)
    assert due <= wait <= due * (1 + jitter) * (1 + 1e-9)


@given(POLICIES, st.lists(ERRORS, max_size=6))
def test_whatever_fails_there_are_never_more_than_four_attempts_and_each_is_told(
    policy: RetryPolicy, failures: list[LLMError]
) -> None:
    heard, pending = Heard(), list(failures)
    calls = 0

    def call() -> str:
        nonlocal calls
        calls += 1
        if pending:
            raise pending.pop(0)
        return "answer"

    def told(kind: type[object]) -> int:
        return sum(isinstance(event, kind) for event in heard.events)

    attempts = Attempts(policy, heard.events.append, wait=heard.naps.append)
    try:
        answer, number = attempts.make(call, "Step")
    except LLMError:
        assert told(CallFailed) == 1
        assert calls == ATTEMPTS or not policy.allows(failures[calls - 1])
        assert told(AttemptFailed) == calls - 1
    else:
        assert (answer, number) == ("answer", calls)
        assert calls == len(failures) + 1 <= ATTEMPTS
        assert told(CallFailed) == 0
        assert told(AttemptFailed) == calls - 1
    waited = sum(event.delay for event in heard.events if isinstance(event, AttemptFailed))
    assert sum(heard.naps) == pytest.approx(waited)
    assert all(nap <= 0.2 for nap in heard.naps)


def test_the_usual_waits_double_from_two_seconds() -> None:
    policy = RetryPolicy(draw=lambda: 0.0)
    waits = [policy.delay(failures, NetworkError()) for failures in (1, 2, 3)]
    assert waits == [2, 4, 8]
    assert all(later == 2 * earlier for earlier, later in pairwise(waits))
