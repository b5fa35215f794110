"""The retry policy for programs that await their own calls."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from scriptgen_core.core.errors import LLMError
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.llm.errors import Route, from_sdk
from scriptgen_core.llm.redaction import redactor
from scriptgen_core.llm.retries import Attempts, RetryBudget, RetryPolicy

T = TypeVar("T")


async def call_llm_with_retries(
    llm_call: Callable[..., Awaitable[T]] | Callable[..., T],
    *args: Any,
    max_retries: int = 3,
    base_delay: float = 2,
    events: EventSink = no_events,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    **kwargs: Any,
) -> T:
    """What ``llm_call(*args, **kwargs)`` returns, tried again as :class:`LLMWrapper` would try it.

    ``llm_call`` is awaited; one that is not a coroutine function runs in a thread. It raises LLMErrors, or what a
    provider's SDK raises (switch the SDK's own retries off). ``max_retries`` come after the first attempt, the
    waits double from ``base_delay`` seconds unless the server names one. Raises the last attempt's LLMError, and
    whatever else the call raises at once.
    """
    route = Route(getattr(llm_call, "__qualname__", "the provider"), redactor(()))
    attempts = Attempts(RetryPolicy(base_delay, attempts=max_retries + 1), events, budget=RetryBudget(max_retries))

    async def call() -> T:
        try:
            if inspect.iscoroutinefunction(llm_call):
                answer: T = await llm_call(*args, **kwargs)
            else:
                answer = await _settled(await asyncio.to_thread(llm_call, *args, **kwargs))
        except LLMError:
            raise
        except Exception as error:
            known = from_sdk(error, route)
            if known is None:
                raise
            raise known from error
        return answer

    answer, _ = await attempts.make_async(call, "LLM call", sleep)
    return answer


async def _settled(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer
