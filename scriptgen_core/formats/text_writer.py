"""Writes a screenplay as plain text: the printed pages in letters of one width, a form feed between them.

Styles are lost, as on a typewriter. A page ends with an empty line, except where its last paragraph goes on over the
page: so whoever reads the text back knows.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scriptgen_core.core.screenplay import Element, Page, PlacedLine, SceneHeading, Screenplay
from scriptgen_core.formats.layout import paginate
from scriptgen_core.formats.page_rules import (
    COLUMNS_PER_INCH,
    PAGE_NUMBER_RIGHT,
    SCENE_NUMBER_LEFT,
    SCENE_NUMBER_RIGHT,
)
from scriptgen_core.formats.wrapping import columns

_Placed = tuple[int, int, str]
"""Row, column and letters."""


def write_text(screenplay: Screenplay) -> str:
    """The pages as text. Notes, outline and cut text are not printed."""
    pages = paginate(screenplay)
    texts = [_page(page, screenplay.elements) for page in pages]
    for at, (page, following) in enumerate(pairwise(pages)):
        if _goes_on(page, following):
            texts[at] = texts[at].removesuffix("\n")
    return "\f".join(texts)


def _page(page: Page, elements: Sequence[Element]) -> str:
    placed = sorted(_placed(page, elements))
    first = placed[0][0] if page.number > 1 else 0
    rows = [""] * (placed[-1][0] + 1 - first)
    for row, column, text in placed:
        taken = rows[row - first]
        space = max(column - columns(taken), 1 if taken else 0)
        rows[row - first] = f"{taken}{' ' * space}{text}"
    return "\n".join([*(row.rstrip() for row in rows), "", ""])


def _placed(page: Page, elements: Sequence[Element]) -> Iterator[_Placed]:
    if page.number > 1:
        number = f"{page.number}."
        yield -3, _column(PAGE_NUMBER_RIGHT) - len(number), number
    above: PlacedLine | None = None
    for line in page.lines:
        yield line.row, _column(line.x), line.text
        if above is None or above.element != line.element:
            yield from _scene_number(line, elements)
        above = line


def _scene_number(line: PlacedLine, elements: Sequence[Element]) -> Iterator[_Placed]:
    heading = elements[line.element] if line.kind == "scene_heading" else None
    if isinstance(heading, SceneHeading) and heading.number:
        yield line.row, _column(SCENE_NUMBER_LEFT), heading.number
        yield line.row, max(_column(SCENE_NUMBER_RIGHT) - len(heading.number), 0), heading.number


def _goes_on(page: Page, following: Page) -> bool:
    """Whether the last paragraph of ``page`` is cut by its foot."""
    last, first = page.lines[-1].element, following.lines[0].element
    return page.number > 0 and last >= 0 and last == first


def _column(inches: float) -> int:
    return int(inches * COLUMNS_PER_INCH)
