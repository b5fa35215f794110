"""Calls keep to a provider's limits: paced over the minute, in order of arrival, and stopped together by a refusal."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.core.errors import LLMError, NetworkError, RateLimitError, RunPaused, ServerError
from scriptgen_core.llm.governor import UNNAMED_WAIT, Governor
from scriptgen_core.llm.pacing import HEADROOM, Pace, pace_state
from scriptgen_core.llm.provider import RateHints
from tests.fakes.clock import Clock
from tests.fakes.no_waiting import Full, NoWaiting
from tests.fakes.waiting import wait_for


def a_governor(
    *,
    requests: int | None = None,
    tokens: int | None = None,
    concurrency: int = 8,
    patience: float = 120,
    clock: Callable[[], float] = time.monotonic,
) -> Governor:
    return Governor(pace_state(requests, tokens, concurrency), patience=patience, clock=clock)


def untold(_seconds: float, _reason: str) -> None:
    """Nobody is told of a wait."""


def call(governor: Governor, *, name: object = None, tokens: int = 1, used: int = 0) -> None:
    """One answered call; Full if it may not begin at once."""
    with governor.turn(name or object(), tokens, NoWaiting(), untold) as turn:
        turn.settle(used)


@contextmanager
def refused(governor: Governor, error: LLMError, name: object = None) -> Iterator[None]:
    """A call at work that fails with ``error`` at the end of the block."""
    with suppress(LLMError), governor.turn(name or object(), 1, NoWaiting(), untold):
        yield
        raise error


def fail(governor: Governor, error: LLMError, name: object = None) -> None:
    with refused(governor, error, name):
        pass


def at_once(governor: Governor) -> int:
    """How many calls may be at work at the same time now; none of them is answered."""
    count = 0
    try:
        with ExitStack() as held:
            while True:
                held.enter_context(governor.turn(object(), 1, NoWaiting(), untold))
                count += 1
    except Full:
        return count


@pytest.fixture
def clock() -> Clock:
    return Clock()


ARRIVALS = st.lists(st.floats(0, 90), min_size=1, max_size=80)


@given(st.integers(1, 60), ARRIVALS)
def test_no_minute_sees_more_requests_than_the_limit(limit: int, gaps: list[float]) -> None:
    pace, now, begun = Pace(limit), 0.0, list[float]()
    for gap in gaps:
        now += gap / limit
        now += pace.wait(now)
        pace.take(now, 1)
        begun.append(now)
    assert all(sum(start <= other <= start + 60 for other in begun) <= limit for start in begun)


@given(
    st.integers(1, 100_000),
    st.lists(st.tuples(st.floats(0, 20), st.integers(0, 40_000), st.integers(0, 50_000)), max_size=40),
)
def test_what_calls_used_in_a_minute_is_under_the_limit_without_the_last_of_them(
    limit: int, calls: list[tuple[float, int, int]]
) -> None:
    pace, now, begun = Pace(limit), 0.0, list[tuple[float, int]]()
    for gap, reserved, used in calls:
        now += gap
        now += pace.wait(now)
        pace.take(now, reserved)
        pace.give_back(reserved - used)
        begun.append((now, used))
    for number, (start, _) in enumerate(begun):
        within = [used for at, used in begun[number:] if at <= start + 60]
        assert sum(within[:-1]) <= limit * HEADROOM * (1 + 1e-9) + 1e-6


def test_calls_that_wait_for_each_other_use_all_but_the_headroom() -> None:
    pace, now = Pace(120), 0.0
    for _ in range(121):
        now += pace.wait(now)
        pace.take(now, 1)
    assert now == pytest.approx(60 / HEADROOM)


def test_tokens_a_call_did_not_use_are_there_for_the_next(clock: Clock) -> None:
    governor = a_governor(tokens=1000, clock=clock)
    call(governor, tokens=1000, used=10)
    clock.now += 1
    call(governor, tokens=1000)
    clock.now += 1
    with pytest.raises(Full):
        call(governor, tokens=1)


@pytest.mark.parametrize(
    ("named", "wait", "reason"),
    [
        (60, 60.0, "the provider asked for a pause"),
        (None, UNNAMED_WAIT, "the provider refused another call for its rate limit"),
    ],
)
def test_a_refusal_stops_every_other_call_until_the_named_time_or_for_a_moment_and_the_reason_is_true(
    clock: Clock, named: float | None, wait: float, reason: str
) -> None:
    governor, told = a_governor(clock=clock), list[tuple[float, str]]()
    fail(governor, RateLimitError(retry_after=named))
    done = threading.Event()

    def another() -> None:
        with governor.turn(object(), 1, lambda: None, lambda *wait: told.append(wait)):
            done.set()

    threading.Thread(target=another, daemon=True).start()
    wait_for(lambda: bool(told), "the wait to be told")
    assert told == [(wait, reason)]
    assert not done.is_set()
    clock.now += wait
    assert done.wait(5)
    assert len(told) == 1


def test_the_refused_call_keeps_its_own_wait_but_its_thread_s_next_call_waits_with_the_others(clock: Clock) -> None:
    governor, mine = a_governor(clock=clock), object()
    fail(governor, RateLimitError(retry_after=60), mine)
    call(governor, name=mine)
    with pytest.raises(Full):
        call(governor)


def test_a_shorter_wait_told_later_does_not_open_the_gate(clock: Clock) -> None:
    governor, first, second = a_governor(clock=clock), object(), object()
    with refused(governor, RateLimitError(retry_after=10), first):
        fail(governor, RateLimitError(retry_after=60), second)
    clock.now += 11
    with pytest.raises(Full):
        call(governor, name=first)


def test_a_refusal_that_names_no_time_stops_the_others_for_two_seconds(clock: Clock) -> None:
    governor = a_governor(clock=clock)
    fail(governor, RateLimitError())
    clock.now += UNNAMED_WAIT - 0.1
    with pytest.raises(Full):
        call(governor)
    clock.now += 0.1
    call(governor)


def test_a_wait_beyond_patience_stops_nobody(clock: Clock) -> None:
    governor = a_governor(patience=30, clock=clock)
    fail(governor, RateLimitError(retry_after=31))
    call(governor)


def test_refusals_lower_how_many_are_asked_at_once_and_answers_raise_it_up_to_the_most(clock: Clock) -> None:
    governor = a_governor(concurrency=10, clock=clock)
    assert at_once(governor) == 10
    fail(governor, RateLimitError(retry_after=0))
    assert at_once(governor) == 9
    fail(governor, ServerError(status=503))
    assert at_once(governor) == 8
    for expected in (9, 10, 10):
        for _ in range(10):
            call(governor)
        assert at_once(governor) == expected


@pytest.mark.parametrize("error", [ServerError(status=500), NetworkError()])
def test_other_failures_do_not_lower_it(clock: Clock, error: LLMError) -> None:
    governor = a_governor(concurrency=10, clock=clock)
    fail(governor, error)
    assert at_once(governor) == 10


def test_refusals_of_one_moment_count_once(clock: Clock) -> None:
    governor = a_governor(concurrency=10, clock=clock)
    with refused(governor, RateLimitError(retry_after=60)):
        fail(governor, RateLimitError(retry_after=60))
    clock.now += 61
    assert at_once(governor) == 9


def test_whatever_happens_one_call_may_go(clock: Clock) -> None:
    governor = a_governor(concurrency=2, clock=clock)
    for _ in range(50):
        fail(governor, RateLimitError(retry_after=0))
    assert at_once(governor) == 1


def queued(governor: Governor, begun: Callable[[], None], go_on: Callable[[], None] = lambda: None) -> threading.Thread:
    """A thread that stands in the queue when this returns."""
    waits = threading.Event()

    def look() -> None:
        go_on()
        waits.set()

    def work() -> None:
        with governor.turn(object(), 1, look, untold):
            begun()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert waits.wait(5)
    return thread


def test_calls_begin_in_the_order_they_came() -> None:
    governor, order = a_governor(concurrency=1), list[int]()
    with governor.turn(object(), 1, lambda: None, untold):
        threads = [queued(governor, lambda n=n: order.append(n)) for n in range(8)]  # type: ignore[misc]
        assert order == []
    for thread in threads:
        thread.join(5)
    assert order == list(range(8))


def test_a_call_cancelled_in_the_queue_leaves_it_and_blocks_nobody() -> None:
    governor = a_governor(concurrency=1)
    with governor.turn(object(), 1, lambda: None, untold):
        with pytest.raises(Full):
            call(governor)
        begun = threading.Event()
        thread = queued(governor, begun.set)
    assert begun.wait(5)
    thread.join(5)


def test_a_call_cancelled_at_work_gives_its_place_back() -> None:
    governor = a_governor(concurrency=1)
    with pytest.raises(RunPaused), governor.turn(object(), 1, lambda: None, untold):
        raise RunPaused("Cancelled.")
    call(governor)


def test_a_limit_learned_from_an_answer_counts_from_then_on(clock: Clock) -> None:
    governor = a_governor(clock=clock)
    assert governor.reason == "as many calls as the provider takes"
    governor.learn(RateHints(requests=2, tokens=9000))
    assert governor.reason == "keeping under 2 requests and 9,000 tokens a minute"
    call(governor)
    with pytest.raises(Full):
        call(governor)
    clock.now += 30 / HEADROOM
    call(governor)


def test_a_limit_that_changes_forgets_nothing_that_was_taken(clock: Clock) -> None:
    governor = a_governor(requests=1, clock=clock)
    call(governor)
    governor.learn(RateHints(requests=60))
    with pytest.raises(Full):
        call(governor)


def test_something_used_up_stops_every_call_until_it_is_there_again(clock: Clock) -> None:
    governor = a_governor(clock=clock)
    governor.learn(RateHints(wait=20))
    with pytest.raises(Full):
        call(governor)
    clock.now += 20
    call(governor)
