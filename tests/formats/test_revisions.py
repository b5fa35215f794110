"""Rounds of revision: what changed, which lines get a mark, which colour comes next."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from scriptgen_core.core.screenplay import Revised, Revision, Revisions
from scriptgen_core.formats import (
    next_color,
    page_starts,
    paginate,
    parse_fountain,
    revised_between,
    starts_now,
    write_pdf,
)
from scriptgen_core.formats.revision_marks import revised_lines, revision_header, tint
from scriptgen_core.formats.typesetting import printed_text

LOCKED = """INT. SHED - DAY

She mends *the* net. He waits outside.

NORA
It's in!

Nobody comes."""


def changes(now: str, locked: str = LOCKED) -> list[str]:
    """Each change as the element's number and the text between bars; a place words left has nothing there."""
    script = parse_fountain(now)
    shown = []
    for each in revised_between(parse_fountain(locked), script, 0):
        text = printed_text(script.elements[each.element])
        shown.append(f"{each.element} {text[: each.start]}|{text[each.start : each.end]}|{text[each.end :]}")
    return shown


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("She mends", "She quickly mends", ["1 She |quickly| mends the net. He waits outside."]),
        ("He waits outside", "They all wait", ["1 She mends the net. |They all wait.|"]),
        ("*the* net", "net", ["1 She mends ||net. He waits outside."]),
        (" He waits outside.", "", ["1 She mends the net.||"]),
        ("It's in!", "It's in!\n\nHe runs.", ["4 |He runs.|"]),
        ("NORA\nIt's in!\n\n", "", ["2 ||Nobody comes."]),
        ("\n\nNobody comes.", "", ["3 It's in!||"]),
        ("INT. SHED - DAY", "INT. SHED - NIGHT", ["0 INT. SHED - |NIGHT|"]),
        ("INT. SHED - DAY", "INT. SHED - DAY #3#", ["0 ||INT. SHED - DAY"]),
        ("Nobody comes.", "Nobody comes.\n\n\nHe goes.", ["6 |He goes.|"]),
        ("Nobody comes.", "Nobody comes. [[why?]]", []),
        ("Nobody comes.", "\n[[why?]]\n\nNobody comes.", []),
    ],
)
def test_changes_are_found_word_by_word(old: str, new: str, changed: list[str]) -> None:
    assert old in LOCKED
    assert changes(LOCKED.replace(old, new)) == changed


def test_the_same_script_has_no_changes_and_a_new_one_is_all_changed() -> None:
    assert changes(LOCKED) == []
    assert changes("He goes.", "") == ["0 |He goes.|"]


def test_every_line_that_holds_a_change_is_marked_with_its_newest_round() -> None:
    text = "word " * 24 + "end"
    pages = paginate(parse_fountain(f"{text}\n\nShe goes.\n\nHe stays."))
    assert [line.offset for line in pages[0].lines] == [0, 60, 120, 0, 0]
    changed = (
        Revised(0, 55, 62, 0),
        Revised(0, 61, 61, 1),
        Revised(0, 123, 123, 0),
        Revised(2, 0, 0, 1),
        Revised(2, 1, 2, 0),
    )
    assert revised_lines(pages, Revisions((), changed)) == [{0: 0, 1: 1, 2: 0, 4: 1}]


def test_a_change_that_runs_over_a_page_marks_both_pages() -> None:
    pages = paginate(parse_fountain("NORA\n" + "The tide took the shed and the net. " * 80))
    marked = revised_lines(pages, Revisions((), (Revised(1, 0, 36 * 80, 0),)))
    assert [len(each) for each in marked] == [sum(line.element == 1 for line in page.lines) for page in pages]


def test_the_pdf_marks_the_lines_and_names_the_round_on_the_pages_it_changed() -> None:
    now = parse_fountain("She goes.\n\n===\n\nHe stays.\n\nThey wait.")
    rounds = (Revision("Blue", "3/4/2026"), Revision("Pink", mark="**"))
    pdf = PdfReader(BytesIO(write_pdf(now, revisions=Revisions(rounds, (Revised(2, 0, 2, 0), Revised(3, 0, 4, 1))))))
    first, second = (page.extract_text(extraction_mode="layout").split() for page in pdf.pages)
    assert first == ["She", "goes."]
    assert second == ["Pink", "Revision", "2.", "He", "stays.", "*", "They", "wait.", "**"]


def test_a_page_that_is_new_between_locked_ones_is_of_the_last_round() -> None:
    lines = [f"Line {number}." for number in range(60)]
    locked, now = ("\n\n".join(each) for each in (lines, [*lines[:20], *["New."] * 10, *lines[20:]]))
    before, after = parse_fountain(locked), parse_fountain(now)
    revisions = Revisions((Revision("Blue"), Revision("Pink")), revised_between(before, after, 0))
    starts = starts_now(page_starts(paginate(before)), before, after)
    pdf = PdfReader(BytesIO(write_pdf(after, revisions=revisions, locked=starts)))
    heads = [page.extract_text(extraction_mode="layout").split()[:3] for page in pdf.pages]
    assert heads == [
        ["Blue", "Revision", "Line"],
        ["Pink", "Revision", "1A."],
        ["2.", "Line", "27."],
        ["3.", "Line", "54."],
    ]


def test_colours_follow_the_order_of_the_guild() -> None:
    colors: list[str] = []
    for _ in range(18):
        colors.append(next_color(colors))
    assert colors[:9] == [
        *("Blue", "Pink", "Yellow", "Green", "Goldenrod", "Buff", "Salmon", "Cherry"),
        "Second Blue",
    ]
    assert colors[16:] == ["Third Blue", "Third Pink"]
    assert next_color(("White",)) == "Blue"
    assert next_color(("Blue", "Lilac", "Pink")) == "Yellow"


def test_a_second_round_of_a_colour_has_the_same_paper_and_an_unknown_one_is_white() -> None:
    assert tint("Second Blue") == tint("Blue") is not None
    assert tint("Lilac") is tint("White") is tint("") is None
    assert revision_header(Revision("Blue", "3/4/2026")) == "Blue Revision 3/4/2026"
