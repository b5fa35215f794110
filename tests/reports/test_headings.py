"""Scene headings taken apart: the way they are really written."""

import pytest

from scriptgen_core.reports.headings import Slug, read_heading

NOWHERE = Slug()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INT. KITCHEN - NIGHT", Slug("INT", "KITCHEN", "", "NIGHT", "Night")),
        ("ext barn – early morning", Slug("EXT", "BARN", "", "EARLY MORNING", "Day")),
        ("EST. PARIS - DAWN", Slug("EXT", "PARIS", "", "DAWN", "Dawn")),
        ("I/E CAR - DUSK", Slug("INT/EXT", "CAR", "", "DUSK", "Dusk")),
        ("EXT./INT. CAR/STREET - DAY", Slug("INT/EXT", "CAR/STREET", "", "DAY", "Day")),
        ("INT. HOUSE - KITCHEN - PANTRY - DAY", Slug("INT", "HOUSE", "KITCHEN - PANTRY", "DAY", "Day")),
        ("INT. HOUSE - DAY ROOM - NIGHT", Slug("INT", "HOUSE", "DAY ROOM", "NIGHT", "Night")),
        ("INT. MORNING-ROOM - MIDNIGHT", Slug("INT", "MORNING-ROOM", "", "MIDNIGHT", "Night")),
        ("INT. ROOM - 237 - DAY", Slug("INT", "ROOM", "237", "DAY", "Day")),
        ("INT. BAR - NIGHT - 1985", Slug("INT", "BAR", "", "NIGHT - 1985", "Night")),
        ("INT. BAR (FLASHBACK) - DAY", Slug("INT", "BAR", "", "DAY", "Day")),
        ("INT. BAR - DAY (FLASHBACK)", Slug("INT", "BAR", "", "DAY", "Day")),
        ("INT. KITCHEN, NIGHT", Slug("INT", "KITCHEN", "", "NIGHT", "Night")),
        ("EXT. ST. JAMES'S PARK. DAY", Slug("EXT", "ST. JAMES'S PARK", "", "DAY", "Day")),
        ("EXT. U.S.S.R. - DAY.", Slug("EXT", "U.S.S.R.", "", "DAY", "Day")),
        ("EXT. SLIP - DAY (D2)", Slug("EXT", "SLIP", "", "DAY (D2)", "Day")),
        ("INT. DINER- NIGHT", Slug("INT", "DINER", "", "NIGHT", "Night")),
        ("INT. DAWN'S ROOM", Slug("INT", "DAWN'S ROOM")),
        ("INT. HOUSE - KITCHEN", Slug("INT", "HOUSE", "KITCHEN")),
        ("INT. NIGHT", Slug("INT", "NIGHT")),
        ("INNEN. KÜCHE - NACHT", Slug("INT", "KÜCHE", "", "NACHT", "Night")),
        ("ИНТ. КУХНЯ - НОЧЬ", Slug("INT", "КУХНЯ", "", "НОЧЬ", "Night")),
        ("INTERIOR OF A WHALE", Slug("INT", "OF A WHALE")),
        ("THE WHALE", Slug("", "THE WHALE")),
        ("INTERNATIONAL ARRIVALS - DAY", Slug("", "INTERNATIONAL ARRIVALS", "", "DAY", "Day")),
        ("", NOWHERE),
    ],
)
def test_a_heading_says_where_and_when(text: str, expected: Slug) -> None:
    assert read_heading(text, NOWHERE) == expected


@pytest.mark.parametrize("time", ["CONTINUOUS", "LATER", "MOMENTS LATER", "SAME TIME", "TEN MINUTES LATER"])
def test_what_goes_on_has_the_light_of_the_scene_before(time: str) -> None:
    before = read_heading("EXT. YARD - NIGHT", NOWHERE)
    assert read_heading(f"INT. HALL - {time}", before) == Slug("INT", "HALL", "", time, "Night")


def test_a_time_of_its_own_counts_more_than_what_goes_on() -> None:
    before = read_heading("EXT. YARD - NIGHT", NOWHERE)
    assert read_heading("INT. HALL - LATER THAT MORNING", before).light == "Day"


def test_a_heading_without_a_time_has_no_light_and_hands_none_on() -> None:
    silent = read_heading("INT. HALL", read_heading("EXT. YARD - NIGHT", NOWHERE))
    assert silent.light == ""
    assert read_heading("INT. ATTIC - CONTINUOUS", silent).light == ""


def test_a_heading_that_is_only_a_time_stays_in_its_place() -> None:
    before = read_heading("INT. HOUSE - KITCHEN - NIGHT", NOWHERE)
    assert read_heading("LATER", before) == Slug("INT", "HOUSE", "KITCHEN", "LATER", "Night")
