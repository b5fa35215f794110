"""All reports as one PDF: the totals, then a table after the other."""

from typing import Any

from scriptgen_core.core.errors import FormatError
from scriptgen_core.formats.pdf import title_of
from scriptgen_core.reports.breakdown import Breakdown
from scriptgen_core.reports.drawing import draw
from scriptgen_core.reports.figures import total_figures
from scriptgen_core.reports.sheet import parts
from scriptgen_core.reports.tables import ReportName, table

_IN_TABLES: tuple[ReportName, ...] = ("scenes", "characters", "locations", "cast")


def write_report_pdf(breakdown: Breakdown, about: str) -> bytes:
    """The reports on US Letter in landscape; ``about`` names the draft and the day. FormatError without a script."""
    if not breakdown.totals.pages:
        raise FormatError("There is nothing to report on yet: write or generate a scene first.")
    tables = [part for name in _IN_TABLES for part in parts(table(breakdown, name).without_empty())]
    data = {
        "kind": "Reports",
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
