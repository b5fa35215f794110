"""Draws a screenplay's pages as PDF with Typst, from the same placed lines as the preview in the browser."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Page, PlacedLine, SceneHeading, Screenplay
from scriptgen_core.formats import page_rules as rules
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.font_coverage import fonts
from scriptgen_core.formats.layout import paginate

_TEMPLATE = Path(__file__).with_name("screenplay.typ")


def write_pdf(screenplay: Screenplay) -> bytes:
    """The screenplay as PDF on US Letter: title page, pages numbered from 2 on, a bookmark for each scene.

    FormatError if there is nothing to print or Typst refuses.
    """
    pages = paginate(screenplay)
    if not pages:
        raise FormatError("There is nothing to print yet: write or generate a scene first.")
    script = json.dumps(_script(screenplay, pages), ensure_ascii=False)
    try:
        pdf = typst.compile(
            _TEMPLATE.read_bytes(), font_paths=fonts(), sys_inputs={"script": script}, format="pdf", timestamp=0
        )
    except typst.TypstError as error:
        raise FormatError(f"The PDF could not be drawn ({error.message}). Download Fountain or FDX instead.") from error
    return bytes(pdf)


def _script(screenplay: Screenplay, pages: tuple[Page, ...]) -> dict[str, Any]:
    return {
        "title": _title(screenplay),
        "author": plain(screenplay.title_value("author") or screenplay.title_value("authors")),
        "width": rules.PAPER_WIDTH,
        "height": rules.PAPER_HEIGHT,
        "number-top": rules.PAGE_NUMBER_TOP,
        "number-right": rules.PAGE_NUMBER_RIGHT,
        "scene-number-left": rules.SCENE_NUMBER_LEFT,
        "scene-number-right": rules.SCENE_NUMBER_RIGHT,
        "pages": [
            {"number": f"{page.number}." if page.number > 1 else "", "lines": list(_lines(screenplay, page))}
            for page in pages
        ],
    }


def _title(screenplay: Screenplay) -> str:
    return " ".join(plain(screenplay.title_value("title")).split()) or "Untitled screenplay"


def _lines(screenplay: Screenplay, page: Page) -> Iterator[dict[str, Any]]:
    last = -1
    for line in page.lines:
        if line.runs:
            drawn = _drawn(line)
            element = screenplay.elements[line.element] if line.element >= 0 else None
            if isinstance(element, SceneHeading) and line.element != last:
                drawn["bookmark"] = " ".join(plain(element.text).upper().split())
            yield drawn
        last = line.element


def _drawn(line: PlacedLine) -> dict[str, Any]:
    top = rules.TOP_MARGIN + line.row / rules.LINES_PER_INCH
    number = {"scene-number": line.scene_number} if line.scene_number else {}
    return {"x": line.x, "y": top, "runs": [[run.text, sorted(run.styles)] for run in line.runs], **number}
