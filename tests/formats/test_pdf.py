"""The PDF shows what the pages say."""

from io import BytesIO
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PageObject, PdfReader

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Revised, Revision, Revisions, Screenplay
from scriptgen_core.formats import (
    A4,
    HEADER_MAX,
    LETTER,
    PageRange,
    PageSetup,
    Paper,
    paginate,
    parse_fountain,
    unshowable,
    write_pdf,
)
from scriptgen_core.formats.page_setup import SceneNumbers

SCRIPT = """Title: _**Low Tide**_
Author: Pilar Okafor

INT. NET SHED - DAWN #1A#

TOMAS (40s)   mends *a net* that is **mostly** _hole_. #let x = 1 $y$ <tag> `code` "quoted" -- \\*

NORA
It's in!

TOMAS ^
Out!

===

EXT. SLIP - DAY

Gone.
"""


def read(text: str, **options: Any) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(parse_fountain(text), **options)))


def test_every_printed_line_is_in_the_pdf_and_nothing_is_markup() -> None:
    pages = paginate(parse_fountain(SCRIPT))
    reader = read(SCRIPT)
    assert len(reader.pages) == len(pages)
    for page, drawn in zip(pages, reader.pages, strict=True):
        text = drawn.extract_text()
        for line in page.lines:
            assert line.text.strip() in text


def test_page_numbers_begin_on_page_two_with_a_period() -> None:
    title, first, second = (page.extract_text().split() for page in read(SCRIPT).pages)
    assert "2." in second
    assert not {"0.", "1."} & {*title, *first}


def test_title_author_and_scene_bookmarks_are_in_the_document() -> None:
    reader = read(SCRIPT)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Low Tide", "Pilar Okafor")
    assert [item.title for item in reader.outline if not isinstance(item, list)] == [
        "INT. NET SHED - DAWN",
        "EXT. SLIP - DAY",
    ]


@pytest.mark.parametrize(("sides", "shown"), [("none", 0), ("left", 1), ("right", 1), ("both", 2)])
def test_scene_numbers_stand_where_they_are_asked_for(sides: SceneNumbers, shown: int) -> None:
    page = read(SCRIPT, setup=PageSetup(scene_numbers=sides)).pages[1]
    assert page.extract_text().count("1A") == shown


def test_a_scene_number_stands_behind_a_heading_that_reaches_its_column_and_the_mark_behind_both() -> None:
    heading = f"INT. {'A' * 56} #12A#"
    revisions = Revisions((Revision("Blue"),), (Revised(0, 0, 4, 0),))
    page = read(f"{heading}\n\nRain.", setup=PageSetup(scene_numbers="both"), revisions=revisions).pages[0]
    row = [(text, left / 72) for text, left in _placed(page) if text in ("12A", "*") or "AAA" in text]
    assert [text[:3] for text, _ in row] == ["12A", "INT", "12A", "*"]
    assert [left for _, left in row] == pytest.approx([0.75, 1.5, 7.7, 8.1], abs=0.01)


def test_styles_are_drawn_with_courier_prime_of_that_style() -> None:
    fonts = {name for page in read(SCRIPT).pages for name in _fonts(page)}
    assert {"CourierPrime-Regular", "CourierPrime-Bold", "CourierPrime-Italic"} <= fonts


@pytest.mark.parametrize("text", ["Привет, Ольга", "Καλημέρα", "Đà Nẵng", "ÀÉÎõüß — “…”"])
def test_what_courier_prime_lacks_is_drawn_with_a_shipped_font(text: str) -> None:
    script = f"!{text}"
    assert text in read(script).pages[0].extract_text()
    assert unshowable(parse_fountain(script)) == ()
    assert all(name.startswith(("CourierPrime", "LiberationMono")) for name in _fonts(read(script).pages[0]))


@pytest.mark.parametrize("text", ["漢字かな交じり文。", "한국어 대본", "Smile 😀 now", "नमस्ते", "e\u0301cole a\u0300"])
def test_any_script_can_be_searched_or_its_letters_are_named(text: str) -> None:
    missing = unshowable(parse_fountain(f"!{text}"))
    if missing:
        assert set(missing) <= set(text)
    else:
        found = read(f"!{text}").pages[0].extract_text()
        assert normalize("NFC", text) in normalize("NFC", found)


def test_marks_and_variation_selectors_that_a_font_composes_are_not_named() -> None:
    assert unshowable(parse_fountain("!e\u0301 n\u0303 \u0438\u0306 a\ufe0e b\U000e0101")) == ()


def test_words_are_read_in_the_order_of_the_page() -> None:
    words = read(SCRIPT).pages[1].extract_text().split()
    wanted = ["INT.", "SHED", "TOMAS", "mends", "mostly", "NORA", "It's", "Out!"]
    assert [word for word in words if word in wanted] == [*wanted[:6], "It's", "TOMAS", "Out!"]


def test_text_that_runs_from_the_right_ends_at_the_right_edge() -> None:
    for text, edge in (("שלום", 7.6), ("مرحبا بالعالم", 7.6), ("Hi שלום", 2.2)):
        (line,) = paginate(parse_fountain(f"!{text}"))[0].lines
        assert line.x + len(text) / 10 == pytest.approx(edge)


def test_right_to_left_text_and_control_characters_do_no_harm() -> None:
    assert "a" in read("!a مرحبا שלום \x01\x0b b").pages[0].extract_text()


def test_what_no_font_has_is_named_once() -> None:
    assert unshowable(parse_fountain("!a \U000e0101\ue123 b \ue123\n\n[[\ue124]]"))[-1:] == ("\ue123",)


def test_header_and_watermark_are_printed_and_the_first_page_has_no_header() -> None:
    title, first, second = read(SCRIPT, setup=PageSetup(header="LOW TIDE", watermark="Jane Q.")).pages
    assert all("Jane Q." in page.extract_text() for page in (title, first, second))
    assert ["LOW TIDE" in page.extract_text() for page in (title, first, second)] == [False, False, True]


def test_a_header_too_long_for_its_line_is_cut_before_the_page_number() -> None:
    head = read(SCRIPT, setup=PageSetup(header="The tide " * 20)).pages[2].extract_text(extraction_mode="layout")
    assert "The tide Th…  " in head
    assert "2." in head


def test_a_header_as_long_as_may_be_stands_whole_beside_a_page_number_of_three_digits() -> None:
    header = "W" * HEADER_MAX
    script = "\n\n===\n\n".join(["Rain."] * 100)
    assert header in read(script, setup=PageSetup(header=header)).pages[99].extract_text()


def test_the_paper_is_the_one_chosen() -> None:
    page = read(SCRIPT, setup=PageSetup(paper=A4)).pages[1]
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


@pytest.mark.parametrize("paper", [LETTER, A4])
def test_the_title_stands_in_the_middle_of_the_paper(paper: Paper) -> None:
    page = read("Title: Low Tide\nAuthor: Pilar\n\nRain.", setup=PageSetup(paper=paper)).pages[0]
    middles = [left + len(text) * 7.2 / 2 for text, left in _placed(page)]
    assert middles == pytest.approx([paper.width * 72 / 2] * 2, abs=0.1)


def test_only_revised_pages_are_tinted_and_only_if_asked_for() -> None:
    revisions = Revisions((Revision("Blue"),), (Revised(1, 0, 4, 0),))
    filled = []
    for tinted in (True, False):
        pages = read(SCRIPT, setup=PageSetup(tinted=tinted), revisions=revisions).pages
        filled.append([b"0.8117647 0.8980392" in _drawing(page) for page in pages])
    assert filled == [[False, True, False], [False, False, False]]


def test_only_the_pages_asked_for_are_printed() -> None:
    (page,) = read(SCRIPT, pages=PageRange.parse("2")).pages
    assert page.extract_text().split()[0] == "2."


def test_the_same_screenplay_gives_the_same_bytes() -> None:
    screenplay = parse_fountain(SCRIPT)
    assert write_pdf(screenplay) == write_pdf(screenplay)


def test_an_empty_screenplay_is_refused_with_advice() -> None:
    with pytest.raises(FormatError, match="nothing to print"):
        write_pdf(Screenplay())


def _fonts(page: PageObject) -> set[str]:
    names = [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
    return {name.split("+")[-1].removesuffix("-Identity-H") for name in names}


def _drawing(page: PageObject) -> bytes:
    contents = page.get_contents()
    return contents.get_data() if contents is not None else b""


def _placed(page: PageObject) -> list[tuple[str, float]]:
    """Each line with where it begins, in points from the left edge."""
    found: list[tuple[str, float]] = []

    def keep(text: str, transform: list[float], _matrix: object, _font: object, _size: float) -> None:
        if text.strip():
            found.append((text.strip(), transform[4]))

    page.extract_text(visitor_text=keep)
    return found


def test_a_name_across_the_pages_stays_in_one_line_and_darkens_coloured_paper() -> None:
    name = "Alexandra Papadopoulou-Fitzgerald"
    page = read(SCRIPT, setup=PageSetup(paper=A4, watermark=name)).pages[2]
    assert name in page.extract_text()
    assert 0.15 in [round(each.get_object().get("/ca", 1), 2) for each in page["/Resources"]["/ExtGState"].values()]
