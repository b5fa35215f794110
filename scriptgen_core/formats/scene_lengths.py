"""How long each scene is, in eighths of a page, and on which page it begins."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scriptgen_core.core.screenplay import Page, PlacedLine, SceneHeading, Screenplay
from scriptgen_core.formats.layout import paginate
from scriptgen_core.formats.page_setup import SPEC, PageSetup

EIGHTHS_PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class SceneLength:
    """A scene's printed size.

    ``element`` is the index of its heading in the screenplay, ``page`` the number of the page it begins
    on, ``eighths`` its length in eighths of a page: at least 1, rounded up.
    """

    element: int
    page: int
    eighths: int


def scene_eighths(
    screenplay: Screenplay, pages: Sequence[Page] | None = None, setup: PageSetup = SPEC
) -> tuple[SceneLength, ...]:
    """The length of every scene in order; ``pages``, laid out by ``setup``, saves laying the script out again.

    A scene runs from its heading to its last printed line; what a page leaves empty below it is not counted.
    """
    headings = [at for at, element in enumerate(screenplay.elements) if isinstance(element, SceneHeading)]
    rows = dict.fromkeys(headings, 0)
    begins = dict.fromkeys(headings, 0)
    scene = -1
    for page in script_pages(pages if pages is not None else paginate(screenplay, setup)):
        for heading, lines in _by_scene(page, scene):
            scene = heading
            if heading in rows:
                begins[heading] = begins[heading] or page.number
                rows[heading] += max(line.row for line in lines) - min(line.row for line in lines) + 1
    return tuple(SceneLength(at, begins[at], _eighths(rows[at], setup.paper.lines)) for at in headings if begins[at])


def page_count(pages: Sequence[Page]) -> int:
    """Pages of script, the title page not counted."""
    return len(script_pages(pages))


def script_pages(pages: Sequence[Page]) -> list[Page]:
    """The pages without the title page."""
    return [page for page in pages if page.number]


def _by_scene(page: Page, scene: int) -> list[tuple[int, list[PlacedLine]]]:
    """The page's lines within its rows, by the heading they stand under; ``scene`` runs on from the page before."""
    parts: list[tuple[int, list[PlacedLine]]] = [(scene, [])]
    for line in page.lines:
        if line.kind == "scene_heading" and line.element != parts[-1][0]:
            parts.append((line.element, []))
        if line.row >= 0 and line.kind != "more":
            parts[-1][1].append(line)
    return [part for part in parts if part[1]]


def _eighths(rows: int, rows_per_page: int) -> int:
    return max(1, math.ceil(rows * EIGHTHS_PER_PAGE / rows_per_page))
