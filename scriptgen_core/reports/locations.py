"""The places of a script, and which of them may be one place spelled in two ways."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scriptgen_core.reports.headings import Setting
from scriptgen_core.reports.reading import Scene
from scriptgen_core.reports.time_words import Light

_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "le",
        "la",
        "les",
        "l",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "gli",
        "un",
        "une",
        "ein",
        "eine",
    )
)
_WORD = re.compile(r"\w+")
_SLIPS_IN_LETTERS = range(6, 61)
"""How long a name is in which a letter more or less is taken for a slip."""
_SHORT_WORD = 2


@dataclass(frozen=True, slots=True)
class LocationRow:
    """A place with its scenes; lengths are in eighths of a page.

    ``parts`` are the rooms and corners its headings name. ``like`` are other places of this script whose names differ
    by an article, an accent, punctuation or a letter: perhaps one place, spelled in two ways.
    """

    place: str
    parts: tuple[str, ...]
    settings: tuple[Setting, ...]
    scenes: tuple[str, ...]
    eighths: int
    by_light: Mapping[Light, int]
    like: tuple[str, ...]


def locations(scenes: Sequence[Scene]) -> tuple[LocationRow, ...]:
    """The places of these scenes, the longest first, each with what it may be spelled as right behind it."""
    within: defaultdict[str, list[Scene]] = defaultdict(list)
    for scene in scenes:
        if scene.slug.place:
            within[scene.slug.place.replace("’", "'")].append(scene)
    alike = _alike(within)
    rows = {place: _row(place, its_scenes, alike[place]) for place, its_scenes in within.items()}
    longest = sorted(rows, key=lambda place: (-rows[place].eighths, place))
    together = dict.fromkeys(name for place in longest for name in (place, *sorted(alike[place], key=longest.index)))
    return tuple(rows[place] for place in together)


def _row(place: str, scenes: Sequence[Scene], like: Iterable[str]) -> LocationRow:
    by_light: Counter[Light] = Counter()
    for scene in scenes:
        by_light[scene.slug.light] += scene.eighths
    return LocationRow(
        place=place,
        parts=tuple(dict.fromkeys(scene.slug.part for scene in scenes if scene.slug.part)),
        settings=tuple(dict.fromkeys(scene.slug.setting for scene in scenes if scene.slug.setting)),
        scenes=tuple(scene.number for scene in scenes),
        eighths=sum(scene.eighths for scene in scenes),
        by_light=by_light,
        like=tuple(sorted(like)),
    )


def _alike(places: Iterable[str]) -> Mapping[str, set[str]]:
    """The names that look like one another: those that are the same once one letter at most is left out of each."""
    shapes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for place in places:
        for shape in _shapes(place):
            shapes[shape].add(place)
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for names in shapes.values():
        for name in names if len(names) > 1 else ():
            alike[name] |= names - {name}
    return alike


def _shapes(place: str) -> Iterator[tuple[str, ...]]:
    """The letters of a name, and those with one left out; numbers and short words (ROOM 2, UNIT B) have to agree."""
    words = _WORD.findall(_bare(place))
    words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    telling = sorted(word for word in words if len(word) <= _SHORT_WORD or not word.isalpha())
    letters = "".join(words)
    yield (letters, *telling)
    if len(letters) in _SLIPS_IN_LETTERS:
        for at in range(len(letters)):
            yield (letters[:at] + letters[at + 1 :], *telling)


def _bare(place: str) -> str:
    """Without accents, apostrophes and case."""
    decomposed = unicodedata.normalize("NFKD", place.casefold().replace("'", ""))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
