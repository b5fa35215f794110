"""Each role is answered by the model chosen for it, and when that one cannot answer, by the next in line."""

import logging
from collections.abc import Iterator

import pytest

from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.calls import Lineup, LLMRequest, Message, ModelRef
from scriptgen_core.core.errors import (
    ContentRefused,
    ContextTooLong,
    LLMError,
    NetworkError,
    ProviderUnavailable,
    RunPaused,
    ServerError,
)
from scriptgen_core.core.events import AttemptFailed, CallFailed, FellBack
from scriptgen_core.llm.circuit import FAILURES
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.llm.conftest import KEY, Heard

MAIN, OTHER, LAST = ModelRef("openai", "main"), ModelRef("vllm", "other"), ModelRef("lmstudio", "last")
SCENE = LLMRequest(messages=(Message("user", "Who speaks?"),), step="Scene 3 dialogue", scene=2, role="director")


@pytest.fixture
def other_server() -> Iterator[ChatServer]:
    with ChatServer() as server:
        yield server


@pytest.fixture
def settings_of_all(chat_server: ChatServer, other_server: ChatServer) -> Settings:
    """OpenAI at one server, vLLM at another, and LM Studio where nobody listens."""
    urls = {
        "OPENAI_BASE_URL": chat_server.base_url,
        "VLLM_BASE_URL": other_server.base_url,
        "LMSTUDIO_BASE_URL": "http://127.0.0.1:9/v1",
    }
    return load_settings({**urls, "OPENAI_API_KEY": KEY, "SCRIPTGEN_RETRY_BASE_DELAY": "0"}, {})


def wrapper_for(settings: Settings, heard: Heard, lineup: Lineup) -> LLMWrapper:
    return LLMWrapper(settings, lineup=lineup, events=heard.events.append, wait=heard.naps.append)


def test_each_role_reaches_the_server_of_its_model(
    settings_of_all: Settings, chat_server: ChatServer, other_server: ChatServer, heard: Heard
) -> None:
    chat_server.responder = other_server.responder = lambda request, _: replies.said(request["model"])
    roles = {"director": OTHER, "dramaturge": ModelRef("openai", "reader")}
    wrapper = wrapper_for(settings_of_all, heard, Lineup(MAIN, roles))
    answered = {role: str(wrapper.call_llm("Who?", role=role)) for role in ("director", "dramaturge", "outline", "")}
    assert answered == {"director": "other", "dramaturge": "reader", "outline": "main", "": "main"}
    assert len(other_server.requests) == 1
    assert wrapper.route(SCENE) == OTHER


@pytest.mark.parametrize(
    ("fault", "attempts"),
    [
        (replies.server_error(503), 4),
        (replies.rate_limited(0), 4),
        (replies.dropped(), 4),
        (replies.malformed(), 4),
        (replies.rate_limited(3900), 1),
        (replies.unauthorized(), 1),
        (replies.out_of_quota(), 1),
    ],
)
def test_when_the_first_cannot_answer_the_next_one_does_and_everybody_is_told(
    settings_of_all: Settings,
    chat_server: ChatServer,
    other_server: ChatServer,
    heard: Heard,
    caplog: pytest.LogCaptureFixture,
    fault: replies.Reply,
    attempts: int,
) -> None:
    chat_server.responder = lambda _request, _number: fault
    other_server.enqueue(replies.said("Nobody."))
    wrapper = wrapper_for(settings_of_all, heard, Lineup(MAIN, fallbacks=(OTHER,)))
    with caplog.at_level(logging.INFO):
        reply = wrapper.call_llm(SCENE)
    assert (str(reply), reply.provider, reply.model, reply.took_over) == ("Nobody.", "vllm", "other", True)
    assert len(chat_server.requests) == attempts
    event = heard.events[-1]
    assert isinstance(event, FellBack)
    assert (event.step, event.scene, event.source) == (SCENE.step, 2, f"other at {other_server.host}")
    assert isinstance(heard.events[-2], CallFailed)
    assert f"[Fallback] {heard.lines[-1]}" in caplog.messages


@pytest.mark.parametrize(("fault", "kind"), [(replies.too_long(), ContextTooLong), (replies.refused(), ContentRefused)])
def test_what_lies_with_the_question_is_not_asked_of_another(
    settings_of_all: Settings,
    chat_server: ChatServer,
    other_server: ChatServer,
    heard: Heard,
    fault: replies.Reply,
    kind: type[LLMError],
) -> None:
    chat_server.enqueue(fault)
    with pytest.raises(kind):
        wrapper_for(settings_of_all, heard, Lineup(MAIN, fallbacks=(OTHER,))).call_llm(SCENE)
    assert other_server.requests == []


def test_the_chain_is_gone_down_to_its_end_and_its_last_error_is_raised(
    settings_of_all: Settings, chat_server: ChatServer, other_server: ChatServer, heard: Heard
) -> None:
    chat_server.responder = lambda _request, _number: replies.unauthorized()
    other_server.responder = lambda _request, _number: replies.server_error(500)
    wrapper = wrapper_for(settings_of_all, heard, Lineup(MAIN, fallbacks=(OTHER, MAIN, LAST)))
    with pytest.raises(NetworkError):
        wrapper.call_llm(SCENE)
    told = [event.source for event in heard.events if isinstance(event, FellBack)]
    assert told == [f"other at {other_server.host}", "last at 127.0.0.1:9"]
    assert len(chat_server.requests) == 1, "nobody is asked twice in one chain"


def test_another_model_at_a_host_where_nobody_is_reached_is_passed_over(
    settings_of_all: Settings, other_server: ChatServer, heard: Heard
) -> None:
    other_server.enqueue(replies.said("Nobody."))
    same_host = ModelRef("lmstudio", "smaller")
    assert wrapper_for(settings_of_all, heard, Lineup(LAST, fallbacks=(same_host, OTHER))).call_llm(SCENE).took_over
    told = [event.source for event in heard.events if isinstance(event, FellBack)]
    assert told == [f"other at {other_server.host}"]
    alone = wrapper_for(settings_of_all, heard, Lineup(LAST, fallbacks=(same_host,)))
    heard.events.clear()
    with pytest.raises(NetworkError):
        alone.call_llm(SCENE)
    assert [type(event) for event in heard.events] == [*[AttemptFailed] * 3, CallFailed]


def test_another_model_at_a_host_that_breaks_off_is_asked(
    settings_of_all: Settings, chat_server: ChatServer, heard: Heard
) -> None:
    """A smaller one may fit where a large one brings the server down."""
    chat_server.responder = lambda request, _: (
        replies.dropped() if request["model"] == "main" else replies.said("Nobody.")
    )
    smaller = ModelRef("openai", "smaller")
    assert wrapper_for(settings_of_all, heard, Lineup(MAIN, fallbacks=(smaller,))).call_llm(SCENE).model == "smaller"


def test_a_role_s_own_model_falls_back_on_the_same_chain(
    settings_of_all: Settings, chat_server: ChatServer, other_server: ChatServer, heard: Heard
) -> None:
    other_server.enqueue(replies.said("Nobody."))
    lineup = Lineup(MAIN, {"director": LAST}, (OTHER,))
    assert wrapper_for(settings_of_all, heard, lineup).call_llm(SCENE).model == "other"
    assert chat_server.requests == []


def test_a_provider_that_is_left_alone_is_passed_over_at_once(
    settings_of_all: Settings, chat_server: ChatServer, other_server: ChatServer, heard: Heard
) -> None:
    chat_server.responder = lambda _request, _number: replies.server_error(503)
    other_server.responder = lambda _request, _number: replies.said("Nobody.")
    wrapper = wrapper_for(settings_of_all, heard, Lineup(MAIN, fallbacks=(OTHER,)))
    for _ in range(FAILURES):
        wrapper.call_llm(SCENE)
    asked, told = len(chat_server.requests), len(heard.events)
    assert wrapper.call_llm(SCENE).model == "other"
    assert len(chat_server.requests) == asked
    assert [type(event) for event in heard.events[told:]] == [FellBack]


def test_a_cancelled_call_goes_to_nobody_else(
    settings_of_all: Settings, chat_server: ChatServer, other_server: ChatServer, heard: Heard
) -> None:
    chat_server.responder = lambda _request, _number: replies.server_error(503)
    wrapper = wrapper_for(settings_of_all, heard, Lineup(MAIN, fallbacks=(OTHER,)))
    with pytest.raises(RunPaused):
        wrapper.for_run(heard.events.append, lambda: bool(heard.events)).call_llm(SCENE)
    assert other_server.requests == []


def test_a_provider_left_alone_without_another_says_how_long(
    settings_of_all: Settings, chat_server: ChatServer, heard: Heard
) -> None:
    chat_server.responder = lambda _request, _number: replies.server_error(503)
    wrapper = wrapper_for(settings_of_all, heard, Lineup(MAIN))
    for _ in range(FAILURES):
        with pytest.raises(ServerError):
            wrapper.call_llm(SCENE)
    with pytest.raises(ProviderUnavailable, match="left alone for"):
        wrapper.call_llm(SCENE)
    assert len(chat_server.requests) == 4 * FAILURES
