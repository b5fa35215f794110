"""A scene as the checks read it: its elements with their lines and their printed size."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scriptgen_core.core.screenplay import Action, Character, Dialogue, Element, Lyric, SceneHeading, Screenplay
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.fountain import parse_fountain
from scriptgen_core.formats.fountain_writer import write_fountain
from scriptgen_core.formats.layout import paginate
from scriptgen_core.formats.page_setup import SPEC
from scriptgen_core.formats.scene_lengths import script_pages
from scriptgen_core.formats.speeches import Group, printed_groups


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` counts the printed lines of each element; ``pages`` is the length, one page at least."""

    screenplay: Screenplay
    rows: Counter[int]
    pages: float

    @property
    def groups(self) -> list[Group]:
        """What is printed, blank lines left out, both speeches of a dual dialogue in turn."""
        return [
            single
            for group in printed_groups(self.screenplay.elements)
            for single in ((group, group.beside) if group.beside else (group,))
            if single.is_speech or single.head.text.strip()
        ]

    @property
    def actions(self) -> list[tuple[int, Action]]:
        return [(at, each) for at, each in enumerate(self.screenplay.elements) if isinstance(each, Action)]

    @property
    def cues(self) -> list[Character]:
        return [each for each in self.screenplay.elements if isinstance(each, Character)]

    def spoken_rows(self, group: Group) -> int:
        """Printed lines of what is said or sung in a speech."""
        return sum(self.rows[at] for at, each in group.members if isinstance(each, Dialogue | Lyric))

    def scenes(self) -> Iterator[tuple[SceneHeading, list[Group]]]:
        """Every heading with the groups below it."""
        heading: SceneHeading | None = None
        below: list[Group] = []
        for group in self.groups:
            if isinstance(group.head, SceneHeading):
                if heading:
                    yield heading, below
                heading, below = group.head, []
            else:
                below.append(group)
        if heading:
            yield heading, below


def read_sheet(screenplay: Screenplay) -> Sheet:
    """The scene laid out; one that was never text gets the lines it would have as Fountain."""
    if any(element.source is None for element in screenplay.elements):
        screenplay = parse_fountain(write_fountain(screenplay))
    rows: Counter[int] = Counter()
    last_row = 0
    pages = script_pages(paginate(screenplay))
    for page in pages:
        rows.update(line.element for line in page.lines if line.runs)
        last_row = max((line.row for line in page.lines), default=0)
    return Sheet(screenplay, rows, max(1.0, len(pages) - 1 + (last_row + 1) / SPEC.paper.lines))


def line_of(element: Element, within: int = 0) -> int:
    """The line of the text an element stands in; ``within`` counts line breaks of the element before it."""
    return (element.source.line if element.source else 1) + within


def printed_lines(element: Element) -> list[str]:
    """An element's text as printed, line break by line break."""
    return plain(element.text).split("\n")
