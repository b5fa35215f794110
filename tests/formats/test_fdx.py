"""The Final Draft document holds the whole script and nothing XML forbids."""

from xml.etree.ElementTree import Element as Node

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.screenplay import Action, Revised, Revision, Revisions, Screenplay
from scriptgen_core.formats import LeftOut, PageSetup, left_out_of_fdx, parse_fountain, plain, write_fdx
from scriptgen_core.formats.page_setup import SceneNumbers


def document(text: str, setup: PageSetup | None = None) -> Node:
    return ElementTree.fromstring(write_fdx(parse_fountain(text), setup=setup or PageSetup()))


def lines(note: Node) -> list[str | None]:
    return [text.text for text in note.findall("Paragraph/Text")]


def content(text: str) -> list[Node]:
    return list(document(text).find("Content"))


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


def test_notes_outline_and_cut_text_are_no_paragraphs_of_the_script() -> None:
    script = "# Act\n\n= Synopsis\n\n[[note]]\n\n/* cut */\n\nShe [[why?]] goes."
    assert [texts(node) for node in content(script)] == [[(None, "She goes.")]]


def test_notes_and_outline_are_script_notes_at_their_letters() -> None:
    script = "Rain.\n\n# Act\n\n[[two\nlines]]\n\nShe [[why?]] goes.\n\n= The end"
    notes = document(script).findall("ScriptNotes/ScriptNote")
    assert [(node.get("Range"), node.get("Type"), lines(node)) for node in notes] == [
        ("6,15", "Section 1", ["Act"]),
        ("6,15", None, ["two", "lines"]),
        ("10,10", None, ["why?"]),
        ("16,16", "Synopsis", ["The end"]),
    ]


def test_notes_behind_dual_dialogue_count_it_as_final_draft_does() -> None:
    notes = document("NORA\nIn!\n\nTOMAS ^\nOut! [[loud]]\n\nRain. [[on]]").findall("ScriptNotes/ScriptNote")
    assert [(node.get("Range"), lines(node)) for node in notes] == [("0,2", ["loud"]), ("8,8", ["on"])]


def test_a_synopsis_below_a_heading_is_the_scenes_summary() -> None:
    heading = content("INT. A - DAY\n\n= He looks.\n\nRain.")[0]
    assert [node.text for node in heading.findall("SceneProperties/Summary/Paragraph/Text")] == ["He looks."]
    assert texts(heading) == [(None, "INT. A - DAY")]


def test_an_empty_style_stands_only_where_a_cue_is_not_in_capitals() -> None:
    assert [texts(node) for node in content("NORA\nYes.\n\n@McRae\nNo.")] == [
        [(None, "NORA")],
        [(None, "Yes.")],
        [("", "McRae")],
        [(None, "No.")],
    ]


def test_revised_letters_name_their_round_and_a_gap_marks_the_letter_before_it() -> None:
    changed = (Revised(0, 4, 6, 0), Revised(0, 5, 6, 1), Revised(1, 4, 4, 0))
    revisions = Revisions((Revision("Blue", "3 May"), Revision("Pink")), changed)
    root = ElementTree.fromstring(write_fdx(parse_fountain("She goes.\n\nRain."), revisions))
    marked = [(text.get("RevisionID"), text.text) for text in root.iterfind("Content/Paragraph/Text")]
    assert marked == [(None, "She "), ("1", "g"), ("2", "o"), (None, "es."), (None, "Rai"), ("1", "n"), (None, ".")]
    assert [(node.get("ID"), node.get("Name")) for node in root.iterfind("Revisions/Revision")] == [
        ("1", "Blue Rev. (3 May)"),
        ("2", "Pink Rev."),
    ]


@pytest.mark.parametrize(
    ("chosen", "left", "right"),
    [("none", "No", "No"), ("left", "Yes", "No"), ("right", "No", "Yes"), ("both", "Yes", "Yes")],
)
def test_scene_numbers_are_shown_in_the_margins_chosen(chosen: SceneNumbers, left: str, right: str) -> None:
    options = document("INT. A #1#", PageSetup(scene_numbers=chosen)).find("SceneNumberOptions")
    assert (options.get("ShowNumbersOnLeft"), options.get("ShowNumbersOnRight")) == (left, right)
    assert document("INT. A", PageSetup(scene_numbers=chosen)).find("SceneNumberOptions") is None


@pytest.mark.parametrize(
    ("header", "parts", "stops"),
    [
        ("", ["\t", "Collated Revisions", "\t", "Page #", "."], ["4.50", "7.25"]),
        ("FORKS & <KNIVES>", ["FORKS & <KNIVES>\t", "Collated Revisions", "  ", "Page #", "."], ["7.25"]),
    ],
)
def test_the_header_stands_before_revision_and_page_number(header: str, parts: list[str], stops: list[str]) -> None:
    paragraph = document("Rain.", PageSetup(header=header)).find("HeaderAndFooter/Header/Paragraph")
    assert [node.get("Type") or node.text for node in paragraph if node.tag != "Tabstops"] == parts
    assert [stop.get("Position") for stop in paragraph.iterfind("Tabstops/Tabstop")] == stops


def test_what_has_no_place_is_named_with_its_text() -> None:
    script = "Title: Sea\nFormat: Short\n\nINT. A - DAY\n\n/* old */\n\nShe /* soon */ goes.\n\n===\n"
    assert left_out_of_fdx(parse_fountain(script)) == (
        LeftOut('title field "Format"', "title page", "Short"),
        LeftOut("cut text", "in INT. A - DAY", "old"),
        LeftOut("cut text", "in INT. A - DAY", "soon"),
        LeftOut("a page break with nothing after it", "in INT. A - DAY"),
    )
    assert left_out_of_fdx(parse_fountain("Title: Sea\n\nINT. A - DAY\n\n[[note]]\n\nShe goes.")) == ()


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
