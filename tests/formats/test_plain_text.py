"""Scripts as plain text: written as pages, read by the columns their lines stand in."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.screenplay import (
    Action,
    Centered,
    Character,
    Dialogue,
    Element,
    Parenthetical,
    SceneHeading,
    Screenplay,
    TitleField,
    Transition,
)
from scriptgen_core.formats import parse_fountain, plain, read_text, write_text
from scriptgen_core.formats.fountain_rules import is_heading
from tests.fakes.processor_time import processor_seconds

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "final-draft"

SENTENCES = st.lists(
    st.sampled_from(
        (
            *("Rain.", "She goes to the window and looks out.", "A door.", "Why not?", "He's the half-brother of Ana."),
            *("Nothing that anybody had said in the whole of that long summer came to anything.", "Sea, wind, gulls."),
            *("The lighthouse, which had been dark since the war, turns its unbelievably slow beam.", "Well... no!"),
        )
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
NAMES = st.sampled_from(["ANA", "OLD MAN BREK", "TOMAS (V.O.)", "DR. OKAFOR-LIND"])
PARTS: st.SearchStrategy[list[Element]] = st.one_of(
    st.builds(Dialogue, SENTENCES).map(lambda each: [each]),
    st.builds(Dialogue, SENTENCES).map(lambda each: [Parenthetical("(low)"), each]),
)
SCENES: st.SearchStrategy[list[Element]] = st.tuples(
    st.builds(
        SceneHeading,
        st.sampled_from(["INT. SHED - DAY", "EXT. THE SLIP BELOW THE OLD HARBOUR WALL - CONTINUOUS", "INT./EXT. CAR"]),
        number=st.sampled_from([None, "1", "12A"]),
    ),
    st.builds(Action, SENTENCES),
    st.builds(Character, NAMES),
    PARTS,
    st.lists(
        st.one_of(st.builds(Action, SENTENCES), st.just(Transition("CUT TO:")), st.just(Centered("THE END"))),
        max_size=3,
    ),
).map(lambda scene: [*scene[:3], *scene[3], *scene[4]])
SCRIPTS = st.tuples(st.lists(SCENES, min_size=1, max_size=4), st.integers(1, 5)).map(
    lambda drawn: tuple(each for scene in drawn[0] for each in scene) * drawn[1]
)


@settings(max_examples=60, deadline=None)
@given(SCRIPTS)
def test_what_is_written_as_pages_reads_back_as_the_same_elements(elements: tuple[Element, ...]) -> None:
    screenplay = Screenplay(elements, (TitleField("Title", ("Low Tide",)), TitleField("Author", ("Pilar Okafor",))))
    assert read_text(write_text(screenplay)) == screenplay


@settings(max_examples=200, deadline=None)
@given(st.text("aB (): \n\f\t1.*", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    read = read_text(text)
    assert set("".join(plain(each.text) for each in read.elements)) <= {*text, " ", "\n", "(", ")"}


def test_pages_hold_numbers_more_and_the_repeated_cue_and_reading_takes_them_out() -> None:
    speech = " ".join(f"Sentence number {number} of a long speech." for number in range(150))
    screenplay = Screenplay((Action("She speaks."), Character("NORA"), Dialogue(speech)))
    text = write_text(screenplay)
    assert "(MORE)" in text
    assert "NORA (CONT'D)" in text
    assert "\f" + " " * 73 + "2.\n" in text
    assert read_text(text) == screenplay


def test_the_page_stands_in_its_columns() -> None:
    script = parse_fountain("INT. A - DAY #1#\n\nShe goes.\n\nNORA\n(low)\nYes.\n\nCUT TO:\n\n> END <")
    assert write_text(script).split("\n") == [
        "       1       INT. A - DAY                                             1",
        "",
        "               She goes.",
        "",
        "                                   NORA",
        "                             (low)",
        "                         Yes.",
        "",
        "                                                                CUT TO:",
        "",
        "                                           END",
        "",
        "",
    ]


def test_dual_dialogue_stands_side_by_side_and_is_told_apart_again() -> None:
    script = parse_fountain(
        "PILOT (on the radio)\nTwo boats out, and neither is ours.\n\nNORA ^\n(calling)\nTwo boats in!\n\nRain.\n"
    )
    assert read_text(write_text(script)) == script


def test_letters_that_mean_something_in_fountain_stay_letters() -> None:
    screenplay = Screenplay(
        (SceneHeading("INT. A - DAY"), Action("5 * 3 \\[[no note]] snake_case."), Action("\\*no star\\*"))
    )
    assert read_text(write_text(screenplay)) == screenplay


def test_a_script_typed_elsewhere_is_read_by_its_own_columns() -> None:
    text = """
INT. KITCHEN - NIGHT
                                                                         12.
Ana opens the door, which has been shut since the winter before
last. A long-
lost key falls out.

                    ANA (CONT'D)
               (quietly)
          Who has been here, and for how
          long?

                                             FADE OUT.
"""
    assert list(read_text(text).elements) == [
        SceneHeading("INT. KITCHEN - NIGHT"),
        Action("Ana opens the door, which has been shut since the winter before last. A long-\nlost key falls out."),
        Character("ANA (CONT'D)"),
        Parenthetical("(quietly)"),
        Dialogue("Who has been here, and for how long?"),
        Transition("FADE OUT."),
    ]


def test_text_without_columns_is_read_as_fountain() -> None:
    text = "INT. A - DAY\n\nNORA\nYes.\n\nCUT TO:\n"
    assert read_text(text) == parse_fountain(text)


def test_a_real_script_comes_back_from_its_pages() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the reference script of Final Draft is not beside this checkout")
    script = parse_fountain((CORPUS / "gumshoe.fountain").read_text("utf-8"))
    wanted = [_said(each) for each in script.elements if plain(each.text).strip()]
    read = [_said(each) for each in read_text(write_text(script)).elements]
    assert read == wanted


@pytest.mark.parametrize(
    "text",
    [
        "INT. A" + " " * 200_000 + "B",
        "\n" * 100_000,
        "(MORE)   " * 50_000 + "x",
        " " * 20 + "A\n" * 50_000,
        "\f" * 50_000,
    ],
    ids=["spaces", "empty lines", "more", "lines", "pages"],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    assert processor_seconds(lambda: read_text(text)) < 10


def _said(element: Element) -> tuple[str, str]:
    """The kind and the words; headings are printed in capitals, and one without INT or EXT may be action."""
    text = " ".join(plain(element.text).split())
    if isinstance(element, SceneHeading):
        return "SceneHeading" if is_heading(text) else "Action", text.upper()
    return type(element).__name__, text
