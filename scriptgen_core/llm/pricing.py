"""What a call cost, from a price table that comes with the package and the overrides in models.json."""

from scriptgen_core.config.models import ModelsConfig, Price, is_this_computer
from scriptgen_core.core.calls import Usage


def cost(usage: Usage, model: str, provider: str, host: str, known: ModelsConfig) -> float | None:
    """US dollars for one call; None where the price is unknown, which is not the same as nothing.

    A server of one's own may call its models what it likes: the table counts only at the provider's usual host. What
    this computer answers is free where models.json says nothing else.
    """
    if not host or (is_this_computer(host) and model not in known.prices):
        return 0.0
    if not usage.total:
        return None
    if model in known.prices:
        return _from_override(usage, known.prices[model])
    return _from_table(usage, model, provider) if host == known.preset(provider).host else None


def _from_override(usage: Usage, price: Price) -> float:
    cached = price.input if price.cached is None else price.cached
    fresh = usage.input_tokens - usage.cached_tokens
    return (fresh * price.input + usage.cached_tokens * cached + usage.output_tokens * price.output) / 1_000_000


def _from_table(usage: Usage, model: str, provider: str) -> float | None:
    # The table is only loaded for the first answer that costs something.
    from genai_prices import Usage as BilledUsage
    from genai_prices import calc_price

    billed = BilledUsage(
        input_tokens=usage.input_tokens,
        cache_read_tokens=usage.cached_tokens,
        cache_write_tokens=usage.cache_write_tokens,
        output_tokens=usage.output_tokens,
    )
    try:
        return float(calc_price(billed, model, provider_id=provider).total_price)
    except LookupError:
        return None
