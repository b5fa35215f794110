"""Pages follow Final Draft's rules."""

from collections.abc import Iterable

import pytest

from scriptgen_core.core.screenplay import Page, PlacedLine
from scriptgen_core.formats import PageSetup, page_count, paginate, parse_fountain, scene_eighths
from tests.fakes.processor_time import processor_seconds

LONG_SPEECH = "The tide took the shed and the net and the boat. " * 12


def pages_of(text: str) -> list[Page]:
    return [page for page in paginate(parse_fountain(text)) if page.number]


def texts(lines: Iterable[PlacedLine]) -> list[str]:
    return [line.text for line in lines]


def filled(rows: int) -> str:
    """Action that takes up so many rows at the head of a page: one-line paragraphs, a blank between them."""
    assert rows % 2
    return "\n\n".join(f"Line {number}." for number in range((rows + 1) // 2))


def test_a_page_has_54_lines() -> None:
    first, second = pages_of(filled(53) + "\n\nOne more.\n\nAnd more.")
    assert max(line.row for line in first.lines) == 52
    assert texts(second.lines) == ["One more.", "And more."]
    assert second.lines[0].row == 0


def test_space_before_is_two_blank_lines_for_a_heading_and_one_for_others() -> None:
    (page,) = pages_of("She goes.\n\nINT. A - DAY\n\nHe stays.\n\nNORA\n(low)\nYes.\n\nCUT TO:")
    assert [(line.row, line.kind) for line in page.lines] == [
        (0, "action"),
        (3, "scene_heading"),
        (5, "action"),
        (7, "character"),
        (8, "parenthetical"),
        (9, "dialogue"),
        (11, "transition"),
    ]


def test_columns_stand_where_final_draft_puts_them() -> None:
    (page,) = pages_of("int. a - day\n\nShe goes.\n\nNORA\n(to no one\nat all)\nYes.\n\n> END <\n\nCUT TO:")
    assert {(line.kind, round(line.x, 3)) for line in page.lines} == {
        ("scene_heading", 1.5),
        ("action", 1.5),
        ("character", 3.5),
        ("parenthetical", 2.9),
        ("parenthetical", 3.0),
        ("dialogue", 2.5),
        ("centered", 4.35),
        ("transition", 6.4),
    }
    assert page.lines[0].text == "INT. A - DAY"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x" * 61 + " y", ["x" * 61, "y"]),
        ("x" * 60 + "-y", ["x" * 60 + "-", "y"]),
        ("x" * 61 + "-y", ["x" * 61 + "-", "y"]),
        ("x" * 70, ["x" * 61, "x" * 9]),
        ("a  b" + " " * 57 + "c", ["a  b", "c"]),
        ("x" * 61 + "   ", ["x" * 61]),
        ("漢" * 31, ["漢" * 30, "漢"]),
        ("漢" * 30 + "。漢", ["漢" * 29, "漢。漢"]),
        ("漢" * 29 + "「漢", ["漢" * 29, "「漢"]),
        ("one " * 14 + "漢漢漢", ["one " * 14 + "漢漢", "漢"]),
        ("e\u0301" * 62, ["e\u0301" * 61, "e\u0301"]),
        ("👨‍👩‍👧" * 31, ["👨‍👩‍👧" * 30, "👨‍👩‍👧"]),
    ],
)
def test_lines_break_greedily_at_spaces_and_hyphens(text: str, lines: list[str]) -> None:
    assert texts(pages_of(f"!{text}")[0].lines) == lines


def test_a_heading_goes_over_with_the_action_below_it() -> None:
    first, second = pages_of(filled(49) + "\n\nINT. A - DAY\n\nOne line\nand another.")
    assert first.lines[-1].kind == "action"
    assert texts(second.lines) == ["INT. A - DAY", "One line", "and another."]


def test_a_heading_stays_with_a_long_paragraph_that_can_be_split() -> None:
    action = "She mends the net until the light is gone from the window now. " * 5
    first, second = pages_of(filled(47) + "\n\nINT. A - DAY\n\n" + action)
    assert [line.kind for line in first.lines[-4:]] == ["scene_heading", "action", "action", "action"]
    assert second.lines[0].text.startswith("She mends")


def test_a_speech_that_runs_over_is_marked_more_and_continued() -> None:
    first, second = pages_of(filled(39) + f"\n\nNORA (V.O.)\n{LONG_SPEECH}")
    assert first.lines[-1].text == "(MORE)"
    assert first.lines[-2].text.endswith(".")
    assert (second.lines[0].row, second.lines[0].text) == (-1, "NORA (V.O.) (CONT'D)")
    assert second.lines[1].row == 0


def test_more_and_continued_are_no_elements_of_the_script() -> None:
    first, second = pages_of(filled(39) + f"\n\nNORA\n{LONG_SPEECH}")
    assert first.lines[-1].element == second.lines[0].element == -1


def test_a_cue_never_stands_alone_and_two_lines_stay_on_each_side() -> None:
    for rows in range(41, 54, 2):
        pages = pages_of(filled(rows) + f"\n\nNORA\n{LONG_SPEECH}")
        for page in pages:
            spoken = [line for line in page.lines if line.kind == "dialogue"]
            cues = [line for line in page.lines if line.kind == "character"]
            assert len(spoken) >= 2 or not cues


def test_a_transition_never_opens_a_page() -> None:
    _, second = pages_of(filled(51) + "\n\nLast.\n\nCUT TO:\n\nINT. B - DAY")
    assert texts(second.lines)[:2] == ["Last.", "CUT TO:"]


def test_a_page_break_begins_a_page() -> None:
    assert [texts(page.lines) for page in pages_of("A.\n\n===\n\nB.")] == [["A."], ["B."]]


def test_dual_speeches_stand_side_by_side() -> None:
    (page,) = pages_of("NORA\nIn!\n\nTOMAS ^\nOut! Out! And that is the last time I say it.")
    assert [(line.row, line.x, line.text) for line in page.lines if line.kind == "character"] == [
        (0, 2.5, "NORA"),
        (0, 5.625, "TOMAS"),
    ]
    assert max(line.row for line in page.lines) == 2


def test_the_title_page_is_number_zero_and_the_script_begins_with_one() -> None:
    pages = paginate(parse_fountain("Title: Low Tide\nAuthor: P. Okafor\n\nShe goes."))
    assert [page.number for page in pages] == [0, 1]
    assert texts(pages[0].lines) == ["Low Tide", "P. Okafor"]
    assert page_count(pages) == 1


def test_a_scene_number_is_there_only_if_asked_for_and_the_heading_has_one() -> None:
    script = parse_fountain("INT. A - DAY #12A#\n\nShe goes.\n\nINT. B - DAY")
    for sides, shown in (("none", [None, None]), ("left", ["12A", None]), ("both", ["12A", None])):
        (page,) = paginate(script, PageSetup(scene_numbers=sides))
        assert [line.scene_number for line in page.lines if line.kind == "scene_heading"] == shown


def test_scenes_are_measured_in_eighths_rounded_up() -> None:
    script = parse_fountain(f"INT. A - DAY\n\nShe goes.\n\nINT. B - DAY\n\n{filled(55)}\n\nINT. C - DAY\n\nHe stays.")
    lengths = scene_eighths(script)
    assert [(each.eighths, each.page) for each in lengths] == [(1, 1), (9, 1), (1, 2)]
    assert script.elements[lengths[2].element].text == "INT. C - DAY"


@pytest.mark.parametrize("text", ["é" * 50_000, "Yes. No. " * 10_000, "INT. A\n\n" * 5_000, "NORA\n" + "So. " * 10_000])
def test_hostile_scripts_are_laid_out_in_reasonable_time(text: str) -> None:
    def work() -> None:
        assert pages_of(text)

    assert processor_seconds(work) < 3


def test_speeches_that_run_from_the_right_stand_mirrored() -> None:
    said = " ".join(["נועה אומרת משהו, Nora."] * 80)
    first, second = pages_of(f"!שלום\n\n@נועה\n(בשקט)\n{said}")
    places = {line.kind: line.right for line in reversed(first.lines)}
    assert places == pytest.approx(
        {"action": 7.6, "character": 5.6, "parenthetical": 6.2, "dialogue": 6.6, "more": 5.6}, rel=1e-6
    )
    assert (second.lines[0].text, second.lines[0].right) == ("נועה (CONT'D)", pytest.approx(5.6))
    left, right = (pair for pair in pages_of("@דנה\nבואי!\n\n@נועה ^\nלא!")[0].lines[::2])
    assert (left.right, right.right) == (pytest.approx(3.4), pytest.approx(6.525))


def test_a_paragraph_keeps_its_direction_on_the_next_page_and_behind_a_note() -> None:
    text = " ".join(["Nora רצה."] * 700)
    first, *others = pages_of(f"![[why?]] אז {text}")
    assert all(line.right for page in (first, *others) for line in page.lines)
    assert others
