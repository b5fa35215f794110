"""Chapters grouped into batches, and the writer's changes of that plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.adaptation import merged, moved, plan_batches, split
from scriptgen_core.core.calls import token_estimate
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.sources import Batch, Chapter, SourceText

SENTENCES = st.sampled_from(
    ["The moor lay dark.", "“Who is there?” he asked.", "Rain fell\nall night.", "No", "霧。雨。"]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=12).map(" ".join)
TEXTS = st.one_of(
    st.lists(PARAGRAPHS, min_size=1, max_size=9).map("\n\n".join),
    st.text(min_size=1, max_size=80),
)
SOURCES = st.lists(
    st.lists(TEXTS, max_size=5).map(
        lambda texts: SourceText("book", "txt", tuple(Chapter(f"Chapter {n}", t) for n, t in enumerate(texts, 1)))
    ),
    max_size=3,
)
ROOMS = st.integers(1, 120)


def book(*texts: str) -> SourceText:
    return SourceText("book.txt", "txt", tuple(Chapter(f"Chapter {n}", text) for n, text in enumerate(texts, 1)))


def titles(plan: tuple[Batch, ...]) -> list[str]:
    return [batch.title for batch in plan]


@given(SOURCES, ROOMS)
def test_the_passages_are_the_chapters_in_order_and_nothing_else(sources: list[SourceText], room: int) -> None:
    """Put together, the passages of a plan are the texts of the chapters, and each says where it stands."""
    passages = [passage for batch in plan_batches(sources, room) for passage in batch.passages]

    assert "".join(each.text for each in passages) == "".join(c.text for s in sources for c in s.chapters)
    assert [(each.source, each.chapter, each.start) for each in passages] == sorted(
        (each.source, each.chapter, each.start) for each in passages
    )
    for each in passages:
        assert sources[each.source].chapters[each.chapter].text[each.start : each.end] == each.text


@given(SOURCES, ROOMS)
def test_no_batch_is_above_the_room_unless_it_is_a_single_word(sources: list[SourceText], room: int) -> None:
    """A batch has at most as many tokens as there is room for, unless it is one word."""
    assert all(
        batch.tokens <= room or len("".join(p.text for p in batch.passages).split()) <= 1
        for batch in plan_batches(sources, room)
    )


@given(SOURCES, ROOMS)
def test_a_paragraph_that_fits_is_never_cut(sources: list[SourceText], room: int) -> None:
    """A cut falls between paragraphs, or inside one that alone is larger than the room."""
    for batch in plan_batches(sources, room):
        for passage in batch.passages:
            text = sources[passage.source].chapters[passage.chapter].text
            if passage.start and text[passage.start - 2 : passage.start] != "\n\n":
                before = text.rfind("\n\n", 0, passage.start) + 2
                after = text.find("\n\n", passage.start)
                paragraph = text[max(before, 0) if before > 1 else 0 : after + 2 if after >= 0 else len(text)]
                assert token_estimate(len(paragraph)) > room


@given(SOURCES, ROOMS, st.data())
def test_a_split_that_is_merged_again_changed_nothing(
    sources: list[SourceText], room: int, data: st.DataObject
) -> None:
    """Whichever batch is split before whichever paragraph: merging the two gives the plan as it was."""
    plan = plan_batches(sources, room)
    counts = [sum(len(each.paragraphs) for each in batch.passages) for batch in plan]
    if places := [(at, where) for at, count in enumerate(counts) for where in range(1, count)]:
        at, where = data.draw(st.sampled_from(places))
        halves = split(plan, at, where)

        assert len(halves) == len(plan) + 1
        assert sum(len(each.paragraphs) for each in halves[at].passages) == where
        assert merged(halves, at) == plan


@given(SOURCES, ROOMS, st.data())
def test_a_batch_moved_there_and_back_stands_where_it_stood(
    sources: list[SourceText], room: int, data: st.DataObject
) -> None:
    """A moved batch stands at its new place, the others keep their order, and moving it back undoes it."""
    if plan := plan_batches(sources, room):
        at, to = (data.draw(st.integers(0, len(plan) - 1)) for _ in range(2))
        changed = moved(plan, at, to)

        assert changed[to] == plan[at]
        assert changed[:to] + changed[to + 1 :] == plan[:at] + plan[at + 1 :]
        assert moved(changed, to, at) == plan


def test_whole_chapters_share_a_batch_while_they_fit() -> None:
    """Chapters are taken together as long as they fit, and the batch is named after the first and the last."""
    plan = plan_batches([book("a" * 100, "b" * 100, "c" * 100, "d" * 100), book("e" * 30)], token_estimate(310))

    assert titles(plan) == ["Chapter 1 – Chapter 3", "Chapter 4 – Chapter 1"]


def test_a_large_chapter_is_cut_into_parts_of_about_equal_size() -> None:
    """A chapter of twenty paragraphs that needs three parts has none much smaller than the others."""
    plan = plan_batches([book("short", "\n\n".join(["x" * 98] * 20), "short")], token_estimate(900))

    assert titles(plan) == [
        "Chapter 1",
        *(f"Chapter 2 (part {n})" for n in (1, 2, 3)),
        "Chapter 3",
    ]
    assert [len(batch.passages[0].paragraphs) for batch in plan[1:-1]] == [7, 7, 6]


def test_a_paragraph_above_the_room_is_cut_between_its_sentences() -> None:
    """A paragraph that alone is too large is cut after a sentence, with what closes its speech."""
    plan = plan_batches([book("“Where is it?” he asked. “On the moor, sir.” Nobody spoke.")], token_estimate(45))

    assert [batch.passages[0].text for batch in plan] == [
        "“Where is it?” he asked. ",
        "“On the moor, sir.” Nobody spoke.",
    ]


def test_a_split_gives_parts_their_numbers() -> None:
    """A batch split inside a chapter has that chapter as two numbered parts, and before a chapter none."""
    plan = plan_batches([book("one\n\ntwo", "three", "four\n\nfive")], 100)

    assert titles(split(plan, 0, 1)) == ["Chapter 1 (part 1)", "Chapter 1 (part 2) – Chapter 3"]
    assert titles(split(plan, 0, 2)) == ["Chapter 1", "Chapter 2 – Chapter 3"]


def test_parts_keep_their_numbers_wherever_they_are_moved() -> None:
    """Which part of its chapter a batch is, does not depend on where it stands, and parts out of order stay two."""
    halves = split(plan_batches([book("one\n\ntwo")], 100), 0, 1)
    together = merged(moved(halves, 0, 1), 0)

    assert titles(moved(halves, 0, 1)) == ["Chapter 1 (part 2)", "Chapter 1 (part 1)"]
    assert titles(together) == ["Chapter 1 (part 2) – Chapter 1 (part 1)"]
    assert "".join(passage.text for passage in together[0].passages) == "twoone\n\n"


def test_a_short_chapter_is_not_put_to_the_last_part_of_a_large_one() -> None:
    """What follows a chapter in parts begins a batch of its own, room or not."""
    plan = plan_batches([book("x" * 60 + "\n\n" + "y" * 9, "z")], token_estimate(62))

    assert titles(plan) == ["Chapter 1 (part 1)", "Chapter 1 (part 2)", "Chapter 2"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda plan: merged(plan, 1), "has none after it"),
        (lambda plan: merged(plan, 2), "number 3 is not in the plan"),
        (lambda plan: split(plan, 0, 0), "leaves one side without text"),
        (lambda plan: split(plan, 0, 2), "leaves one side without text"),
        (lambda plan: split(plan, -1, 1), "number 0 is not in the plan"),
        (lambda plan: moved(plan, 0, 2), "number 3 is not in the plan"),
        (lambda _: plan_batches([], 0), "holds no text"),
    ],
)
def test_what_cannot_be_done_is_refused(change, sentence: str) -> None:  # type: ignore[no-untyped-def]
    """A change that has no batch or no place to work on says so."""
    plan = split(plan_batches([book("one\n\ntwo", "three")], 100), 0, 2)

    with pytest.raises(InputError, match=sentence):
        change(plan)
