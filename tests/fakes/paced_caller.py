"""A process that asks questions, paced together with whoever else works on the database.

``python -m tests.fakes.paced_caller DATABASE_URL HOST CALLS REQUESTS_PER_MINUTE``
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.database import Database
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.shared_pacing import pacing_over
from tests.fakes.house_lines import HouseLines

_THREADS = 8


@dataclass(frozen=True)
class Address:
    host: str

    @property
    def base_url(self) -> str:
        return f"http://{self.host}/v1"


def main(database_url: str, host: str, calls: int, requests_per_minute: int) -> None:
    settings = load_settings({}, {})
    lines = HouseLines(
        settings,
        Address(host),
        pacing=pacing_over(Database(database_url)),
        requests_per_minute=requests_per_minute,
        tokens_per_minute=None,
        caches_prefix=False,
    )
    wrapper = LLMWrapper(settings, provider="openai", lines=lines)
    wrapper.list_models()  # the client is loaded and connected before anything is counted
    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(lambda number: wrapper.call_llm(f"Question {number}?"), range(calls)))


if __name__ == "__main__":
    url, host, calls, limit = sys.argv[1:]
    main(url, host, int(calls), int(limit))
