"""Property 1: the page holds nothing but screenplay."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from scriptgen_core.core.screenplay import Action, Dialogue, Element, Lyric, Parenthetical, Section
from scriptgen_core.formats.checks.findings import Finding
from scriptgen_core.formats.checks.names import Roster
from scriptgen_core.formats.checks.sheet import Sheet, line_of
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.fountain_lines import without_hidden
from scriptgen_core.formats.fountain_rules import is_cue, is_heading

_Faults: TypeAlias = tuple[tuple[re.Pattern[str], str], ...]


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_ANYWHERE: _Faults = (
    (_pattern(r".*\bas an ai\b"), "The model speaks about itself."),
    (_pattern(r".*```"), "A code fence stands on the page."),
    (_pattern(r".*(?:\[[^\]]*\]|\{[^}]*\})"), "A placeholder or stage label in brackets stands on the page."),
)
_IN_ACTION: _Faults = (
    (
        _pattern(r"(?:sure|certainly|of course|okay|absolutely)[,!.:]\s.*\b(?:scene|script|page|rewrit\w*)\b"),
        "The model answers the writer instead of writing the page.",
    ),
    (
        _pattern(r"(?:here is|here['’]s|below is|this is)\b.*\b(?:scene|script|screenplay|rewrite|version)\b"),
        "The model announces the page instead of writing it.",
    ),
    (
        _pattern(r".*\b(?:let me know if|i hope this|would you like me to|feel free to)\b"),
        "The model talks to the writer.",
    ),
    (
        _pattern(r"[*_]*(?:scene|act|page) (?:\d+|[ivx]+|one|two|three)\b[*_]*\s*(?:[:.–—-]|$)"),
        "A scene label stands on the page.",
    ),
    (
        _pattern(r"[*_]*(?:notes?|author['’]s note|end of scene)[*_]*\s*(?::|$)"),
        "A note to the reader stands on the page.",
    ),
    (re.compile(r"(?:[-*_]\s*){3,}$|(?:\*|•|\d+\.)\s+\S"), "Markdown (a rule or a list) stands on the page."),
)
_NAME_AND_COLON = re.compile(r"([^\W\d_][\w .'’-]{0,40}?)\s*:\s*\S")


def check_only_screenplay(sheet: Sheet, known: Roster) -> Iterator[Finding]:
    """Fails for a title page, outline headings, markdown, labels, brackets and talk to the writer."""
    if sheet.screenplay.title_page:
        yield _fail(1, "A title page stands in the scene.")
    for element in sheet.screenplay.elements:
        if isinstance(element, Section):
            yield _fail(line_of(element), "An outline or markdown heading (#) stands in the scene.")
        for number, line in enumerate(without_hidden(element.text).split("\n")):
            message = _fault(element, line.strip(), known)
            if message:
                yield _fail(line_of(element, number), message)


def _fault(element: Element, line: str, known: Roster) -> str:
    if isinstance(element, Action):
        return _first(line, _ANYWHERE + _IN_ACTION) or _dressed_up(line, known)
    return _first(line, _ANYWHERE) if isinstance(element, Dialogue | Parenthetical | Lyric) else ""


def _first(line: str, faults: _Faults) -> str:
    return next((message for pattern, message in faults if pattern.match(line)), "")


def _dressed_up(line: str, known: Roster) -> str:
    """A heading or cue in markdown, or a speech written as ``NAME: words``, which Fountain reads as action."""
    bare = plain(line).strip()
    if bare != line and is_heading(bare):
        return "A scene heading is wrapped in markdown, so it is not one."
    if bare != line and line[0] in "*_" and line[-1] in "*_" and is_cue(bare) and known.owner(bare):
        return "A character cue is wrapped in markdown, so it is not one."
    name = _NAME_AND_COLON.match(bare)
    if name and known.owner(name.group(1)):
        return f"{name.group(1)}'s speech stands on one line with the name instead of below a cue."
    return ""


def _fail(line: int, message: str) -> Finding:
    return Finding(1, "fail", line, message, 1, 0)
