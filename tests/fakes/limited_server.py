"""Answers as a provider does that counts: so many requests in any window, and a refusal for every other one."""

import threading
import time
from collections import deque
from typing import Any

from tests.fakes import chat_replies as replies


class Counting:
    """A responder for ChatServer: at most ``limit`` answers in any ``window`` seconds, until there is room again."""

    def __init__(self, limit: int, window: float = 60) -> None:
        self.limit = limit
        self.window = window
        self.answered: list[float] = []
        self.refused = 0
        self._within: deque[float] = deque()
        self._lock = threading.Lock()

    def __call__(self, _request: dict[str, Any], _number: int) -> replies.Reply:
        with self._lock:
            now = time.monotonic()
            while self._within and self._within[0] <= now - self.window:
                self._within.popleft()
            if len(self._within) >= self.limit:
                self.refused += 1
                return replies.rate_limited(self._within[0] + self.window - now)
            self._within.append(now)
            self.answered.append(now)
        return replies.said("OK")

    @property
    def share(self) -> float:
        """The rate of the answers so far, as a share of the rate that is permitted."""
        seconds = self.answered[-1] - self.answered[0]
        return (len(self.answered) - 1) / seconds * self.window / self.limit
