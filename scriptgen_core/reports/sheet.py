"""Tables as the sheets of a PDF draw them: every cell in words, every column as wide as it needs."""

from collections.abc import Iterator
from typing import Any

from scriptgen_core.reports.tables import Cell, Column, Table, in_pages

_WHO_AT_ONCE = 20
"""Characters that fit beside one another on a sheet."""
_LONGEST_HEAD = 34
"""Characters of a name that stand in two lines over its column."""
_SHORT, _WIDEST = 10, 34
"""Characters up to which a column of text keeps its lines whole, and after which it gets no wider."""
_SIGNS = {"speaks": "●", "named": "○", "": ""}


def parts(whole: Table) -> Iterator[dict[str, Any]]:
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
