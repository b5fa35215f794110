"""A program's own awaited calls are tried again by the same rules as the wrapper's."""

import asyncio
from typing import Any

import anthropic
import httpx2
import openai
import pytest

from scriptgen_core.core.errors import (
    AuthenticationError,
    LLMError,
    NetworkError,
    QuotaExhausted,
    RateLimitError,
    ServerError,
)
from scriptgen_core.core.events import AttemptFailed
from scriptgen_core.llm.async_retries import call_llm_with_retries
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.messages_server import MessagesServer
from tests.llm.conftest import Heard


class Calls:
    """A call that fails as told and then answers; it counts how often it was made."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.made = 0

    async def __call__(self, *words: str, **more: str) -> str:
        self.made += 1
        if self.failures:
            raise self.failures.pop(0)
        return " ".join([*words, *more.values()])


def outcome(heard: Heard, llm_call: Any, *args: Any, **kwargs: Any) -> Any:
    """What the helper returns or raises; nothing is slept."""

    async def sleep(seconds: float) -> None:
        heard.naps.append(seconds)

    async def run() -> Any:
        return await call_llm_with_retries(llm_call, *args, events=heard.events.append, sleep=sleep, **kwargs)

    return asyncio.run(run())


def test_an_awaited_call_is_given_its_arguments_and_answers_at_once(heard: Heard) -> None:
    call = Calls()
    assert outcome(heard, call.__call__, "Who", then="speaks?") == "Who speaks?"
    assert (call.made, heard.events, heard.naps) == (1, [], [])


def test_a_plain_function_works_too(heard: Heard) -> None:
    assert outcome(heard, str.upper, "nobody") == "NOBODY"


def test_the_waits_are_the_wrapper_s_and_told_in_its_words(heard: Heard) -> None:
    call = Calls(ServerError(status=503), RateLimitError(retry_after=4), NetworkError())
    assert outcome(heard, call, "Nobody.") == "Nobody."
    first, named, third = heard.naps
    assert 2 <= first <= 3
    assert 4 <= named <= 4.4
    assert 8 <= third <= 12
    assert heard.lines[1] == "⏳ Attempt 2/4 failed: Rate limit hit. Retrying in 4s..."
    assert heard.lines[-1] == "✅ LLM call succeeded after 4 attempts"


def test_the_waits_double_from_the_delay_given(heard: Heard) -> None:
    with pytest.raises(NetworkError):
        outcome(heard, Calls(*[NetworkError()] * 4), base_delay=10)
    assert [low <= wait <= low * 1.5 for low, wait in zip((10, 20, 40), heard.naps, strict=True)] == [True] * 3


@pytest.mark.parametrize("max_retries", [0, 1, 3, 40])
def test_there_is_one_call_more_than_retries_at_most(heard: Heard, max_retries: int) -> None:
    call = Calls(*[NetworkError("no route")] * 100)
    with pytest.raises(NetworkError, match="no route"):
        outcome(heard, call, max_retries=max_retries, base_delay=0)
    assert call.made == max_retries + 1
    assert sum(isinstance(event, AttemptFailed) for event in heard.events) == max_retries


@pytest.mark.parametrize("error", [ValueError("mine"), FileNotFoundError(2, "No such file", "prompt.txt")])
def test_what_is_no_failure_of_a_call_is_raised_at_once(heard: Heard, error: Exception) -> None:
    call = Calls(error)
    with pytest.raises(type(error)) as caught:
        outcome(heard, call)
    assert caught.value is error
    assert (call.made, heard.events) == (1, [])


def test_an_error_that_no_retry_helps_is_not_retried(heard: Heard) -> None:
    call = Calls(AuthenticationError("wrong key"))
    with pytest.raises(AuthenticationError):
        outcome(heard, call)
    assert call.made == 1


@pytest.mark.parametrize("error", [httpx2.ReadError("reset"), ConnectionResetError(104, "reset"), TimeoutError()])
def test_a_client_s_network_failure_is_retried(heard: Heard, error: Exception) -> None:
    assert outcome(heard, Calls(error), "Nobody.") == "Nobody."


SERVED = [
    (replies.rate_limited(3), RateLimitError, 4),
    (replies.server_error(503), ServerError, 4),
    (replies.dropped(), NetworkError, 4),
    (replies.unauthorized(), AuthenticationError, 1),
    (replies.out_of_quota(), QuotaExhausted, 1),
]


@pytest.mark.parametrize(("reply", "kind", "attempts"), SERVED)
def test_what_openai_s_own_sdk_raises_is_classified(
    chat_server: ChatServer, heard: Heard, reply: replies.Reply, kind: type[LLMError], attempts: int
) -> None:
    chat_server.responder = lambda _request, _number: reply
    client = openai.OpenAI(base_url=chat_server.base_url, api_key="sk-mine", max_retries=0)
    with pytest.raises(kind) as caught:
        outcome(heard, client.chat.completions.create, model="m", messages=[{"role": "user", "content": "Who?"}])
    assert len(chat_server.requests) == attempts
    assert caught.value.user_message


@pytest.mark.parametrize(("reply", "kind", "attempts"), SERVED[:4])
def test_what_anthropic_s_awaited_sdk_raises_is_classified(
    messages_server: MessagesServer, heard: Heard, reply: replies.Reply, kind: type[LLMError], attempts: int
) -> None:
    messages_server.responder = lambda _request, _number: reply

    async def ask() -> Any:
        async with anthropic.AsyncAnthropic(
            base_url=messages_server.base_url, api_key="sk-mine", max_retries=0
        ) as client:
            return await client.messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": "Who?"}])

    with pytest.raises(kind):
        outcome(heard, ask)
    assert len(messages_server.requests) == attempts
