"""Tables as files for a spreadsheet, in which no cell is taken for a formula."""

import csv
import io

from scriptgen_core.core.cell_text import as_cell
from scriptgen_core.reports.tables import Cell, Column, Table

_UNITS = {"length": " (eighths of a page)", "share": " (%)"}


def write_csv(table: Table) -> bytes:
    """The table with its headings, as UTF-8 that spreadsheets recognise."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([as_cell(column.title) + _UNITS.get(column.kind, "") for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)])
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell, column: Column) -> Cell:
    if isinstance(cell, str):
        return as_cell(cell)
    return round(cell * 100, 1) if column.kind == "share" and cell is not None else cell
