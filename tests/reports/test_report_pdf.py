"""The reports as one PDF to print."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from scriptgen_core.core.errors import FormatError
from scriptgen_core.reports import write_report_pdf
from tests.reports.scripts import read


def pages_of(text: str | None = None) -> list[str]:
    """The words of each sheet."""
    pdf = write_report_pdf(read(text) if text else read(), "First draft, kept on 3 May 2026")
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_it_has_the_totals_every_table_and_what_it_is_about() -> None:
    words = "\n".join(pages_of())
    for part in ("Scenes", "Characters", "Locations", "Cast by scene", "Shape", "First draft, kept on 3 May 2026"):
        assert part in words
    assert "NET-SHED" in words
    assert "4 speaking parts" in words
    assert "56%" in words


def test_nothing_a_writer_typed_is_markup() -> None:
    sheet = pages_of("Title: #let x = 1\n\nINT. $x$ *A* #panic() - DAY\n\nGo.\n\n@<tag> `code`\nYes.\n")[0]
    assert "#let x = 1" in sheet
    assert "$X$ A #PANIC()" in sheet
    assert "<tag> `code`" in sheet


def test_a_table_over_two_sheets_repeats_its_head() -> None:
    text = "\n\n".join(f"INT. ROOM {number} - DAY\n\nGo." for number in range(60))
    with_scenes = [page for page in pages_of(text) if "Action\nwords" in page]
    assert len(with_scenes) >= 2
    assert all("Setting" in page and "Light" in page for page in with_scenes)


def test_more_people_than_fit_a_sheet_stand_in_a_second_table() -> None:
    words = "\n".join(pages_of("INT. A - DAY\n\n" + "\n\n".join(f"PERSON {n}\nYes." for n in range(45))))
    assert words.count("Cast by scene, continued") == 2
    assert "PERSON 44" in words


def test_a_script_without_headings_and_speakers_is_drawn_too() -> None:
    assert "Before the first heading" in pages_of("Rain.\n\nMore rain.")[0]
    assert "Shape" in "".join(pages_of("Rain."))


def test_other_letters_are_drawn_with_a_shipped_font() -> None:
    assert "ОЛЬГА" in "".join(pages_of("INT. КУХНЯ - НОЧЬ\n\nОЛЬГА\nПривет."))


def test_an_empty_script_is_refused_with_advice() -> None:
    with pytest.raises(FormatError, match="write or generate a scene first"):
        write_report_pdf(read("[[note]]"), "")
