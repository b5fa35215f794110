"""Properties 2 and 3: the scene heading, and what the scene opens on."""

import re
from collections.abc import Iterator, Sequence

from scriptgen_core.core.screenplay import Action, SceneHeading
from scriptgen_core.formats.checks.findings import Finding, Thresholds
from scriptgen_core.formats.checks.names import folded
from scriptgen_core.formats.checks.sheet import Sheet, line_of
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.fountain_rules import is_heading
from scriptgen_core.formats.speeches import Group

_PREFIX = re.compile(r"(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I\.?/E|E\.?/I)(?:\.|\s)\s*", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:day|night|morning|noon|afternoon|evening|midnight|dawn|dusk|sunrise|sunset|twilight|later|earlier|"
    r"continuous|same|moments|minutes|hours|now|then|present|past|\d{1,4}\w*)\b",
    re.IGNORECASE,
)

_DASH = re.compile(r"\s+[-–—]+\s+")


def check_headings(sheet: Sheet, places: Sequence[str], limits: Thresholds) -> Iterator[Finding]:
    """Prefix, known place, time and length of every heading; fails where there is no heading at all."""
    headings = [element for element in sheet.screenplay.elements if isinstance(element, SceneHeading)]
    if not headings:
        yield Finding(2, "fail", 1, "The scene has no heading.", 0, 1)
    for number, heading in enumerate(headings):
        text = plain(heading.text).strip()
        if is_heading(text):
            yield from _place_and_time(text, line_of(heading), places)
        elif number == 0:
            yield Finding(2, "fail", line_of(heading), "The heading does not begin with INT. or EXT.", 0, 1)
        yield from _length(text, line_of(heading), limits)


def check_openings(sheet: Sheet, limits: Thresholds) -> Iterator[Finding]:
    """Scenes that open on talk, where more than a small share of them does, and openings that run long."""
    openings = [(heading, below[0]) for heading, below in sheet.scenes() if below]
    talking = [(heading, group) for heading, group in openings if group.is_speech and not _runs_on(heading)]
    share = len(talking) / len(openings) if openings else 0
    if share > limits.talk_opening_share:
        for _, group in talking:
            message = "The scene opens on talk instead of an image or an action."
            yield Finding(3, "warn", line_of(group.head), message, share, limits.talk_opening_share)
    for _, group in openings:
        yield from _long_opening(sheet, group, limits)


def _place_and_time(text: str, line: int, places: Sequence[str]) -> Iterator[Finding]:
    parts = [folded(part) for part in _DASH.split(_PREFIX.sub("", text, count=1))]
    time = parts[-1] if len(parts) > 1 else ""
    if not time or (time.isascii() and not _TIME.search(time)):
        yield Finding(2, "warn", line, "The heading names no time of day.", 0, 1)
    if places and not any(_names_place(parts, folded(known)) for known in places):
        message = f"“{text}” is in none of the story's places ({', '.join(places)})."
        yield Finding(2, "fail", line, message, 0, 1)


def _names_place(parts: Sequence[str], known: str) -> bool:
    """The place itself, a part of it (KITCHEN - PANTRY), or something after its name (KITCHEN, LATER)."""
    return any(part == known or re.match(rf"{re.escape(known)}\W", part) for part in parts)


def _length(text: str, line: int, limits: Thresholds) -> Iterator[Finding]:
    words = len([word for word in text.split() if any(map(str.isalnum, word))])
    if words > limits.heading_words_warn:
        too_long = words > limits.heading_words_fail
        threshold = limits.heading_words_fail if too_long else limits.heading_words_warn
        yield Finding(2, "fail" if too_long else "warn", line, f"The heading has {words} words.", words, threshold)


def _runs_on(heading: SceneHeading) -> bool:
    return "CONTINUOUS" in heading.text.upper()


def _long_opening(sheet: Sheet, group: Group, limits: Thresholds) -> Iterator[Finding]:
    index, element = group.members[0]
    rows = sheet.rows[index]
    if isinstance(element, Action) and rows > limits.opening_lines:
        message = f"The opening paragraph has {rows} lines; an image needs {limits.opening_lines} at most."
        yield Finding(3, "warn", line_of(element), message, rows, limits.opening_lines)
