"""Where many calls begin alike, one goes ahead, so that the provider has read their beginning when the others come."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import LLMError, RunPaused
from scriptgen_core.llm.first_call import FirstCall
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.clock import Clock
from tests.fakes.house_lines import HouseLines
from tests.fakes.waiting import wait_for

BIBLE = "Everybody in this film is called Ada."


def question(own: str, shared: str = BIBLE) -> LLMRequest:
    return LLMRequest(messages=(Message("system", shared, len(shared)), Message("user", own)), step=own)


class Crowd:
    """Calls at the same time, and a server that answers nobody before ``may_answer``."""

    def __init__(self, server: ChatServer) -> None:
        self.server = server
        self.may_answer = threading.Event()
        self.first_reply = replies.said("One.")
        server.responder = self._respond
        settings = load_settings({"SCRIPTGEN_RETRY_BASE_DELAY": "0"}, {})
        lines = HouseLines(settings, server, caches_prefix=True, requests_per_minute=None, tokens_per_minute=None)
        self.wrapper = LLMWrapper(settings, provider="openai", lines=lines)
        self.pool = ThreadPoolExecutor(8)

    def asks(self, request: LLMRequest) -> "Future[str]":
        return self.pool.submit(lambda: str(self.wrapper.call_llm(request)))

    def _respond(self, _request: object, number: int) -> replies.Reply:
        if number > 1:
            return replies.said("Next.")
        self.may_answer.wait(10)
        return self.first_reply


@pytest.fixture
def crowd(chat_server: ChatServer) -> Iterator[Crowd]:
    crowd = Crowd(chat_server)
    yield crowd
    crowd.may_answer.set()
    crowd.pool.shutdown()


def asked(server: ChatServer, count: int) -> None:
    wait_for(lambda: len(server.requests) >= count, f"{count} requests")


def test_the_others_wait_until_the_first_one_s_answer_begins(crowd: Crowd) -> None:
    first = crowd.asks(question("first"))
    asked(crowd.server, 1)
    others = [crowd.asks(question(f"other {number}")) for number in range(5)]
    stranger = crowd.asks(question("another film", "Everybody here is called Bo."))
    assert stranger.result(10) == "Next."
    assert len(crowd.server.requests) == 2
    crowd.may_answer.set()
    assert [call.result(10) for call in (first, *others)] == ["One.", *["Next."] * 5]


def test_an_answer_that_has_begun_lets_the_others_go_before_it_ends(crowd: Crowd) -> None:
    crowd.first_reply = replies.Reply("A long answer, half of it said.", fault="stalled")
    stop = threading.Event()
    slow = crowd.wrapper.for_run(lambda _: None, stop.is_set)
    first = crowd.pool.submit(slow.call_llm, question("first"))
    asked(crowd.server, 1)
    other = crowd.asks(question("other"))
    crowd.may_answer.set()
    assert other.result(10) == "Next."
    assert not first.done()
    stop.set()
    with pytest.raises(RunPaused):
        first.result(10)


@pytest.mark.parametrize("fault", [replies.unauthorized(), replies.dropped(), replies.malformed()])
def test_a_first_call_that_fails_blocks_nobody(crowd: Crowd, fault: replies.Reply) -> None:
    crowd.first_reply = fault
    first = crowd.asks(question("first"))
    asked(crowd.server, 1)
    others = [crowd.asks(question(f"other {number}")) for number in range(3)]
    crowd.may_answer.set()
    assert [call.result(10) for call in others] == ["Next."] * 3
    assert first.exception(10) is None or isinstance(first.exception(), LLMError)


def test_those_who_wait_take_no_turn_from_others(crowd: Crowd) -> None:
    crowd.asks(question("first"))
    asked(crowd.server, 1)
    for number in range(6):
        crowd.asks(question(f"other {number}"))
    more = ThreadPoolExecutor(8)
    strangers = [
        more.submit(crowd.wrapper.call_llm, question("stranger", f"Film {number}."), max_tokens=1)
        for number in range(8)
    ]
    assert [str(call.result(10)) for call in strangers] == ["Next."] * 8
    more.shutdown()


def test_a_bare_prompt_waits_for_nobody(crowd: Crowd) -> None:
    crowd.asks(question("first"))
    asked(crowd.server, 1)
    assert str(crowd.wrapper.call_llm("Who is there?")) == "Next."


def test_cancelling_ends_the_wait_for_the_first(crowd: Crowd) -> None:
    crowd.asks(question("first"))
    asked(crowd.server, 1)
    looks = iter([False] * 3 + [True] * 50)
    with pytest.raises(RunPaused):
        crowd.wrapper.for_run(lambda _: None, lambda: next(looks)).call_llm(question("other"))
    assert len(crowd.server.requests) == 1


def goes_ahead(first: FirstCall, beginning: str) -> bool:
    """Whether a call with this beginning is sent without looking whether another one has begun."""
    looked: list[None] = []

    def look() -> None:
        looked.append(None)
        raise RunPaused("Cancelled.")

    try:
        with first.ahead(beginning, look):
            pass
    except RunPaused:
        return False
    return not looked


def test_a_beginning_counts_as_kept_for_four_and_a_half_minutes_after_its_last_use() -> None:
    clock = Clock()
    first = FirstCall(clock)
    with first.ahead("film", lambda: None) as begun:
        assert not goes_ahead(first, "film")
        begun()
        clock.now += 269
        assert goes_ahead(first, "film"), "it has begun: nobody waits"
    clock.now += 269
    with first.ahead("film", lambda: None):
        assert goes_ahead(first, "film"), "the use before kept it"
    clock.now += 271
    with first.ahead("film", lambda: None):
        assert not goes_ahead(first, "film"), "it has to be sent ahead anew"


def test_nobody_waits_longer_than_half_a_minute_for_the_first() -> None:
    clock = Clock()
    first = FirstCall(clock)
    sent = threading.Event()

    def time_passes() -> None:
        clock.now += 16

    with first.ahead("film", lambda: None), first.ahead("film", time_passes):
        sent.set()
    assert sent.is_set()
