"""The PDF shows what the pages say."""

from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.formats import paginate, parse_fountain, unshowable, write_pdf

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


def read(text: str) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(parse_fountain(text))))


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


def test_scene_numbers_stand_on_both_sides() -> None:
    assert read(SCRIPT).pages[1].extract_text().count("1A") == 2


def test_styles_are_drawn_with_courier_prime_of_that_style() -> None:
    fonts = {name for page in read(SCRIPT).pages for name in _fonts(page)}
    assert {"CourierPrime-Regular", "CourierPrime-Bold", "CourierPrime-Italic"} <= fonts


@pytest.mark.parametrize("text", ["Привет, Ольга", "Καλημέρα", "Đà Nẵng", "ÀÉÎõüß — “…”"])
def test_what_courier_prime_lacks_is_drawn_with_a_shipped_font(text: str) -> None:
    script = f"!{text}"
    assert text in read(script).pages[0].extract_text()
    assert unshowable(parse_fountain(script)) == ()
    assert all(name.startswith(("CourierPrime", "LiberationMono")) for name in _fonts(read(script).pages[0]))


def test_right_to_left_text_and_control_characters_do_no_harm() -> None:
    assert "a" in read("!a مرحبا שלום \x01\x0b b").pages[0].extract_text()


def test_what_no_font_has_is_named_once() -> None:
    assert unshowable(parse_fountain("!a \U000e0101\ue123 b \ue123\n\n[[\ue124]]"))[-1:] == ("\ue123",)


def test_the_same_screenplay_gives_the_same_bytes() -> None:
    screenplay = parse_fountain(SCRIPT)
    assert write_pdf(screenplay) == write_pdf(screenplay)


def test_an_empty_screenplay_is_refused_with_advice() -> None:
    with pytest.raises(FormatError, match="nothing to print"):
        write_pdf(Screenplay())


def _fonts(page: PageObject) -> set[str]:
    names = [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
    return {name.split("+")[-1].removesuffix("-Identity-H") for name in names}
