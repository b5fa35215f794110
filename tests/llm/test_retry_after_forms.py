"""The time a server asks to wait is read in every form it is written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.core.errors import RateLimitError
from scriptgen_core.llm.openai_compatible import OpenAICompatible
from scriptgen_core.llm.retry_after import duration, retry_after
from tests.fakes.chat_replies import RetryAfterForm, rate_limited
from tests.fakes.chat_server import ChatServer

NOON = 784_111_777.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "1500"}, 1.5),
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after": "Sun, 06 Nov 1994 08:50:07 GMT"}, 30.0),
        ({"llm_provider-retry-after": "12"}, 12.0),
        ({"llm_provider-retry-after-ms": "12"}, 0.012),
        ({"retry-after": "3", "retry-after-ms": "2500"}, 2.5),
        ({"llm_provider-retry-after": "12", "retry-after": "3"}, 3.0),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon", "llm_provider-retry-after": "4"}, 4.0),
        ({"date": "Sun, 06 Nov 1994 08:50:07 GMT"}, None),
        ({}, None),
    ],
)
def test_each_form_is_read(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, now=NOON) == seconds


@given(st.text(max_size=40))
def test_no_header_value_breaks_it_or_names_a_time_without_end(value: str) -> None:
    wait = retry_after({"retry-after": value}, now=NOON)
    assert wait is None or 0 <= wait < 1e9


@pytest.mark.parametrize("form", ["seconds", "ms", "date", "proxy"])
def test_each_form_arrives_through_the_sdk(
    provider: OpenAICompatible, chat_server: ChatServer, form: RetryAfterForm
) -> None:
    chat_server.enqueue(rate_limited(20, form))
    with pytest.raises(RateLimitError) as caught:
        provider.complete(LLMRequest(messages=(Message("user", "Now?"),)))
    assert caught.value.retry_after == pytest.approx(20, abs=2)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (45, "45 s"), (121, "3 min"), (3600, "1 h"), (3900, "1 h 5 min"), (200_000, "3 days")],
)
def test_a_length_of_time_reads_as_a_writer_would_say_it(seconds: float, words: str) -> None:
    assert duration(seconds) == words
