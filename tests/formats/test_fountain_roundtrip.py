"""What is written reads back the same, and every element knows where it stood, for any text."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.screenplay import (
    Action,
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Note,
    PageBreak,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    TitleField,
    Transition,
)
from scriptgen_core.formats import paginate, parse_fountain, plain, write_element, write_fountain

PIECES = st.sampled_from(
    (
        *("INT. A - DAY", "ANA", "BOB (V.O.)", "(x)", "(a\nb)", "hello", "Title: x", "CUT TO:", "FADE IN:", "#1#"),
        *("[[", "]]", "/*", "*/", "!", ".", ">", "<", "~", "#", "=", "===", "^", "@", "\\", "(", ")", ":", "*", "_"),
        *(
            "\n",
            "\n",
            "\n\n",
            "  \n",
            "\t",
            " ",
            "\r\n",
            "\r",
            "\x0b",
            "\u2028",
            "\ufeff",
            "a",
            "A",
            "é",
            "Привет",
            "漢字",
        ),
    )
)
TEXTS = st.lists(PIECES, max_size=16).map("".join)

WORDS = st.text("abcdé ABC.,!?:#=>~@()*_'-", min_size=1, max_size=20).map(str.strip).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
CAPITALS = st.from_regex(r"[A-Z][A-Z ]{0,9}[A-Z]", fullmatch=True)
SPEECHES = st.tuples(
    st.builds(Character, CAPITALS, dual=st.booleans()),
    st.builds(Dialogue, LINES),
).map(list)
ALONE: st.SearchStrategy[Element] = st.one_of(
    st.builds(
        SceneHeading,
        st.from_regex(r"(INT\. )?[A-Z][A-Z ]{0,9}[A-Z]", fullmatch=True),
        number=st.sampled_from([None, "1A"]),
    ),
    st.builds(Action, LINES),
    st.builds(Centered, LINES),
    st.builds(Transition, CAPITALS | CAPITALS.map("{} TO:".format)),
    st.builds(Section, st.from_regex(r"[a-z]{1,5}", fullmatch=True), level=st.integers(1, 4)),
    st.builds(Synopsis, WORDS),
    st.builds(Note, LINES),
    st.builds(Boneyard, st.from_regex(r"[a-z]{1,5}(\n\n[a-z]{1,5})?", fullmatch=True)),
    st.just(PageBreak()),
)
FIELDS = st.builds(TitleField, st.sampled_from(["Title", "Contact", "Format"]), st.lists(WORDS, min_size=1).map(tuple))
SCREENPLAYS = st.builds(
    lambda groups, fields: Screenplay(tuple(each for group in groups for each in group), tuple(fields)),
    st.lists(st.one_of(SPEECHES, ALONE.map(lambda each: [each])), max_size=8),
    st.lists(FIELDS, max_size=3),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_that_was_read_is_written_so_that_it_reads_the_same(text: str) -> None:
    screenplay = parse_fountain(text)
    written = write_fountain(screenplay)
    assert parse_fountain(written) == screenplay
    assert write_fountain(parse_fountain(written)) == written


@settings(max_examples=200, deadline=None)
@given(SCREENPLAYS)
def test_any_screenplay_is_written_so_that_it_reads_the_same(screenplay: Screenplay) -> None:
    assert parse_fountain(write_fountain(screenplay)) == screenplay


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_cover_all_text_in_order_and_count_lines(text: str) -> None:
    screenplay = parse_fountain("Title: Spans\n\n" + text)
    text = "Title: Spans\n\n" + text
    at = len("Title: Spans")
    for element in screenplay.elements:
        assert element.source is not None
        assert text[at : element.source.start].strip(" \t\r\n!\x0b\u2028") == ""
        before = text[: element.source.start].replace("\r\n", "\n").replace("\r", "\n")
        assert element.source.line == before.count("\n") + 1
        at = element.source.end
    assert text[at:].strip(" \t\r\n!\x0b\u2028") == ""


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_all_printed_words_are_on_the_pages(text: str) -> None:
    screenplay = parse_fountain(text)
    printed = "".join(
        line.text for page in paginate(screenplay) if page.number for line in page.lines if line.element >= 0
    )
    hidden = Section | Synopsis | Note | Boneyard
    expected = "".join(plain(each.text).upper() for each in screenplay.elements if not isinstance(each, hidden))
    assert sorted(_letters(printed.upper())) == sorted(_letters(expected))


def test_one_element_can_be_replaced_and_every_other_byte_stays() -> None:
    text = "\ufeffINT.  A - DAY\r\n\r\n\r\nShe   goes.\r\n\r\nNORA\r\nYes .\r\n"
    dialogue = parse_fountain(text).elements[-1]
    assert dialogue.source is not None
    changed = text[: dialogue.source.start] + write_element(replace(dialogue, text="No.")) + text[dialogue.source.end :]
    assert changed == text.replace("Yes .", "No.")


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isprintable() and not letter.isspace()]
