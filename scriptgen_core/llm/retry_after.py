"""How long a server asks to wait, in each of the forms servers and proxies write it."""

import math
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_LONGEST = 10 * 365 * 86_400.0


def retry_after(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds from ``now`` (Unix time) until the server wants to be asked again; None where it does not say.

    Read are ``retry-after-ms`` (milliseconds), ``retry-after`` (seconds, also with a fraction, or an HTTP
    date, RFC 9110 section 10.2.3), and both as renamed by a proxy (``llm_provider-retry-after``).
    """
    named = {name.lower(): value.strip() for name, value in headers.items()}
    in_order = sorted((name for name in named if name.endswith(("retry-after-ms", "retry-after"))), key=_rank)
    waits = (_wait(name, named[name], time.time() if now is None else now) for name in in_order)
    return next((wait for wait in waits if wait is not None), None)


def duration(seconds: float) -> str:
    """A length of time as a writer reads it: ``45 s``, ``3 min``, ``1 h 5 min``, ``2 days``."""
    if seconds < 90:
        return f"{math.ceil(seconds)} s"
    minutes = math.ceil(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return f"{math.ceil(minutes / 1440)} days"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _rank(name: str) -> tuple[bool, bool]:
    """The server's own header before a proxy's, milliseconds before seconds."""
    return name not in ("retry-after-ms", "retry-after"), not name.endswith("-ms")


def _wait(name: str, value: str, now: float) -> float | None:
    try:
        seconds = float(value) / (1000 if name.endswith("-ms") else 1)
    except ValueError:
        seconds = _until(value, now)
    return None if math.isnan(seconds) else min(max(seconds, 0.0), _LONGEST)


def _until(date: str, now: float) -> float:
    try:
        return parsedate_to_datetime(date).timestamp() - now
    except (ValueError, OverflowError):
        return math.nan
