"""Each way a call of the Messages API can fail ends in one class of error, streamed and plain."""

import json

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
from scriptgen_core.llm.anthropic_messages import AnthropicMessages
from tests.fakes import messages_replies as replies
from tests.fakes.chat_replies import Reply, RetryAfterForm
from tests.fakes.messages_server import MessagesServer
from tests.llm.conftest import KEY

QUESTION = LLMRequest(messages=(Message("user", "What is behind the door?"),))
SPOKEN = "Words that never arrive in full."
ROOM = "input length and `max_tokens` exceed context limit: 190000 + 16384 > 200000"
CREDIT = "Your credit balance is too low to access the Anthropic API"

STATUSES = [
    pytest.param(replies.rate_limited(), RateLimitError, True, id="429"),
    pytest.param(replies.spend_limit("ramp_limit_exceeded"), RateLimitError, True, id="429 for growing too fast"),
    pytest.param(replies.spend_limit("enforced_spend_limit_reached"), QuotaExhausted, False, id="429 spend limit"),
    pytest.param(replies.spend_limit("contract_spend_limit_reached"), QuotaExhausted, False, id="429 contract limit"),
    pytest.param(replies.failed(402, "Billing"), QuotaExhausted, False, id="402"),
    pytest.param(replies.failed(400, CREDIT), QuotaExhausted, False, id="400 without credit"),
    *(
        pytest.param(replies.failed(status, "Trouble"), ServerError, True, id=str(status))
        for status in (500, 502, 503, 504, 529)
    ),
    pytest.param(Reply(status=520, raw="<html>gateway</html>"), ServerError, True, id="520 with a web page"),
    pytest.param(replies.failed(401, "invalid x-api-key"), AuthenticationError, False, id="401"),
    pytest.param(replies.failed(403, "Not with this key"), AuthenticationError, False, id="403"),
    pytest.param(replies.prompt_too_long(), ContextTooLong, False, id="prompt too long"),
    pytest.param(replies.failed(400, ROOM), ContextTooLong, False, id="no room for the answer"),
    pytest.param(replies.failed(413, "Request too large"), ContextTooLong, False, id="413"),
    pytest.param(replies.failed(404, "model: no-such"), LLMError, False, id="404"),
    pytest.param(replies.failed(400, "temperature: Extra inputs"), LLMError, False, id="any other 4xx"),
]
IN_A_STREAM = [
    pytest.param(Reply(SPOKEN, fault="dropped"), NetworkError, True, id="connection dropped"),
    pytest.param(Reply(SPOKEN, fault="cut"), NetworkError, True, id="stream cut"),
    pytest.param(Reply(SPOKEN, fault="unfinished"), InvalidReply, True, id="stream without an end"),
    pytest.param(Reply(SPOKEN, fault="garbled"), InvalidReply, True, id="half an event"),
    pytest.param(replies.broken("overloaded_error"), ServerError, True, id="overloaded midway"),
    pytest.param(replies.broken("api_error"), ServerError, True, id="trouble midway"),
    pytest.param(replies.broken("timeout_error"), ServerError, True, id="time out midway"),
    pytest.param(replies.broken("rate_limit_error"), RateLimitError, True, id="limit midway"),
    pytest.param(replies.broken("billing_error"), QuotaExhausted, False, id="money midway"),
    pytest.param(replies.broken("authentication_error"), AuthenticationError, False, id="key revoked midway"),
    pytest.param(replies.broken("permission_error"), AuthenticationError, False, id="no permission midway"),
    pytest.param(replies.broken("not_found_error"), LLMError, False, id="gone midway"),
    pytest.param(replies.broken("invalid_request_error", "prompt is too long"), ContextTooLong, False, id="too long"),
    pytest.param(Reply(fault="broken", reported="Bad Gateway"), ServerError, True, id="error in plain words"),
]
ENDINGS = [
    pytest.param(replies.said(SPOKEN, ending="max_tokens"), InvalidReply, True, id="cut at the longest reply"),
    pytest.param(replies.refused(), ContentRefused, False, id="refusal"),
    pytest.param(replies.said(SPOKEN, ending="refusal"), ContentRefused, False, id="refusal without a reason"),
    pytest.param(
        replies.said(SPOKEN, ending="model_context_window_exceeded"), ContextTooLong, False, id="window is full"
    ),
    pytest.param(replies.said(""), InvalidReply, True, id="nothing but a thought"),
    pytest.param(replies.said("  \n "), InvalidReply, True, id="white space"),
]
BODIES = [
    pytest.param(Reply(SPOKEN, fault="cut", plain=True), NetworkError, id="connection cut in the answer"),
    pytest.param(Reply(raw='{"content": [{"type": "text", "text": "Wor'), InvalidReply, id="malformed"),
    pytest.param(Reply(raw=""), InvalidReply, id="empty body"),
    pytest.param(Reply(raw="[1, 2]"), InvalidReply, id="JSON that is no answer"),
    pytest.param(Reply(raw='{"content": [7]}'), InvalidReply, id="content that is none"),
    pytest.param(Reply(raw='{"content": null}'), InvalidReply, id="null content"),
    pytest.param(Reply(raw='{"content": [], "stop_reason": "end_turn"}'), InvalidReply, id="no content"),
    pytest.param(Reply(raw=json.dumps({"content": [{"type": "text", "text": "Hm"}]})), InvalidReply, id="no end"),
    pytest.param(Reply(raw=replies.error_body("api_error", "x")), InvalidReply, id="error body with 200"),
    pytest.param(Reply(raw="<!doctype html><title>Sign in</title>"), InvalidReply, id="web page"),
    pytest.param(
        Reply(raw="<!doctype html><title>Sign in</title>", content_type="text/html"), InvalidReply, id="text/html"
    ),
    pytest.param(Reply(raw="", content_type="text/event-stream"), InvalidReply, id="stream without an event"),
    pytest.param(Reply(raw="event: x\ndata: [7]\n\n", content_type="text/event-stream"), InvalidReply, id="odd event"),
]


def _failure(provider: AnthropicMessages, server: MessagesServer, reply: Reply) -> LLMError:
    server.enqueue(reply)
    with pytest.raises(LLMError) as caught:
        provider.complete(QUESTION)
    assert len(server.requests) == 1, "the SDK's own retries are off"
    assert caught.value.advice, "every message says what to do next"
    return caught.value


@pytest.mark.parametrize(("reply", "kind", "retryable"), [*STATUSES, *IN_A_STREAM, *ENDINGS])
def test_a_failure_of_a_streamed_call_has_its_own_class_and_says_whether_to_retry(
    messages_provider: AnthropicMessages,
    messages_server: MessagesServer,
    reply: Reply,
    kind: type[LLMError],
    retryable: bool,
) -> None:
    error = _failure(messages_provider, messages_server, reply)
    assert (type(error), error.is_retryable) == (kind, retryable)


@pytest.mark.parametrize(("reply", "kind", "retryable"), ENDINGS)
def test_a_server_that_does_not_stream_is_understood_as_well(
    messages_provider: AnthropicMessages,
    messages_server: MessagesServer,
    reply: Reply,
    kind: type[LLMError],
    retryable: bool,
) -> None:
    error = _failure(messages_provider, messages_server, reply.in_one_piece())
    assert (type(error), error.is_retryable) == (kind, retryable)


@pytest.mark.parametrize(("reply", "kind"), BODIES)
def test_a_body_that_is_no_answer_is_named_and_asked_for_again(
    messages_provider: AnthropicMessages, messages_server: MessagesServer, reply: Reply, kind: type[LLMError]
) -> None:
    error = _failure(messages_provider, messages_server, reply)
    assert (type(error), error.is_retryable) == (kind, True)


@pytest.mark.parametrize("form", ["seconds", "ms", "date", "proxy"])
def test_the_wait_a_server_names_is_read_in_every_form(
    messages_provider: AnthropicMessages, messages_server: MessagesServer, form: RetryAfterForm
) -> None:
    error = _failure(messages_provider, messages_server, replies.rate_limited(20, form))
    assert isinstance(error, RateLimitError)
    assert error.retry_after == pytest.approx(20, abs=2)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (replies.failed(529, "Overloaded, sorry"), "Server error (529): Overloaded, sorry."),
        (replies.broken("overloaded_error", "Overloaded, sorry"), "Server error (529): Overloaded, sorry."),
        (replies.refused("This could enable harm"), "This could enable harm"),
        (Reply(SPOKEN, fault="unfinished"), "broke off at 12 characters"),
        (Reply(raw="<html>Sign in</html>"), "an address in ANTHROPIC_BASE_URL is written like https://api.anthropic"),
        (Reply(raw=replies.error_body("api_error", "upstream broke")), "upstream broke"),
    ],
)
def test_the_message_says_what_the_server_said(
    messages_provider: AnthropicMessages, messages_server: MessagesServer, reply: Reply, said: str
) -> None:
    assert said in str(_failure(messages_provider, messages_server, reply))


@pytest.mark.parametrize(
    "echo",
    [
        replies.failed(401, f"invalid key {KEY}"),
        replies.broken("api_error", f"upstream refused {KEY}"),
        replies.refused(f"I can't use {KEY}"),
        Reply(raw=replies.error_body("api_error", f"upstream refused {KEY}")),
    ],
)
def test_a_server_that_echoes_the_key_gives_it_away_nowhere(
    messages_provider: AnthropicMessages, messages_server: MessagesServer, echo: Reply
) -> None:
    error = _failure(messages_provider, messages_server, echo)
    assert KEY in messages_server.requests[0].headers["authorization"], "the key was really used"
    assert KEY not in f"{error!s} {error!r}"


def test_a_server_that_is_not_there_is_a_network_error_naming_its_address() -> None:
    with MessagesServer() as gone:
        address = gone.base_url
    preset = load_models().preset("anthropic")
    provider = AnthropicMessages("anthropic", preset, Access(base_url=address), str, "house-model")
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1:\d+ did not answer \(Connection refused\)") as caught:
        provider.complete(QUESTION)
    assert "ANTHROPIC_BASE_URL" in caught.value.advice


@pytest.mark.parametrize("limit", ["read_timeout", "deadline"])
def test_an_answer_that_does_not_come_in_time_is_a_network_error(messages_server: MessagesServer, limit: str) -> None:
    preset = load_models().preset("anthropic").model_copy(update={limit: 0.05})
    access = Access(base_url=messages_server.base_url)
    provider = AnthropicMessages("anthropic", preset, access, str, "house-model")
    error = _failure(provider, messages_server, Reply(fault="silent"))
    assert "no answer in time" in str(error)
