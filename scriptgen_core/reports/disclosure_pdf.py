"""The disclosure as a PDF: the totals, how they are counted, then by scene, by decision and by model."""

from collections.abc import Iterator
from typing import Any

from scriptgen_core.core.errors import FormatError
from scriptgen_core.reports.disclosure import Disclosure
from scriptgen_core.reports.disclosure_tables import WHOSE, decided_table, machines_table, who_table
from scriptgen_core.reports.drawing import draw
from scriptgen_core.reports.sheet import parts
from scriptgen_core.reports.tables import Table

HOW_IT_IS_COUNTED = (
    "Counted are the lines that are printed on the pages: headings, action, names and speeches. Blank lines, the title "
    "page and what the layout adds, such as (MORE), are not.",
    "A model's line that the writer has changed, and that is still more than half the same, is a model's, edited. What "
    "is changed beyond that, typed or pasted in is the writer's.",
    "What the writer decided is known from Review: a line is taken as it was proposed, or chosen among wordings. One "
    "that a run wrote into the script and that nobody has changed since is undecided.",
)


def write_disclosure_pdf(disclosure: Disclosure, title: str, about: str) -> bytes:
    """The sheet on US Letter in landscape; ``about`` names the draft and the day. FormatError without a script."""
    if not disclosure.lines:
        raise FormatError("There is nothing to count yet: write or generate a scene first.")
    who, decided, machines = who_table(disclosure), decided_table(disclosure), machines_table(disclosure)
    by_machines = [_part(decided, has_total=True), _part(machines)] if machines.rows else []
    data = {
        "kind": "Who wrote it",
        "title": title or "Untitled screenplay",
        "about": f"Who wrote it. {about}",
        "totals": list(_figures(disclosure)),
        "counted": HOW_IT_IS_COUNTED,
        "tables": [_part(who, has_total=True), *by_machines],
    }
    return draw("disclosure.typ", data)


def _figures(disclosure: Disclosure) -> Iterator[tuple[str, str, str]]:
    """What it is, the figure, and what belongs to it."""
    yield "Printed lines", f"{disclosure.lines:,}", _counted(len(disclosure.scenes), "scene")
    for whose, words in WHOSE.items():
        if count := disclosure.by_whose.get(whose):
            yield words, disclosure.share(whose), _counted(count, "line")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'s' * (count != 1)}"


def _part(table: Table, *, has_total: bool = False) -> dict[str, Any]:
    """The table for the sheet, without columns in which nothing is."""
    kept = [at for at in range(len(table.columns)) if any(row[at] for row in table.rows)]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    (part,) = parts(Table(table.title, tuple(table.columns[at] for at in kept), rows))
    return {**part, "total": has_total}
