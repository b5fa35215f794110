"""Saves calls and money: a cache, in-flight deduplication and batches in front of the call ledger."""

import copy
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import takewhile
from typing import Any, TypeAlias, cast

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import LLMReply, LLMRequest, Message
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import RunPaused
from scriptgen_core.core.events import CacheHit, EventSink, no_events
from scriptgen_core.llm.llm_wrapper import Hear, LLMWrapper, unheard
from scriptgen_core.orchestrator.ledger import CallLedger, is_valid

_BATCH_THREADS = 8
_NAP = 0.2


@dataclass(frozen=True, slots=True)
class OptimizerConfig:
    """What is saved, and for how long.

    ``cache_expire_hours`` is how old an answer may be to be used again, ``dedup_window_seconds`` how long
    an answer is handed to callers who ask the same, ``batch_timeout_ms`` how long a batch waits for more
    calls before it is sent.
    """

    enable_caching: bool = True
    cache_expire_hours: float = 24
    enable_batching: bool = True
    batch_timeout_ms: float = 100
    enable_deduplication: bool = True
    dedup_window_seconds: float = 60


@dataclass
class _Counts:
    """What the optimizer has seen; guarded by its lock."""

    total_calls: int = 0
    cache_hits: int = 0
    deduplicated: int = 0
    batches: int = 0
    tokens_saved: int = 0
    estimated_cost_savings: float = 0.0
    unpriced_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float = 0.0


Reserve: TypeAlias = Callable[[LLMRequest], AbstractContextManager[None]]


def _freely(_request: LLMRequest) -> AbstractContextManager[None]:
    """Every call may be paid."""
    return nullcontext()


UNOPTIMIZED = OptimizerConfig(enable_caching=False, enable_batching=False, enable_deduplication=False)


class LLMOptimizer:
    """Answers calls like the wrapper does, but not twice.

    ``ledger`` names the run the calls belong to; without one they belong to none and are kept in the
    database that the settings name.
    """

    def __init__(
        self,
        llm_wrapper: LLMWrapper,
        config: OptimizerConfig | None = None,
        *,
        ledger: CallLedger | None = None,
        events: EventSink = no_events,
    ) -> None:
        self.llm_wrapper = llm_wrapper
        self.config = config or OptimizerConfig()
        self._ledger = ledger or CallLedger(Database(load_settings().database_url))
        self._events = events
        self._lock = threading.Lock()
        self._asked: dict[str, tuple[float, Future[LLMReply]]] = {}
        self._counts = _Counts()
        self._local = threading.local()
        self._reserve: Reserve = _freely

    def call_llm(self, request: LLMRequest | str | None = None, *, prompt: str | None = None) -> LLMReply:
        """Answer a request (or a bare prompt), from what is known where that is allowed.

        Raises what the wrapper raises. Between ``start_batch`` and ``end_batch`` of the same thread the
        reply is unfilled: it is sent with the batch, or when it is first read.
        """
        asked = _to_request(request if request is not None else prompt)
        batch: _Batch | None = getattr(self._local, "batch", None)
        if batch is not None and self.config.enable_batching:
            return batch.add(asked)
        return self._answer(asked)

    def start_batch(self) -> None:
        """From here on, calls of this thread are gathered."""
        self._local.batch = _Batch(self._answer, self.config.batch_timeout_ms / 1000)

    def end_batch(self) -> list[LLMReply]:
        """Send what was gathered, side by side, and return the answers in the order of the calls.

        Raises the first error among them, after all have been tried.
        """
        batch: _Batch | None = getattr(self._local, "batch", None)
        self._local.batch = None
        if batch is None:
            return []
        with self._lock:
            self._counts.batches += 1
        return batch.finish()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """``start_batch`` and ``end_batch`` as a block."""
        self.start_batch()
        try:
            yield
        except BaseException:
            self._local.batch = None
            raise
        self.end_batch()

    def get_stats(self) -> Mapping[str, Any]:
        """Counts since this optimizer was made; money in US dollars, without the ``unpriced_calls``."""
        with self._lock:
            counts = dict(vars(self._counts))
        asked = counts["total_calls"]
        counts["api_calls"] = asked - counts["cache_hits"] - counts["deduplicated"]
        counts["cache_hit_rate"] = counts["cache_hits"] / asked if asked else 0.0
        return counts

    def for_run(
        self,
        ledger: CallLedger,
        events: EventSink,
        cancelled: Callable[[], bool] = lambda: False,
        config: OptimizerConfig | None = None,
        *,
        hear: Hear = unheard,
        reserve: Reserve = _freely,
    ) -> "LLMOptimizer":
        """The same optimizer with a run's own ledger, events and cancel flag; counts and known answers are shared.

        ``hear`` is told answers while they arrive. A call that is not answered already is made, and its answer
        stored, within ``reserve``, which raises if it may not be made.
        """
        bound = copy.copy(self)
        bound.llm_wrapper = self.llm_wrapper.for_run(events, cancelled, hear)
        bound._reserve = reserve
        bound._ledger, bound._events, bound._local = ledger, events, threading.local()
        bound.config = config or self.config
        return bound

    def clear_cache(self) -> int:
        """Stop stored answers from being used again; returns how many there were."""
        with self._lock:
            self._asked.clear()
        return self._ledger.clear_cache()

    def _answer(self, request: LLMRequest) -> LLMReply:
        route = self.llm_wrapper.route(request)
        digest = request.digest(route.provider, route.model)
        with self._lock:
            self._counts.total_calls += 1
        return self._once(request, digest) if self.config.enable_deduplication else self._fetch(request, digest)

    def _once(self, request: LLMRequest, digest: str) -> LLMReply:
        """The answer somebody is being given, or was given just now; else one's own."""
        mine, future = self._join_flight(digest)
        if not mine:
            return self._shared(request, digest, future)
        try:
            reply = self._fetch(request, digest)
        except BaseException as error:
            with self._lock:
                self._asked.pop(digest, None)
            future.set_exception(error)
            raise
        future.set_result(reply)
        if reply.took_over or not is_valid(request, reply):
            with self._lock:
                self._asked.pop(digest, None)
        return reply

    def _join_flight(self, digest: str) -> tuple[bool, "Future[LLMReply]"]:
        moment = time.monotonic()
        with self._lock:
            old = takewhile(lambda asked: self._is_over(asked[1][0], moment), self._asked.items())
            for key in [key for key, (_, future) in old if future.done()]:
                del self._asked[key]
            if digest in self._asked:
                return False, self._asked[digest][1]
            future: Future[LLMReply] = Future()
            self._asked[digest] = (moment, future)
            return True, future

    def _is_over(self, asked_at: float, moment: float) -> bool:
        return moment - asked_at > self.config.dedup_window_seconds

    def _shared(self, request: LLMRequest, digest: str, future: "Future[LLMReply]") -> LLMReply:
        while not wait([future], timeout=_NAP).done:
            self.llm_wrapper.go_on()
        try:
            reply = future.result()
        except RunPaused:  # the other run's; this one goes on
            return self._once(request, digest)
        self._count_saving("deduplicated", reply)
        self._ledger.record(request, digest, replace(reply, reused=True), seconds=0.0)
        self._events(CacheHit(step=request.step, scene=request.scene))
        return reply

    def _fetch(self, request: LLMRequest, digest: str) -> LLMReply:
        with ExitStack() as until_stored:
            reply, is_paid = self._ledger.once(
                request, digest, lambda: self._pay(request, until_stored), max_age=self._cache_age
            )
        if is_paid:
            self._count_payment(reply)
        else:
            self._count_saving("cache_hits", reply)
            self._events(CacheHit(step=request.step, scene=request.scene))
        return reply

    def _pay(self, request: LLMRequest, until_stored: ExitStack) -> LLMReply:
        until_stored.enter_context(self._reserve(request))
        return self.llm_wrapper.call_llm(request)

    @property
    def _cache_age(self) -> timedelta | None:
        return timedelta(hours=self.config.cache_expire_hours) if self.config.enable_caching else None

    def _count_saving(self, kind: str, reply: LLMReply) -> None:
        with self._lock:
            setattr(self._counts, kind, getattr(self._counts, kind) + 1)
            self._counts.tokens_saved += reply.usage.total
            self._counts.estimated_cost_savings += reply.cost or 0.0

    def _count_payment(self, reply: LLMReply) -> None:
        with self._lock:
            self._counts.input_tokens += reply.usage.input_tokens
            self._counts.output_tokens += reply.usage.output_tokens
            self._counts.cost += reply.cost or 0.0
            self._counts.unpriced_calls += reply.cost is None


class _Batch:
    """Calls that are gathered and then sent side by side, at the latest ``timeout`` seconds after the first."""

    def __init__(self, answer: Callable[[LLMRequest], LLMReply], timeout: float) -> None:
        self._answer = answer
        self._timeout = timeout
        self._lock = threading.Lock()
        self._waiting: list[BatchedReply] = []
        self._replies: list[BatchedReply] = []
        self._timer: threading.Timer | None = None

    def add(self, request: LLMRequest) -> LLMReply:
        reply = BatchedReply(request, self.send)
        with self._lock:
            self._waiting.append(reply)
            self._replies.append(reply)
            if self._timer is None:
                self._timer = threading.Timer(self._timeout, self.send)
                self._timer.daemon = True
                self._timer.start()
        return cast(LLMReply, reply)

    def send(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, []
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        if not waiting:
            return
        with ThreadPoolExecutor(min(_BATCH_THREADS, len(waiting))) as pool:
            for reply in waiting:
                pool.submit(reply.fill, self._answer)

    def finish(self) -> list[LLMReply]:
        self.send()
        return [reply.wait() for reply in self._replies]


class BatchedReply:
    """An answer that is on its way; reading any part of it sends the batch and waits."""

    def __init__(self, request: LLMRequest, send: Callable[[], None]) -> None:
        self._request = request
        self._send = send
        self._future: Future[LLMReply] = Future()

    def fill(self, answer: Callable[[LLMRequest], LLMReply]) -> None:
        """Ask, and keep the answer or the error for whoever reads."""
        try:
            self._future.set_result(answer(self._request))
        except BaseException as error:  # noqa: BLE001  whoever reads the reply gets the error
            self._future.set_exception(error)

    def wait(self) -> LLMReply:
        """The filled reply, or the error of its call."""
        if not self._future.done():
            self._send()
        return self._future.result()

    def __str__(self) -> str:
        return self.wait().text

    def __getattr__(self, name: str) -> Any:
        return getattr(self.wait(), name)


def _to_request(asked: LLMRequest | str | None) -> LLMRequest:
    if isinstance(asked, LLMRequest):
        return asked
    return LLMRequest(messages=(Message("user", asked or ""),), step="Prompt")
