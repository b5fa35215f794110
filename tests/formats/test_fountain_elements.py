"""What each line of Fountain reads as."""

import pytest

from scriptgen_core.core.screenplay import (
    Action,
    Boneyard,
    Character,
    Dialogue,
    Lyric,
    Note,
    Parenthetical,
    SceneHeading,
    Screenplay,
    TitleField,
    Transition,
)
from scriptgen_core.formats import parse_fountain, write_fountain
from tests.fakes.processor_time import processor_seconds


def only(text: str) -> object:
    (element,) = parse_fountain(text).elements
    return element


@pytest.mark.parametrize(
    "line",
    [
        "INT. KITCHEN - DAY",
        "ext road",
        "EST. TOWN",
        "INT./EXT. VAN",
        "INT/EXT VAN",
        "EXT/INT. VAN",
        "I/E. VAN",
        "  INT. INDENTED",
    ],
)
def test_a_heading_begins_with_one_of_the_usual_words(line: str) -> None:
    assert only(line) == SceneHeading(line.strip())


def test_a_dot_forces_a_heading_but_an_ellipsis_does_not() -> None:
    assert only(".FLASHBACK #7-B#") == SceneHeading("FLASHBACK", number="7-B")
    assert only("...and then") == Action("...and then")
    assert only("INTERIOR light") == Action("INTERIOR light")


@pytest.mark.parametrize(
    "cue",
    ["NORA", "R2D2", "MAN #2", "SMITH & SON", "MAN/WOMAN", "MRS. O'HARA", "D’ARTAGNAN, SR.", "ÉLODIE", "ОЛЬГА", "X-9"],
)
def test_a_name_in_capitals_over_a_line_is_a_cue(cue: str) -> None:
    assert parse_fountain(f"{cue}\nYes.").elements == (Character(cue), Dialogue("Yes."))


def test_an_extension_may_be_in_lower_case() -> None:
    assert parse_fountain("NORA (on the phone) (CONT'D)\nYes.").elements[0] == Character("NORA (on the phone) (CONT'D)")


@pytest.mark.parametrize("text", ["NORA\n\nNo speech.", "23\nis a number.", "BANG!\nA door.", "Nora\nwalks."])
def test_what_only_looks_like_a_cue_is_action(text: str) -> None:
    assert all(isinstance(element, Action) for element in parse_fountain(text).elements)


def test_an_at_sign_forces_a_cue_and_a_caret_makes_it_dual() -> None:
    assert parse_fountain("@McRae ^\nYes.").elements == (Character("McRae", dual=True), Dialogue("Yes."))


def test_a_line_of_two_spaces_keeps_a_speech_together() -> None:
    assert parse_fountain("NORA\nOne.\n  \nTwo.\n\nShe goes.").elements == (
        Character("NORA"),
        Dialogue("One.\n\nTwo."),
        Action("She goes."),
    )


def test_a_backslash_keeps_a_bracketed_or_tilde_line_dialogue() -> None:
    spoken = Screenplay((Character("NORA"), Dialogue("(every word of it)\n~ish")))
    assert write_fountain(spoken) == "NORA\n\\(every word of it)\n\\~ish\n"
    assert parse_fountain(write_fountain(spoken)) == spoken


def test_speech_parts_are_told_apart() -> None:
    kinds = [type(element) for element in parse_fountain("NORA\n(to Tomas)\nSing.\n~La la\n(x) and (y)").elements]
    assert kinds == [Character, Parenthetical, Dialogue, Lyric, Dialogue]


@pytest.mark.parametrize(("line", "kind"), [("CUT TO:", Transition), ("> FADE OUT.", Transition), ("FADE IN:", Action)])
def test_a_transition_ends_in_to_or_is_forced(line: str, kind: type) -> None:
    assert isinstance(only(line), kind)


def test_notes_run_over_lines_but_not_over_an_empty_one() -> None:
    assert only("[[one\ntwo\n  \nthree]]") == Note("one\ntwo\n\nthree")
    assert parse_fountain("[[one\n\ntwo]]").elements == (Action("[[one"), Action("two]]"))


def test_a_boneyard_swallows_anything() -> None:
    assert parse_fountain("A.\n\n/*\nINT. B\n\n# C\n*/\n\nD.").elements == (
        Action("A."),
        Boneyard("INT. B\n\n# C"),
        Action("D."),
    )


def test_extra_empty_lines_between_printed_elements_are_an_empty_action() -> None:
    assert parse_fountain("A.\n\n\n\nINT. B - DAY").elements == (
        Action("A."),
        Action("\n"),
        SceneHeading("INT. B - DAY"),
    )
    assert parse_fountain("A.\n\n\n\n# Act two").elements[1:2] == parse_fountain("# Act two").elements


def test_tabs_in_action_are_four_spaces() -> None:
    assert only("\tA list") == Action("    A list")


def test_a_title_page_keeps_its_order_and_its_lines() -> None:
    screenplay = parse_fountain("Title: Low Tide\nContact:\n\t12 Quay Street\n    Harbour\nFormat: Short\n\nShe goes.")
    assert screenplay.title_page == (
        TitleField("Title", ("Low Tide",)),
        TitleField("Contact", ("12 Quay Street", "Harbour")),
        TitleField("Format", ("Short",)),
    )
    assert screenplay.elements == (Action("She goes."),)


@pytest.mark.parametrize("text", ["FADE IN:\n\nINT. A - DAY", "SUPER: Lisbon, 1974\n\nINT. A", "INT. A: THE ROOM\n\nX"])
def test_a_script_that_begins_with_a_colon_has_no_title_page(text: str) -> None:
    assert parse_fountain(text).title_page == ()


def test_a_byte_order_mark_and_carriage_returns_do_no_harm() -> None:
    text = "\ufeffINT. A - DAY\r\n\r\nShe goes.\r\nFar.\r\n"
    screenplay = parse_fountain(text)
    assert screenplay.elements == (SceneHeading("INT. A - DAY"), Action("She goes.\nFar."))
    assert [text[e.source.start : e.source.end] for e in screenplay.elements if e.source] == [
        "INT. A - DAY",
        "She goes.\r\nFar.",
    ]


HOSTILE = {
    "unclosed notes": "[[" * 20_000,
    "unclosed boneyards": "/* " * 20_000,
    "notes unclosed over lines": "[[\n" * 20_000 + "\n]]",
    "brackets in a speech": "A\n" + "(\n" * 20_000,
    "a cue of spaces": "A" + " " * 100_000 + "!\nx",
    "stars": "*" * 40_000 + "a" + "*" * 40_000,
    "headings that follow one another": "INT. A\n\n" * 10_000,
    "one endless word": "é" * 100_000,
    "one endless paragraph": "Yes. No. " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_and_written_in_linear_time(text: str) -> None:
    def work() -> None:
        screenplay = parse_fountain(text)
        assert parse_fountain(write_fountain(screenplay)) == screenplay

    assert processor_seconds(work) < 2
