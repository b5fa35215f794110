"""Half of all requests fail, in every way: each call ends in its answer or a known error, counted and paid once."""

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import LLMReply, LLMRequest, Message
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.core.errors import LLMError
from scriptgen_core.core.events import AttemptFailed, AttemptSucceeded, CallFailed, Event
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.projects.run_storage import RunStorage
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer

CALLS, THREADS = 200, 8
USAGE = (90, 10, 0)
FAULTS = (
    (0.30, replies.rate_limited(0.01)),
    (0.10, replies.server_error(500)),
    (0.05, replies.dropped()),
    (0.05, replies.malformed()),
)


class Weather:
    """A responder whose faults depend on the question and on how often it was asked, not on who comes first."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.asked: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, request: dict[str, Any], _number: int) -> replies.Reply:
        question = request["messages"][0]["content"]
        with self._lock:
            self.asked[question] += 1
            drawn = random.Random(f"{self.seed} {question} {self.asked[question]}").random()
            for share, fault in FAULTS:
                if drawn < share:
                    return fault
                drawn -= share
            self.answered[question] += 1
        return replies.said(f"Answer to {question}", usage=USAGE)


def question(number: int) -> LLMRequest:
    return LLMRequest(messages=(Message("user", f"Question {number}?"),), step=f"Call {number}")


def outcomes(llm: LLMOptimizer) -> list[LLMReply | LLMError]:
    def outcome(number: int) -> LLMReply | LLMError:
        try:
            return llm.call_llm(question(number))
        except LLMError as error:
            return error

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(outcome, range(CALLS)))


@pytest.mark.parametrize("seed", [1])
def test_every_call_ends_well_or_in_a_known_error_and_all_counts_agree(
    chat_server: ChatServer, tmp_path: Path, seed: int
) -> None:
    weather = chat_server.responder = Weather(seed)
    environ = {"OPENAI_BASE_URL": chat_server.base_url, "SCRIPTGEN_RETRY_BASE_DELAY": "0.01"}
    database = Database(sqlite_url(tmp_path / "calls.sqlite"))
    optimizer = LLMOptimizer(LLMWrapper(load_settings(environ, {}), model="m"), ledger=CallLedger(database))
    told: list[Event] = []
    run = optimizer.for_run(CallLedger(database, "run-1"), told.append)

    ended = outcomes(run)
    good = {number: end for number, end in enumerate(ended) if isinstance(end, LLMReply)}
    bad = [end for end in ended if isinstance(end, LLMError)]
    assert len(good) > 0.8 * CALLS
    assert all(str(reply) == f"Answer to Question {number}?" for number, reply in good.items())
    assert all(type(error) is not LLMError and error.user_message for error in bad)

    kinds = Counter(type(event) for event in told)
    given_up = [event for event in told if isinstance(event, CallFailed)]
    assert len(given_up) == len(bad)
    assert len(chat_server.requests) == kinds[AttemptFailed] + len(good) + len(given_up)
    assert kinds[AttemptSucceeded] == sum(reply.attempts > 1 for reply in good.values())
    assert len(chat_server.requests) == sum(end.attempts for end in [*good.values(), *given_up])

    stats, cost = optimizer.get_stats(), RunStorage(database).cost("run-1")
    assert (stats["total_calls"], stats["cache_hits"], stats["deduplicated"]) == (CALLS, 0, 0)
    assert (cost.calls, cost.reused) == (len(good), 0)
    assert sum(weather.answered.values()) == len(good)
    assert cost.tokens == stats["input_tokens"] + stats["output_tokens"] == 100 * len(good)

    asked_before = weather.asked.copy()
    again = outcomes(run)
    assert max(weather.answered.values()) == 1, "nobody is asked again who has answered"
    assert all(weather.asked[f"Question {number}?"] == asked_before[f"Question {number}?"] for number in good)
    assert [str(again[number]) for number in good] == [str(reply) for reply in good.values()]
