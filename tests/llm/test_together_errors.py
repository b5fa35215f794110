"""Together AI's own error bodies, and the statuses it uses for them, end in the right class."""

import json

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import (
    AuthenticationError,
    ContextTooLong,
    LLMError,
    QuotaExhausted,
    RateLimitError,
    ServerError,
)
from scriptgen_core.llm.provider import Provider
from scriptgen_core.llm.providers import open_provider
from tests.fakes.chat_replies import Reply, waiting
from tests.fakes.chat_server import ChatServer

SPENT = "Credit limit exceeded, please navigate to the billing page to add credit"
DYNAMIC = "You have exceeded the dynamic rate limit for this model"
NO_ROOM = "Input token count + max_tokens parameter must be less than the context length of the model being queried"
OLD_NO_ROOM = "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4097. Given: 5013 and 128"
NO_ROOM_EITHER = "This model's maximum context length is 131073 tokens. However, you requested 140000 tokens"


def _failed(
    status: int, message: str, kind: str | None, *, code: str | None = None, headers: dict[str, str] | None = None
) -> Reply:
    error = {"message": message, "type": kind, "param": None, "code": code}
    return Reply(status=status, raw=json.dumps({"id": "oFwx-4Yz", "error": error}), headers=headers or {})


@pytest.fixture
def together(chat_server: ChatServer) -> Provider:
    settings = load_settings({"TOGETHER_API_KEY": "key-of-together", "TOGETHER_BASE_URL": chat_server.base_url}, {})
    return open_provider("together", settings, "house-model")


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        pytest.param(_failed(400, "Bad value", "invalid_request_error"), LLMError, id="400"),
        pytest.param(
            _failed(401, "Invalid API key provided", "invalid_request_error", code="invalid_api_key"),
            AuthenticationError,
            id="401",
        ),
        pytest.param(_failed(402, SPENT, "credit_limit"), QuotaExhausted, id="402"),
        pytest.param(_failed(402, "Payment required", None), QuotaExhausted, id="402 without a type"),
        pytest.param(_failed(403, NO_ROOM, "invalid_request_error"), ContextTooLong, id="403 that is a length"),
        pytest.param(_failed(403, "Not your model", "invalid_request_error"), AuthenticationError, id="403"),
        pytest.param(_failed(422, OLD_NO_ROOM, "invalid_request_error"), ContextTooLong, id="422 that is a length"),
        pytest.param(_failed(400, NO_ROOM_EITHER, "invalid_request_error"), ContextTooLong, id="400 that is a length"),
        pytest.param(
            _failed(404, "Unable to access model", "invalid_request_error", code="model_not_available"),
            LLMError,
            id="404",
        ),
        pytest.param(_failed(429, "Too many requests", "model_rate_limit"), RateLimitError, id="429 of the model"),
        pytest.param(
            _failed(429, DYNAMIC, "invalid_request_error", code="dynamic_request_limited"),
            RateLimitError,
            id="429 of the moment",
        ),
        pytest.param(_failed(500, "Internal error", "server_error"), ServerError, id="500"),
        pytest.param(_failed(503, "Engine overloaded", "engine_overloaded"), ServerError, id="503"),
        pytest.param(Reply(status=520, raw="<html>520</html>", content_type="text/html"), ServerError, id="520"),
        pytest.param(
            Reply("Half", fault="broken", reported='{"error": {"message": "Busy", "type": "engine_overloaded"}}'),
            ServerError,
            id="overloaded midway",
        ),
    ],
)
def test_each_body_has_its_class(
    together: Provider, chat_server: ChatServer, reply: Reply, kind: type[LLMError]
) -> None:
    chat_server.enqueue(reply)
    with pytest.raises(LLMError) as caught:
        together.complete(LLMRequest(messages=(Message("user", "Who?"),)))
    assert type(caught.value) is kind


def test_a_wrong_key_names_together_s_own_variable(together: Provider, chat_server: ChatServer) -> None:
    chat_server.enqueue(_failed(401, "Invalid API key provided", "invalid_request_error"))
    with pytest.raises(AuthenticationError, match="TOGETHER_API_KEY"):
        together.complete(LLMRequest(messages=(Message("user", "Who?"),)))


def test_the_wait_it_names_is_read(together: Provider, chat_server: ChatServer) -> None:
    chat_server.enqueue(_failed(429, DYNAMIC, "model_rate_limit", headers=waiting(7, "seconds")))
    with pytest.raises(RateLimitError) as caught:
        together.complete(LLMRequest(messages=(Message("user", "Who?"),)))
    assert caught.value.retry_after == 7
