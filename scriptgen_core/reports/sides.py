"""A character's sides: the scenes they are in, as pages cut from the whole script and as Fountain."""

from collections.abc import Iterator
from dataclasses import replace

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Page, PlacedLine, SceneHeading, Screenplay
from scriptgen_core.formats.fountain_writer import write_fountain
from scriptgen_core.formats.page_setup import PageSetup
from scriptgen_core.formats.pdf import title_of, write_extract_pdf
from scriptgen_core.formats.scene_lengths import script_pages
from scriptgen_core.reports.breakdown import Breakdown
from scriptgen_core.reports.reading import Scene


def write_sides_pdf(breakdown: Breakdown, name: str) -> bytes:
    """The pages of the whole script with somebody on them, without the scenes they are not in.

    Every line stands where it stands in the whole script, under the same page number; every scene has its number, the
    script's own or its place in it. FormatError if they are in no scene.
    """
    scenes = _scenes_with(breakdown, name)
    header = " - ".join(filter(None, (title_of(breakdown.screenplay), name)))
    setup = PageSetup(paper=breakdown.paper, scene_numbers="both", header=header)
    return write_extract_pdf(breakdown.screenplay, sides_pages(breakdown.pages, scenes), setup)


def write_sides_fountain(breakdown: Breakdown, name: str) -> str:
    """The scenes as Fountain, each with its number. FormatError if they are in no scene."""
    elements = tuple(
        replace(element, number=scene.number) if isinstance(element, SceneHeading) else element
        for scene in _scenes_with(breakdown, name)
        for element in breakdown.screenplay.elements[scene.elements.start : scene.elements.stop]
    )
    return write_fountain(Screenplay(elements, breakdown.screenplay.title_page))


def sides_pages(pages: tuple[Page, ...], scenes: tuple[Scene, ...]) -> Iterator[Page]:
    """The script's pages with the lines of these scenes only, and without those that have none."""
    numbers = {scene.elements.start: scene.number for scene in scenes}
    wanted = {at for scene in scenes for at in scene.elements}
    within = False
    for page in script_pages(pages):
        kept: list[PlacedLine] = []
        for line in page.lines:
            within = line.element in wanted if line.element >= 0 else within
            if within:
                kept.append(_numbered(line, numbers, kept))
        if kept:
            yield replace(page, lines=tuple(kept))


def _scenes_with(breakdown: Breakdown, name: str) -> tuple[Scene, ...]:
    scenes = tuple(scene for scene in breakdown.played if name in scene.people)
    if not scenes:
        raise FormatError(f"{name} is in no scene of this draft. Choose another character.")
    return scenes


def _numbered(line: PlacedLine, numbers: dict[int, str], above: list[PlacedLine]) -> PlacedLine:
    begins = line.kind == "scene_heading" and not any(each.element == line.element for each in above)
    return replace(line, scene_number=numbers.get(line.element)) if begins else line
