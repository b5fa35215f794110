"""Who wrote the printed lines of a script, and what the writer decided about those that a machine wrote."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import Literal, TypeAlias, TypeVar

from scriptgen_core.core.screenplay import Element, Page, SceneHeading, Screenplay
from scriptgen_core.core.story import Author
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.scene_lengths import script_pages
from scriptgen_core.formats.typesetting import printed_text
from scriptgen_core.reports.decisions import Credit, Decision

Whose: TypeAlias = Literal["writer", "model", "edited", "rule", "import"]
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Passage:
    """Printed lines in a row that one author wrote and about which the writer decided one thing.

    ``page`` and ``last_page`` are as printed, ``opening`` is the first of the lines.
    """

    author: Author
    decision: Decision | None
    lines: int
    page: str
    last_page: str
    opening: str

    @property
    def whose(self) -> Whose:
        return "edited" if self.author.kind == "model" and self.author.edited else self.author.kind


@dataclass(frozen=True, slots=True)
class CreditedScene:
    """A scene's passages in order."""

    number: str
    heading: str
    passages: tuple[Passage, ...]

    @property
    def lines(self) -> int:
        """The printed ones."""
        return sum(each.lines for each in self.passages)


@dataclass(frozen=True)
class Disclosure:
    """The scenes of a script that have printed lines."""

    scenes: tuple[CreditedScene, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Those of all scenes."""
        return tuple(chain.from_iterable(scene.passages for scene in self.scenes))

    @cached_property
    def lines(self) -> int:
        """The printed ones of all scenes."""
        return sum(scene.lines for scene in self.scenes)

    @cached_property
    def by_whose(self) -> Mapping[Whose, int]:
        """The lines of everybody who wrote some."""
        return lines_by(self.passages, lambda each: each.whose)

    def share(self, whose: Whose) -> str:
        """Their part of all lines, ``61%``; nobody's is rounded to nothing or to everything."""
        percent = 100 * self.by_whose[whose] / self.lines
        if percent < 1:
            return "under 1%"
        return "over 99%" if 99 < percent < 100 else f"{percent:.0f}%"


def disclose(
    screenplay: Screenplay, pages: Sequence[Page], first_lines: Sequence[int], credits: Mapping[int, Credit]
) -> Disclosure:
    """The disclosure of a screenplay, laid out on ``pages``, that was read from a text.

    ``first_lines`` are the lines of that text on which its scenes begin, ``credits`` who wrote each line (from 1).
    What the layout adds, such as (MORE), and the headings of OMITTED scenes are nobody's.
    """
    by_scene = groupby(_printed(screenplay, pages, credits), key=lambda each: bisect_right(first_lines, each.source))
    headings = _headings(screenplay, first_lines)
    scenes = ((place, headings.get(place), tuple(_passages(lines))) for place, lines in by_scene)
    return Disclosure(
        tuple(
            CreditedScene((heading and heading.number) or str(place), plain(heading.text) if heading else "", passages)
            for place, heading, passages in scenes
        )
    )


def lines_by(passages: Iterable[Passage], key: Callable[[Passage], _Key]) -> Counter[_Key]:
    """How many lines the passages have, by what ``key`` says of each."""
    counts: Counter[_Key] = Counter()
    for each in passages:
        counts[key(each)] += each.lines
    return counts


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: the line of the text it stands in, its page as printed, its words, and who wrote it."""

    source: int
    page: str
    text: str
    credit: Credit


def _printed(screenplay: Screenplay, pages: Sequence[Page], credits: Mapping[int, Credit]) -> Iterator[_Line]:
    for page in script_pages(pages):
        for placed in page.lines:
            if placed.element >= 0 and placed.text.strip():
                source = _source(screenplay.elements[placed.element], placed.offset)
                if source in credits:
                    yield _Line(source, page.label or str(page.number), placed.text, credits[source])


def _source(element: Element, offset: int) -> int:
    """The line of the text that the element's printed text is at there; 0 if it stands in none."""
    if element.source is None:
        return 0
    return element.source.line + (printed_text(element)[:offset].count("\n") if "\n" in element.text else 0)


def _headings(screenplay: Screenplay, first_lines: Sequence[int]) -> Mapping[int, SceneHeading]:
    """The first heading of each scene, by the scene's place from 1."""
    headings: dict[int, SceneHeading] = {}
    for each in screenplay.elements:
        if isinstance(each, SceneHeading) and each.source:
            headings.setdefault(bisect_right(first_lines, each.source.line), each)
    return headings


def _passages(lines: Iterable[_Line]) -> Iterator[Passage]:
    for (author, decision), group in groupby(lines, key=lambda each: each.credit):
        members = list(group)
        first, last = members[0], members[-1]
        yield Passage(author, decision, len(members), first.page, last.page, first.text.strip())
