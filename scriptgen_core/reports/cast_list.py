"""Who speaks in a screenplay and where it plays, as its cues and headings say it: counted, without a model."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from scriptgen_core.core.screenplay import Character, Dialogue, Element, Lyric, SceneHeading, Screenplay
from scriptgen_core.formats import is_omitted, plain
from scriptgen_core.reports.headings import Setting, Slug, read_heading
from scriptgen_core.reports.people import People

Side: TypeAlias = Literal["INT.", "EXT.", "INT./EXT."]

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SIDES: dict[Setting, Side] = {"INT": "INT.", "EXT": "EXT.", "INT/EXT": "INT./EXT.", "": "INT."}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with a cue: the ``name`` as the action spells it, the speeches in order, and the scenes (from 0)."""

    name: str
    speeches: tuple[str, ...]
    scenes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the script with the sides and times its headings give it, the usual one first."""

    name: str
    sides: tuple[Side, ...]
    times: tuple[str, ...]
    scenes: int


@dataclass(slots=True)
class _Heard:
    speeches: list[str] = field(default_factory=list)
    scenes: dict[int, None] = field(default_factory=dict)


def speakers_of(screenplay: Screenplay) -> tuple[Speaker, ...]:
    """Everybody who has a cue, the one with most speeches first."""
    people = People((each for each in screenplay.elements if isinstance(each, Character)), {})
    heard: dict[str, _Heard] = {}
    for scene, cue, speech in _speeches(screenplay.elements):
        for name in people.speakers(cue):
            one = heard.setdefault(name, _Heard())
            one.scenes[scene] = None
            one.speeches += [speech] if speech else []
    told = "\n".join(plain(each.text) for each in screenplay.elements if not isinstance(each, Character | SceneHeading))
    found = [Speaker(_spelled(name, told), tuple(one.speeches), tuple(one.scenes)) for name, one in heard.items()]
    return tuple(sorted(found, key=lambda each: -len(each.speeches)))


def slugs_of(screenplay: Screenplay) -> tuple[Slug, ...]:
    """What each heading says, in order; one that says OMITTED names no place."""
    slugs: list[Slug] = []
    before = Slug()
    for each in screenplay.elements:
        if isinstance(each, SceneHeading):
            slugs.append(Slug() if is_omitted(each.text) else read_heading(plain(each.text), before))
            before = before if is_omitted(each.text) else slugs[-1]
    return tuple(slugs)


def places_of(screenplay: Screenplay) -> tuple[Place, ...]:
    """The places that headings name, the one with most scenes first."""
    found: dict[str, list[Slug]] = {}
    for slug in slugs_of(screenplay):
        if slug.place:
            found.setdefault(place_of(slug), []).append(slug)
    return tuple(sorted((_place(name, slugs) for name, slugs in found.items()), key=lambda each: -each.scenes))


def place_of(slug: Slug) -> str:
    """The place with the part of it, in small letters: ``Half-Moon Street - Hall``."""
    return _in_small_letters(" - ".join(filter(None, (slug.place, slug.part))))


def side_of(slug: Slug) -> Side:
    """Inside or outside; inside where the heading does not say."""
    return _SIDES[slug.setting]


def _place(name: str, slugs: Sequence[Slug]) -> Place:
    sides = Counter(side_of(slug) for slug in slugs)
    times = Counter(slug.time for slug in slugs if slug.time)
    usual = tuple(side for side, _ in sides.most_common()), tuple(time for time, _ in times.most_common())
    return Place(name, *usual, len(slugs))


def _speeches(elements: Sequence[Element]) -> Iterator[tuple[int, Character, str]]:
    """Scene, cue and what is said, for every cue; what comes before the first heading belongs to the first scene."""
    headings = 0
    for at, each in enumerate(elements):
        headings += isinstance(each, SceneHeading)
        if isinstance(each, Character):
            yield max(headings - 1, 0), each, " ".join(_said(elements, at + 1))


def _said(elements: Sequence[Element], at: int) -> Iterator[str]:
    while at < len(elements) and not isinstance(elements[at], SceneHeading | Character):
        if isinstance(elements[at], Dialogue | Lyric):
            yield " ".join(plain(elements[at].text).split())
        at += 1


def _spelled(cue: str, told: str) -> str:
    """The cue's name as the rest of the script spells it most often, else in small letters."""
    found = re.findall(rf"(?<!\w){re.escape(cue)}(?!\w)", told, re.IGNORECASE)
    spellings = Counter(" ".join(each.split()) for each in found if each[0].isupper() and not each.isupper())
    return spellings.most_common(1)[0][0] if spellings else _in_small_letters(cue)


def _in_small_letters(name: str) -> str:
    return _LETTERS.sub(lambda word: word[0].capitalize(), name) if name.isupper() else name
