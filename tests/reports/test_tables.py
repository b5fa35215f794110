"""The reports as tables and as files for spreadsheets."""

import csv
import io
from collections.abc import Sequence

import pytest

from scriptgen_core.core.cell_text import as_cell
from scriptgen_core.reports import ReportName, in_pages, table, write_csv
from scriptgen_core.reports.tables import REPORTS, page_ranges
from tests.reports.scripts import read


def rows_of(report: ReportName, text: str | None = None) -> list[list[str]]:
    """The report's CSV file as a spreadsheet reads it, headings first."""
    breakdown = read(text) if text else read()
    return list(csv.reader(io.StringIO(write_csv(table(breakdown, report)).decode("utf-8-sig"))))


@pytest.mark.parametrize(("eighths", "words"), [(0, "0"), (3, "3/8"), (8, "1"), (12, "1 4/8"), (87, "10 7/8")])
def test_a_length_is_written_in_eighths(eighths: int, words: str) -> None:
    assert in_pages(eighths) == words


@pytest.mark.parametrize(("pages", "words"), [((), ""), ((4,), "4"), ((5, 1, 3, 2), "1-3, 5")])
def test_pages_in_a_row_are_written_as_one_range(pages: Sequence[int], words: str) -> None:
    assert page_ranges(pages) == words


@pytest.mark.parametrize("report", REPORTS)
def test_every_row_has_a_cell_for_each_column_of_its_own(report: ReportName) -> None:
    shown = table(read(), report)
    titles = [column.title for column in shown.columns]
    assert shown.rows
    assert len(set(titles)) == len(titles)
    assert all(len(row) == len(titles) for row in shown.rows)


def test_columns_that_say_nothing_are_left_out_and_figures_stay() -> None:
    shown = table(read("INT. A - DAY\n\nGo."), "scenes").without_empty()
    assert [column.title for column in shown.columns] == [
        *("Scene", "Setting", "Location", "Time", "Light", "Page", "Length", "Dialogue words", "Action words"),
    ]
    assert shown.rows == (("1", "INT", "A", "DAY", "Day", 1, 1, 0, 1),)


def test_a_file_has_lengths_as_eighths_and_shares_as_percent() -> None:
    headings, first, *_ = rows_of("scenes")
    assert dict(zip(headings, first, strict=True))["Length (eighths of a page)"] == "2"
    headings, first, *_ = rows_of("characters")
    assert dict(zip(headings, first, strict=True))["Of all words (%)"] == "56.2"


def test_the_cast_by_scene_says_who_speaks_and_who_is_named() -> None:
    headings, *rows = rows_of("cast")
    assert headings == ["Scene", "Location", "Page", "TOMAS", "NORA", "GRACE", "WILL", "PILAR OKAFOR"][: len(headings)]
    assert rows[1] == ["2", "THE SLIP", "1", "speaks", "speaks", "named", ""]


def test_what_stands_before_the_first_heading_is_called_so() -> None:
    assert rows_of("cast", "NORA\nYes.\n\nINT. A - DAY\n\nGo.")[1] == ["", "Before the first heading", "1", "speaks"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_taken_for_a_formula(start: str) -> None:
    assert as_cell(f"{start}1") == f"'{start}1"
    assert as_cell(f"1{start}") == f"1{start}"


def test_names_and_places_that_are_formulas_are_text_in_the_file() -> None:
    text = "INT. =CMD() - DAY\n\nGo.\n\n@=HYPERLINK(1)\nYes.\n\n@+49\nNo."
    assert rows_of("scenes", text)[1][2] == "'=CMD()"
    assert rows_of("cast", text)[0][3:] == ["'+49", "'=HYPERLINK"]
    assert [row[0] for row in rows_of("characters", text)[1:]] == ["'+49", "'=HYPERLINK"]
