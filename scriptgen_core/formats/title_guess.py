"""Makes title-page fields of the lines of a printed title page, as well as they can be told apart.

In the middle: the first block is the title, "written by" and its like the credit, "based on" the source, as are words
behind the authors that are no names, and the rest the author. At the foot: a date, a draft and a copyright are known by
their words, the rest is the contact.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scriptgen_core.core.screenplay import TitleField
from scriptgen_core.formats.emphasis import plain


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One line of a title page, an empty one included, as Fountain."""

    text: str
    centered: bool


_EPISODE = re.compile(r"(?:episode|season|chapter|part)\b", re.IGNORECASE)
_CREDIT = re.compile(r"(?:.*\b)?by\W*", re.IGNORECASE)
_CREDIT_AND_AUTHOR = re.compile(r"((?:\w+ ){0,4}?by):? +(\w.*)", re.IGNORECASE)
_SOURCE = re.compile(r"(?:based (?:up)?on|adapted from|inspired by|from the (?:novel|play|book))\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:\b[a-z]{2,}\b.*){3}")
"""Three words in small letters; a name has two at most, as in "de la Cruz"."""
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|"
    rf"(?:\d{{1,2}}\.? )?(?:{_MONTHS})[a-z]*\.?(?: \d{{1,2}},?)?(?: \d{{4}})?)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:draft|revision|revised|rev\.)(?:\W|$)", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)


def guess_title_page(lines: Sequence[TitleLine]) -> tuple[TitleField, ...]:
    """The fields of a title page, each line in one of them."""
    foot = [(_foot_key(line.text), line.text) for line in lines if line.text.strip() and not line.centered]
    fields: dict[str, list[str]] = {}
    for key, value in [*_middle(list(_blocks(lines))), *foot]:
        fields.setdefault(key, []).append(value.strip())
    return tuple(TitleField(key, tuple(values)) for key, values in fields.items())


def _blocks(lines: Iterable[TitleLine]) -> Iterator[list[str]]:
    """The centred lines, in blocks between empty ones."""
    block: list[str] = []
    for line in lines:
        if line.text.strip() and line.centered:
            block.append(line.text)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _middle(blocks: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Each centred line with its key; whoever is named after the authors belongs to the source."""
    yield from (("Title", line) for line in (blocks[0] if blocks else ()))
    key = "Author"
    has_author = False
    for line in (line for block in blocks[1:] for line in block):
        shown = plain(line).strip()
        by = _CREDIT_AND_AUTHOR.fullmatch(line.strip())
        if _SOURCE.match(shown) or (has_author and (by or _CREDIT.fullmatch(shown) or _NO_NAME.search(shown))):
            key = "Source"
        if key == "Source":
            yield key, line
        elif _CREDIT.fullmatch(shown):
            yield "Credit", line
        elif by:
            yield from (("Credit", by.group(1)), (key, by.group(2)))
            has_author = True
        elif _EPISODE.match(shown):
            yield "Episode", line
        else:
            yield key, line
            has_author = True


def _foot_key(line: str) -> str:
    shown = plain(line).strip()
    if _DATE.fullmatch(shown):
        return "Draft date"
    if _COPYRIGHT.match(shown):
        return "Copyright"
    return "Draft" if _DRAFT.search(shown) else "Contact"
