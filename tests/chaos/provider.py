"""A provider that refuses three requests of ten, and keeps a book of who asked what and was answered when."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.llm_server import Recorded
from tests.fakes.model_script import ModelScript
from tests.fakes.questions import question

REFUSED = 0.3
_RETRY_AFTER = 0.05
_SLOWEST, _PACE = 0.6, 0.001


@dataclass
class Ask:
    """One request: when it came, and when the last word of its answer was sent; None where it was not."""

    question: str
    worker: str
    at: float
    is_refused: bool = False
    answered_at: float | None = None


class FailingProvider(ChatServer):
    """Plays a model. Its refusals and delays depend on the seed, the question and how often that was asked.

    A worker is known by the project that its environment names in OPENAI_PROJECT_ID.
    """

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.asks: list[Ask] = []
        self._seed = seed
        self._model = ModelScript(seed=seed)
        self._times: Counter[str] = Counter()
        self._under_way: dict[int, Ask] = {}
        self._book = Lock()

    def count(self, counted: str) -> int:
        """How many requests were ``asked``, or ``answered`` to the end."""
        with self._book:
            return sum(counted == "asked" or ask.answered_at is not None for ask in self.asks)

    def next_reply(self, request: Recorded) -> replies.Reply:
        ask = Ask(question(request.body), request.headers["openai-project"], time.time())
        with self._book:
            self.asks.append(ask)
            self._times[ask.question] += 1
            number = self._times[ask.question]
            chance = random.Random(f"{self._seed} {number} {ask.question}")
            ask.is_refused = chance.random() < REFUSED
            if ask.is_refused:
                return replies.rate_limited(_RETRY_AFTER)
            self._under_way[id(request.body)] = ask
        reply = self._model(request.body, number).after(chance.uniform(0, _SLOWEST))
        return replace(reply, pace=_PACE)

    def events(self, reply: replies.Reply, request: dict[str, Any]) -> Iterator[str]:
        yield from super().events(reply, request)
        with self._book:
            self._under_way.pop(id(request)).answered_at = time.time()
