"""How much of a limit of 120 requests a minute is used, and how often a server that enforces it refuses."""

from concurrent.futures import ThreadPoolExecutor

from scriptgen_core.config.settings import load_settings
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from tests.fakes.chat_server import ChatServer
from tests.fakes.house_lines import HouseLines
from tests.fakes.limited_server import Counting

LIMIT, CALLS, WORKERS = 120, 240, 16


def main() -> None:
    """One line: refusals, and the rate reached as a share of the rate that is permitted."""
    counting = Counting(LIMIT)
    with ChatServer(counting) as server, ThreadPoolExecutor(WORKERS) as pool:
        settings = load_settings({}, {})
        lines = HouseLines(settings, server, requests_per_minute=LIMIT, tokens_per_minute=None, caches_prefix=False)
        wrapper = LLMWrapper(settings, provider="openai", lines=lines)
        list(pool.map(lambda number: wrapper.call_llm(f"Question {number}?"), range(CALLS)))
    print(
        f"governor: {CALLS} calls from {WORKERS} threads under {LIMIT} requests a minute: {counting.refused} refused, "
        f"{counting.share * LIMIT:.1f} a minute, {counting.share:.1%} of the permitted rate"
    )


if __name__ == "__main__":
    main()
