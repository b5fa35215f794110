"""Properties 12, 13 and 14: introductions, who may speak, and one spelling for each name."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scriptgen_core.core.screenplay import Character
from scriptgen_core.formats.checks.findings import Finding
from scriptgen_core.formats.checks.names import Roster, cue_name, folded
from scriptgen_core.formats.checks.sheet import Sheet, line_of, printed_lines

_AGE = re.compile(
    r"\b(?:\d{1,3}s?\b|teens?\b|teenage\w*|twent(?:y|ies)\b|thirt(?:y|ies)\b|fort(?:y|ies)\b|fift(?:y|ies)\b|sixt(?:y|ies)\b|"
    r"sevent(?:y|ies)\b|eight(?:y|ies)\b|ninet(?:y|ies)\b|middle-aged\b|elderly\b|infant\b|baby\b|toddler\b)",
    re.IGNORECASE,
)
_AGE_WITHIN = 60
"""Letters after the name in which the age has to stand."""
_OFF_SCREEN = re.compile(r"\((?:V\.? ?O\.?|O\.? ?S\.?|O\.? ?C\.?|PHONE|ON (?:THE )?(?:PHONE|RADIO|TV))", re.IGNORECASE)


def check_introductions(sheet: Sheet, introduce: Sequence[str], known: Roster) -> Iterator[Finding]:
    """Each of ``introduce`` is named in capitals with an age before speaking, and in capitals only once."""
    for name in introduce:
        mentions = list(_mentions(sheet, known.spellings(name) or (folded(name),)))
        cue = _first_cue(sheet, name, known)
        if not mentions:
            if cue is None or not _OFF_SCREEN.search(cue[1].text):
                line = line_of(cue[1]) if cue else 1
                yield Finding(12, "fail", line, f"{name} is not introduced in any action.", 0, 1)
            continue
        first = mentions[0]
        yield from _introduction(name, first)
        if cue and cue[0] < first.at and not _OFF_SCREEN.search(cue[1].text):
            yield Finding(12, "fail", line_of(cue[1]), f"{name} speaks before being introduced.", 0, 1)
        for again in mentions[1:]:
            if again.in_capitals:
                message = f"{name} stands in capitals again after the introduction."
                yield Finding(12, "warn", again.line, message, 2, 1)


def check_cues(sheet: Sheet, known: Roster) -> Iterator[Finding]:
    """Every cue is somebody of the cast, an alias or a declared extra. Nothing is said where no cast is known."""
    for cue in sheet.cues if known.cast else ():
        name = cue_name(cue)
        if known.owner(name) is None:
            close = known.closest(name)
            hint = f"; {close} is close" if close else ""
            yield Finding(13, "fail", line_of(cue), f"Nobody in the cast is called {name}{hint}.", 1, 0)


def check_cue_spelling(sheet: Sheet, known: Roster) -> Iterator[Finding]:
    """A character's cue is always spelled the same; declared aliases are names of their own."""
    spellings: dict[str, str] = {}
    for cue in sheet.cues:
        name = cue_name(cue)
        owner = name if folded(name) in known.aliases else known.owner(name) or name
        usual = spellings.setdefault(_bare(owner), name)
        if usual != name:
            yield Finding(14, "fail", line_of(cue), f"{name} was spelled {usual} before.", 2, 1)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in the action: ``at`` is the element's index, ``rest`` what follows the name on its line."""

    at: int
    line: int
    name: str
    rest: str

    @property
    def in_capitals(self) -> bool:
        return self.name == self.name.upper() != self.name.lower()


def _mentions(sheet: Sheet, spellings: Sequence[str]) -> Iterator[_Mention]:
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w)", re.IGNORECASE)
    for at, element in sheet.actions:
        for number, text in enumerate(printed_lines(element)):
            for match in pattern.finditer(text.replace("’", "'")):
                yield _Mention(at, line_of(element, number), match.group(), text[match.end() :])


def _introduction(name: str, first: _Mention) -> Iterator[Finding]:
    if not first.in_capitals and first.name.upper() != first.name.lower():
        yield Finding(12, "fail", first.line, f"{name} first appears without capitals.", 0, 1)
    elif not _AGE.search(first.rest[:_AGE_WITHIN]):
        yield Finding(12, "fail", first.line, f"{name} is introduced without an age.", 0, 1)


def _first_cue(sheet: Sheet, name: str, known: Roster) -> tuple[int, Character] | None:
    for at, element in enumerate(sheet.screenplay.elements):
        if isinstance(element, Character) and folded(known.owner(cue_name(element)) or "") == folded(name):
            return at, element
    return None


def _bare(name: str) -> str:
    """A name without case, accents and punctuation: what two spellings of it share."""
    letters = unicodedata.normalize("NFKD", folded(name))
    return "".join(letter for letter in letters if letter.isalnum())
