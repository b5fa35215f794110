"""What is written as Final Draft XML reads back the same, and no printed word is lost either way."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from scriptgen_core.formats import paginate, parse_fountain, plain, read_fdx, write_fdx
from tests.formats.final_draft_parity import parity
from tests.formats.test_fountain_roundtrip import TEXTS

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "final-draft"
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.fountain"))
HIDDEN = Section | Synopsis | Note | Boneyard

LETTERS = st.text("abcdé ABC.,!?:#=>~@()&<\"'-", min_size=1, max_size=20).map(str.strip).filter(bool)
WORDS = st.one_of(
    LETTERS,
    st.sampled_from(["a *b* c", "**b** _c_", "***b*** d", "no [[more]] more [[x]] end", "[[x]] first", "5 * 3"]),
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
CAPITALS = st.from_regex(r"[A-Z][A-Z ]{0,9}[A-Z]", fullmatch=True)
ONE_LINE = st.from_regex(r"[a-z]{1,5}( [a-z]{1,5})?", fullmatch=True)
PARTS = st.lists(st.one_of(st.builds(Dialogue, LINES), st.just(Parenthetical("(low)"))), min_size=1, max_size=2)
SPEECHES = st.builds(
    lambda cue, parts, last: [cue, *parts, last],
    st.builds(Character, CAPITALS | st.sampled_from(["McRae", "PILOT (on the radio)"])),
    PARTS,
    st.builds(Dialogue, LINES),
)
BESIDE = st.tuples(SPEECHES, SPEECHES, st.sampled_from("ab")).map(
    lambda pair: [
        *(replace(each, text="yes") if isinstance(each, Dialogue) else each for each in pair[0]),
        replace(pair[1][0], dual=True),
        *(replace(each, text="no") if isinstance(each, Dialogue) else each for each in pair[1][1:]),
    ]
)
PRINTED: st.SearchStrategy[list[Element]] = st.one_of(
    st.builds(SceneHeading, CAPITALS, number=st.sampled_from([None, "1A"])).map(lambda each: [each]),
    st.builds(Action, LINES).map(lambda each: [each]),
    st.builds(Centered, LINES).map(lambda each: [each]),
    st.builds(Lyric, ONE_LINE).map(lambda each: [Action("Music."), each]),
    st.builds(Transition, CAPITALS).map(lambda each: [each]),
    st.tuples(st.builds(SceneHeading, CAPITALS), st.builds(Synopsis, ONE_LINE)).map(list),
    SPEECHES,
    BESIDE,
)
BEFORE: st.SearchStrategy[list[Element]] = st.lists(
    st.one_of(
        st.builds(Section, ONE_LINE, level=st.integers(1, 4)),
        st.builds(Note, st.sampled_from(["why?", "two\nlines", "with\n\na gap", "]] and [["])),
    ),
    max_size=2,
)
ELEMENTS = st.lists(
    st.tuples(st.sampled_from([[], [], [PageBreak()]]), BEFORE, PRINTED).map(
        lambda three: [*three[0], *three[1], *three[2]]
    ),
    max_size=6,
).map(lambda groups: tuple(chain(*groups)))
TITLES = st.sampled_from(
    [
        (),
        (TitleField("Title", ("_**Low Tide**_", "A short")),),
        (
            TitleField("Title", ("Low Tide",)),
            TitleField("Credit", ("written by",)),
            TitleField("Author", ("Pilar Okafor", "Ines Brek")),
            TitleField("Source", ("based on the novel by T. Rey",)),
            TitleField("Draft date", ("3 May 2026",)),
            TitleField("Contact", ("12 Quay Street", "pilar@example.org")),
        ),
    ]
)
SCREENPLAYS = st.builds(Screenplay, ELEMENTS, TITLES)


@settings(max_examples=300, deadline=None)
@given(SCREENPLAYS, BEFORE)
def test_all_that_final_draft_has_a_place_for_reads_back_the_same(screenplay: Screenplay, after: list[Element]) -> None:
    screenplay = replace(screenplay, elements=(*screenplay.elements, *after))
    document = read_fdx(write_fdx(screenplay))
    assert document.screenplay == screenplay
    assert document.left_out == ()


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_fountain_text_keeps_its_printed_words_and_settles_after_one_round(text: str) -> None:
    screenplay = parse_fountain(text)
    once = read_fdx(write_fdx(screenplay)).screenplay
    assert _printed(once) == _printed(screenplay)
    assert read_fdx(write_fdx(once)).screenplay == once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=4))
def test_any_letters_come_out_of_final_draft_literally(texts: list[str]) -> None:
    words = [text for text in texts if text.strip() and text.isprintable()]
    paragraphs = "".join(f'<Paragraph Type="Action"><Text>{_xml(text)}</Text></Paragraph>' for text in words)
    document = read_fdx(f"<FinalDraft><Content>{paragraphs}</Content></FinalDraft>".encode())
    assert [plain(each.text) for each in document.screenplay.elements] == [text.rstrip() for text in words]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.integers(0, 2)), max_size=4))
def test_revisions_read_back_the_same(places: list[tuple[int, int, int]]) -> None:
    screenplay = parse_fountain("INT. A - DAY\n\nShe *goes* to the sea, _slowly_.\n\nNORA\nNot without me.\n")
    changed = tuple(Revised(at, start, start + size, number) for at, (start, size, number) in enumerate(places))
    changed = tuple(each for each in changed if each.end <= len(plain(screenplay.elements[each.element].text)))
    rounds = (Revision("Blue", "3 May 2026"), Revision("Pink"), Revision("Second Blue", "5/6/26", mark="+"))
    document = read_fdx(write_fdx(screenplay, Revisions(rounds, changed)))
    assert document.revisions == Revisions(rounds, changed)
    assert document.screenplay == screenplay


@pytest.mark.parametrize("case", GOLDEN, ids=lambda path: path.stem)
def test_the_document_on_file_reads_as_its_fountain(case: Path) -> None:
    script = parse_fountain(case.read_text("utf-8"))
    document = read_fdx(case.with_suffix(".fdx").read_bytes()).screenplay
    assert _printed(document) == _printed(script)
    assert paginate(replace(document, title_page=())) == paginate(
        replace(script, elements=_without_cut_text(script), title_page=())
    )


def test_final_drafts_own_script_reads_as_its_fountain_and_settles() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the reference script of Final Draft is not beside this checkout")
    script = parse_fountain((CORPUS / "gumshoe.fountain").read_text("utf-8"))
    document = read_fdx((CORPUS / "gumshoe.fdx").read_bytes())
    assert document.left_out == ()
    cues = frozenset(each.text for each in script.elements if isinstance(each, Character))
    assert parity(_pages(document.screenplay), _pages(script), cues) == 1
    assert _stripped(document.screenplay) == _stripped(script)
    written = write_fdx(document.screenplay)
    assert read_fdx(written).screenplay == document.screenplay
    assert write_fdx(read_fdx(written).screenplay) == written


def _without_cut_text(script: Screenplay) -> tuple[Element, ...]:
    return tuple(each for each in script.elements if not isinstance(each, Boneyard))


def _printed(script: Screenplay) -> list[tuple[str, str]]:
    """What kind of element says which letters, spaces aside."""
    shown = [(type(each).__name__, plain(each.text)) for each in script.elements if not isinstance(each, HIDDEN)]
    letters = [(kind, "".join(each for each in text if each.isprintable() and each != " ")) for kind, text in shown]
    return [(kind, text) for kind, text in letters if text]


def _pages(script: Screenplay) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in paginate(script) if page.number]


def _stripped(script: Screenplay) -> list[str]:
    """The words without stars and underscores: the document has them where Fountain once misread emphasis."""
    return [plain(each.text).replace("*", "").replace("_", "").strip() for each in script.elements]


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
