"""A character's sides: their scenes, where they stand in the whole script."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import SceneHeading
from scriptgen_core.formats import PageSetup, parse_fountain, write_pdf
from scriptgen_core.formats.wrapping import runs_from_the_right
from scriptgen_core.reports import write_sides_fountain, write_sides_pdf
from scriptgen_core.reports.sides import sides_pages
from tests.reports.scripts import read

TALK = " ".join(f"Sentence number {number} is said here." for number in range(70))
SCRIPT = f"""Title: Low Tide

INT. SHED - DAY

Not here.

{TALK} {TALK[:600]}

EXT. SLIP - NIGHT #7B#

NORA
{TALK}

INT. BARN - DAY

Not here either.

INT. LOFT - DAY

Nora, alone.
"""


def test_sides_have_the_characters_scenes_and_no_other() -> None:
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(write_sides_pdf(read(SCRIPT), "NORA"))).pages)
    assert "EXT. SLIP - NIGHT" in words
    assert "INT. LOFT - DAY" in words
    assert "Not here" not in words
    assert "BARN" not in words


def test_every_line_stands_where_it_stands_in_the_whole_script() -> None:
    breakdown = read(SCRIPT)
    scenes = tuple(scene for scene in breakdown.scenes if "NORA" in scene.people)
    whole = {page.number: page for page in breakdown.pages}
    sides = list(sides_pages(breakdown.pages, scenes))
    assert [page.number for page in sides] == [2, 3]
    for page in sides:
        places = {(line.row, line.x, line.text) for line in whole[page.number].lines}
        assert {(line.row, line.x, line.text) for line in page.lines} <= places
    assert [line.text for page in sides for line in page.lines if line.kind in ("more", "character")] == [
        *("NORA", "(MORE)", "NORA (CONT'D)"),
    ]


def test_scenes_have_the_scripts_numbers_or_their_place_in_it() -> None:
    breakdown = read(SCRIPT)
    pages = sides_pages(breakdown.pages, (breakdown.scenes[1], breakdown.scenes[3]))
    assert [line.scene_number for page in pages for line in page.lines if line.kind == "scene_heading"] == ["7B", "4"]
    again = parse_fountain(write_sides_fountain(breakdown, "NORA"))
    assert [each.number for each in again.elements if isinstance(each, SceneHeading)] == ["7B", "4"]


def test_the_header_names_the_character_and_the_page() -> None:
    first, second = (page.extract_text() for page in PdfReader(BytesIO(write_sides_pdf(read(SCRIPT), "NORA"))).pages)
    assert "Low Tide - NORA" in first
    assert "Low Tide - NORA" in second
    assert "2." in first.split()
    assert "3." in second.split()


def test_text_that_runs_from_the_right_stands_as_in_the_whole_script() -> None:
    breakdown = read("INT. SHED - DAY #1#\n\nנועה מחכה, לבד.\n\nNORA\n(בשקט)\nمرحبا بالعالم.\n\n!שלום, Nora.")
    whole = write_pdf(breakdown.screenplay, setup=PageSetup(scene_numbers="both"))
    marks_of = [_drawn_right_to_left(data) for data in (whole, write_sides_pdf(breakdown, "NORA"))]
    assert len(marks_of[0]) >= 4
    assert marks_of[0] == marks_of[1]


def test_a_script_without_headings_gives_all_of_it() -> None:
    assert "Rain." in write_sides_fountain(read("Rain.\n\nNORA\nYes."), "NORA")


def test_nobody_of_that_name_is_refused_with_advice() -> None:
    with pytest.raises(FormatError, match="ANNA is in no scene of this draft"):
        write_sides_pdf(read(SCRIPT), "ANNA")


def _drawn_right_to_left(pdf: bytes) -> list[tuple[str, float, float]]:
    """What is drawn in letters that run from the right, with its place in points."""
    found: list[tuple[str, float, float]] = []

    def note(text: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        if runs_from_the_right(text.strip()):
            found.append((text.strip(), round(matrix[4] + text_matrix[4], 1), round(matrix[5] + text_matrix[5], 1)))

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return found
