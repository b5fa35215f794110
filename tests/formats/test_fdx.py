"""The Final Draft document holds the whole script and nothing XML forbids."""

from xml.etree.ElementTree import Element as Node

from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.screenplay import Action, Screenplay
from scriptgen_core.formats import parse_fountain, plain, write_fdx


def content(text: str) -> list[Node]:
    return list(ElementTree.fromstring(write_fdx(parse_fountain(text))).find("Content"))


def texts(paragraph: Node) -> list[tuple[str | None, str | None]]:
    return [(text.get("Style"), text.text) for text in paragraph.findall("Text")]


def test_every_element_has_its_paragraph_type() -> None:
    script = "INT. A - DAY #3#\n\nShe goes.\n\nNORA\n(low)\nYes.\n~La\n\nCUT TO:\n\n> END <"
    assert [(node.get("Type"), node.get("Number"), node.get("Alignment")) for node in content(script)] == [
        ("Scene Heading", "3", None),
        ("Action", None, None),
        ("Character", None, None),
        ("Parenthetical", None, None),
        ("Dialogue", None, None),
        ("Lyric", None, None),
        ("Transition", None, None),
        ("Action", None, "Center"),
    ]


def test_emphasis_is_a_style_and_plain_text_has_none() -> None:
    (node,) = content("a **b *c* _d_**")
    assert texts(node) == [
        (None, "a "),
        ("Bold", "b "),
        ("Bold+Italic", "c"),
        ("Bold", " "),
        ("Bold+Underline", "d"),
    ]
    assert b'Style=""' not in write_fdx(parse_fountain("a **b**"))


def test_dual_dialogue_is_one_paragraph_around_both_speeches() -> None:
    (node,) = content("NORA\nIn!\n\nTOMAS ^\nOut!")
    assert [texts(each) for each in node.findall("DualDialogue/Paragraph")] == [
        [(None, "NORA")],
        [(None, "In!")],
        [(None, "TOMAS")],
        [(None, "Out!")],
    ]


def test_a_page_break_marks_the_paragraph_after_it() -> None:
    assert [node.get("StartsNewPage") for node in content("A.\n\n===\n\nB.\n\nC.")] == [None, "Yes", None]


def test_notes_outline_and_cut_text_stay_out() -> None:
    script = "# Act\n\n= Synopsis\n\n[[note]]\n\n/* cut */\n\nShe [[why?]] goes."
    assert [texts(node) for node in content(script)] == [[(None, "She goes.")]]


def test_the_title_page_has_its_own_content() -> None:
    root = ElementTree.fromstring(write_fdx(parse_fountain("Title: Low Tide\nContact: Quay\n\nShe goes.")))
    paragraphs = root.findall("TitlePage/Content/Paragraph")
    assert [(p.get("Alignment"), p.findtext("Text")) for p in paragraphs if p.find("Text") is not None] == [
        ("Center", "Low Tide"),
        ("Left", "Quay"),
    ]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_gives_a_document_that_parses_and_loses_no_letter(text: str) -> None:
    root = ElementTree.fromstring(write_fdx(Screenplay((Action(text),))))
    written = "".join(node.text or "" for node in root.iterfind("Content/Paragraph/Text"))
    assert _letters(written) == _letters(plain(text))


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isprintable() and letter != " "]
