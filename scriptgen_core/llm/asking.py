"""Waits for a provider's answer so that the wait can be broken off at any moment.

A thread that reads from a socket cannot be stopped from outside. So requests run on one event loop, in a
thread of its own for the whole process (a client that serves several loops fails now and then), and whoever
asks waits in its own thread and looks up four times a second. Breaking off closes the connection.
"""

import asyncio
import concurrent.futures
import gc
import threading
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any, TypeVar

from scriptgen_core.llm.provider import UNHEARD, Listener

T = TypeVar("T")

GLANCE = 0.25
"""Seconds between two looks at the listener."""


class Hearing:
    """The text of an answer as far as it has arrived."""

    def __init__(self) -> None:
        self.text = ""


def wait_for(
    ask: Callable[[Hearing], Coroutine[Any, Any, T]], listener: Listener = UNHEARD, *, deadline: float | None = None
) -> T:
    """What ``ask`` returns or raises; TimeoutError after ``deadline`` seconds, however lively it still is.

    Whatever the listener raises ends the request and is raised here.
    """
    hearing = Hearing()
    future = asyncio.run_coroutine_threadsafe(_within(deadline, ask(hearing)), _loop())
    try:
        while not concurrent.futures.wait([future], timeout=GLANCE).done:
            listener.go_on()
            listener.hear(hearing.text)
    except BaseException:
        future.cancel()
        raise
    return future.result()


async def _within(deadline: float | None, asked: Coroutine[Any, Any, T]) -> T:
    async with asyncio.timeout(deadline):
        return await asked


_starting = threading.Lock()


def _loop() -> asyncio.AbstractEventLoop:
    with _starting:
        return _started()


@cache
def _started() -> asyncio.AbstractEventLoop:
    """The loop, from the first request on.

    What is loaded by then stays (an SDK alone has 200,000 objects). It is left out of full collections, each of which
    would hold up every call and page for a fifth of a second: https://docs.python.org/3/library/gc.html#gc.freeze
    """
    gc.collect()
    gc.freeze()
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="llm-requests", daemon=True).start()
    return loop
