"""How much of a limit of 120 requests a minute is used, and how often a server that enforces it refuses."""

import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from scriptgen_core.config.settings import load_settings
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.house_lines import HouseLines

LIMIT, CALLS, WORKERS = 120, 240, 16


class Counting:
    """Answers at most ``LIMIT`` requests in any 60 seconds, and refuses the others until there is room again."""

    def __init__(self) -> None:
        self.answered: list[float] = []
        self.refused = 0
        self._minute: deque[float] = deque()
        self._lock = threading.Lock()

    def __call__(self, _request: dict[str, Any], _number: int) -> replies.Reply:
        with self._lock:
            now = time.monotonic()
            while self._minute and self._minute[0] <= now - 60:
                self._minute.popleft()
            if len(self._minute) >= LIMIT:
                self.refused += 1
                return replies.rate_limited(self._minute[0] + 60 - now)
            self._minute.append(now)
            self.answered.append(now)
        return replies.said("OK")


def main() -> None:
    """One line: refusals, and the rate reached as a share of the rate that is permitted."""
    counting = Counting()
    with ChatServer(counting) as server, ThreadPoolExecutor(WORKERS) as pool:
        settings = load_settings({}, {})
        lines = HouseLines(settings, server, requests_per_minute=LIMIT, tokens_per_minute=None, caches_prefix=False)
        wrapper = LLMWrapper(settings, provider="openai", lines=lines)
        list(pool.map(lambda number: wrapper.call_llm(f"Question {number}?"), range(CALLS)))
    seconds = counting.answered[-1] - counting.answered[0]
    rate = (CALLS - 1) / seconds * 60
    print(
        f"governor: {CALLS} calls from {WORKERS} threads under {LIMIT} requests a minute: {counting.refused} refused, "
        f"{rate:.1f} a minute, {rate / LIMIT:.1%} of the permitted rate"
    )


if __name__ == "__main__":
    main()
