"""A script read once for all reports: its scenes, and in each who speaks, who is named, and how much of what."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from scriptgen_core.core.screenplay import (
    Action,
    Centered,
    Character,
    Dialogue,
    Lyric,
    Page,
    SceneHeading,
    Screenplay,
)
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.page_setup import PageSetup
from scriptgen_core.formats.scene_lengths import EIGHTHS_PER_PAGE, SceneLength, scene_eighths, script_pages
from scriptgen_core.formats.scene_numbers import is_omitted
from scriptgen_core.formats.speeches import Indexed, printed_groups
from scriptgen_core.reports.headings import Slug, read_heading
from scriptgen_core.reports.people import Mentions, Names, People, words_in_use

Presence: TypeAlias = Literal["speaks", "named"]
_LINES_OF_A_LEAD_IN = 1
"""FADE IN: alone before the first heading is no scene."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said under one cue; ``lines`` are the printed lines of it, counted by page."""

    speakers: tuple[str, ...]
    words: int
    lines: Counter[int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene, or what stands before the first heading (``heading`` and ``number`` are then empty).

    ``elements`` is where it stands in the screenplay; ``eighths`` is its length in eighths of a page, none for one that
    ``is_omitted`` and left only its number. ``people`` are those who speak, in order of first speech, and those whom
    only the action names; ``named`` are all whom it names, each with the pages that do.
    """

    elements: range
    heading: str
    number: str
    slug: Slug
    page: int
    eighths: int
    speeches: tuple[Speech, ...] = ()
    people: Mapping[str, Presence] = field(default_factory=dict)
    named: Mapping[str, frozenset[int]] = field(default_factory=dict)
    is_omitted: bool = False
    action_words: int = 0
    action_lines: int = 0

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in order of first speech."""
        return tuple(name for name, presence in self.people.items() if presence == "speaks")

    @property
    def only_named(self) -> tuple[str, ...]:
        """Whom the action names and who does not speak."""
        return tuple(name for name, presence in self.people.items() if presence == "named")

    @property
    def dialogue_words(self) -> int:
        return sum(speech.words for speech in self.speeches)


def read_scenes(screenplay: Screenplay, pages: Sequence[Page], known: Names, setup: PageSetup) -> tuple[Scene, ...]:
    """The scenes in order. What stands before the first heading counts as one if it is more than a FADE IN."""
    printed = script_pages(pages)
    people = People((each for each in screenplay.elements if isinstance(each, Character)), known)
    texts = (plain(each.text) for each in screenplay.elements if isinstance(each, Action | Dialogue))
    reader = _Reader(screenplay, _lines_by_page(printed), people, people.mentions(words_in_use(texts)))
    scenes = [reader.read(scene) for scene in _scenes(screenplay, printed, setup)]
    return tuple(each for each in scenes if each.number or each.speeches or each.action_lines > _LINES_OF_A_LEAD_IN)


def words_in(text: str) -> int:
    """Words with a letter or a figure in them."""
    return sum(1 for word in text.split() if any(map(str.isalnum, word)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what is printed in a scene; ``lines`` counts each element's printed lines by page."""

    screenplay: Screenplay
    lines: Mapping[int, Counter[int]]
    people: People
    mentions: Mentions

    def read(self, scene: Scene) -> Scene:
        """The scene with what is said and seen in it."""
        speeches: list[Speech] = []
        seen: list[Indexed] = []
        for members in self._groups(scene.elements):
            head = members[0][1]
            if isinstance(head, Character):
                speeches.append(self._speech(head, members))
            seen += [(at, each) for at, each in members if isinstance(each, Action | Centered)]
        named = self._named(seen, scene.page)
        in_action: dict[str, Presence] = dict.fromkeys(named, "named")
        speakers: dict[str, Presence] = {name: "speaks" for speech in speeches for name in speech.speakers}
        return replace(
            scene,
            speeches=tuple(speeches),
            people=speakers | in_action | speakers,
            named=named,
            action_words=sum(words_in(plain(each.text)) for _, each in seen),
            action_lines=sum(self._lines(at).total() for at, _ in seen),
        )

    def _groups(self, elements: range) -> Iterator[list[Indexed]]:
        for group in printed_groups(self.screenplay.elements[elements.start : elements.stop]):
            for single in (group, group.beside) if group.beside else (group,):
                yield [(elements.start + at, each) for at, each in single.members]

    def _speech(self, cue: Character, members: list[Indexed]) -> Speech:
        said = [(at, each) for at, each in members if isinstance(each, Dialogue | Lyric)]
        lines = sum((self._lines(at) for at, _ in said), Counter[int]())
        return Speech(self.people.speakers(cue), sum(words_in(plain(each.text)) for _, each in said), lines)

    def _named(self, seen: list[Indexed], first_page: int) -> dict[str, frozenset[int]]:
        named: defaultdict[str, set[int]] = defaultdict(set)
        for at, element in seen:
            page = min(self._lines(at), default=first_page)
            for name in self.mentions.within(plain(element.text)):
                named[name].add(page)
        return {name: frozenset(pages) for name, pages in named.items()}

    def _lines(self, at: int) -> Counter[int]:
        return self.lines.get(at, Counter())


def _scenes(screenplay: Screenplay, pages: Sequence[Page], setup: PageSetup) -> Iterator[Scene]:
    lengths = scene_eighths(screenplay, pages, setup)
    starts = [length.element for length in lengths]
    before = range(starts[0] if starts else len(screenplay.elements))
    yield Scene(before, "", "", Slug(), 1, _eighths_before(pages, before, setup.paper.lines))
    slug = Slug()
    for place, (length, end) in enumerate(zip(lengths, [*starts[1:], len(screenplay.elements)], strict=False), 1):
        scene = _scene(screenplay, length, end, place, slug)
        slug = slug if scene.is_omitted else scene.slug
        yield scene


def _scene(screenplay: Screenplay, length: SceneLength, end: int, place: int, before: Slug) -> Scene:
    heading = screenplay.elements[length.element]
    number = (heading.number if isinstance(heading, SceneHeading) else None) or str(place)
    elements, text = range(length.element, end), plain(heading.text)
    if is_omitted(heading.text):
        return Scene(elements, text, number, Slug(), length.page, 0, is_omitted=True)
    return Scene(elements, text, number, read_heading(text, before), length.page, length.eighths)


def _eighths_before(pages: Sequence[Page], elements: range, lines: int) -> int:
    """The length of what is printed before the first heading."""
    rows = 0
    for page in pages:
        taken = [line.row for line in page.lines if line.element in elements]
        rows += max(taken) - min(taken) + 1 if taken else 0
    return math.ceil(rows * EIGHTHS_PER_PAGE / lines)


def _lines_by_page(pages: Sequence[Page]) -> dict[int, Counter[int]]:
    lines: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for page in pages:
        for line in page.lines:
            if line.element >= 0 and line.text.strip():
                lines[line.element][page.number] += 1
    return lines
