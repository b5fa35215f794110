"""Where pages may break: cases of Final Draft's rules, each on a page that is filled up to a known row."""

import pytest

from scriptgen_core.core.screenplay import Page
from scriptgen_core.formats import paginate, parse_fountain


def broken(rows: int, rest: str) -> tuple[list[str], list[str]]:
    """The last lines of a page on which ``rows`` were taken, and the lines of the page after it."""
    first, second = pages(rows, rest)[:2]
    return [line.text for line in first.lines[(rows + 1) // 2 :]], [line.text for line in second.lines]


def pages(rows: int, rest: str) -> list[Page]:
    assert rows % 2
    filler = "\n\n".join("Filler." for _ in range((rows + 1) // 2))
    return list(paginate(parse_fountain(f"{filler}\n\n{rest}")))


def action(*sentences: int) -> str:
    """Action whose sentences fill so many rows each."""
    return " ".join("xxxxx " * (10 * rows - 1) + "done." for rows in sentences)


def speech(*sentences: int) -> str:
    """Dialogue whose sentences fill so many rows each."""
    return " ".join("xxxxx " * (6 * rows - 1) + "done." for rows in sentences)


def rows_of(lines: list[str]) -> int:
    return len([line for line in lines if line.startswith("xxxxx")])


def test_action_is_cut_at_the_last_sentence_that_fits() -> None:
    above, below = broken(47, action(2, 2, 3, 2))
    assert (rows_of(above), rows_of(below)) == (4, 5)
    assert above[-1].endswith("done.")


@pytest.mark.parametrize("sentences", [(1, 4), (3, 1), (2, 1), (4,)])
def test_action_without_a_sentence_end_that_leaves_two_rows_on_each_side_goes_over(sentences: tuple[int, ...]) -> None:
    above, below = broken(51, action(*sentences))
    assert (rows_of(above), rows_of(below)) == (0, sum(sentences))


@pytest.mark.parametrize(
    ("end", "is_cut"),
    [
        *((mark, True) for mark in (".", "!", "?", "…", "...", '."', ".”", "?’", ".)", ".]", "Mr.")),
        *((mark, False) for mark in (",", ":", ";", "--", "—", "–", "-", '",', "end")),
    ],
)
def test_a_sentence_ends_with_its_mark_and_what_closes_it(end: str, is_cut: bool) -> None:
    above, below = broken(51, action(2, 2).replace("done.", end, 1))
    assert (rows_of(above), rows_of(below)) == ((2, 2) if is_cut else (0, 4))


def test_a_speech_prefers_the_end_of_a_sentence_to_the_end_of_a_short_paragraph() -> None:
    above, below = broken(43, f"NORA\n{speech(2, 2)}\n(low)\n{speech(1)}\n(high)\n{speech(1)}\n(low)\n{speech(3)}")
    assert (rows_of(above), above[-2][-5:], above[-1]) == (4, "done.", "(MORE)")
    assert below[:2] == ["NORA (CONT'D)", "(low)"]


def test_a_speech_leaves_three_spoken_rows_for_the_next_page_where_it_can() -> None:
    above, below = broken(45, f"NORA\n{speech(2, 2, 2, 2)}")
    assert (rows_of(above), rows_of(below)) == (4, 4)
    above, below = broken(47, f"NORA\n{speech(5, 2)}")
    assert (rows_of(above), rows_of(below)) == (5, 2)


def test_a_cue_with_its_parenthetical_and_one_row_may_end_a_page() -> None:
    above, below = broken(49, f"NORA\n(low)\n{speech(1, 4)}")
    assert [above[0], above[1], above[-1]] == ["NORA", "(low)", "(MORE)"]
    assert (rows_of(above), rows_of(below)) == (1, 4)
    above, _ = broken(49, f"NORA\n{speech(1, 4)}")
    assert above == []


def test_a_long_parenthetical_is_never_cut() -> None:
    direction = f"({'so low. ' * 12}low)"
    above, below = broken(49, f"NORA\n{direction}\nYes.")
    assert above == []
    assert below[0] == "NORA"


def test_a_speech_may_fill_three_pages() -> None:
    found = pages(49, f"NORA\n{speech(*[3] * 40)}")
    assert [page.lines[0].text for page in found[1:]] == ["NORA (CONT'D)"] * 3
    assert [page.lines[-1].text == "(MORE)" for page in found] == [True, True, True, False]
    assert sum(line.kind == "dialogue" for page in found for line in page.lines) == 120


def test_speeches_side_by_side_are_not_parted() -> None:
    above, below = broken(49, f"NORA\n{speech(2, 3)}\n\nTOMAS ^\nYes.")
    assert above == []
    assert {"NORA", "TOMAS"} <= set(below)


def test_sung_lines_are_parted_between_two_of_them() -> None:
    song = "\n".join(f"~ verse {number} of the song" for number in range(8))
    above, below = broken(47, f"NORA\n{song}")
    assert above == ["NORA", *(f"verse {number} of the song" for number in range(5)), "(MORE)"]
    assert below == ["NORA (CONT'D)", *(f"verse {number} of the song" for number in range(5, 8))]


def test_a_transition_takes_what_stands_above_it_over_the_page() -> None:
    _, below = broken(51, "Last.\n\nCUT TO:")
    assert below == ["Last.", "CUT TO:"]
    above, below = broken(49, f"{action(2, 2)}\n\nCUT TO:")
    assert (rows_of(above), rows_of(below), below[-1]) == (2, 2, "CUT TO:")


def test_headings_that_follow_one_another_stay_together_with_what_is_below() -> None:
    _, below = broken(47, "INT. A - DAY\n\nINT. B - DAY\n\nShe goes.")
    assert below == ["INT. A - DAY", "INT. B - DAY", "She goes."]


def test_a_heading_stays_with_two_rows_of_a_speech() -> None:
    above, below = broken(49, f"INT. A - DAY\n\nNORA\n{speech(2, 3)}")
    assert above == []
    above, below = broken(47, f"INT. A - DAY\n\nNORA\n{speech(2, 3)}")
    assert (above[0], rows_of(above), rows_of(below)) == ("INT. A - DAY", 2, 3)


def test_centred_text_opens_a_page_without_space_before_it() -> None:
    found = pages(53, "> THE END <")
    assert [(line.row, line.text) for line in found[1].lines] == [(0, "THE END")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one.  " * 11, ["  ".join(["one."] * 10), "one."]),
        ("x" * 58 + " a-b", ["x" * 58 + " a-", "b"]),
        ("x" * 59 + " a–b", ["x" * 59, "a–b"]),
        ("x" * 59 + " a—b", ["x" * 59, "a—b"]),
        ("x" * 59 + "-- b", ["x" * 59 + "--", "b"]),
        ("x" * 60 + "-- b", ["x" * 60 + "--", "b"]),
    ],
)
def test_rows_break_at_spaces_and_behind_hyphens_only(text: str, lines: list[str]) -> None:
    assert [line.text for line in paginate(parse_fountain(f"!{text}"))[0].lines] == lines


@pytest.mark.parametrize("mark", ["", " ^"])
def test_a_cue_that_is_longer_than_a_page_is_cut_like_a_paragraph(mark: str) -> None:
    everybody = "ANA & " * 400 + "BO"
    laid_out = paginate(parse_fountain(f"CY\nNo.\n\n{everybody}{mark}\nYes."))
    words = " ".join(line.text for page in laid_out for line in page.lines).split()
    assert words == ["CY", "No.", *everybody.split(), "Yes."]
