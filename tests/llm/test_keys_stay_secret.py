"""A key never shows: not in an error, an event, a log line, a repr."""

import itertools
import logging
import traceback
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.core.errors import LLMError
from scriptgen_core.core.events import AttemptFailed, CallFailed, Event, StepFailed, describe
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.redaction import MASK, redactor
from scriptgen_core.orchestrator.export_desk import ExportDesk, ExportFormat
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.orchestrator.usage_desk import UsageDesk
from scriptgen_core.orchestrator.workflow_controller import GenerationConfig, WorkflowController
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
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


def test_a_run_with_failures_of_every_kind_leaves_the_key_in_no_log_event_file_or_export(
    chat_server: ChatServer, settings_here: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    play, faults = ModelScript(), itertools.cycle([*ECHOES, replies.dropped(), replies.malformed()])
    chat_server.responder = lambda request, number: (
        next(faults) if number > 4 and number % 3 == 0 else play(request, number)
    )
    home = tmp_path / "home"
    settings = settings_here.model_copy(update={"retry_base_delay": 0.0})
    database = Database(sqlite_url(home / "scriptgen.sqlite"))
    told: list[Event] = []
    controller = WorkflowController(
        BibleStorage(database), LLMWrapper(settings, model="house-model"), events=told.append
    )
    config = GenerationConfig(scene_count=8, rewrite_iterations=1, parallel_generation=False)
    with caplog.at_level(logging.INFO):
        result = controller.generate_script("A notary is asked to witness her own will.", config)
    stores = open_stores(database)
    desk, stored = ExportDesk(stores), [logged.event for logged in stores.runs.events(result.run_id)]
    assert (result.status, bool(result.scenes), bool(result.failures)) == ("failed", True, True)
    assert {AttemptFailed, CallFailed, StepFailed} <= {type(event) for event in stored}
    words = [describe(event) for event in [*told, *stored]]
    shown = [*words, *map(repr, told), repr(result), *(record.getMessage() for record in caplog.records)]
    files = [path.read_bytes() for path in home.iterdir()]
    exports = [desk.export(result.project_id, format) for format in get_args(ExportFormat)]
    exports.append(UsageDesk(stores).csv())
    assert any(MASK in text for text in shown), "the server did echo the key"
    assert not [text for text in shown if KEY in text]
    assert not [data for data in [*files, *exports] if KEY.encode() in data]


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


@pytest.mark.parametrize("key", ["sk-test", "a1b2", "sesame", "1234567"])
@pytest.mark.parametrize("said", ["Incorrect API key provided: {}.", '{{"key":"{}"}}', "{} is unknown", "refused ({})"])
def test_a_short_key_goes_wherever_it_is_a_word_of_its_own(key: str, said: str) -> None:
    assert redactor([key])(said.format(key)) == said.format(MASK)


def test_a_short_key_inside_a_longer_word_is_not_one() -> None:
    words = "The latest contest was re-tested, sk-tests too."
    assert redactor(["test", "sk-test", "late"])(words) == words


@pytest.mark.parametrize("said", ["API key provided: {}.", "Invalid key '{}'", "token={}", "Bearer {}"])
def test_a_placeholder_goes_where_it_is_called_a_key(said: str) -> None:
    assert redactor(["none"])(said.format("none")) == said.format(MASK)


def test_a_placeholder_key_does_not_eat_ordinary_words() -> None:
    words = "none of the models passed the test, and no key fits"
    assert redactor(["none", "test", "key", ""])(words) == words


def test_what_stands_for_a_removed_key_is_not_taken_for_one() -> None:
    assert redactor(["sk-test", "removed"])("sk-test") == MASK


def test_a_short_key_that_is_echoed_is_shown_logged_and_stored_nowhere(
    chat_server: ChatServer, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    key = "sk-test"
    settings = load_settings({"OPENAI_API_KEY": key, "OPENAI_BASE_URL": chat_server.base_url}, {})
    chat_server.enqueue(replies.unauthorized(f"Incorrect API key provided: {key}. You can find yours in the account."))
    with caplog.at_level(logging.INFO), pytest.raises(LLMError) as caught:
        LLMWrapper(settings, model="house-model", events=heard.events.append).call_llm("Who is there?")
    assert MASK in str(caught.value)
    assert not [text for text in (repr(caught.value), *heard.lines, *caplog.messages) if key in text]
