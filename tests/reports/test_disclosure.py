"""Printed lines counted by who wrote them."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Page
from scriptgen_core.core.story import WRITER, Author
from scriptgen_core.formats import paginate, parse_fountain
from scriptgen_core.reports import Credit, Disclosure, disclose, disclosure_table, write_disclosure_pdf

DEMO = (Author("rule", "demo", "demo-1", "agent.director", 2), "undecided")
CREDITS: tuple[Credit, ...] = (
    (WRITER, None),
    (Author("import"), None),
    (Author("rule", "demo", "demo-1", "agent.director", 2), "undecided"),
    (Author("model", "openai", "gpt-x", "agent.director", 1), "taken"),
    (Author("model", "openai", "gpt-x", "agent.director", 1, edited=True), "edited"),
)
LONG = "He goes on about the forks and the spoons and whatever else is in the drawer, and does not stop. " * 4
PARAGRAPHS = (
    "He waits.\nHe goes.",
    LONG,
    f"ANA\n{LONG}\n(low)\nYes.",
    "BO ^\nNo.",
    "> CUT TO:",
    "[[A note.]]",
    "/* cut */",
    "# Act",
    "~la la\n~la",
    "===",
    "\n",
)
bodies = st.lists(st.sampled_from(PARAGRAPHS), max_size=6).map("\n\n".join)


def written(bodies: Sequence[str], credits: Sequence[Credit]) -> tuple[Disclosure, tuple[Page, ...]]:
    """Scenes with these bodies, whose lines are by these in turn, and the pages they are on."""
    texts = [f"INT. ROOM {at} - DAY\n\n{body}\n\n" for at, body in enumerate(bodies)]
    begins = [1 + sum(text.count("\n") for text in texts[:at]) for at in range(len(texts))]
    screenplay = parse_fountain("".join(texts))
    pages = paginate(screenplay)
    lines = range(1, "".join(texts).count("\n") + 2)
    return disclose(screenplay, pages, begins, {line: credits[line % len(credits)] for line in lines}), pages


@given(st.lists(bodies, min_size=1, max_size=4), st.lists(st.sampled_from(CREDITS), min_size=1, max_size=5))
def test_the_counts_of_a_scene_are_its_printed_lines(bodies: list[str], credits: list[Credit]) -> None:
    """Nothing printed is left out or counted twice, by whom it may be; the script's are those of its scenes."""
    disclosure, pages = written(bodies, credits)
    printed = [line for page in pages for line in page.lines if line.element >= 0 and line.text.strip()]
    headings = [at for at, line in enumerate(printed) if line.kind == "scene_heading"]
    lengths = [end - start for start, end in zip(headings, [*headings[1:], len(printed)], strict=True)]
    assert [scene.lines for scene in disclosure.scenes] == lengths
    assert sum(disclosure.by_whose.values()) == disclosure.lines == sum(lengths)
    for row in disclosure_table(disclosure, "scenes").rows:
        whose, decided = [int(row[at] or 0) for at in range(4, 14, 2)], [int(row[at] or 0) for at in range(14, 19)]
        assert row[3] == sum(whose)
        assert sum(decided) == sum(whose[1:4])


def test_a_line_of_the_text_counts_as_often_as_it_fills_lines_of_the_page() -> None:
    disclosure, _ = written([f"Short.\n{LONG}"], [CREDITS[0], CREDITS[3]])
    assert [(each.whose, each.lines) for each in disclosure.passages] == [("model", 2), ("writer", 7)]


def test_a_passage_over_a_page_break_says_both_pages_and_what_the_layout_adds_is_nobodys() -> None:
    disclosure, pages = written(["\n\n".join([f"ANA\n{LONG * 9}"] * 2)], [CREDITS[0]])
    assert any(line.kind == "more" for page in pages for line in page.lines)
    [passage] = disclosure.passages
    assert (passage.page, passage.last_page) == (pages[0].label, pages[-1].label)


def test_what_demo_assembled_is_named_so_and_no_column_stands_empty() -> None:
    disclosure, _ = written(["He waits."], [DEMO])
    [sheet] = PdfReader(BytesIO(write_disclosure_pdf(disclosure, "", "As it stands"))).pages
    words = sheet.extract_text()
    assert "Untitled screenplay" in words
    assert "Demo, by rule" in words
    assert "Imported" not in words


def test_nothing_written_is_refused_with_advice() -> None:
    with pytest.raises(FormatError, match="write or generate a scene first"):
        write_disclosure_pdf(Disclosure(()), "", "")
