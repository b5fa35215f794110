"""Limits are read from an answer's headers, as OpenAI and Anthropic write them."""

from datetime import UTC, datetime, timedelta

import pytest

from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.provider import RateHints
from scriptgen_core.llm.rate_hints import rate_hints
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.llm.conftest import Heard


def openai(*, remaining: str = "59", reset: str = "1s", tokens_reset: str = "6m0s") -> dict[str, str]:
    return {
        "x-ratelimit-limit-requests": "60",
        "x-ratelimit-remaining-requests": remaining,
        "x-ratelimit-reset-requests": reset,
        "X-RateLimit-Limit-Tokens": "150000",
        "x-ratelimit-remaining-tokens": "149984",
        "x-ratelimit-reset-tokens": tokens_reset,
    }


def anthropic(kind: str, limit: int, remaining: int, seconds: float) -> dict[str, str]:
    reset = (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")
    values = {"limit": limit, "remaining": remaining, "reset": reset}
    return {f"anthropic-ratelimit-{kind}-{name}": str(value) for name, value in values.items()}


def test_openai_s_limits_a_minute_are_read() -> None:
    assert rate_hints(openai(tokens_reset="6ms")) == RateHints(requests=60, tokens=150_000)


def test_anthropic_s_limits_a_minute_are_read() -> None:
    headers = anthropic("requests", 50, 49, 2) | anthropic("tokens", 80_000, 79_000, 1)
    assert rate_hints(headers) == RateHints(requests=50, tokens=80_000)


def test_a_day_s_limit_is_not_read_as_a_minute_s() -> None:
    assert rate_hints(openai(reset="23h59m8.64s", tokens_reset="6ms")) == RateHints(tokens=150_000)
    assert rate_hints(anthropic("requests", 1000, 900, 7200)) == RateHints()


@pytest.mark.parametrize(
    ("reset", "seconds"), [("1s", 1), ("120ms", 0.12), ("1m30s", 90), ("1h2m3.5s", 3723.5), ("17", 17), ("0.5", 0.5)]
)
def test_what_is_used_up_comes_back_after_its_reset(reset: str, seconds: float) -> None:
    assert rate_hints(openai(remaining="0", reset=reset)).wait == pytest.approx(seconds)


def test_the_longest_reset_of_what_is_used_up_counts() -> None:
    headers = anthropic("input-tokens", 40_000, 0, 30) | anthropic("output-tokens", 8_000, 0, 12)
    assert rate_hints(headers).wait == pytest.approx(30, abs=1)


@pytest.mark.parametrize("reset", ["", "soon", "Tomorrow", "2026-13-45T00:00:00Z"])
def test_headers_that_say_nothing_readable_are_no_hints(reset: str) -> None:
    headers = {"x-ratelimit-limit-requests": "many", "x-ratelimit-remaining-requests": "0"}
    assert rate_hints({**headers, "x-ratelimit-reset-requests": reset}) == RateHints()
    assert rate_hints({}) == RateHints()


def test_a_call_after_a_used_up_limit_waits_for_its_reset_and_says_so(
    wrapper: LLMWrapper, chat_server: ChatServer, heard: Heard
) -> None:
    used_up = {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1200ms"}
    chat_server.enqueue(replies.Reply("One.", headers=used_up, plain=True), replies.said("Two."))
    assert [str(wrapper.call_llm(words)) for words in ("First?", "Second?")] == ["One.", "Two."]
    assert heard.lines == ["⏸️ Waiting 1s: the provider's limit is used up for now"]
