"""A renamed character or setting on a written page: every line that says the old name, and the page with the new one.

Decided by rules from the page and the bibles alone. What is not a name of the entry's stays byte for byte.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scriptgen_core.bibles.card_names import Renaming
from scriptgen_core.bibles.cast import folded
from scriptgen_core.bibles.mentions import Mention, Place, put
from scriptgen_core.core.screenplay import Character, Element, SceneHeading
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.formats.fountain_rules import is_cue
from scriptgen_core.projects.lock_storage import LineLock
from scriptgen_core.rewrite.changes import read_draft
from scriptgen_core.rewrite.locks import locked_places
from scriptgen_core.rewrite.word_diff import WordSegment, word_diff

_TEXT_LINE = re.compile(r"[^\r\n]+")
_CUE_NAME = re.compile(r"@?\s*(?P<name>[^(^@]*[^(^@\s])")
_PLACE_BEGINS = r"(?:^\.?(?:(?:INT|EXT|EST|I|E)\b\.?(?:/(?:INT|EXT|I|E)\b\.?)?\s*)?|\s[-–—]+\s+|[/(,]\s*)"
_PLACE_ENDS = r"(?=\s*$|\s+[-–—]|\s*[/(),#])"


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line of a page that says an old name; ``number`` counts from 1, ``places`` are in the whole text.

    ``sure`` is the line with the new name wherever it is certain, ``whole`` with it also where that is only perhaps
    the name. One that is ``locked`` stays as it is.
    """

    number: int
    old: str
    sure: str
    whole: str
    places: tuple[Place, ...]
    locked: bool

    @property
    def words(self) -> tuple[WordSegment, ...]:
        """The line beside what it certainly becomes, word by word."""
        return word_diff(self.old, self.sure)

    @property
    def is_perhaps(self) -> bool:
        """Whether something on it may be the name, and may be something else."""
        return not all(each.mention.is_sure for each in self.places)

    @property
    def count(self) -> int:
        """How many places certainly say the old name."""
        return sum(each.mention.is_sure for each in self.places if each.mention.words)


def name_lines(
    text: str, renamings: Iterable[Renaming], card: OutlineCard | None = None, locks: Sequence[LineLock] = ()
) -> tuple[NameLine, ...]:
    """The lines of a scene's Fountain text that say an old name, in order; ``card`` is the scene's."""
    draft = read_draft(text)
    locked, _ = locked_places(text, locks)
    readers = [_Reader(renaming, card) for renaming in renamings]
    found: list[NameLine] = []
    for index, element in enumerate(draft.elements):
        start, end = (element.source.start, element.source.end) if element.source else (0, 0)
        for match in _TEXT_LINE.finditer(text, start, end):
            places = _first_ones(each for reader in readers for each in reader.places(element, match[0]))
            if places:
                number = text.count("\n", 0, match.start()) + 1
                found.append(_line(number, match, _read_alike(element, match[0], places), locked=index in locked))
    return tuple(found)


def with_names(text: str, lines: Iterable[NameLine], perhaps: Collection[int] = ()) -> str:
    """The text with the new name on these lines, but for locked ones.

    What is only perhaps the name stays, except on the lines whose numbers are among ``perhaps``.
    """
    free = [(each.number in perhaps, each.places) for each in lines if not each.locked]
    return put(text, (place for wanted, places in free for place in places if wanted or place.mention.is_sure))


class _Reader:
    """One renaming, in one scene."""

    def __init__(self, renaming: Renaming, card: OutlineCard | None) -> None:
        self._renaming = renaming
        self._then = renaming.beside(card)
        self._extras = {folded(extra) for extra in card.extras} if card else set()

    def places(self, element: Element, line: str) -> Iterator[Place]:
        """Where a line of this element says an old name, or perhaps does."""
        if self._renaming.entry.type == "setting":
            if isinstance(element, SceneHeading):
                yield from self._places_in_heading(line)
            return
        if isinstance(element, Character):
            yield from self._in_cue(line)
        for index, mentions in self._then:
            for each in mentions.places(line, self._renaming.new):
                if self._renaming.may_be_meant(index, each.mention):
                    is_sure = self._renaming.is_meant(index, each.mention)
                    yield replace(each, mention=Mention(each.mention.words, is_sure))

    def _in_cue(self, line: str) -> Iterator[Place]:
        """A cue is nothing but a name: it is meant in whatever case, and where the story has the word too."""
        found = _CUE_NAME.match(line)
        if found is None:
            return
        name = found["name"]
        if folded(name) in self._extras or self._renaming.name(name) == name:
            return
        for _, mentions in self._then:
            if new := mentions.counterpart(name, self._renaming.new):
                yield Place(*found.span("name"), new, Mention(name, is_sure=True))

    def _places_in_heading(self, line: str) -> Iterator[Place]:
        """A heading names places between INT. or EXT. and the time, parted by dashes, slashes and brackets."""
        renaming = self._renaming
        for former in renaming.former:
            names = sorted({former, *renaming.place_names}, key=len, reverse=True)
            for match in re.finditer(_heading_pattern(names), line, re.IGNORECASE):
                name = match["name"]
                if folded(name) == folded(former) and not renaming.now.named(name):
                    is_loud = name.isupper() and not former.isupper()
                    new = renaming.new.upper() if is_loud else renaming.new
                    yield Place(*match.span("name"), new, Mention(name, is_sure=True))


def _heading_pattern(names: Iterable[str]) -> str:
    either = (r"\s+".join(map(re.escape, name.split())).replace("'", "['’]") for name in names)
    return rf"{_PLACE_BEGINS}(?P<name>{'|'.join(either)}){_PLACE_ENDS}"


def _first_ones(places: Iterable[Place]) -> list[Place]:
    """The places in order; of those that lie over each other the first, and the longest of these."""
    kept: list[Place] = []
    for each in sorted(places, key=lambda place: (place.start, -place.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _read_alike(element: Element, line: str, places: list[Place]) -> list[Place]:
    """The places, and a forcing mark before a cue that would not be read as one under its new name."""
    if not places or not isinstance(element, Character) or not is_cue(line) or is_cue(put(line, places)):
        return places
    is_sure = not is_cue(put(line, _sure(places)))
    return [Place(0, 0, "@", Mention("", is_sure)), *places]


def _line(number: int, match: re.Match[str], places: Sequence[Place], *, locked: bool) -> NameLine:
    at = match.start()
    moved = tuple(replace(each, start=each.start + at, end=each.end + at) for each in places)
    return NameLine(number, match[0], put(match[0], _sure(places)), put(match[0], places), moved, locked)


def _sure(places: Iterable[Place]) -> Iterator[Place]:
    return (each for each in places if each.mention.is_sure)
