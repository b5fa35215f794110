"""Whoever waits for an answer hears it grow and can break off at any moment; then the connection is closed."""

import time
from dataclasses import dataclass

import pytest

from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import RunPaused
from scriptgen_core.llm.http_provider import HttpProvider
from scriptgen_core.llm.provider import Listener
from tests.fakes.chat_replies import Reply
from tests.fakes.llm_server import LLMServer

QUESTION = LLMRequest(messages=(Message("user", "What is behind the door?"),))
SPOKEN = "Words that never arrive in full."


@dataclass
class Writer:
    """Cancels as soon as the server has gone quiet; ``cancelled`` says when that was."""

    server: LLMServer
    cancelled: float = 0.0

    def go_on(self) -> None:
        if self.server.quiet.is_set():
            self.cancelled = time.monotonic()
            raise RunPaused("Cancelled.", "Resume goes on from here.")


@pytest.fixture(params=["chat", "messages"])
def pair(request: pytest.FixtureRequest) -> tuple[HttpProvider, LLMServer]:
    """A provider of either protocol and the server it asks."""
    names = {"chat": ("provider", "chat_server"), "messages": ("messages_provider", "messages_server")}
    provider, server = names[request.param]
    return request.getfixturevalue(provider), request.getfixturevalue(server)


@pytest.mark.parametrize(
    "reply", [Reply(fault="silent"), Reply(SPOKEN, fault="stalled")], ids=["before the first byte", "in a stream"]
)
def test_a_cancelled_call_returns_at_once_and_the_server_is_left(
    pair: tuple[HttpProvider, LLMServer], reply: Reply
) -> None:
    provider, server = pair
    server.enqueue(reply)
    writer = Writer(server)
    with pytest.raises(RunPaused):
        provider.complete(QUESTION, Listener(writer.go_on))
    assert time.monotonic() - writer.cancelled < 1
    assert server.left.wait(5), "the connection is closed"


def test_a_call_broken_off_leaves_the_provider_ready_for_the_next(pair: tuple[HttpProvider, LLMServer]) -> None:
    provider, server = pair
    server.enqueue(Reply(SPOKEN, fault="stalled"), Reply("Yes.", finish_reason="end_turn"))
    with pytest.raises(RunPaused):
        provider.complete(QUESTION, Listener(Writer(server).go_on))
    assert provider.complete(QUESTION).text == "Yes."


def test_the_listener_hears_the_text_so_far_and_nothing_that_was_only_thought(
    pair: tuple[HttpProvider, LLMServer],
) -> None:
    provider, server = pair
    heard: list[str] = []

    def until_a_word_is_heard() -> None:
        if any(heard):
            raise RunPaused("Cancelled.", "Resume goes on from here.")

    server.enqueue(Reply(SPOKEN, fault="stalled"))
    with pytest.raises(RunPaused):
        provider.complete(QUESTION, Listener(until_a_word_is_heard, heard.append))
    assert SPOKEN.startswith(heard[-1])
