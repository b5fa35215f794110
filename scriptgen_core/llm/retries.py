"""When a failed call is tried again, how long it waits before, and who is told."""

import logging
import random
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import tenacity

from scriptgen_core.core.errors import LLMError, ProviderUnavailable, RateLimitError, RunPaused, ServerError
from scriptgen_core.core.events import AttemptFailed, AttemptSucceeded, CallFailed, EventSink, describe, no_events
from scriptgen_core.llm.retry_after import duration

T = TypeVar("T")

ATTEMPTS = 4
RETRIES_A_RUN = 20
JITTER = 0.5
JITTER_WHEN_NAMED = 0.1
LONGEST_NAP = 0.2

_log = logging.getLogger(__name__)


def never() -> bool:
    """The cancel flag of work nobody can cancel."""
    return False


@dataclass(frozen=True)
class RetryPolicy:
    """Waits of ``base_delay`` x 2^n seconds and up to half as much again, or what the server named and up to a tenth.

    A server that names more than ``patience`` seconds is not waited for. Without jitter 100 contending clients
    needed 1,812 calls where jittered ones needed 800. ``draw`` gives a number from 0 to 1. ``attempts`` is the
    most there are, the first included.
    """

    base_delay: float = 2.0
    patience: float = 120.0
    draw: Callable[[], float] = random.random
    attempts: int = ATTEMPTS

    def delay(self, failures: int, error: LLMError) -> float:
        """Seconds to wait after the ``failures``-th failure (counted from 1)."""
        named = named_delay(error)
        if named is not None:
            return named * (1 + JITTER_WHEN_NAMED * self.draw())
        return self.base_delay * 2.0 ** (failures - 1) * (1 + JITTER * self.draw())

    def allows(self, error: BaseException) -> bool:
        """Whether another attempt may help and the server does not want us to wait too long for it."""
        return isinstance(error, LLMError) and error.is_retryable and (named_delay(error) or 0) <= self.patience


class RetryBudget:
    """How many failures a run may still answer with another attempt; every answer gives one back.

    A provider that is down is so not asked four times by each of a run's calls. Refusals for too many calls
    (429) do not count: the governor deals with those.
    """

    def __init__(self, retries: int = RETRIES_A_RUN) -> None:
        self._most = self._left = retries
        self._lock = threading.Lock()

    def spend(self, error: BaseException) -> bool:
        """Whether this failure may be answered with another attempt."""
        if isinstance(error, RateLimitError):
            return True
        with self._lock:
            allowed = self._left > 0
            self._left -= allowed
            return allowed

    def earn(self) -> None:
        """A call was answered."""
        with self._lock:
            self._left = min(self._most, self._left + 1)


@dataclass(frozen=True)
class Attempts:
    """Makes a call up to four times, telling ``events`` and the log of each failure.

    ``cancelled`` is asked before each attempt and at least every 0.2 s of a wait; then RunPaused is raised.
    ``wait`` sleeps a given number of seconds. ``budget`` is shared by all calls of a run.
    """

    policy: RetryPolicy = field(default_factory=RetryPolicy)
    events: EventSink = no_events
    cancelled: Callable[[], bool] = never
    wait: Callable[[float], None] = time.sleep
    budget: RetryBudget = field(default_factory=RetryBudget)

    def make(self, call: Callable[[], T], step: str, scene: int | None = None) -> tuple[T, int]:
        """What ``call`` returned and at which attempt.

        Raises RunPaused, or the last LLMError; where the server named too long a wait, its message says how long.
        """
        retrying: tenacity.Retrying = tenacity.Retrying(
            **self._rules(step, scene), before=lambda _: self.go_on(), sleep=self.pause, reraise=True
        )
        try:
            answer = retrying(call)
        except LLMError as error:
            raise self._given_up(error, _attempt(retrying), step, scene) from None
        return answer, self._answered(_attempt(retrying), step, scene)

    async def make_async(
        self, call: Callable[[], Awaitable[T]], step: str, sleep: Callable[[float], Awaitable[None]]
    ) -> tuple[T, int]:
        """:meth:`make` for a call that is awaited; whoever awaits cancels it in asyncio's own way."""
        retrying = tenacity.AsyncRetrying(**self._rules(step, None), sleep=sleep, reraise=True)
        try:
            answer: T = await retrying(call)
        except LLMError as error:
            raise self._given_up(error, _attempt(retrying), step, None) from None
        return answer, self._answered(_attempt(retrying), step, None)

    def _rules(self, step: str, scene: int | None) -> dict[str, Any]:
        """When another attempt is made, after how long, and who is told."""
        return {
            "retry": self._may_try_again,
            "wait": lambda state: self.policy.delay(state.attempt_number, _error(state)),
            "before_sleep": lambda state: self._tell_failure(state, step, scene),
        }

    def _may_try_again(self, state: tenacity.RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        return (
            error is not None
            and state.attempt_number < self.policy.attempts
            and self.policy.allows(error)
            and self.budget.spend(error)
        )

    def _answered(self, attempt: int, step: str, scene: int | None) -> int:
        if attempt > 1:
            self._tell(AttemptSucceeded(step=step, scene=scene, attempt=attempt), logging.INFO, "Retry")
        return attempt

    def go_on(self) -> None:
        """Raise RunPaused if the run was cancelled."""
        if self.cancelled():
            raise RunPaused("Cancelled. What was written is kept; Resume goes on from here.")

    def pause(self, seconds: float) -> None:
        """Wait, unless the run is cancelled meanwhile."""
        self.go_on()
        while seconds > 0:
            nap = min(seconds, LONGEST_NAP)
            self.wait(nap)
            seconds -= nap
            self.go_on()

    def _tell_failure(self, state: tenacity.RetryCallState, step: str, scene: int | None) -> None:
        error = _error(state)
        event = AttemptFailed(
            step=step,
            scene=scene,
            attempt=state.attempt_number,
            attempts=self.policy.attempts,
            reason=error.short_message,
            delay=state.upcoming_sleep,
        )
        self._tell(event, logging.WARNING, "Throttling" if isinstance(error, RateLimitError) else "Retry")

    def _given_up(self, error: LLMError, attempts: int, step: str, scene: int | None) -> LLMError:
        if error.is_retryable and not self.policy.allows(error):
            error = _too_long(error)
        elif error.is_retryable and attempts < self.policy.attempts:
            error = _too_often(error)
        retried = attempts > 1
        reason = _without_advice(error) if retried else error.user_message
        event = CallFailed(step=step, scene=scene, attempts=attempts, reason=reason, retried=retried)
        self._tell(event, logging.ERROR, "Retry")
        return error

    def _tell(self, event: AttemptFailed | AttemptSucceeded | CallFailed, level: int, tag: str) -> None:
        _log.log(level, "[%s] %s: %s", tag, event.step, describe(event))
        self.events(event)


def named_delay(error: BaseException) -> float | None:
    """The seconds a server asked to wait, where it did."""
    return error.retry_after if isinstance(error, RateLimitError | ServerError) else None


def _error(state: tenacity.RetryCallState) -> LLMError:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, LLMError)
    return error


def _attempt(retrying: tenacity.BaseRetrying) -> int:
    return int(retrying.statistics["attempt_number"])


def _without_advice(error: LLMError) -> str:
    return f"{error.short_message}: {error.detail}" if error.detail else error.short_message


def _too_often(error: LLMError) -> LLMError:
    return ProviderUnavailable(
        f"it failed too often in this run, last with: {_without_advice(error)}",
        "Try again later, or choose another provider in Settings.",
    )


def _too_long(error: LLMError) -> LLMError:
    wait = named_delay(error) or 0.0
    detail = f"the provider asks to wait {duration(wait)}"
    advice = "Try again after that, or choose another provider in Settings."
    if isinstance(error, ServerError):
        return ServerError(detail, advice, status=error.status, retry_after=wait)
    return RateLimitError(detail, advice, retry_after=wait)
