"""Names, ages and jobs drawn from fixed lists, so that no model invents them and no cast sounds like another."""

import json
import random
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from scriptgen_core.core.prompting import PersonSuggestion

_YEAR = re.compile(r"\b(1\d{3}|20\d{2})s?\b")
_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th) century\b")
_HISTORIC = re.compile(
    r"victorian|georgian|edwardian|regency|tudor|medieval|middle ages|renaissance|antiquity|ancient|roman|colonial|"
    r"civil war|revolution|napoleon|old west"
)
_TWENTIETH = re.compile(r"post-?war|wartime|world war|cold war|jazz age|interwar|depression|(?:'|\b)[2-8]0s\b")
_RHYME = re.compile(r"[aeiouy]+[^aeiouy]*(?:[aeiouy]+)?$")


def suggest_people(seed: str, count: int, *, period: str = "", region: str = "") -> tuple[PersonSuggestion, ...]:
    """``count`` people, always the same ones for the same arguments; never a name twice.

    ``period`` and ``region`` are the writer's words ("1950s", "Lagos"). Without a known region the writing system
    of ``seed`` decides, and otherwise one region gives most names and others the rest, as in any large town. No
    two names share an initial or rhyme for as long as the lists allow, in draws of six always.
    """
    lists = _lists()
    dice = random.Random(f"{seed}\0{period}\0{region}")
    names = _distinct(_names(lists, seed, region, period, dice), count)
    jobs = [job for job in lists.jobs[era_of(period)] if job[0].casefold() not in lists.avoided]
    dice.shuffle(jobs)
    return tuple(_person(name, jobs[index % len(jobs)], dice) for index, name in enumerate(names))


def era_of(period: str) -> str:
    """Which of the lists' times the writer's words mean: contemporary, twentieth century or historic."""
    words = period.casefold()
    if century := _CENTURY.search(words):
        return _era_of_year((int(century[1]) - 1) * 100 + 50)
    if year := _YEAR.search(words):
        return _era_of_year(int(year[1]))
    if _HISTORIC.search(words):
        return "historic"
    return "twentieth century" if _TWENTIETH.search(words) else "contemporary"


@dataclass(frozen=True)
class _Lists:
    regions: dict[str, dict[str, Any]]
    scripts: dict[str, str]
    mixed: list[str]
    avoided: frozenset[str]
    jobs: dict[str, list[tuple[str, int, int]]]


@cache
def _lists() -> _Lists:
    found = json.loads(resources.files(__package__).joinpath("people.json").read_text(encoding="utf-8"))
    jobs = {era: [(name, youngest, oldest) for name, youngest, oldest in rows] for era, rows in found["jobs"].items()}
    avoided = frozenset(word.casefold() for word in found["avoided"])
    return _Lists(found["regions"], found["scripts"], found["mixed"], avoided, jobs)


def _era_of_year(year: int) -> str:
    if year < 1915:
        return "historic"
    return "twentieth century" if year < 1975 else "contemporary"


def _names(lists: _Lists, seed: str, region: str, period: str, dice: random.Random) -> list[str]:
    """Every name there is: those of the region first, or a town's mixture where none is known."""
    known = _region(lists, region) or _region(lists, period) or _script_region(lists, seed)
    era = era_of(period)
    mixed = [each for each in lists.mixed if era in lists.regions[each]["names"]]
    home = known or dice.choice(mixed)
    near = _shuffled(_of_region(lists, home, era), dice)
    far = _shuffled([name for other in mixed if other != home for name in _of_region(lists, other, era)], dice)
    if known:
        return near + far
    return near[:2] + far[:1] + near[2:5] + far[1:3] + near[5:] + far[3:]


def _region(lists: _Lists, region: str) -> str:
    words = region.casefold()
    for name, entry in lists.regions.items():
        if words and (name.casefold() in words or any(re.search(rf"\b{word}", words) for word in entry["words"])):
            return name
    return ""


def _script_region(lists: _Lists, seed: str) -> str:
    """The region whose writing system the seed is in; empty for Latin letters."""
    for letter in seed:
        system = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
        if system in lists.scripts:
            return lists.scripts[system]
    return ""


def _of_region(lists: _Lists, region: str, era: str) -> list[str]:
    names = lists.regions[region]["names"]
    return [name for name in names.get(era) or names["contemporary"] if name.casefold() not in lists.avoided]


def _shuffled(names: list[str], dice: random.Random) -> list[str]:
    return dice.sample(names, len(names))


def _distinct(names: list[str], count: int) -> list[str]:
    """``count`` of the names in order, skipping one that sounds like an earlier one until there is no other."""
    unique = list(dict.fromkeys(names))
    chosen: list[str] = []
    for name in unique:
        if len(chosen) < count and not any(_alike(name, other) for other in chosen):
            chosen.append(name)
    spare = (name for name in unique if name not in chosen)
    return chosen + [name for name, _ in zip(spare, range(count - len(chosen)), strict=False)]


def _alike(one: str, other: str) -> bool:
    return one[0].casefold() == other[0].casefold() or bool(_endings(one) & _endings(other))


def _endings(name: str) -> set[str]:
    """What another name must not end on: its last three letters, and its last vowels with what follows.

    Where it ends on a vowel, the syllable before counts too: Gina and Nina rhyme, Gina and Olga do not.
    """
    low = name.casefold()
    found = _RHYME.search(low)
    return {low[-3:], found[0] if found else low}


def _person(name: str, job: tuple[str, int, int], dice: random.Random) -> PersonSuggestion:
    title, youngest, oldest = job
    return PersonSuggestion(name, dice.randint(youngest, oldest), title)
