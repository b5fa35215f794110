"""Each way a call can fail ends in one class of error, through the real SDK against a real server."""

import pytest

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Access
from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import (
    AuthenticationError,
    ContentRefused,
    ContextTooLong,
    InvalidReply,
    LLMError,
    NetworkError,
    QuotaExhausted,
    RateLimitError,
    ServerError,
)
from scriptgen_core.llm.errors import Route, from_response
from scriptgen_core.llm.openai_compatible import OpenAICompatible
from tests.fakes import chat_replies as replies
from tests.fakes.chat_replies import Reply
from tests.fakes.chat_server import ChatServer

QUESTION = LLMRequest(messages=(Message("user", "What is behind the door?"),))
QUOTA_CODES = (
    "insufficient_quota",
    "credit_balance_exhausted",
    "project_spend_limit_exceeded",
    "organization_usage_limit_exceeded",
    "enforced_spend_limit_reached",
    "contract_spend_limit_reached",
)


def _stream(*events: str) -> Reply:
    """A stream of just these events."""
    return Reply(raw="".join(f"data: {event}\n\n" for event in events), content_type="text/event-stream")


ROWS = [
    pytest.param(replies.rate_limited(), RateLimitError, True, id="429"),
    *(pytest.param(replies.out_of_quota(code), QuotaExhausted, False, id=f"429 {code}") for code in QUOTA_CODES),
    pytest.param(replies.out_of_quota(status=402), QuotaExhausted, False, id="402"),
    *(pytest.param(replies.server_error(status), ServerError, True, id=str(status)) for status in (500, 502, 503, 529)),
    pytest.param(Reply(status=599, raw="<html>gateway</html>"), ServerError, True, id="599 with a web page"),
    pytest.param(replies.unauthorized(), AuthenticationError, False, id="401"),
    pytest.param(replies.forbidden(), AuthenticationError, False, id="403"),
    pytest.param(replies.dropped(), NetworkError, True, id="connection dropped"),
    pytest.param(replies.cut(), NetworkError, True, id="connection cut in the answer"),
    pytest.param(replies.malformed(), InvalidReply, True, id="malformed"),
    pytest.param(Reply(raw=""), InvalidReply, True, id="empty body"),
    pytest.param(Reply(raw="[1, 2]"), InvalidReply, True, id="JSON that is no answer"),
    pytest.param(Reply(raw='{"choices": [7]}'), InvalidReply, True, id="choices that are none"),
    pytest.param(replies.truncated(), InvalidReply, True, id="cut at the longest reply"),
    pytest.param(replies.web_page(), InvalidReply, True, id="web page"),
    pytest.param(replies.error_in_success(), InvalidReply, True, id="error body with 200"),
    pytest.param(replies.no_choices(), InvalidReply, True, id="no choices"),
    pytest.param(replies.empty(), InvalidReply, True, id="null content"),
    pytest.param(replies.said("  \n "), InvalidReply, True, id="white space"),
    pytest.param(replies.too_long(), ContextTooLong, False, id="context length"),
    pytest.param(
        replies.failed(400, "the request exceeds the available context size", code="400"),
        ContextTooLong,
        False,
        id="context length as llama.cpp says it",
    ),
    pytest.param(replies.refused(), ContentRefused, False, id="refusal"),
    pytest.param(replies.filtered(), ContentRefused, False, id="prompt filtered"),
    pytest.param(replies.cut_by_filter(), ContentRefused, False, id="answer filtered"),
    pytest.param(replies.failed(404, "No such model"), LLMError, False, id="404"),
    pytest.param(replies.failed(418, "A teapot"), LLMError, False, id="any other 4xx"),
]


SPOKEN = "Words that never arrive in full."
STREAMED = [
    pytest.param(Reply(SPOKEN, fault="unfinished"), InvalidReply, True, id="stream without an end"),
    pytest.param(Reply(SPOKEN, fault="garbled"), InvalidReply, True, id="half an event"),
    pytest.param(Reply(SPOKEN, fault="broken"), ServerError, True, id="trouble midway"),
    pytest.param(replies.broken("rate_limit_exceeded"), RateLimitError, True, id="limit midway"),
    pytest.param(replies.broken("insufficient_quota"), QuotaExhausted, False, id="money midway"),
    pytest.param(replies.broken("content_filter"), ContentRefused, False, id="filtered midway"),
    pytest.param(replies.broken("502"), ServerError, True, id="status midway"),
    pytest.param(_stream(), InvalidReply, True, id="stream without an event"),
    pytest.param(_stream("[7]"), InvalidReply, True, id="event that is none"),
    pytest.param(_stream('{"choices": [{"delta": null}]}'), InvalidReply, True, id="choice without a word"),
]


@pytest.mark.parametrize("plain", [False, True], ids=["streamed", "plain"])
@pytest.mark.parametrize(("reply", "kind", "retryable"), ROWS)
def test_a_failure_has_its_own_class_whether_the_server_streams_or_not(
    provider: OpenAICompatible,
    chat_server: ChatServer,
    reply: Reply,
    kind: type[LLMError],
    retryable: bool,
    plain: bool,
) -> None:
    error = _failure(provider, chat_server, reply.in_one_piece() if plain else reply)
    assert (type(error), error.is_retryable) == (kind, retryable)


@pytest.mark.parametrize(("reply", "kind", "retryable"), STREAMED)
def test_what_goes_wrong_in_a_stream_has_its_class_too(
    provider: OpenAICompatible, chat_server: ChatServer, reply: Reply, kind: type[LLMError], retryable: bool
) -> None:
    error = _failure(provider, chat_server, reply)
    assert (type(error), error.is_retryable) == (kind, retryable)


def _failure(provider: OpenAICompatible, server: ChatServer, reply: Reply) -> LLMError:
    server.enqueue(reply)
    with pytest.raises(LLMError) as caught:
        provider.complete(QUESTION)
    assert caught.value.advice, "every message says what to do next"
    assert len(server.requests) == 1, "the SDK's own retries are off"
    return caught.value


def test_a_server_that_is_not_there_is_a_network_error_naming_its_address() -> None:
    with ChatServer() as gone:
        address = gone.base_url
    preset = load_models().preset("ollama")
    provider = OpenAICompatible("ollama", preset, Access(base_url=address), str, "house-model")
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1:\d+ did not answer \(Connection refused\)") as caught:
        provider.complete(QUESTION)
    assert "OLLAMA_BASE_URL" in caught.value.advice


def test_an_unknown_host_is_a_network_error() -> None:
    preset = load_models().preset("vllm")
    provider = OpenAICompatible("vllm", preset, Access(base_url="http://nobody.invalid/v1"), str, "house-model")
    with pytest.raises(NetworkError):
        provider.complete(QUESTION)


def test_an_answer_that_does_not_come_in_time_is_a_network_error(chat_server: ChatServer) -> None:
    preset = load_models().preset("ollama").model_copy(update={"read_timeout": 0.05})
    provider = OpenAICompatible("ollama", preset, Access(base_url=chat_server.base_url), str, "house-model")
    chat_server.enqueue(replies.said("late").after(5))
    with pytest.raises(NetworkError, match="no answer in time"):
        provider.complete(QUESTION)


def test_the_message_is_the_server_s_own(provider: OpenAICompatible, chat_server: ChatServer) -> None:
    chat_server.enqueue(replies.server_error(503))
    with pytest.raises(ServerError, match=r"^Server error \(503\): Service temporarily unavailable\."):
        provider.complete(QUESTION)


def test_a_missing_key_is_said_before_anything_is_sent() -> None:
    preset = load_models().preset("openai")
    with pytest.raises(AuthenticationError, match=r"no key is set\. Set OPENAI_API_KEY in the environment"):
        OpenAICompatible("openai", preset, Access(), str).complete(QUESTION)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"error": {"message": "flat"}}, "flat"),
        ({"error": "flat"}, "flat"),
        ({"message": "flat"}, "flat"),
        ({"detail": "flat"}, "flat"),
        ("flat", "flat"),
        ("<html>flat</html>", "Bad Gateway"),
        (None, "Bad Gateway"),
        (["flat"], "Bad Gateway"),
        ({"error": {"message": "x" * 1000}}, "x" * 299 + "…"),
    ],
)
def test_the_detail_is_found_in_every_known_shape_of_body(body: object, said: str) -> None:
    assert from_response(502, {}, body, Route("api.example", str)).detail == said
