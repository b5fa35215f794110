"""Printed pages as PDF: lines joined to paragraphs, without what runs along them."""

from collections.abc import Sequence

from scriptgen_core.adaptation import read_sources
from scriptgen_core.adaptation.printed_lines import paragraphs_of_pages
from scriptgen_core.core.screenplay import Action, SceneHeading, Screenplay
from scriptgen_core.core.sources import Chapter
from scriptgen_core.formats import write_pdf
from tests.adaptation.books import PROSE, pdf

PLACES = ("hall", "gate", "hut", "pool", "tor", "farm", "bridge", "well", "road", "stable", "kennel", "church")
TITLE = "The Man who walked on the long Moor at Night"
SPEECH = "“Who is there?” he asked."


def read(data: bytes) -> tuple[Chapter, ...]:
    (source,), unread = read_sources([("moor.pdf", data)])
    assert (source.kind, unread) == ("pdf", ())
    return source.chapters


def printed(*pages: Sequence[str]) -> list[str]:
    return paragraphs_of_pages(pages)


def test_a_printed_book_has_its_chapters_and_paragraphs() -> None:
    """Justified and hyphenated text over several pages is whole again, and the running head is gone."""
    texts = [
        [
            " ".join(f"{name} went by the {place}, wondering whether anybody knew it." for place in PLACES),
            SPEECH,
            f"{name}.",
        ]
        for name in ("Ana", "Ben", "Cyril", "Dora")
    ]
    chapters = [f"#heading[Chapter {n}: {TITLE}]\n\n" + "\n\n".join(text) for n, text in enumerate(texts, 1)]

    assert read(pdf("\n\n#pagebreak()\n".join(chapters))) == tuple(
        Chapter(f"Chapter {n}: {TITLE}", "\n\n".join(text)) for n, text in enumerate(texts, 1)
    )


def test_letters_printed_as_one_sign_are_letters() -> None:
    """Ligatures are read as what they stand for, so that words can be found."""
    assert read(pdf("#set page(header: none)\nThe \ufb01rst o\ufb03ce.")) == (Chapter("moor", "The first office."),)


def test_a_printed_screenplay_is_read() -> None:
    """A script that was saved as PDF is source material like any other: all its lines are there, once."""
    script = Screenplay(elements=(SceneHeading("EXT. MOOR - NIGHT"), Action(PROSE), Action("Rain.")))

    assert read(write_pdf(script)) == (Chapter("moor", f"EXT. MOOR - NIGHT\n\n{PROSE}\n\nRain."),)


def test_heads_and_page_numbers_that_run_along_are_dropped() -> None:
    """A head that differs on left and right pages, and numbers that count the pages, are gone from all of them."""
    pages = [["The Moor" if n % 2 else "A. Writer", f"He saw {n} of them.", f"– {n} –"] for n in range(7, 15)]

    assert printed(*pages) == [" ".join(f"He saw {n} of them." for n in range(7, 15))]


def test_a_line_that_happens_to_stand_at_the_edge_of_some_pages_stays() -> None:
    """Short answers at the foot of far pages are no running feet."""
    pages = [[f"He saw {n} of them.", "“No.”" if n % 5 == 0 else f"She saw {n} as well."] for n in range(20)]

    assert sum(text.count("“No.”") for text in printed(*pages)) == 4


def test_headings_and_numbers_that_do_not_run_along_stay() -> None:
    """Chapter numbers at the top of their pages, and a head that opens its chapter, are text."""
    far = [[f"Chapter {n}", "Rain fell on it."] for n in (1, 2, 3)]
    pages = [page for first in far for page in (first, ["Snow fell on it.", "More."])]
    opening = [["CHAPTER IV", "Rain."], ["Chapter IV", "Snow."], ["Chapter IV", "Hail."]]

    assert [line for line in printed(*pages) if line.startswith("Chapter")] == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert printed(*opening) == ["CHAPTER IV", "Rain.", "Snow.", "Hail."]


def test_a_word_broken_at_the_end_of_a_line_is_whole_again() -> None:
    """The hyphen goes, unless the word has it elsewhere, or is made of two words of the text."""
    lines = [
        "It was only a very strange indica-",
        "tion of a half-open gate, the half-",
        "open gate of a strong man, strong-",
        "minded or not, who never minded—",
        "so they said.",
    ]

    assert printed(lines) == [
        "It was only a very strange indication of a half-open gate, the half-open gate of a strong man, strong-minded"
        " or not, who never minded—so they said."
    ]


def test_paragraphs_are_told_by_room_indentation_and_short_lines() -> None:
    """Each way of setting a paragraph is understood, double spacing included."""
    first, last = "The moor lay under a low sky, and the path", "was white with frost and led down to it."
    short = "was white."
    indented = [f"   {first}", last, f"   {first}", last]
    apart = [first, last, "", first, last]
    ended_early = [first, short, first, short]
    double = [first, "", last, "", "", "", first, "", last]

    for page in (indented, apart, double):
        assert printed(page) == [f"{first} {last}"] * 2
    assert printed(ended_early) == [f"{first} {short}"] * 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    """A sentence that is not over at the foot of a page goes on at the head of the next one."""
    assert printed(["The moor lay under a low sky, and"], ["the path was white with frost. Rain fell."]) == [
        "The moor lay under a low sky, and the path was white with frost. Rain fell."
    ]


def test_a_speech_at_the_head_of_a_page_is_no_part_of_one_that_broke_off() -> None:
    """Whoever is cut short at the foot of a page is answered in a paragraph of its own."""
    pages = [
        ["“That is all true, but I cannot say—"],
        ["   “Then go, and come back when you", "can say so. We shall be here still.”"],
    ]

    assert printed(*pages) == [
        *(
            "“That is all true, but I cannot say—",
            "“Then go, and come back when you can say so. We shall be here still.”",
        ),
    ]
