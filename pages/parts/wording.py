"""How pages put errors, times, amounts and authors into words."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.moments import day
from scriptgen_core.studio import Scene

_REASONS = (
    (r"Input should be greater than or equal to (\d+)", "has to be {} or more"),
    (r"Input should be less than or equal to (\d+)", "has to be {} or less"),
    (r"Input should be a valid integer.*", "has to be a whole number"),
    (r"Field required", "is empty; write something here"),
    (r"Input should be ('.+)", "has to be {}"),
)
_AUTHORS = {
    "writer": "You",
    "model": "The model",
    "rule": "Demo, by rule",
    "import": "Imported",
    "propagation": "A bible change",
}


def refusal(error: InputError, labels: Mapping[str, str]) -> str:
    """A refused field as a sentence in the page's own labels: ``Log line is empty; write something here.``"""
    where = error.field.split(".")
    name = next((n for n in (".".join(where[:2]), where[0]) if n in labels), where[0])
    numbers = [int(part) for part in where if part.isdigit()]
    line = f", line {numbers[0] + 1}," if numbers else ""
    return f"{labels.get(name, name.replace('_', ' ').capitalize())}{line} {reason_words(error.reason)}."


def ago(moment: datetime) -> str:
    """How long ago that was, as people say it."""
    minutes = int((datetime.now(UTC) - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return _counted(minutes, "minute")
    if minutes < 24 * 60:
        return _counted(minutes // 60, "hour")
    if minutes < 2 * 24 * 60:
        return "yesterday"
    return day(moment)


def author_words(author: str) -> str:
    """Who made a version."""
    return _AUTHORS.get(author, author.capitalize())


def pages_words(eighths: int) -> str:
    """A length in eighths of a page the way a production says it: ``1 4/8 pages``."""
    whole, rest = divmod(eighths, 8)
    parts = [str(whole)] * bool(whole) + [f"{rest}/8"] * bool(rest)
    return f"{' '.join(parts) or '0'} {'page' if eighths <= 8 else 'pages'}"


def number_of(count: int, thing: str) -> str:
    """``1 scene``, ``3 scenes``."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def dollars(amount: float | None) -> str:
    """An amount of money, to the hundredth of a cent where it is small: ``$12.40``, ``$0.0031``."""
    if amount is None:
        return "Unknown"
    if 0 < amount < 0.0001:
        return "under $0.0001"
    return f"${amount:,.4f}" if 0 < amount < 0.1 else f"${amount:,.2f}"


def duration(seconds: float) -> str:
    """A length of time in its two largest units: ``48 s``, ``12 min 5 s``, ``3 h 2 min``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def cards_words(numbers: Sequence[int], one: str, many: str) -> str:
    """``Card 3`` with the verb of one, ``Cards 3, 4 and 9`` with the verb of many."""
    return f"Card{'' if len(numbers) == 1 else 's'} {numbers_words(numbers)} {one if len(numbers) == 1 else many}"


def numbers_words(numbers: Sequence[int]) -> str:
    """``3``, ``3, 4 and 9``, and of many the first ones."""
    return listed(list(map(str, numbers)), most=8)


def scenes_named(scenes: Sequence[Scene]) -> str:
    """``scene 4``, ``scenes 4 and 5``; three and more in a row by the first and the last: ``scenes 1 to 3 and 7``."""
    numbers = [scene.number + 1 for scene in scenes]
    rows = [[number for _, number in row] for _, row in groupby(enumerate(numbers), lambda each: each[1] - each[0])]
    parts = [part for row in rows for part in ([f"{row[0]} to {row[-1]}"] if len(row) > 2 else map(str, row))]
    return f"{'scene' if len(numbers) == 1 else 'scenes'} {listed(parts, most=len(parts))}"


def listed(things: Sequence[str], *, most: int = 5) -> str:
    """``4``, ``4, 5 and 6``, and of more than ``most`` the first ones: ``4, 5, 6, 7 and 8 more``."""
    if len(things) < 2:
        return "".join(things)
    shown, last = things[:-1], things[-1]
    if len(things) > most:
        shown, last = things[: most - 1], f"{len(things) - most + 1} more"
    return f"{', '.join(shown)} and {last}"


def _counted(count: int, unit: str) -> str:
    return f"{number_of(count, unit)} ago"


def reason_words(reason: str) -> str:
    """Why something is refused, to follow the name of the field: ``is empty; write something here``."""
    for pattern, words in _REASONS:
        if found := re.fullmatch(pattern, reason):
            return words.format(*(f"{int(part):,}" if part.isdigit() else part for part in found.groups()))
    return reason.rstrip(".")
