"""Chapters found by the headings of a text, marked or plain."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.adaptation import read_sources
from scriptgen_core.core.sources import Chapter
from tests.adaptation.books import PROSE

HOUND = Path(__file__).parents[3] / "shared" / "corpus" / "public-domain" / "hound-of-the-baskervilles.txt"


def chapters(text: str, name: str = "moor.txt") -> tuple[Chapter, ...]:
    (source,), unread = read_sources([(name, text.encode())])
    assert not unread
    return source.chapters


def titles(text: str, name: str = "moor.txt") -> list[str]:
    return [chapter.title for chapter in chapters(text, name)]


def told(*headings: str) -> str:
    """A text with prose below each heading."""
    return "\n\n".join(f"{heading}\n\n{PROSE}" for heading in headings)


@pytest.mark.skipif(not HOUND.exists(), reason=f"the corpus is not at {HOUND}")
def test_a_whole_novel_has_its_chapters_and_every_paragraph() -> None:
    """The Hound of the Baskervilles has its fifteen chapters, and below them all but its title page."""
    text = HOUND.read_text()
    told = chapters(text)

    assert [chapter.title for chapter in told] == [
        *("Chapter I: Mr. Sherlock Holmes", "Chapter II: The Curse of the Baskervilles", "Chapter III: The Problem"),
        *("Chapter IV: Sir Henry Baskerville", "Chapter V: Three Broken Threads", "Chapter VI: Baskerville Hall"),
        *("Chapter VII: The Stapletons of Merripit House", "Chapter VIII: First Report of Dr. Watson"),
        *("Chapter IX: Second Report of Dr. Watson", "Chapter X: Extract from the Diary of Dr. Watson"),
        *("Chapter XI: The Man on the Tor", "Chapter XII: Death on the Moor", "Chapter XIII: Fixing the Nets"),
        *("Chapter XIV: The Hound of the Baskervilles", "Chapter XV: A Retrospection"),
    ]
    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
    kept = [part for chapter in told for part in (chapter.title, *chapter.text.split("\n\n"))]
    assert kept == paragraphs[1:]


@pytest.mark.parametrize(
    "headings",
    [
        ["Chapter 1. Mr. Sherlock Holmes", "Chapter 2. The Curse"],
        ["CHAPTER I", "CHAPTER II", "CHAPTER III"],
        ["CHAPTER  4", "CHAPTER  5"],
        ["Chapter One", "Chapter Twenty-Two – The Man on the Tor"],
        ["Prologue", "Chapter 1", "Chapter 2", "Epilogue"],
        ["I.", "II.", "III.", "IV."],
        ["1", "2", "3"],
        ["I. A SCANDAL", "II. A CASE OF IDENTITY"],
        ["THE OLD HOUSE", "A LIGHT ON THE MOOR"],
        ["Kapitel 1", "Kapitel 2: Das Moor"],
        ["Part One", "Part Two"],
    ],
    ids=lambda headings: headings[0],
)
def test_headings_of_plain_text_are_known_by_their_words(headings: list[str]) -> None:
    """Each usual form of a heading begins a chapter and is its title."""
    found = chapters(told(*headings))

    assert [chapter.title for chapter in found] == [" ".join(heading.split()) for heading in headings]
    assert {chapter.text for chapter in found} == {PROSE}


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 3 of the book told him that it was late.",
        "Part one was over, and they went home.",
        "I",
        "BEWARE OF THE DOG",
        "7",
        "Bookish people.",
    ],
)
def test_a_line_that_only_looks_like_a_heading_stays_in_the_text(line: str) -> None:
    """A sentence about a chapter, a number out of order, or a sign in capitals begins no chapter."""
    assert titles(told("Chapter 1", f"{PROSE}\n\n{line}", "Chapter 2")) == ["Chapter 1", "Chapter 2"]
    assert line in chapters(told("Chapter 1", f"{PROSE}\n\n{line}", "Chapter 2"))[0].text


def test_a_script_has_no_chapters_by_its_capitals() -> None:
    """Scene headings and shouts of a script typed as text are no chapters."""
    script = "\n\n".join(f"INT. HALL {n} - NIGHT\n\nBOOM\n\n{PROSE}" for n in range(4))

    assert titles(script) == ["moor"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_table_of_contents_is_not_chapters(between: str) -> None:
    """A list of all headings at the beginning, close or wide, begins no chapter, and neither does the title page."""
    headings = ["Chapter 1. The Moor", "Chapter 2. The Hall", "Chapter 3. The Hound"]
    front = f"THE MOOR\n\nby A. Writer\n\nCONTENTS\n\n{between.join(headings)}\n\n[Illustration]\n\n"

    assert titles(front + told(*headings)) == headings


def test_short_chapters_whose_heading_comes_again_are_chapters() -> None:
    """A first part of short chapters is no table of contents, for not all of its headings come again."""
    text = "Chapter 1\n\nRain fell.\n\nChapter 2\n\nSnow fell.\n\nChapter 1\n\nThe sun.\n\nChapter 3\n\nWind."

    assert titles(text) == ["Chapter 1", "Chapter 2", "Chapter 1", "Chapter 3"]


def test_a_table_of_contents_with_page_numbers_is_not_chapters() -> None:
    """Lines that end in dots and a page number are no headings, whatever they begin with."""
    front = "Chapter 1. The Moor ........ 5\n\nChapter 2. The Hall . . . . 17\n\nChapter 3    29\n\n"

    assert titles(front + told("Chapter 1. The Moor", "Chapter 2. The Hall", "Chapter 3")) == [
        *("Chapter 1. The Moor", "Chapter 2. The Hall", "Chapter 3"),
    ]


def test_chapters_that_count_anew_in_each_part_are_all_there() -> None:
    """Two parts with a first chapter each have both, and the part stands in front of its first one."""
    text = f"PART ONE\n\n{told('Chapter 1', 'Chapter 2')}\n\nPART TWO\n\n{told('Chapter 1', 'Chapter 2')}"

    assert titles(text) == ["PART ONE, Chapter 1", "Chapter 2", "PART TWO, Chapter 1", "Chapter 2"]


def test_stories_in_capitals_with_numbered_parts_are_all_there() -> None:
    """A title in capitals stands in front of the first of the numbers that begin anew below it."""
    text = f"A SCANDAL\n\n{told('I.', 'II.')}\n\nA CASE\n\n{told('I.', 'II.')}"

    assert titles(text) == ["A SCANDAL, I.", "II.", "A CASE, I.", "II."]


def test_a_sign_among_numbered_chapters_stays_in_the_text() -> None:
    """Where numbers tell the chapters, a line in capitals that has none right below it is text."""
    assert titles(told("I.", "II.") + f"\n\nBEWARE OF THE DOG\n\n{PROSE}") == ["I.", "II."]


def test_chapters_that_come_again_with_their_text_are_no_table_of_contents() -> None:
    """Two books in one file, each with the same headings, have all their chapters."""
    assert titles(told("Chapter 1", "Chapter 2") + "\n\n" + told("Chapter 1", "Chapter 2")) == [
        *("Chapter 1", "Chapter 2", "Chapter 1", "Chapter 2"),
    ]


def test_a_single_line_in_capitals_is_a_heading_only_at_the_top() -> None:
    """A sign within a text without headings is text; a title at its top is its title."""
    assert titles(f"{PROSE}\n\nBEWARE OF THE DOG\n\n{PROSE}") == ["moor"]
    assert titles(told("THE DOG")) == ["THE DOG"]


@pytest.mark.parametrize("numbers", [["7", "3", "12"], ["1"], ["IV."]])
def test_numbers_that_do_not_count_up_are_no_chapters(numbers: list[str]) -> None:
    """A number alone, or some in no order, stays in the text."""
    text = f"{PROSE}\n\n{told(*numbers)}"

    assert chapters(text) == (Chapter("moor", text),)


def test_a_heading_at_the_end_is_kept_in_the_text() -> None:
    """A last heading with nothing below it is the end of the chapter before it."""
    assert chapters(f"{told('Chapter 1', 'Chapter 2')}\n\nEpilogue")[-1] == Chapter("Chapter 2", f"{PROSE}\n\nEpilogue")


def test_signs_that_cannot_be_shown_are_left_out() -> None:
    """Control characters do not get into what is stored."""
    assert chapters("Rain\x1b fell.\x7f\n\n\x01") == (Chapter("moor", "Rain fell."),)


def test_numbers_within_named_chapters_stay_in_their_text() -> None:
    """Sections counted inside chapters begin no chapters of their own."""
    assert titles(told("Chapter 1", "1", "2", "Chapter 2", "1", "2")) == ["Chapter 1", "Chapter 2"]


def test_a_title_below_its_number_is_part_of_the_heading() -> None:
    """A chapter number with its title on the next line, close or wide, is one heading."""
    assert titles(told("CHAPTER I.\n\nThe Moor", "CHAPTER II.\n\nThe Hall")) == [
        *("CHAPTER I. The Moor", "CHAPTER II. The Hall"),
    ]
    assert titles(told("Chapter 1\nThe Moor", "Chapter 2\nThe Hall")) == ["Chapter 1. The Moor", "Chapter 2. The Hall"]


def test_text_right_below_a_heading_is_its_text() -> None:
    """A heading needs no blank line below it."""
    found = chapters(f"Chapter 1\n{PROSE}\n\nChapter 2\n{PROSE}")

    assert found == (Chapter("Chapter 1", PROSE), Chapter("Chapter 2", PROSE))


def test_what_gutenberg_puts_around_a_book_is_cut() -> None:
    """Header and licence are no part of the book, and an untitled opening is a chapter named after the file."""
    text = (
        f"The Project Gutenberg eBook\n\n{PROSE}\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE MOOR ***\n\n"
        f"Opening. {PROSE}\n\n{told('Chapter 1', 'Chapter 2')}\n\n"
        f"*** END OF THE PROJECT GUTENBERG EBOOK THE MOOR ***\n\n{PROSE}"
    )

    assert chapters(text) == (
        Chapter("moor", f"Opening. {PROSE}"),
        Chapter("Chapter 1", PROSE),
        Chapter("Chapter 2", PROSE),
    )


def test_verse_before_the_first_heading_is_a_chapter_and_a_long_contents_is_not() -> None:
    """What is longer than a title page is kept, even if it has no long paragraph; a list of the headings is not."""
    headings = [f"Chapter {n}. The Long Way over the Moor" for n in range(1, 30)]
    contents = "CONTENTS\n\n" + "\n".join(headings)
    verse = "\n".join(["The moor is white,", "the path is long,"] * 12)

    assert titles(f"{contents}\n\n{told(*headings)}") == headings
    assert titles(f"{verse}\n\n{told(*headings)}") == ["moor", *headings]


def test_a_text_without_headings_is_one_chapter_named_after_its_file() -> None:
    """However short, all of it is there."""
    assert chapters("A door.\n\nRain.", "old/The Door.txt") == (Chapter("The Door", "A door.\n\nRain."),)


def test_markdown_headings_are_chapters_and_deeper_ones_text() -> None:
    """The book's title is no chapter, both forms of heading are, and a section within stays in the text."""
    one = f"## *One* ##\n\n{PROSE}\n\n### Later\n\nRain.\n\n"
    text = f"---\ntitle: x\n---\n# The Moor\n\n{one}Two\n---\n\n```\n# code\n```\n\nEnd."

    assert chapters(text, "moor.md") == (
        Chapter("One", f"{PROSE}\n\nLater\n\nRain."),
        Chapter("Two", "```\n# code\n```\n\nEnd."),
    )


def test_what_is_short_or_unfinished_in_markdown_is_not_lost() -> None:
    """A short first section, a line above a rule, and what follows an open fence are text."""
    text = f"# Logline\n\nA dog\n\n# Outline\n\nRain fell.\n---\n```\n# code\n\n{PROSE}"

    assert chapters(text, "moor.md") == (
        Chapter("Logline", "A dog"),
        Chapter("Outline", f"Rain fell.\n---\n```\n# code\n\n{PROSE}"),
    )


def test_a_short_opening_is_kept_and_a_title_page_is_not() -> None:
    """A sentence before the first heading is a chapter named after the file; a title with its author is none."""
    assert titles(f"Ana wants the old farm.\n\n{told('Chapter 1', 'Chapter 2')}") == ["moor", "Chapter 1", "Chapter 2"]
    assert titles(f"THE MOOR\n\nby A. Writer\n\n{told('FROST', 'RAIN')}") == ["FROST", "RAIN"]


def test_sections_of_a_fountain_file_are_chapters_and_capitals_are_not() -> None:
    """A script is told by its sections; without one it is a single chapter."""
    assert titles("# Act One\n\nINT. HALL\n\nBOOM\n\n# Act Two\n\nEXT. MOOR\n\nRain.", "moor.fountain") == [
        *("Act One", "Act Two"),
    ]
    assert chapters("INT. HALL\n\nBOOM\n\nRain.", "moor.fountain") == (Chapter("moor", "INT. HALL\n\nBOOM\n\nRain."),)


def test_a_text_without_blank_lines_has_its_paragraphs() -> None:
    """Where a line is a paragraph, and where only indentation tells one, the headings and paragraphs are found."""
    typed = "\n".join(f"Chapter {n}\n{PROSE} {PROSE}\n“Who is there?”" for n in range(1, 9))
    wrapped = "\n".join(
        f"Chapter {n}\n   The moor lay under a low sky and\nthe path was white.\n   Rain." for n in range(1, 9)
    )

    assert chapters(typed)[2] == Chapter("Chapter 3", f"{PROSE} {PROSE}\n\n“Who is there?”")
    assert chapters(wrapped)[7] == Chapter("Chapter 8", "The moor lay under a low sky and the path was white.\n\nRain.")


@given(st.lists(st.sampled_from(["Chapter 1", "II.", "PART TWO", "RAIN", "# One", "Rain fell.", PROSE, "Contents"])))
def test_no_prose_is_ever_lost(blocks: list[str]) -> None:
    """Whatever stands around it, every paragraph of prose is in some chapter, in a text and in Markdown."""
    for name in ("moor.txt", "moor.md", "moor.fountain"):
        read, _ = read_sources([(name, "\n\n".join(blocks).encode())])
        kept = [chapter.text for source in read for chapter in source.chapters]
        assert sum(text.count(PROSE) for text in kept) == blocks.count(PROSE)
        assert all(kept)
