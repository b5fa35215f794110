"""Waiting for something that another process or thread brings about."""

import threading
import time
from collections.abc import Callable

_POLL = 0.02


def wait_for(condition: Callable[[], bool], what: str, *, seconds: float = 20) -> None:
    """Return as soon as ``condition`` holds; fail naming ``what`` when it does not within ``seconds``."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, f"Waited {seconds} s for {what}"
        pause.wait(_POLL)
