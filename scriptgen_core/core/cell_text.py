"""What a writer typed as a cell that a spreadsheet shows and does not calculate, and back."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def as_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def from_cell(cell: str) -> str:
    """The text that :func:`as_cell` has made the cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
