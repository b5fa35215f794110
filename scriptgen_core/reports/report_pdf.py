"""All reports as one PDF: the totals, then a table after the other."""

from collections.abc import Iterator
from typing import Any

from scriptgen_core.core.errors import FormatError
from scriptgen_core.formats.pdf import title_of
from scriptgen_core.reports.breakdown import Breakdown
from scriptgen_core.reports.drawing import draw
from scriptgen_core.reports.figures import total_figures
from scriptgen_core.reports.tables import Cell, Column, ReportName, Table, in_pages, table

_WHO_AT_ONCE = 20
"""Characters that fit beside one another on a sheet."""
_LONGEST_HEAD = 34
"""Characters of a name that stand in two lines over its column."""
_IN_TABLES: tuple[ReportName, ...] = ("scenes", "characters", "locations", "cast")
_SHORT, _WIDEST = 10, 34
"""Characters up to which a column of text keeps its lines whole, and after which it gets no wider."""
_SIGNS = {"speaks": "●", "named": "○", "": ""}


def write_report_pdf(breakdown: Breakdown, about: str) -> bytes:
    """The reports on US Letter in landscape; ``about`` names the draft and the day. FormatError without a script."""
    if not breakdown.totals.pages:
        raise FormatError("There is nothing to report on yet: write or generate a scene first.")
    tables = [part for name in _IN_TABLES for part in _parts(table(breakdown, name).without_empty())]
    data = {
        "title": title_of(breakdown.screenplay) or "Untitled screenplay",
        "about": about,
        "totals": list(total_figures(breakdown.totals)),
        "tables": tables,
        "shape": _shape(breakdown),
    }
    return draw("report.typ", data)


def _shape(breakdown: Breakdown) -> dict[str, Any]:
    """The lines of dialogue and action on each page, and on which pages everybody speaks or is named."""
    first = breakdown.by_page[0].number
    return {
        "pages": [[page.number, page.dialogue, page.action] for page in breakdown.by_page],
        "people": [
            {
                "name": row.name,
                "speaks": [page - first for page in row.pages],
                "named": [page - first for page in sorted(row.named_on.difference(row.pages))],
            }
            for row in breakdown.characters
        ],
        "most": max(page.dialogue + page.action for page in breakdown.by_page),
    }


def _parts(whole: Table) -> Iterator[dict[str, Any]]:
    """The table for Typst, in several parts side by side where there are more characters than fit."""
    fixed = [at for at, column in enumerate(whole.columns) if column.kind != "presence"]
    people = [at for at, column in enumerate(whole.columns) if column.kind == "presence"]
    for start in range(0, max(1, len(people)), _WHO_AT_ONCE):
        shown = fixed + people[start : start + _WHO_AT_ONCE]
        yield {
            "title": whole.title if not start else f"{whole.title}, continued",
            "columns": [_column(whole, at) for at in shown],
            "rows": [[_drawn(row[at], whole.columns[at]) for at in shown] for row in whole.rows],
        }


def _column(whole: Table, at: int) -> dict[str, Any]:
    column = whole.columns[at]
    longest = max((len(str(row[at] or "")) for row in whole.rows), default=0)
    weight = min(longest, _WIDEST) if max(longest, len(column.title)) > _SHORT else None
    title = _shortened(column.title) if column.kind == "presence" else column.title
    return {"title": title, "kind": column.kind, "weight": weight}


def _drawn(cell: Cell, column: Column) -> list[Any]:
    """The cell as it is printed, and its share if it is one."""
    match column.kind:
        case "presence":
            return [_SIGNS[str(cell)], None]
        case "length":
            return [in_pages(int(cell)) if cell else "", None]
        case "share":
            return [f"{cell:.0%}", cell]
        case "number":
            return ["" if cell is None else f"{cell:,}", None]
        case "text" | "names":
            return [str(cell), None]


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_HEAD else name[: _LONGEST_HEAD - 1].rstrip() + "…"
