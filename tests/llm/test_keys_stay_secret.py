"""A key never shows: not in an error, an event, a log line, a repr."""

import logging
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.errors import LLMError
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.redaction import MASK, redactor
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.llm.conftest import KEY, Heard

ECHOES = [
    replies.unauthorized(f"Incorrect API key provided: {KEY}"),
    replies.failed(400, f"Bearer {KEY} is not known here"),
    replies.failed(429, f"limit of {KEY}", code="insufficient_quota"),
    replies.server_error(503, f"upstream refused {KEY}"),
    replies.error_in_success(f"upstream refused {KEY}"),
    replies.refused(f"I can't use {KEY}"),
    replies.Reply(status=500, raw=f"crash with {KEY}", content_type="text/plain"),
]


@pytest.mark.parametrize("echo", ECHOES)
def test_a_server_that_echoes_the_key_gives_it_away_nowhere(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard, caplog: pytest.LogCaptureFixture, echo: replies.Reply
) -> None:
    chat_server.responder = lambda _request, _number: echo
    with caplog.at_level(logging.DEBUG), pytest.raises(LLMError) as caught:
        wrapper.call_llm("Who is there?")
    assert KEY in chat_server.requests[0].headers["authorization"], "the key was really used"
    logged = [record.getMessage() for record in caplog.records if record.levelno >= logging.INFO]
    shown = [str(caught.value), repr(caught.value), *heard.lines, *logged, *traceback.format_exception(caught.value)]
    assert heard.lines
    assert not [text for text in shown if KEY in text]


def test_keys_are_not_in_the_settings_words(settings_here: Settings) -> None:
    assert KEY in settings_here.secrets
    assert KEY not in f"{settings_here!r} {settings_here}"


def test_a_database_password_does_not_show() -> None:
    settings = load_settings({"SCRIPTGEN_DATABASE_URL": "postgresql://ann:hunter2secret@db/scripts"}, {})
    assert "hunter2secret" not in repr(settings)


@given(st.text(max_size=50), st.text(max_size=50), st.from_regex(r"[A-Za-z0-9_-]{8,60}", fullmatch=True))
def test_no_known_key_survives_in_any_text(before: str, after: str, key: str) -> None:
    redacted = redactor([key])(f"{before}{key}{after}")
    assert key not in redacted.replace(MASK, " ")


@pytest.mark.parametrize(
    "shape", ["sk-proj-ab12****wxyz", "gsk_0123456789", "Bearer abc.def.ghi", "http://ann:pw@host/"]
)
def test_whatever_looks_like_a_key_goes_too(shape: str) -> None:
    assert MASK in redactor([])(f"wrong key {shape} here")


def test_a_placeholder_key_does_not_eat_ordinary_words() -> None:
    assert redactor(["none", ""])("none of the models") == "none of the models"
