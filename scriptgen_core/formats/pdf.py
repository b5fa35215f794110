"""Draws a screenplay's pages as PDF with Typst, from the same placed lines as the preview in the browser."""

import json
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import typst

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Page, PlacedLine, Revision, Revisions, SceneHeading, Screenplay
from scriptgen_core.formats import page_rules as rules
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.font_coverage import fonts
from scriptgen_core.formats.layout import paginate
from scriptgen_core.formats.page_locks import PageStart
from scriptgen_core.formats.page_range import PageRange
from scriptgen_core.formats.page_setup import SPEC, PageSetup
from scriptgen_core.formats.revision_marks import revised_lines, revision_header, tint
from scriptgen_core.formats.typesetting import scene_number_right
from scriptgen_core.formats.wrapping import columns

_UNREVISED = Revisions()
_TEMPLATE = Path(__file__).with_name("screenplay.typ")
_HEADER_COLUMNS = 60
_WATERMARK_SHARE, _WATERMARK_LARGEST = 0.75, 72
"""Of the sheet's diagonal, and in points."""


def write_pdf(
    screenplay: Screenplay,
    *,
    setup: PageSetup = SPEC,
    revisions: Revisions = _UNREVISED,
    locked: Sequence[PageStart] = (),
    pages: PageRange | None = None,
) -> bytes:
    """The screenplay as PDF: title page, pages numbered from 2 on, a bookmark for each scene.

    A line that one of ``revisions`` changed has its mark in the right margin, and its page says the newest round that
    changed it; so does a page that is new between ``locked`` ones, the pages of a locked draft. ``pages`` prints only
    some. FormatError if there is nothing to print, a page asked for is not there, or Typst refuses.
    """
    laid_out = paginate(screenplay, setup, locked)
    if not laid_out:
        raise FormatError("There is nothing to print yet: write or generate a scene first.")
    printed = pages.of(laid_out) if pages else laid_out
    sheets = list(_sheets(screenplay, printed, setup, revisions, {start.label for start in locked}))
    return _compiled(_script(screenplay, setup, sheets, title_of(screenplay) or "Untitled screenplay"))


def write_extract_pdf(screenplay: Screenplay, pages: Iterable[Page], setup: PageSetup) -> bytes:
    """Pages cut out of the screenplay as PDF, each with its number and with the header, which names the document."""
    sheets = [_sheet(screenplay, page, setup, f"{page.label}.") for page in pages]
    return _compiled(_script(screenplay, setup, sheets, setup.header))


def title_of(screenplay: Screenplay) -> str:
    """The title in one line and without markup; empty if it has none."""
    return " ".join(plain(screenplay.title_value("title")).split())


def _compiled(script: dict[str, Any]) -> bytes:
    try:
        pdf = typst.compile(
            _TEMPLATE.read_bytes(),
            font_paths=fonts(),
            sys_inputs={"script": json.dumps(script, ensure_ascii=False)},
            format="pdf",
            timestamp=0,
        )
    except typst.TypstError as error:
        raise FormatError(f"The PDF could not be drawn ({error.message}). Download Fountain or FDX instead.") from error
    return bytes(pdf)


def _script(screenplay: Screenplay, setup: PageSetup, sheets: list[dict[str, Any]], title: str) -> dict[str, Any]:
    width, height = setup.paper.width, setup.paper.height
    size = _WATERMARK_SHARE * math.hypot(width, height) * rules.COLUMNS_PER_INCH / max(1, columns(setup.watermark)) * 12
    return {
        "title": title,
        "author": plain(screenplay.title_value("author") or screenplay.title_value("authors")),
        "width": width,
        "height": height,
        "number-top": rules.PAGE_NUMBER_TOP,
        "number-right": rules.PAGE_NUMBER_RIGHT,
        "header-left": rules.HEADER_LEFT,
        "scene-number-left": rules.SCENE_NUMBER_LEFT if setup.scene_numbers in ("left", "both") else None,
        "has-numbers-right": _has_numbers_right(setup),
        "watermark": {"text": setup.watermark, "size": min(size, _WATERMARK_LARGEST)} if setup.watermark else None,
        "pages": sheets,
    }


def _sheets(
    screenplay: Screenplay, pages: Sequence[Page], setup: PageSetup, revisions: Revisions, locked: Collection[str]
) -> Iterator[dict[str, Any]]:
    for page, changed in zip(pages, revised_lines(pages, revisions), strict=True):
        newest = _newest_round(page, changed.values(), revisions.rounds, locked)
        number = f"{page.label}." if page.number > 1 else ""
        right = f"{revision_header(newest)}  {number}".rstrip() if newest else number
        sheet = _sheet(screenplay, page, setup if number else replace(setup, header=""), right)
        for line, round in changed.items():
            mark = {"text": revisions.rounds[round].mark, "left": _mark_left(page.lines[line], setup)}
            sheet["lines"][line]["mark"] = mark
        yield sheet | {"fill": tint(newest.color) if newest and setup.tinted else None}


def _sheet(screenplay: Screenplay, page: Page, setup: PageSetup, number: str) -> dict[str, Any]:
    return {
        "number": number,
        "header": _fitted(setup.header, _HEADER_COLUMNS - columns(number)),
        "fill": None,
        "lines": list(_lines(screenplay, page)),
    }


def _newest_round(
    page: Page, changed: Collection[int], rounds: Sequence[Revision], locked: Collection[str]
) -> Revision | None:
    """The newest round that touched the page; one that is new between locked pages is of the last round."""
    if rounds and locked and page.number and page.label not in locked:
        return rounds[-1]
    return rounds[max(changed)] if changed else None


def _mark_left(line: PlacedLine, setup: PageSetup) -> float:
    """Where the mark stands: in its column, or behind a scene number that reaches into it."""
    number_right = scene_number_right(line) if line.scene_number and _has_numbers_right(setup) else 0.0
    return max(rules.REVISION_MARK_LEFT, number_right + 1 / rules.COLUMNS_PER_INCH)


def _has_numbers_right(setup: PageSetup) -> bool:
    return setup.scene_numbers in ("right", "both")


def _fitted(header: str, room: int) -> str:
    return header if columns(header) < room else header[: max(0, room - 2)].rstrip() + "…"


def _lines(screenplay: Screenplay, page: Page) -> Iterator[dict[str, Any]]:
    last = -1
    for line in page.lines:
        element = screenplay.elements[line.element] if line.element >= 0 else None
        drawn = _drawn(line)
        if isinstance(element, SceneHeading) and line.element != last:
            drawn["bookmark"] = " ".join(plain(element.text).upper().split())
        yield drawn
        last = line.element


def _drawn(line: PlacedLine) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "x": line.x,
        "y": rules.TOP_MARGIN + line.row / rules.LINES_PER_INCH,
        "runs": [[run.text, sorted(run.styles)] for run in line.runs],
    }
    if line.scene_number:
        drawn |= {"scene-number": line.scene_number, "scene-number-right": scene_number_right(line)}
    if line.right is not None:
        drawn["from-right"] = line.right
    return drawn
