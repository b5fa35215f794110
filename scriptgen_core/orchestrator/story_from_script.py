"""Bible entries that a written script itself gives: who speaks, with their lines, and the places it plays in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.core.story import BibleEntry, Bibles, BibleType, CharacterBible, SettingBible, Voice
from scriptgen_core.formats import parse_fountain
from scriptgen_core.reports.cast_list import Place, Speaker, places_of, speakers_of

_NAME_MAX = 120
_SAMPLES = 5
_SAMPLE_WORDS = range(4, 31)
_WORDS_MAX = 200


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """A character or setting of the script as an entry; ``count`` are its speeches, of a setting its scenes.

    ``known_as`` is the entry that it is already, if there is one.
    """

    type: BibleType
    data: CharacterBible | SettingBible
    count: int
    scenes: int
    known_as: str = ""


def entries_in(text: str, bibles: Bibles) -> tuple[FoundEntry, ...]:
    """The characters of the script by their speeches, then the settings by their scenes."""
    people, places = _read(text)
    return (*_known(people, bibles.characters), *_known(places, bibles.settings))


def _known(found: Sequence[FoundEntry], entries: Sequence[BibleEntry]) -> list[FoundEntry]:
    names = NameIndex(entries)
    recognised = [(each, names.find(each.data.name)) for each in found]
    return [
        FoundEntry(each.type, each.data, each.count, each.scenes, entry.name if entry else "")
        for each, entry in recognised
    ]


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[tuple[FoundEntry, ...], tuple[FoundEntry, ...]]:
    screenplay = parse_fountain(text)
    people = tuple(_character(each) for each in speakers_of(screenplay))
    return people, tuple(_setting(each) for each in places_of(screenplay))


def _character(speaker: Speaker) -> FoundEntry:
    lengths = [len(speech.split()) for speech in speaker.speeches]
    usual = min(max(round(fmean(lengths)), 1), _WORDS_MAX) if lengths else None
    voice = Voice(sample_lines=_samples(speaker.speeches), words_per_speech=usual)
    data = CharacterBible(name=speaker.name[:_NAME_MAX], voice=voice)
    return FoundEntry("character", data, len(speaker.speeches), len(speaker.scenes))


def _samples(speeches: Sequence[str]) -> tuple[str, ...]:
    """A few speeches that are long enough to be heard and short enough to be read at a glance, else the first ones."""
    telling = [speech for speech in dict.fromkeys(speeches) if len(speech.split()) in _SAMPLE_WORDS]
    return tuple((telling or list(dict.fromkeys(speeches)))[:_SAMPLES])


def _setting(place: Place) -> FoundEntry:
    side = place.sides[0] if len(place.sides) == 1 else "INT./EXT."
    data = SettingBible(name=place.name[:_NAME_MAX], int_ext=side, time=", ".join(place.times[:3])[:300])
    return FoundEntry("setting", data, place.scenes, place.scenes)
