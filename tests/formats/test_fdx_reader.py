"""Final Draft documents of every origin are read whole, and what cannot be taken over is said."""

import pytest

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import (
    Action,
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    Revised,
    Revision,
    Revisions,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    TitleField,
    Transition,
)
from scriptgen_core.formats import (
    A4,
    HEADER_MAX,
    LETTER,
    FdxDocument,
    LeftOut,
    PageSetup,
    parse_fountain,
    plain,
    read_fdx,
    write_fdx,
    write_fountain,
)
from tests.fakes.processor_time import processor_seconds


def read(content: str, beside: str = "") -> FdxDocument:
    return read_fdx(f"<FinalDraft><Content>{content}</Content>{beside}</FinalDraft>".encode())


def elements(content: str, beside: str = "") -> list[Element]:
    return list(read(content, beside).screenplay.elements)


def paragraph(kind: str, text: str, attributes: str = "") -> str:
    return f'<Paragraph Type="{kind}" {attributes}><Text>{text}</Text></Paragraph>'


def test_every_type_becomes_its_element() -> None:
    script = "".join(
        paragraph(*each)
        for each in (
            ("Scene Heading", "INT. A - DAY", 'Number="12A"'),
            ("Action", "She goes. "),
            ("Character", "NORA"),
            ("Parenthetical", "low"),
            ("Dialogue", " Yes."),
            ("Lyric", "La"),
            ("Transition", "CUT TO:"),
            ("General", "Free."),
            ("Action", "END", 'Alignment="Center"'),
        )
    )
    assert elements(script) == [
        SceneHeading("INT. A - DAY", number="12A"),
        Action("She goes."),
        Character("NORA"),
        Parenthetical("(low)"),
        Dialogue("Yes."),
        Lyric("La"),
        Transition("CUT TO:"),
        Action("Free."),
        Centered("END"),
    ]


def test_a_type_of_its_own_keeps_its_look_and_is_named() -> None:
    document = read(
        paragraph("Action", "She goes.")
        + paragraph("New Act", "Act Two")
        + paragraph("Shot", "close on a key")
        + paragraph("Chapter", "One"),
        '<ElementSettings Type="Chapter"><FontSpec Style="Bold"/><ParagraphSpec Alignment="Center"/></ElementSettings>',
    )
    assert list(document.screenplay.elements) == [
        Action("She goes."),
        PageBreak(),
        Centered("_ACT TWO_"),
        Action("CLOSE ON A KEY"),
        Centered("**One**"),
    ]
    assert [each.what for each in document.left_out] == [
        'the type "New Act", read as centred text',
        'the type "Shot", read as action',
        'the type "Chapter", read as centred text',
    ]


def test_runs_split_inside_a_word_are_one_text_and_styles_are_emphasis() -> None:
    texts = "<Text>I sa</Text><Text>id </Text><Text Style='Bold+Italic'>no </Text><Text Style='AllCaps'>now</Text>"
    assert elements(f"<Paragraph Type='Action'>{texts}</Paragraph>") == [Action("I said ***no*** NOW")]


def test_letters_that_mean_something_in_fountain_come_out_literally() -> None:
    assert elements(paragraph("Action", "a *star* [[note]] /* cut */ snake_case")) == [
        Action("a \\*star\\* \\[[note]] /\\* cut \\*/ snake\\_case")
    ]


def test_emphasis_that_would_open_cut_text_in_fountain_is_given_up_for_the_words() -> None:
    slash = "<Paragraph Type='Action'><Text>and/</Text><Text Style='Italic'>or</Text></Paragraph>"
    document = read(slash + paragraph("Action", "5 */ 3"))
    again = parse_fountain(write_fountain(document.screenplay))
    assert [plain(each.text) for each in again.elements] == ["and/or", "5 */ 3"]
    assert again == document.screenplay


def test_a_cue_is_in_capitals_where_its_type_is_and_as_typed_where_its_text_says_so() -> None:
    caps = '<ElementSettings Type="Character"><FontSpec Style="AllCaps"/></ElementSettings>'
    typed = '<Paragraph Type="Character"><Text Style="">McRae</Text></Paragraph>'
    assert elements(paragraph("Character", "Nora") + typed, caps) == [Character("NORA"), Character("McRae")]


def test_dual_dialogue_marks_the_second_cue() -> None:
    inside = paragraph("Character", "NORA") + paragraph("Dialogue", "In!") + paragraph("Character", "TOMAS")
    for outer in ("<Paragraph><DualDialogue>{}</DualDialogue></Paragraph>", "<DualDialogue>{}</DualDialogue>"):
        assert elements(outer.format(inside)) == [Character("NORA"), Dialogue("In!"), Character("TOMAS", dual=True)]


def test_empty_paragraphs_are_empty_lines_as_many_as_on_final_drafts_page() -> None:
    empty = '<Paragraph Type="Action"><Text></Text></Paragraph>'
    assert elements(paragraph("Action", "A.") + empty + paragraph("Action", "B.") + empty + empty) == [
        Action("A."),
        Action(""),
        Action("B."),
        Action("\n\n"),
    ]


def test_a_page_break_stands_before_the_paragraph_that_starts_a_page() -> None:
    assert elements(paragraph("Action", "A.") + paragraph("Action", "B.", 'StartsNewPage="Yes"')) == [
        Action("A."),
        PageBreak(),
        Action("B."),
    ]


def test_only_a_headings_own_text_is_the_heading_and_its_summary_a_synopsis() -> None:
    document = read(
        '<Paragraph Type="Scene Heading"><SceneProperties Number="7" Title="The key"><Summary><Paragraph>'
        "<Text>He looks.</Text></Paragraph></Summary>"
        "<SceneArcBeats><Paragraph><Text>Hope</Text></Paragraph></SceneArcBeats>"
        "</SceneProperties><Text>INT. A - DAY</Text></Paragraph>"
    )
    assert list(document.screenplay.elements) == [
        SceneHeading("INT. A - DAY", number="7"),
        Synopsis("The key"),
        Synopsis("He looks."),
    ]
    assert document.left_out == (LeftOut("<SceneArcBeats>", "paragraph 1", "Hope"),)


def test_outline_paragraphs_are_sections_synopses_and_notes() -> None:
    outline = paragraph("Outline 2 (Sequences)", "Sea") + paragraph("Summary", "They go.") + paragraph("Note", "Why?")
    assert elements(outline + paragraph("Action", "A.")) == [
        Section("Sea", level=2),
        Synopsis("They go."),
        Note("Why?"),
        Action("A."),
    ]


def test_script_notes_stand_at_their_letters() -> None:
    script = paragraph("Scene Heading", "INT. A") + paragraph("Action", "She goes home.") + paragraph("Action", "Dark.")
    notes = "".join(
        f'<ScriptNote Range="{where}" {who}><Paragraph><Text>{text}</Text></Paragraph></ScriptNote>'
        for where, who, text in (
            ("7,21", "", "all of it"),
            ("11,15", 'WriterName="Ana" Name="Pace"', "the verb"),
            ("27,27", "", "behind the last letter"),
            ("90,99", "", "nowhere"),
        )
    )
    assert elements(script, f"<ScriptNotes>{notes}</ScriptNotes>") == [
        SceneHeading("INT. A"),
        Note("all of it"),
        Action("She goes[[Ana, Pace: the verb]] home."),
        Action("Dark. [[behind the last letter]]"),
        Note("nowhere"),
    ]


def test_a_note_inside_a_paragraph_or_on_a_speech_does_not_break_the_speech() -> None:
    nested = "<ScriptNote><Paragraph><Text>why?</Text></Paragraph></ScriptNote>"
    script = (
        f"<Paragraph Type='Character'><Text>NORA</Text></Paragraph><Paragraph Type='Dialogue'>{nested}<Text>No.</Text>"
        f"</Paragraph><Paragraph Type='Action'>{nested}<Text>She goes.</Text></Paragraph>"
    )
    whole = '<ScriptNotes><ScriptNote Range="5,8"><Paragraph><Text>softer</Text></Paragraph></ScriptNote></ScriptNotes>'
    assert elements(script, whole) == [
        Character("NORA"),
        Dialogue("[[why?]] No. [[softer]]"),
        Note("why?"),
        Action("She goes."),
    ]


def test_revisions_are_rounds_and_changed_letters() -> None:
    texts = "<Text>She </Text><Text RevisionID='2'>go</Text><Text RevisionID='2' Style='Bold'>es</Text><Text>.</Text>"
    rounds = (
        '<Revisions ActiveSet="1" RevisionMode="No"><Revision ID="1" Mark="*" Name="Blue Rev. (mm/dd/yyyy)"/>'
        '<Revision ID="2" Mark="**" Name="Pink Rev. (3 May)"/><Revision ID="3" Name="Yellow Rev."/></Revisions>'
    )
    assert read(f"<Paragraph Type='Action'>{texts}</Paragraph>", rounds).revisions == Revisions(
        (Revision("Blue"), Revision("Pink", "3 May", mark="**")), (Revised(0, 4, 8, 1),)
    )


def test_colours_that_final_draft_lists_and_nobody_used_are_no_rounds() -> None:
    rounds = '<Revisions ActiveSet="1" RevisionMode="No"><Revision ID="1" Name="Blue Rev. (mm/dd/yyyy)"/></Revisions>'
    assert read(paragraph("Action", "A."), rounds).revisions == Revisions()


def test_an_omitted_scene_is_kept_as_cut_text() -> None:
    inside = paragraph("Scene Heading", "EXT. YARD - DAY") + paragraph("Action", "A dog.")
    document = read(
        '<Paragraph Type="Scene Heading" Number="3"><Text>OMITTED</Text>'
        f"<OmittedScene>{inside}</OmittedScene></Paragraph>"
    )
    assert list(document.screenplay.elements) == [
        SceneHeading("OMITTED", number="3"),
        Boneyard("EXT. YARD - DAY\n\nA dog."),
    ]
    assert [each.what for each in document.left_out] == ["an omitted scene, kept as cut text"]


def test_unknown_parts_are_named_and_their_text_stays() -> None:
    document = read(
        "<Paragraph Type='Action'><Text>A.</Text><Widget><b>hidden</b></Widget></Paragraph><Gadget>loose</Gadget>",
        "<ListItems><ListItem><Content><Paragraph><Text>A beat.</Text></Paragraph></Content></ListItem></ListItems>",
    )
    assert list(document.screenplay.elements) == [Action("A."), Action("hidden"), Action("loose")]
    assert [(each.what, each.text) for each in document.left_out] == [
        ("<Widget>", ""),
        ("<Gadget>", ""),
        ("<ListItems>", "A beat."),
    ]


def test_a_style_that_fountain_cannot_mark_is_named() -> None:
    document = read("<Paragraph Type='Action'><Text>un</Text><Text Style='Underline'>der</Text></Paragraph>")
    assert list(document.screenplay.elements) == [Action("under")]
    assert document.left_out == (LeftOut("a style that Fountain has no mark for", 'in "under"'),)


def test_the_title_page_becomes_fields() -> None:
    lines = [
        *(("", "Center"), ("LOW TIDE", "Center"), ("", "Center"), ("Written by", "Center"), ("", "Center")),
        *(("Pilar Okafor", "Center"), ("", "Center"), ("Based on the novel", "Center"), ("", "Left")),
        *(("May 3, 2026", "Left"), ("12 Quay Street", "Left"), ("© Okafor", "Right")),
    ]
    title = "".join(f'<Paragraph Alignment="{where}"><Text>{text}</Text></Paragraph>' for text, where in lines)
    assert read("", f"<TitlePage><Content>{title}</Content></TitlePage>").screenplay.title_page == (
        TitleField("Title", ("LOW TIDE",)),
        TitleField("Credit", ("Written by",)),
        TitleField("Author", ("Pilar Okafor",)),
        TitleField("Source", ("Based on the novel",)),
        TitleField("Draft date", ("May 3, 2026",)),
        TitleField("Contact", ("12 Quay Street",)),
        TitleField("Copyright", ("© Okafor",)),
    )


def test_words_behind_the_authors_that_are_no_names_are_the_source() -> None:
    fields = (
        TitleField("Title", ("EARNEST",)),
        TitleField("Credit", ("by",)),
        TitleField("Author", ("Oscar Wilde", "&", "Juana Inés de la Cruz")),
        TitleField("Source", ("The play of 1895, in the public domain",)),
    )
    for paper in (LETTER, A4):
        document = read_fdx(write_fdx(Screenplay((Action("Rain."),), fields), setup=PageSetup(paper=paper)))
        assert document.screenplay.title_page == fields


def test_the_page_is_read_as_the_document_prints_it() -> None:
    for setup in (
        PageSetup(),
        PageSetup(paper=A4, more=False, continued=False, scene_numbers="left", header="FORKS - ROUGH"),
        PageSetup(scene_numbers="right", header="Вилки 2"),
        PageSetup(scene_numbers="both", inserted="british"),
    ):
        document = read_fdx(write_fdx(parse_fountain("INT. A - DAY #1#\n\nRain."), setup=setup))
        assert document.setup == setup
        assert document.left_out == ()


def test_what_a_page_has_no_setting_for_is_named() -> None:
    header = "<Paragraph><Text>FO</Text><Text>RKS</Text><DynamicLabel Type='Date'/><Text>x</Text></Paragraph>"
    footer = "<Paragraph><Text>Secret</Text></Paragraph>"
    document = read(
        "<Paragraph Type='Scene Heading' Number='1'><Text>INT. A</Text></Paragraph>",
        f"<HeaderAndFooter HeaderVisible='Yes' FooterVisible='No'><Header>{header}</Header><Footer>{footer}</Footer>"
        "</HeaderAndFooter><PageLayout><PageSize Height='14.00' Width='8.50'/></PageLayout>"
        "<SceneNumberOptions NumberScheme='i' ShowNumbersOnLeft='Yes'/>"
        "<MoresAndContinueds><DialogueBreaks DialogueBottom='(more)' BottomOfPage='Yes' TopOfNext='No'/>"
        "<SceneBreaks SceneBottom='(CONTINUED)' SceneBottomOfPage='Yes'/></MoresAndContinueds>",
    )
    assert document.setup == PageSetup(paper=A4, continued=False, scene_numbers="left", header="FORKS x")
    assert [each.sentence for each in document.left_out] == [
        "paper of 8.5 by 14 inches, read as A4, page settings",
        '"Date" in the header, page settings',
        "a footer that is not shown, page settings: Secret",
        "the scheme i for numbers of inserted scenes, page settings",
        '"(more)" where a speech runs over a page, printed as (MORE), page settings',
        '"(CONTINUED)" where a scene runs over a page, page settings',
    ]


def test_what_of_a_header_is_too_long_to_print_is_named() -> None:
    document = read_fdx(write_fdx(parse_fountain("Rain."), setup=PageSetup(header="The tide " * 9)))
    assert document.setup.header == ("The tide " * 9)[:HEADER_MAX].rstrip()
    assert "what of the header is longer than 55 letters" in document.left_out[0].sentence


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"INT. A - DAY\n\nShe goes.", "not a Final Draft document"),
        (b"<html><body/></html>", "not a Final Draft document"),
        (b"<FinalDraft><Header/></FinalDraft>", "not a Final Draft document"),
        (b"", "not a Final Draft document"),
        (b"<FinalDraft>\n<Content>\n<Paragraph", "Line 3: The file is damaged"),
        (b'<?xml version="1.0" encoding="klingon"?><FinalDraft/>', "cannot be read|damaged"),
        (b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><FinalDraft>&c;</FinalDraft>', "entities"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><FinalDraft>&b;</FinalDraft>', "entities"),
        (b"<FinalDraft>" + b" " * 20_000_000, "more than 20 MB"),
    ],
)
def test_what_is_no_whole_final_draft_document_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        read_fdx(data)


@pytest.mark.parametrize(
    "content",
    [
        '<Paragraph Type="Action"/>' * 40_000,
        "<Paragraph><DualDialogue>" * 40_000 + "</DualDialogue></Paragraph>" * 40_000,
        "<Paragraph Type='Action'>" + "<Text>a</Text><Text Style='Underline'>b</Text>" * 5_000 + "</Paragraph>",
        "<Paragraph Type='Action'>" + "<Text>a</Text><ScriptNote Name='n'/>" * 20_000 + "</Paragraph>",
        paragraph("Action", "[[ /* * _ \\" * 5_000),
    ],
    ids=["empty paragraphs", "blocks in blocks", "runs", "notes", "marks"],
)
def test_a_hostile_document_is_read_in_linear_time(content: str) -> None:
    assert processor_seconds(lambda: read(content)) < 10
