"""Property 1: the page holds nothing but screenplay."""

import re
from collections.abc import Iterator

from scriptgen_core.core.screenplay import Action, Dialogue, Element, Lyric, Parenthetical, Section
from scriptgen_core.formats.checks.findings import Finding
from scriptgen_core.formats.checks.names import Roster
from scriptgen_core.formats.checks.sheet import Sheet, line_of
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.fountain_rules import is_cue, is_heading

_ANYWHERE = (
    (re.compile(r"\bas an ai\b", re.IGNORECASE), "The model speaks about itself."),
    (re.compile(r"```"), "A code fence stands on the page."),
    (re.compile(r"\[[^\]\n]*\]|\{[^}\n]*\}"), "A bracketed placeholder or stage label stands on the page."),
)
_IN_ACTION = (
    (
        re.compile(r"\s*(?:sure|certainly|of course|okay|absolutely)[,!.:]\s.*\b(?:scene|script|page|rewrit)", re.I),
        "The model answers the writer instead of writing the page.",
    ),
    (
        re.compile(r"\s*(?:here is|here's|here’s|below is|this is)\b.*\b(?:scene|script|screenplay|rewrite|version)\b", re.I),
        "The model announces the page instead of writing it.",
    ),
    (re.compile(r"\s*(?:scene|act|page)\s+(?:\d+|[ivx]+|one|two|three)\s*(?:[:.–—-]|$)", re.I), "A scene label stands on the page."),
    (re.compile(r"\s*(?:\*\*)?(?:note|notes|author's note|end of scene|the scene ends)\b\s*(?:[:.*]|$)", re.I), "A note to the reader stands on the page."),
    (re.compile(r".*\b(?:let me know if|i hope this|would you like me to|feel free to)\b", re.I), "The model talks to the writer."),
    (re.compile(r"\s*(?:[-*_]\s*){3,}$|\s*(?:\*|•|\d+\.)\s+\S"), "Markdown (a rule or a list) stands on the page."),
)
_PREFIXED = re.compile(r"\s*([^\W\d_][\w .'’-]*?)\s*:\s*\S")


def check_only_screenplay(sheet: Sheet, known: Roster) -> Iterator[Finding]:
    """Fails for title pages, outline headings, markdown, labels, brackets and talk to the writer."""
    if sheet.screenplay.title_page:
        yield _fail(1, "A title page stands in the scene.")
    for element in sheet.screenplay.elements:
        message = _fault(element, known)
        if message:
            yield _fail(line_of(element), message)


def _fault(element: Element, known: Roster) -> str:
    match element:
        case Section():
            return "An outline or markdown heading (#) stands in the scene."
        case Action():
            return _first(element.text, _ANYWHERE + _IN_ACTION) or _dressed_up(element, known)
        case Dialogue() | Parenthetical() | Lyric():
            return _first(element.text, _ANYWHERE)
        case _:
            return ""
