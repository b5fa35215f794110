"""The estimate of a run as one line."""

from pages.parts.wording import dollars, duration, number_of
from scriptgen_core.studio import Estimate

_MINUTE = 60
_HOUR = 60 * _MINUTE


def estimate_words(expected: Estimate) -> str:
    """What a run will do and take: ``Writes 12 scenes with at most 84 calls: about ... with gpt-x.``

    Empty where nothing is left to write, an advice where the cards wait for approval.
    """
    parts = []
    if expected.cards:
        parts.append(f"drafts {number_of(expected.cards, 'outline card')}")
    if expected.scenes:
        parts.append(f"writes {number_of(expected.scenes, 'scene')}")
    if not parts:
        return "Approve cards on Outline first: no unwritten scene has an approved card." if expected.waiting else ""
    words = f"{' and '.join(parts)} with at most {number_of(expected.calls, 'call')}: {_in_figures(expected)}."
    stop = " It stops for your approval of the cards." if expected.cards and not expected.scenes else ""
    return words[0].upper() + words[1:] + stop


def _in_figures(expected: Estimate) -> str:
    tokens = f"about {_rounded(expected.input_tokens)} tokens read and {_rounded(expected.output_tokens)} written"
    return f"{tokens}, {_money(expected)}, {_time(expected.seconds)} with {' and '.join(expected.sources)}"


def _rounded(count: int) -> str:
    """To two digits: more would be said than is known."""
    digits = max(0, len(str(count)) - 2)
    return f"{round(count, -digits):,}"


def _money(expected: Estimate) -> str:
    if expected.dollars is None:
        return "price unknown"
    return dollars(expected.dollars) if expected.dollars else "local, no charge" if expected.is_local else "free"


def _time(seconds: float) -> str:
    if seconds < _MINUTE:
        return "under a minute"
    return f"{round(seconds / _MINUTE)} min" if seconds < _HOUR else duration(seconds)
