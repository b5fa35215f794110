"""Pages follow the writer's setup: paper, marks of a speech that runs over, pages asked for."""

import pytest

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Page
from scriptgen_core.formats import A4, LETTER, PageRange, PageSetup, paginate, parse_fountain, scene_eighths

LONG_SPEECH = "NORA\n" + "The tide took the shed and the net and the boat. " * 80
LINES = "\n\n".join(f"Line {number}." for number in range(1, 60))


def labelled(*labels: str) -> list[Page]:
    return [Page(0, ()), *(Page(number, (), label) for number, label in enumerate(labels, 1))]


def test_a4_holds_four_rows_more_in_the_same_columns() -> None:
    assert (LETTER.lines, A4.lines) == (54, 58)
    first, second = paginate(parse_fountain(LINES), PageSetup(paper=A4))[:2]
    assert (first.lines[-1].row, second.lines[0].text) == (56, "Line 30.")
    assert {line.x for line in first.lines} == {1.5}


def test_the_foot_of_the_title_page_stands_at_the_foot_of_the_paper() -> None:
    script = parse_fountain("Title: Low Tide\nContact: 12 Quay Road\n\nShe goes.")
    feet = [paginate(script, PageSetup(paper=paper))[0].lines[-1].row for paper in (LETTER, A4)]
    assert feet == [53, 57]


def test_an_eighth_is_an_eighth_of_the_paper_in_use() -> None:
    script = parse_fountain(f"INT. SHED - DAY\n\n{LINES[: LINES.index('Line 29.')]}")
    assert scene_eighths(script)[0].eighths == 9
    assert scene_eighths(script, setup=PageSetup(paper=A4))[0].eighths == 8


def test_more_and_continued_are_left_out_each_by_itself() -> None:
    script = parse_fountain(LONG_SPEECH)
    shown = {}
    for more, continued in ((True, True), (True, False), (False, True)):
        first, second = paginate(script, PageSetup(more=more, continued=continued))[:2]
        shown[more, continued] = (first.lines[-1].text == "(MORE)", second.lines[0].text)
    assert shown == {
        (True, True): (True, "NORA (CONT'D)"),
        (True, False): (True, "NORA"),
        (False, True): (False, "NORA (CONT'D)"),
    }


def test_speeches_side_by_side_that_are_longer_than_a_page_go_on_on_the_next_one() -> None:
    script = parse_fountain(f"{LONG_SPEECH}\n\nTOMAS ^\nIn! Out!")
    first, second, *_ = paginate(script)
    assert max(line.row for line in first.lines if line.kind != "more") == 53
    assert [(line.row, line.text) for line in first.lines if line.kind in ("more", "character")] == [
        (0, "NORA"),
        (54, "(MORE)"),
        (0, "TOMAS"),
    ]
    assert [line.text for line in second.lines if line.kind == "character"] == ["NORA (CONT'D)"]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [("2", [2]), ("2-12A, 1", [1, 2, 3]), ("2–2,2", [2]), ("12a", [3]), ("2-12B", [2, 3, 4]), ("13-14", [5])],
)
def test_pages_are_asked_for_by_their_printed_numbers(asked: str, numbers: list[int]) -> None:
    pages = labelled("1", "2", "12A", "12B", "13-14")
    assert [page.number for page in PageRange.parse(asked).of(pages)] == numbers


@pytest.mark.parametrize("asked", ["", "3-", "a", "1;2", "1--2", "1,,2"])
def test_what_is_no_list_of_pages_is_refused_with_the_form_to_write(asked: str) -> None:
    with pytest.raises(FormatError, match="as in 3-5, 9"):
        PageRange.parse(asked)


@pytest.mark.parametrize(
    ("asked", "says"),
    [("4", "no page 4. The pages go from 1 to 3"), ("1-9", "no page 9"), ("3-2", "write 2-3"), ("0", "no page 0")],
)
def test_pages_that_are_not_there_are_named(asked: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        PageRange.parse(asked).of(labelled("1", "2", "3"))
