"""What the headers of an answer say about the limits it counts against."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from scriptgen_core.llm.provider import RateHints

_PARTS = re.compile(r"(\d+(?:\.\d+)?)(ms|[dhms])")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_A_MINUTE = 60.0
_KINDS = ("requests", "tokens", "input-tokens", "output-tokens")


def rate_hints(headers: Mapping[str, str]) -> RateHints:
    """The limits a minute, and the seconds until something that is used up is there again.

    Read are OpenAI's names (``x-ratelimit-limit-requests``, with ``6m0s`` for a time) and Anthropic's
    (``anthropic-ratelimit-requests-limit``, with a date). A limit whose remainder takes longer than a minute to
    come back is one for a longer time, not for the minute, and is not read as one.
    """
    named = {name.lower(): value.strip() for name, value in headers.items()}
    waits = [wait for kind in _KINDS if _remaining(named, kind) == 0 and (wait := _reset(named, kind)) is not None]
    return RateHints(
        requests=_limit(named, "requests"), tokens=_limit(named, "tokens"), wait=max(waits) if waits else None
    )


def _limit(named: Mapping[str, str], kind: str) -> int | None:
    reset = _reset(named, kind)
    if reset is None or reset > _A_MINUTE:
        return None
    return _whole(_either(named, f"x-ratelimit-limit-{kind}", f"anthropic-ratelimit-{kind}-limit")) or None


def _remaining(named: Mapping[str, str], kind: str) -> int | None:
    return _whole(_either(named, f"x-ratelimit-remaining-{kind}", f"anthropic-ratelimit-{kind}-remaining"))


def _reset(named: Mapping[str, str], kind: str) -> float | None:
    """Seconds until the whole limit is there again."""
    text = _either(named, f"x-ratelimit-reset-{kind}", f"anthropic-ratelimit-{kind}-reset")
    if "T" in text:
        return _until(text)
    parts = _PARTS.findall(text)
    if parts:
        return sum(float(number) * _SECONDS[unit] for number, unit in parts)
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


def _until(date: str) -> float | None:
    try:
        return max(0.0, (datetime.fromisoformat(date) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _either(named: Mapping[str, str], *names: str) -> str:
    return next((named[name] for name in names if name in named), "")


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
