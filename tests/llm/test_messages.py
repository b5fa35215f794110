"""The Messages API is asked in its own form, with our settings alone, and its answers and counts are read."""

from typing import Any

import pytest
from pydantic import BaseModel

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Access, load_settings
from scriptgen_core.core.calls import LLMRequest, Message, PromptRef, Usage
from scriptgen_core.core.errors import AuthenticationError
from scriptgen_core.llm.anthropic_messages import AnthropicMessages
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.pricing import cost
from scriptgen_core.llm.provider import RateHints
from tests.fakes import messages_replies as replies
from tests.fakes.chat_replies import Reply
from tests.fakes.messages_server import MessagesServer
from tests.llm.conftest import KEY

SPOKEN = "Nobody opened the crate. Count it again, and slower."
MARK = {"type": "ephemeral"}


class Place(BaseModel):
    """Where it happens."""

    name: str


def _asked(provider: AnthropicMessages, server: MessagesServer, request: LLMRequest) -> dict[str, Any]:
    server.enqueue(replies.said("Yes."))
    provider.complete(request)
    return server.bodies[-1]


def _question(**changed: Any) -> LLMRequest:
    return LLMRequest(messages=(Message("system", "Be terse."), Message("user", "Who?")), **changed)


@pytest.mark.parametrize("plain", [False, True])
def test_an_answer_is_read_without_what_was_thought(
    messages_provider: AnthropicMessages, messages_server: MessagesServer, plain: bool
) -> None:
    messages_server.enqueue(Reply(SPOKEN, finish_reason="stop_sequence", usage=(120, 30, 0), plain=plain))
    answer = messages_provider.complete(_question())
    assert (answer.text, answer.model, answer.usage) == (SPOKEN, "house-model", Usage(120, 30))


def test_the_system_message_stands_apart_and_no_temperature_is_sent(
    messages_provider: AnthropicMessages, messages_server: MessagesServer
) -> None:
    body = _asked(messages_provider, messages_server, _question(temperature=0.9, max_tokens=700))
    assert body == {
        "model": "house-model",
        "system": [{"type": "text", "text": "Be terse."}],
        "messages": [{"role": "user", "content": [{"type": "text", "text": "Who?"}]}],
        "max_tokens": 700,
        "stream": True,
    }


def test_what_other_calls_repeat_is_marked_for_the_cache_and_what_is_this_call_s_own_is_not(
    messages_provider: AnthropicMessages, messages_server: MessagesServer
) -> None:
    messages = (Message("system", "Be terse.", 9), Message("user", "The bible. Who?", 11))
    body = _asked(messages_provider, messages_server, LLMRequest(messages=messages))
    assert body["system"] == [{"type": "text", "text": "Be terse.", "cache_control": MARK}]
    assert body["messages"][0]["content"] == [
        {"type": "text", "text": "The bible. ", "cache_control": MARK},
        {"type": "text", "text": "Who?"},
    ]


def test_the_form_of_a_structured_reply_is_told_in_words_unless_the_prompt_tells_it(
    messages_provider: AnthropicMessages, messages_server: MessagesServer
) -> None:
    told = _asked(messages_provider, messages_server, _question(reply_type=Place))
    untold = _asked(messages_provider, messages_server, _question(reply_type=Place, prompt=PromptRef("a.prompt", 1)))
    assert "JSON Schema" in told["messages"][0]["content"][0]["text"]
    assert untold["messages"][0]["content"] == [{"type": "text", "text": "Who?"}]


def test_no_more_is_asked_for_than_the_provider_gives(
    messages_provider: AnthropicMessages, messages_server: MessagesServer
) -> None:
    body = _asked(messages_provider, messages_server, _question(max_tokens=1_000_000))
    assert body["max_tokens"] == load_models().preset("anthropic").max_tokens


@pytest.mark.parametrize("plain", [False, True])
def test_tokens_read_from_the_cache_and_put_into_it_count_as_input(
    messages_provider: AnthropicMessages, messages_server: MessagesServer, plain: bool
) -> None:
    messages_server.enqueue(Reply("Yes.", finish_reason="end_turn", usage=(1000, 20, 600), written=300, plain=plain))
    usage = messages_provider.complete(_question()).usage
    assert usage == Usage(input_tokens=1000, output_tokens=20, cached_tokens=600, cache_write_tokens=300)


@pytest.mark.parametrize("plain", [False, True])
def test_an_answer_without_a_count_of_its_tokens_is_an_answer(
    messages_provider: AnthropicMessages, messages_server: MessagesServer, plain: bool
) -> None:
    messages_server.enqueue(Reply("Yes.", finish_reason="end_turn", uncounted=True, plain=plain))
    answer = messages_provider.complete(_question())
    assert (answer.text, answer.usage) == ("Yes.", Usage())


def test_writing_to_the_cache_costs_more_and_reading_from_it_less() -> None:
    known, model = load_models(), load_models().preset("anthropic").default_model
    ways = (Usage(9000, cache_write_tokens=9000), Usage(9000), Usage(9000, cached_tokens=9000))
    prices = [cost(usage, model, "anthropic", "api.anthropic.com", known) or 0 for usage in ways]
    assert prices[0] == pytest.approx(1.25 * prices[1])
    assert 0 < prices[2] < prices[1]


def test_the_limits_in_the_headers_are_read(
    messages_provider: AnthropicMessages, messages_server: MessagesServer
) -> None:
    limits = {"anthropic-ratelimit-requests-limit": "50", "anthropic-ratelimit-requests-reset": "1.2s"}
    messages_server.enqueue(Reply("Yes.", finish_reason="end_turn", headers=limits))
    assert messages_provider.complete(_question()).hints == RateHints(requests=50)


def test_models_are_listed_and_the_first_one_answers_where_none_is_named(messages_server: MessagesServer) -> None:
    messages_server.models = ("writer-large", "writer-small")
    messages_server.enqueue(replies.said("OK"))
    wrapper = LLMWrapper(load_settings({"ANTHROPIC_BASE_URL": messages_server.base_url}, {}))
    assert wrapper.list_models() == ("writer-large", "writer-small")
    assert wrapper.check().startswith(f"writer-large at {messages_server.host} answered in ")


def test_a_missing_key_is_said_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-the-environment-alone")
    preset = load_models().preset("anthropic")
    with pytest.raises(AuthenticationError, match=r"no key is set\. Set ANTHROPIC_API_KEY in the environment"):
        AnthropicMessages("anthropic", preset, Access(), str).complete(_question())


@pytest.mark.parametrize("key", [{}, {"ANTHROPIC_API_KEY": KEY}])
def test_nothing_but_our_settings_decides_where_a_question_goes_and_what_goes_with_it(
    messages_server: MessagesServer, monkeypatch: pytest.MonkeyPatch, key: dict[str, str]
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-leak-1")
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "leak-2")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", "x-team: leak-3\nauthorization: leak-4")
    monkeypatch.setenv("ANTHROPIC_PROFILE", "leak-5")
    settings = load_settings({**key, "ANTHROPIC_BASE_URL": messages_server.base_url}, {})
    messages_server.enqueue(replies.said("Yes."))
    LLMWrapper(settings, model="house-model").call_llm("Who?")
    headers = messages_server.requests[0].headers
    assert "leak" not in str(headers)
    assert headers["authorization"] == f"Bearer {key.get('ANTHROPIC_API_KEY', 'none')}"
