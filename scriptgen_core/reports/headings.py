"""What a scene heading says: inside or outside, the place and the part of it, and when."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from scriptgen_core.reports.time_words import AS_BEFORE, BESIDE_A_TIME, LIGHTS, MARKS, Light

Setting: TypeAlias = Literal["INT", "EXT", "INT/EXT", ""]


@dataclass(frozen=True, slots=True)
class Slug:
    """A heading taken apart: ``INT. HOUSE - KITCHEN - MOMENTS LATER`` is ``INT``, ``HOUSE``, ``KITCHEN``,
    ``MOMENTS LATER``.

    ``light`` is what the time means for a schedule; CONTINUOUS, LATER and their like have the light of the scene
    before. What the heading does not say is empty.
    """

    setting: Setting = ""
    place: str = ""
    part: str = ""
    time: str = ""
    light: Light = ""


def read_heading(text: str, before: Slug) -> Slug:
    """The heading ``text`` (no markup in it), where ``before`` is that of the scene before.

    A heading that is nothing but a time (``LATER``) goes on in the place of the scene before.
    """
    setting, rest = _setting(" ".join(text.upper().split()))
    places, times = _places_and_times(_without_marks(rest), least=1 if setting else 0)
    light = _light(times, before.light)
    if not places and not setting:
        return Slug(before.setting, before.place, before.part, " - ".join(times), light)
    place, *parts = places or [""]
    return Slug(setting, place, " - ".join(parts), " - ".join(times), light)


_INSIDE = r"INT|INTERIOR|INTÉRIEUR|INTERNO|INNEN|ИНТ"
_OUTSIDE = r"EXT|EXTERIOR|EXTÉRIEUR|ESTERNO|AUSSEN|AUẞEN|EST|НАТ|ЭКСТ"
_SETTING = re.compile(
    rf"(?:(?P<both>(?:{_INSIDE})\.?\s*/\s*(?:{_OUTSIDE})|(?:{_OUTSIDE})\.?\s*/\s*(?:{_INSIDE})|I\.?/\s*E|E\.?/\s*I)"
    rf"|(?P<inside>{_INSIDE})|(?P<outside>{_OUTSIDE}))(?:[.:]\s*|\s+|$)"
)
_DASH = re.compile(r"\s+[-–—]+\s*|(?<![-–—])[-–—]+\s+")
_LAST_CLAUSE = re.compile(r"[.,;]\s+(?=[^.,;]*$)")
_ABBREVIATION = re.compile(r"\.\w{1,2}\.$")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"[12]\d{3}S?")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")


def _setting(heading: str) -> tuple[Setting, str]:
    match = _SETTING.match(heading)
    if not match:
        return "", heading
    rest = heading[match.end() :].lstrip(" -–—")
    if match["both"]:
        return "INT/EXT", rest
    return ("INT" if match["inside"] else "EXT"), rest


def _without_marks(heading: str) -> str:
    """``BAR (FLASHBACK) - DAY`` is the bar by day."""
    return _BRACKET.sub(lambda found: "" if _is_mark(found[1]) else found[0], heading)


def _places_and_times(heading: str, least: int) -> tuple[list[str], list[str]]:
    parts = [part for part in map(_without_stop, _DASH.split(heading)) if part]
    times: list[str] = []
    while len(parts) > least and (_is_time(parts[-1]) or (len(parts) > 1 and _is_mark(parts[-1]))):
        times.insert(0, parts.pop())
    if parts and not times:
        clause = _LAST_CLAUSE.search(parts[-1])
        if clause and _is_time(clause.string[clause.end() :]):
            return [*parts[:-1], clause.string[: clause.start()]], [clause.string[clause.end() :]]
    return parts, times


def _without_stop(part: str) -> str:
    """A part without the full stop behind it; that of an abbreviation (``U.S.S.R.``) is its own."""
    bare = part.strip().lstrip(".")
    return bare if _ABBREVIATION.search(bare) else bare.rstrip(" .")


def _is_time(part: str) -> bool:
    words = _WORD.findall(_BRACKET.sub("", part))
    tells = any(word in LIGHTS or word in AS_BEFORE for word in words)
    return tells and all(
        word in LIGHTS or word in AS_BEFORE or word in BESIDE_A_TIME or word in MARKS or word.isdigit()
        for word in words
    )


def _is_mark(part: str) -> bool:
    words = _WORD.findall(part)
    return bool(words) and all(word in MARKS or _YEAR.fullmatch(word) for word in words)


def _light(times: list[str], before: Light) -> Light:
    words = [word for time in times for word in _WORD.findall(time)]
    if not any(word in LIGHTS for word in words):
        return before if any(word in AS_BEFORE for word in words) else ""
    return next(LIGHTS[word] for word in words if word in LIGHTS)
