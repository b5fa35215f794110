"""Who wrote each line survives edits."""

from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.core.authorship import carried, from_json, sole_author, to_json
from scriptgen_core.core.story import WRITER, Author

MODEL = Author("model", "openai", "gpt-x", "agent.director", 3)
PAGE = "INT. KITCHEN - NIGHT\n\nRosa counts the forks twice.\n\nROSA\nEleven."

LINES = ["Rosa waits.", "Rosa waits", "", "Eleven.", "The tap drips."]
texts = st.lists(st.sampled_from(LINES), max_size=8).map("\n".join)


def test_lines_the_writer_left_alone_stay_the_models():
    edited = PAGE + "\nTwelve with the bent one."
    assert carried(PAGE, sole_author(PAGE, MODEL), edited, WRITER) == ((MODEL, 6), (WRITER, 1))


def test_a_line_changed_by_hand_is_the_models_edited_by_the_writer():
    edited = PAGE.replace("counts the forks twice", "counts the forks again")
    authors = carried(PAGE, sole_author(PAGE, MODEL), edited, WRITER)
    assert [(owner.kind, owner.edited, count) for owner, count in authors] == [
        ("model", False, 2),
        ("model", True, 1),
        ("model", False, 3),
    ]


def test_a_new_line_of_the_writers_is_the_writers():
    edited = PAGE.replace("Rosa counts the forks twice.", "Nobody comes. The candles are out.")
    assert (WRITER, 1) in carried(PAGE, sole_author(PAGE, MODEL), edited, WRITER)


@given(texts, texts)
def test_every_line_of_the_new_text_has_exactly_one_author(old, new):
    authors = carried(old, sole_author(old, MODEL), new, WRITER)
    assert sum(count for _, count in authors) == (len(new.split("\n")) if new else 0)


@given(texts)
def test_authorship_survives_the_way_through_json(text):
    authors = carried(text, sole_author(text, MODEL), text + "\nMore.", WRITER)
    assert from_json(to_json(authors)) == authors
