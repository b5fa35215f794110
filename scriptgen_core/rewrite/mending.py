"""The cheapest thing that brings a page up to date with a fact of the bibles that has changed.

Decided by rules from the page and the fact alone: what the page does not say needs no call, a name needs no model, a
detail needs a change of some lines, and what drives a character needs the scene written anew.
"""

import re
from collections.abc import Collection, Iterator
from enum import IntEnum

from scriptgen_core.bibles.cast import NameIndex, folded
from scriptgen_core.bibles.staleness import Shift
from scriptgen_core.core.prompting import FieldText
from scriptgen_core.core.screenplay import Character, Dialogue
from scriptgen_core.formats.checks.names import cue_name
from scriptgen_core.rewrite.changes import read_draft

_DRIVING = ("want", "flaw", "withholds", "knows_at_start")
_WORD = re.compile(r"\w+")


class Mending(IntEnum):
    """What a page needs, the cheapest first."""

    NOTHING = 0
    RENAME = 1
    PATCH = 2
    REGENERATE = 3


def mending(shift: Shift, page: str, *, may_be_replaced: bool) -> Mending:
    """What the page needs for this fact; one that the writer has made hers is never written anew."""
    needed = _needed(shift, page)
    return Mending.PATCH if needed == Mending.REGENERATE and not may_be_replaced else needed


def _needed(shift: Shift, page: str) -> Mending:
    before, after = _parts(shift.before), _parts(shift.after)
    gone = [part for part in before if part not in after]
    new = [part for part in after if part not in before]
    if not gone and not new:
        return Mending.NOTHING
    match shift.field:
        case "name" | "aliases":
            return Mending.RENAME if _says(page, gone) else Mending.NOTHING
        case "voice.never_words":
            return _patch_if(_says(_spoken(page, shift, by_it=True), new))
        case "voice.only_words":
            return _patch_if(_says(_spoken(page, shift, by_it=False), new))
        case "voice.words_per_speech":
            return _patch_if(_longest(page, shift) > int(after[0]) if after else False)
        case field:
            drives = field in _DRIVING or field.startswith("relationships:")
            return Mending.REGENERATE if drives else Mending.PATCH


def _patch_if(is_needed: bool) -> Mending:
    return Mending.PATCH if is_needed else Mending.NOTHING


def _parts(value: FieldText) -> tuple[str, ...]:
    """The values of a field, letters and spaces alone: another comma is no other fact."""
    parts = (value,) if isinstance(value, str) else value
    return tuple(said for part in parts if (said := " ".join(_WORD.findall(folded(part)))))


def _says(text: str, words: Collection[str]) -> bool:
    said = f" {' '.join(_WORD.findall(folded(text)))} "
    return any(f" {each} " in said for each in words)


def _spoken(page: str, shift: Shift, *, by_it: bool) -> str:
    """What the entry's character says on the page, or what everybody else says."""
    return "\n".join(text for is_it, text in _speeches(page, shift) if is_it == by_it)


def _longest(page: str, shift: Shift) -> int:
    return max((len(text.split()) for is_it, text in _speeches(page, shift) if is_it), default=0)


def _speeches(page: str, shift: Shift) -> Iterator[tuple[bool, str]]:
    """Each speech of the page, and whether it is the character's."""
    people, is_it, lines = NameIndex((shift.entry,)), False, list[str]()
    for element in read_draft(page).elements:
        if isinstance(element, Character):
            if lines:
                yield is_it, " ".join(lines)
            is_it, lines = people.find(cue_name(element)) is not None, []
        elif isinstance(element, Dialogue):
            lines.append(element.text)
    if lines:
        yield is_it, " ".join(lines)
