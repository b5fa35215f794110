"""A provider that does not answer is left alone for a while, and then one call tries it."""

import pytest

from scriptgen_core.core.errors import (
    AuthenticationError,
    ContextTooLong,
    LLMError,
    NetworkError,
    ProviderUnavailable,
    RateLimitError,
    ServerError,
)
from scriptgen_core.llm.circuit import COOL_DOWN, FAILURES, Circuit
from tests.fakes.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def circuit(clock: Clock) -> Circuit:
    return Circuit("api.example", clock)


def is_open(circuit: Circuit, call: object = None) -> bool:
    try:
        circuit.check(call or object())
    except ProviderUnavailable:
        return True
    return False


def opened(circuit: Circuit) -> Circuit:
    for _ in range(FAILURES):
        circuit.failed(NetworkError())
    return circuit


@pytest.mark.parametrize("error", [NetworkError(), ServerError(status=503), ProviderUnavailable("too often")])
def test_three_calls_given_up_in_a_row_open_it(circuit: Circuit, error: LLMError) -> None:
    for _ in range(FAILURES):
        assert not is_open(circuit)
        circuit.failed(error)
    with pytest.raises(ProviderUnavailable, match=r"api\.example failed 3 calls in a row .* for 60 s"):
        circuit.check(object())


def test_an_answer_between_them_starts_the_count_anew(circuit: Circuit) -> None:
    for _ in range(FAILURES):
        circuit.failed(NetworkError())
        circuit.answered()
    assert not is_open(circuit)


@pytest.mark.parametrize("error", [RateLimitError(), AuthenticationError(), ContextTooLong()])
def test_what_shows_that_the_provider_is_there_is_not_counted(circuit: Circuit, error: LLMError) -> None:
    for _ in range(10):
        circuit.failed(error)
    assert not is_open(circuit)


def test_after_the_cool_down_one_call_tries_with_all_its_attempts_and_the_others_wait_for_it(
    circuit: Circuit, clock: Clock
) -> None:
    opened(circuit)
    clock.now += COOL_DOWN
    probe = object()
    assert not is_open(circuit, probe)
    assert is_open(circuit)
    assert not is_open(circuit, probe)


def test_an_answer_to_the_one_that_tried_closes_it(circuit: Circuit, clock: Clock) -> None:
    opened(circuit)
    clock.now += COOL_DOWN
    circuit.check(object())
    circuit.answered()
    assert not is_open(circuit)


def test_when_the_one_that_tried_fails_too_another_may_try_a_minute_after_it_began(
    circuit: Circuit, clock: Clock
) -> None:
    opened(circuit)
    clock.now += COOL_DOWN
    circuit.check(object())
    circuit.failed(NetworkError())
    assert is_open(circuit)
    clock.now += COOL_DOWN
    assert not is_open(circuit)


def test_calls_given_up_because_it_is_open_do_not_keep_it_open(circuit: Circuit, clock: Clock) -> None:
    opened(circuit)
    clock.now += COOL_DOWN - 1
    circuit.failed(ProviderUnavailable("left alone"))
    clock.now += 1
    assert not is_open(circuit)
