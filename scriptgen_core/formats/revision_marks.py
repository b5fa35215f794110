"""Rounds of revision on the page: the order of colours, the lines that get a mark, the colour of a page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, islice

from scriptgen_core.core.screenplay import Page, PlacedLine, Revision, Revisions

_TINTS = {
    "Blue": "#cfe5f7",
    "Pink": "#f9d5df",
    "Yellow": "#fbf5b8",
    "Green": "#d2efd0",
    "Goldenrod": "#f9dd93",
    "Buff": "#f3e4cb",
    "Salmon": "#fbcdb9",
    "Cherry": "#f4b3bb",
}
_ORDINALS = ("Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def next_color(so_far: Sequence[str]) -> str:
    """The colour of the next round, by the order of the Writers Guild of America; the locked draft itself is White.

    Blue, Pink, Yellow, Green, Goldenrod, Buff, Salmon, Cherry, then Second Blue and on. Colours of a production's own
    take no place in the order.
    """
    used = set(so_far)
    order = list(islice(_colors(), len(_TINTS) * (len(used) // len(_TINTS) + 2)))
    last = max((at for at, color in enumerate(order) if color in used), default=-1)
    return order[last + 1]


def tint(color: str) -> str | None:
    """The colour of a revised page's paper as a hexadecimal RGB value; None prints on white."""
    return _TINTS.get(color.split()[-1].capitalize()) if color else None


def revision_header(revision: Revision) -> str:
    """What a revised page says beside its number, as in ``Blue Revision 3/4/2026``."""
    return f"{revision.color} Revision {revision.date}".rstrip()


def revised_lines(pages: Sequence[Page], revisions: Revisions) -> list[dict[int, int]]:
    """For each page the newest round that changed each revised line, by the line's place on the page."""
    places = _places(pages)
    rounds: list[dict[int, int]] = [{} for _ in pages]
    for change in revisions.changed:
        lines = places[change.element]
        last = max(change.start + 1, change.end)
        ends = [line.offset for _, _, line in lines[1:]] + [last + 1]
        for (page, number, line), end in zip(lines, ends, strict=False):
            if line.offset < last and change.start < end:
                rounds[page][number] = max(change.round, rounds[page].get(number, 0))
    return rounds


def _colors() -> Iterator[str]:
    yield from _TINTS
    for number in count(2):
        ordinal = _ORDINALS[number - 2] if number - 2 < len(_ORDINALS) else f"{number}th"
        yield from (f"{ordinal} {color}" for color in _TINTS)


def _places(pages: Sequence[Page]) -> dict[int, list[tuple[int, int, PlacedLine]]]:
    """Each element's lines in order, with their page's place among the pages and their own on it."""
    places: dict[int, list[tuple[int, int, PlacedLine]]] = defaultdict(list)
    for at, page in enumerate(pages):
        for number, line in enumerate(page.lines):
            if line.element >= 0:
                places[line.element].append((at, number, line))
    return places
