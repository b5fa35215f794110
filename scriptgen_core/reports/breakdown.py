"""The breakdowns of a script: by scene, by character, by location, cast by scene, the totals, and its shape by page.

Lengths are in eighths of a page. Everything is counted from the pages as printed.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scriptgen_core.core.screenplay import Page, Screenplay
from scriptgen_core.formats.layout import paginate
from scriptgen_core.formats.page_setup import SPEC, PageSetup, Paper
from scriptgen_core.formats.scene_lengths import EIGHTHS_PER_PAGE, script_pages
from scriptgen_core.reports.headings import Setting
from scriptgen_core.reports.locations import LocationRow, locations
from scriptgen_core.reports.people import Names
from scriptgen_core.reports.reading import Scene, Speech, read_scenes
from scriptgen_core.reports.time_words import Light

_SECONDS_A_PAGE = (50, 70)
"""How fast and how slowly a page plays: the usual minute, a sixth off either way."""
_SPOKEN, _SEEN = ("dialogue", "lyric"), ("action", "centered")


@dataclass(frozen=True, slots=True)
class CharacterRow:
    """What somebody says, and where. ``lines`` are printed ones; ``share`` is of all spoken words, 0 to 1.

    ``pages`` are those with lines of theirs, ``scenes`` those they speak in, ``named_in`` those where only the action
    names them. A cue for two is counted for both.
    """

    name: str
    speeches: int
    lines: int
    words: int
    longest: int
    share: float
    scenes: tuple[str, ...]
    named_in: tuple[str, ...]
    lines_by_page: Mapping[int, int]
    named_on: frozenset[int]

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted(self.lines_by_page))


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page's printed lines of dialogue and of action, and the numbers of the scenes that begin on it."""

    number: int
    dialogue: int
    action: int
    begun: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of dialogue in both, 0 to 1."""
        return self.dialogue / max(1, self.dialogue + self.action)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the script. ``eighths`` is its length in eighths of a page, ``minutes`` from and to."""

    pages: int
    eighths: int
    minutes: tuple[int, int]
    scenes: int
    speakers: int
    dialogue_words: int
    action_words: int
    dialogue_lines: int
    action_lines: int
    by_setting: Mapping[Setting, int]
    by_light: Mapping[Light, int]


@dataclass(frozen=True)
class Breakdown:
    """All reports over one script; each is made when it is first asked for.

    ``scenes`` are listed with the numbers that OMITTED scenes left; everything is counted over those ``played``.
    """

    screenplay: Screenplay
    pages: tuple[Page, ...]
    scenes: tuple[Scene, ...]
    paper: Paper

    @cached_property
    def played(self) -> tuple[Scene, ...]:
        """The scenes that are not omitted."""
        return tuple(scene for scene in self.scenes if not scene.is_omitted)

    @cached_property
    def characters(self) -> tuple[CharacterRow, ...]:
        """Everybody who speaks or is named, most words first."""
        scenes: defaultdict[str, list[Scene]] = defaultdict(list)
        speeches: defaultdict[str, list[Speech]] = defaultdict(list)
        for scene in self.played:
            for name in scene.people:
                scenes[name].append(scene)
            for speech in scene.speeches:
                for name in speech.speakers:
                    speeches[name].append(speech)
        rows = [self._character(name, scenes[name], speeches[name]) for name in scenes]
        return tuple(sorted(rows, key=lambda row: (-row.words, -row.speeches, row.name)))

    @cached_property
    def locations(self) -> tuple[LocationRow, ...]:
        """The places, the longest first; spellings that may mean the same place stand together."""
        return locations(self.played)

    @cached_property
    def by_page(self) -> tuple[PageRow, ...]:
        """The pages in order."""
        begun = defaultdict(list)
        for scene in self.played:
            if scene.number:
                begun[scene.page].append(scene.number)
        return tuple(self._page(page, tuple(begun[page.number])) for page in script_pages(self.pages))

    @cached_property
    def totals(self) -> Totals:
        """The sums."""
        by_setting: Counter[Setting] = Counter()
        by_light: Counter[Light] = Counter()
        for scene in self.played:
            by_setting[scene.slug.setting] += scene.eighths
            by_light[scene.slug.light] += scene.eighths
        eighths = _length(self.pages, self.paper.lines)
        fast, slow = (round(eighths / EIGHTHS_PER_PAGE * seconds / 60) for seconds in _SECONDS_A_PAGE)
        return Totals(
            pages=len(self.by_page),
            eighths=eighths,
            minutes=(fast, slow),
            scenes=sum(1 for scene in self.played if scene.number),
            speakers=len({name for scene in self.played for name in scene.speakers}),
            dialogue_words=sum(scene.dialogue_words for scene in self.played),
            action_words=sum(scene.action_words for scene in self.played),
            dialogue_lines=sum(page.dialogue for page in self.by_page),
            action_lines=sum(page.action for page in self.by_page),
            by_setting=by_setting,
            by_light=by_light,
        )

    def _character(self, name: str, scenes: Sequence[Scene], speeches: Sequence[Speech]) -> CharacterRow:
        lines = sum((speech.lines for speech in speeches), Counter[int]())
        words = sum(speech.words for speech in speeches)
        return CharacterRow(
            name=name,
            speeches=len(speeches),
            lines=lines.total(),
            words=words,
            longest=max((speech.words for speech in speeches), default=0),
            share=words / max(1, self.totals.dialogue_words),
            scenes=tuple(scene.number for scene in scenes if scene.people[name] == "speaks"),
            named_in=tuple(scene.number for scene in scenes if scene.people[name] == "named"),
            lines_by_page=lines,
            named_on=frozenset().union(*(scene.named.get(name, ()) for scene in scenes)),
        )

    def _page(self, page: Page, begun: tuple[str, ...]) -> PageRow:
        kinds = Counter(line.kind for line in page.lines if line.text.strip())
        return PageRow(page.number, sum(kinds[kind] for kind in _SPOKEN), sum(kinds[kind] for kind in _SEEN), begun)


def break_down(
    screenplay: Screenplay,
    known: Names | None = None,
    pages: Sequence[Page] | None = None,
    setup: PageSetup = SPEC,
) -> Breakdown:
    """The reports over a script; ``known`` are people of the bibles.

    ``pages``, laid out by ``setup``, saves laying the script out again.
    """
    laid_out = tuple(pages) if pages is not None else paginate(screenplay, setup)
    return Breakdown(screenplay, laid_out, read_scenes(screenplay, laid_out, known or {}, setup), setup.paper)


def _length(pages: Sequence[Page], lines: int) -> int:
    """Full pages, and the last one as far as it is written."""
    printed = script_pages(pages)
    if not printed:
        return 0
    last = max((line.row for line in printed[-1].lines), default=0) + 1
    return (len(printed) - 1) * EIGHTHS_PER_PAGE + -(-last * EIGHTHS_PER_PAGE // lines)
