"""A price is known from the table or the overrides, or it is unknown; it is never made up."""

from dataclasses import replace

import pytest

from scriptgen_core.config.models import ModelsConfig, Price, load_models
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, LLMRequest, Message, ModelRef, Usage
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.pricing import cost

USAGE = Usage(input_tokens=1_000_000, output_tokens=100_000, cached_tokens=400_000)


def _with(**prices: Price) -> ModelsConfig:
    return load_models().model_copy(update={"prices": prices})


@pytest.mark.parametrize("name", [name for name, preset in load_models().providers.items() if preset.needs_key])
def test_the_default_model_of_every_paid_provider_has_a_price(name: str) -> None:
    preset = load_models().preset(name)
    price = cost(USAGE, preset.default_model, name, preset.host, load_models())
    assert price is not None
    assert 0.01 < price < 100


def test_cached_tokens_cost_less() -> None:
    known, fresh = load_models(), Usage(input_tokens=1_000_000, output_tokens=100_000)
    with_cache = cost(USAGE, "gpt-6.1-terra", "openai", "api.openai.com", known)
    without = cost(fresh, "gpt-6.1-terra", "openai", "api.openai.com", known)
    assert with_cache is not None
    assert without is not None
    assert with_cache < without


def test_an_unknown_model_has_no_price_rather_than_none_to_pay() -> None:
    assert cost(USAGE, "never-heard-of", "openai", "api.openai.com", load_models()) is None


def test_a_server_of_one_s_own_has_no_price_whatever_it_calls_its_model() -> None:
    assert cost(USAGE, "gpt-6.1-terra", "openai", "gpu.lan:8080", load_models()) is None


@pytest.mark.parametrize("host", ["127.0.0.1:11434", "localhost:8080", "localhost", "[::1]:1234", "127.0.1.1"])
@pytest.mark.parametrize("usage", [USAGE, Usage()])
def test_what_this_computer_answers_costs_nothing(host: str, usage: Usage) -> None:
    assert cost(usage, "gpt-6.1-terra", "openai", host, load_models()) == 0


def test_the_longest_answer_to_a_request_has_a_price_beforehand_where_the_model_has_one() -> None:
    """The request's own role decides who is to answer it."""
    settings = load_settings({"OPENAI_API_KEY": "sk-test"}, {})
    wrapper = LLMWrapper(
        settings, lineup=Lineup(ModelRef("openai", "never-heard-of"), {"director": ModelRef("openai")})
    )
    request = LLMRequest(messages=(Message("user", "x" * 3200),), max_tokens=500, role="director")
    expected = cost(Usage(1000, 500), "gpt-6.1-terra", "openai", "api.openai.com", load_models())
    assert wrapper.most_dollars(request) == expected is not None
    assert wrapper.most_dollars(replace(request, role="outline")) is None


def test_an_answer_without_usage_has_no_price() -> None:
    assert cost(Usage(), "gpt-6.1-terra", "openai", "api.openai.com", load_models()) is None


def test_nothing_leaves_and_nothing_is_paid() -> None:
    assert cost(Usage(), "demo", "demo", "", load_models()) == 0


def test_an_override_wins() -> None:
    known = _with(mine=Price(input=2, output=10, cached=0.5))
    assert cost(USAGE, "mine", "openai", "127.0.0.1:8080", known) == pytest.approx(0.6 * 2 + 0.4 * 0.5 + 0.1 * 10)


def test_an_override_without_a_cached_price_bills_every_input_token_alike() -> None:
    assert cost(USAGE, "mine", "vllm", "gpu:8000", _with(mine=Price(input=2, output=10))) == pytest.approx(3)
