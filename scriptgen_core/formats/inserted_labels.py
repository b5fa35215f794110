"""Labels for what is inserted into a numbered row that may not be numbered anew: scenes and pages of a locked draft.

American practice counts on from the number before: 12, 12A, 12B, 13. British practice, and that of those American
assistant directors who keep letters behind a number for camera set-ups, counts toward the number after: 12, A13, B13,
13 (https://johnaugust.com/2004/a-scenes-and-b-scenes). I and O are left out, as they look like 1 and 0.
"""

import re
from collections.abc import Collection, Iterator
from itertools import count, islice, product
from typing import Literal, TypeAlias

InsertStyle: TypeAlias = Literal["american", "british"]

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LABEL = re.compile(r"([A-Z]*)(\d+)([A-Z]*)")


def inserted_labels(
    before: str, after: str, how_many: int, taken: Collection[str], style: InsertStyle = "american"
) -> list[str]:
    """So many labels between ``before`` and ``after`` (each may be empty), none of them among ``taken``."""
    for labels in _series(before.rpartition("-")[2], after.partition("-")[0], style):
        found = list(islice(labels, how_many))
        if len(found) == how_many and not set(found) & set(taken):
            return found
    return list(islice((f"{before}-{number}" for number in count(1) if f"{before}-{number}" not in taken), how_many))


def _series(before: str, after: str, style: InsertStyle) -> Iterator[Iterator[str]]:
    """Rows of labels to try, the usual one first: 12B after 12A; 12AA between 12A and 12B; A12A between 12 and 12A."""
    behind = [_counted_on(before), (before + letters for letters in _letters())] if before else []
    ahead = [_counted_toward(before, after), (letters + after for letters in _letters())] if after else []
    yield from (*behind, *ahead) if style == "american" else (*ahead, *behind)


def _counted_on(before: str) -> Iterator[str]:
    label = _LABEL.fullmatch(before)
    if label:
        prefix, number, letters = label.groups()
        yield from (f"{prefix}{number}{next_letters}" for next_letters in _letters_after(letters))


def _counted_toward(before: str, after: str) -> Iterator[str]:
    """B13 and on between A13 and 13."""
    label = _LABEL.fullmatch(before)
    if label and label[1] and before.endswith(after):
        yield from (f"{letters}{after}" for letters in _letters_after(label[1]))


def _letters_after(letters: str) -> Iterator[str]:
    if not letters:
        yield from _letters()
    elif letters[-1] in _LETTERS:
        yield from (letters[:-1] + letter for letter in _LETTERS[_LETTERS.index(letters[-1]) + 1 :])


def _letters() -> Iterator[str]:
    """A to Z, then AA and on."""
    for size in count(1):
        yield from map("".join, product(_LETTERS, repeat=size))
