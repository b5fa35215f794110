"""What in a screenplay looks as if it were not ready to be sent: what a reader would stumble over first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scriptgen_core.core.screenplay import (
    Boneyard,
    Character,
    Element,
    Note,
    PageBreak,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
)
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.scene_numbers import is_omitted

_REMINDER = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|TK|XXX+)\b|\?{3,}|\b(?i:lorem ipsum)\b")
_STAND_IN = re.compile(
    r"(?:CHARACTER|NAME|PERSON|SPEAKER|PLACEHOLDER|UNNAMED|NONAME)(?:\s+#?[A-Z0-9]{1,2})?|X{1,3}|\[.*\]", re.IGNORECASE
)
_STAND_IN_PLACE = re.compile(r"\[[^\]]*\]|(?:^|\.\s+)(?:LOCATION|PLACE|SOMEWHERE)\s*(?:-|$)", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*\([^)]*\)")
_OPEN_MARK = re.compile(r"\[\[|\]\]|/\*|\*/")


@dataclass(frozen=True, slots=True)
class Unready:
    """One thing that looks unready, as a sentence; ``element`` is the index of where it stands, -1 the title page."""

    words: str
    element: int = -1


def unready(screenplay: Screenplay) -> tuple[Unready, ...]:
    """Everything found, the title page first, then in the script's order; a stand-in for a name once."""
    return (*_title_page(screenplay), *sorted(_script(screenplay), key=lambda each: each.element))


def _title_page(screenplay: Screenplay) -> Iterator[Unready]:
    if not any(screenplay.title_value(key).strip() for key in ("author", "authors", "written by")):
        yield Unready("The title page names no author.")
    if not screenplay.title_value("contact").strip():
        yield Unready("The title page has no contact.")


def _script(screenplay: Screenplay) -> Iterator[Unready]:
    yield from _empty_scenes(screenplay)
    named: set[str] = set()
    for at, element in enumerate(screenplay.elements):
        if not _is_printed(element):
            continue
        text = plain(element.text)
        if match := _REMINDER.search(text):
            yield Unready(f"“{match.group()}” is printed: {_around(text, match)}", at)
        if match := _OPEN_MARK.search(text):
            yield Unready(f"“{match.group()}” is printed, as it is not closed: {_around(text, match)}", at)
        if isinstance(element, SceneHeading) and _STAND_IN_PLACE.search(text):
            yield Unready(f"{text} has no real place yet.", at)
        name = _EXTENSION.sub("", text).strip()
        if isinstance(element, Character) and _STAND_IN.fullmatch(name) and name not in named:
            named.add(name)
            yield Unready(f"{name} speaks and has no real name yet.", at)


def _empty_scenes(screenplay: Screenplay) -> Iterator[Unready]:
    printed = [(at, each) for at, each in enumerate(screenplay.elements) if _is_printed(each)]
    shown = [(at, each) for at, each in printed if plain(each.text).strip()]
    for (at, element), (_, following) in pairwise([*shown, (-1, SceneHeading(""))]):
        if isinstance(element, SceneHeading) and isinstance(following, SceneHeading) and not is_omitted(element.text):
            yield Unready(f"{plain(element.text)} is empty.", at)


def _is_printed(element: Element) -> bool:
    return not isinstance(element, Note | Boneyard | Section | Synopsis | PageBreak)


def _around(text: str, match: re.Match[str]) -> str:
    """The line that the match stands on, shortened."""
    begin = text.rfind("\n", 0, match.start()) + 1
    line = text[begin:].partition("\n")[0]
    start = max(0, match.start() - begin - 30)
    piece = line[start : start + 80]
    return f"{'…' if start else ''}{piece}{'…' if start + 80 < len(line) else ''}"
