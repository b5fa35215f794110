"""Changes found between drafts and put into one."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.screenplay import Action, Element
from scriptgen_core.core.story import Change
from scriptgen_core.rewrite.changes import apply_changes, change, changes_between, read_draft, rebased
from tests.rewrite.page_strategies import PAGES

DRAFT = """INT. FERRY TERMINAL - NIGHT

Ilse counts the coins on the counter. One is a washer.

ILSE
(re: the washer)
This one's not mine.

BRAM
They're all the same to the machine.

He tears her a ticket.
"""


def accept(draft: str, changes: Iterable[Change]) -> str:
    kept = tuple(changes)
    return apply_changes(draft, kept, {each.id for each in kept})


def test_a_changed_speech_is_one_change_that_leaves_its_cue_alone() -> None:
    new = DRAFT.replace("They're all the same to the machine.", "Keep it.")
    (found,) = changes_between(DRAFT, new, "note-1")
    assert (found.old, found.new, found.note_id) == ("They're all the same to the machine.", "Keep it.", "note-1")
    assert accept(DRAFT, [found]) == new


def test_a_line_within_a_speech_knows_who_speaks_it_and_a_cue_or_an_action_does_not() -> None:
    draft = read_draft(DRAFT)
    assert [draft.speaker_of(at) for at in range(len(draft.elements) + 1)] == [
        "",
        "",
        "",
        "ILSE",
        "ILSE",
        "",
        "BRAM",
        "",
        "",
    ]


def test_the_same_change_has_the_same_id_every_time() -> None:
    new = DRAFT.replace("Keep", "Give").replace("a ticket", "two tickets")
    assert changes_between(DRAFT, new) == changes_between(DRAFT, new)
    assert {each.id for each in changes_between(DRAFT, new, "a")} != {each.id for each in changes_between(DRAFT, new)}


def test_a_cut_speech_takes_one_blank_line_with_it() -> None:
    new = DRAFT.replace("BRAM\nThey're all the same to the machine.\n\n", "")
    assert accept(DRAFT, changes_between(DRAFT, new)) == new


def test_an_action_put_into_a_speech_ends_the_speech_with_a_blank_line() -> None:
    draft = read_draft(DRAFT)
    replaced = change(draft, 3, 5, "She pockets it.", "n")
    cut = change(draft, 2, 5, "She pockets it.", "n")
    assert "ILSE\nShe pockets it.\n\nBRAM" in accept(DRAFT, [replaced])
    assert "mine" not in accept(DRAFT, [cut])
    assert "washer.\n\nShe pockets it.\n\nBRAM" in accept(DRAFT, [cut])


def test_a_speech_that_goes_on_stays_one_speech() -> None:
    new = DRAFT.replace("to the machine.\n", "to the machine.\n(beat)\nNot to me.\n")
    assert accept(DRAFT, changes_between(DRAFT, new)) == new


def test_something_new_at_the_very_end_or_start_gets_its_blank_line() -> None:
    last = change(read_draft(DRAFT), 8, 8, "The lights go.", "n")
    first = change(read_draft(DRAFT), 0, 0, "A horn.", "n")
    both = accept(DRAFT, [last, first])
    assert both.startswith("A horn.\n\nINT. FERRY")
    assert both.endswith("a ticket.\n\nThe lights go.\n")


def test_carriage_returns_stay_carriage_returns() -> None:
    draft = DRAFT.replace("\n", "\r\n")
    new = DRAFT.replace("He tears her a ticket.", "He shuts the window.\n\nA horn.").replace("\n", "\r\n")
    assert accept(draft, changes_between(draft, new)) == new


def test_the_writers_own_wording_goes_in_instead() -> None:
    (found,) = changes_between(DRAFT, DRAFT.replace("He tears her a ticket.", "He shuts the window."))
    edited = apply_changes(DRAFT, [found], {found.id}, {found.id: "He turns the sign."})
    assert edited == DRAFT.replace("He tears her a ticket.", "He turns the sign.")


def test_a_change_made_for_another_draft_is_refused() -> None:
    (found,) = changes_between(DRAFT, DRAFT.replace("a ticket", "two tickets"))
    with pytest.raises(VersionConflict, match="changed since"):
        accept(DRAFT.replace("tears", "hands"), [found])


def test_overlapping_changes_are_not_accepted_together() -> None:
    draft = read_draft(DRAFT)
    with pytest.raises(VersionConflict, match="overlap"):
        accept(DRAFT, [change(draft, 1, 3, "x", "n"), change(draft, 2, 5, "y", "n")])


def test_a_change_outlives_an_edit_elsewhere_in_the_scene() -> None:
    found = changes_between(DRAFT, DRAFT.replace("a ticket", "two tickets"))
    edited = DRAFT.replace("coins on the counter", "coins").replace("ILSE\n", "A horn.\n\nILSE\n")
    assert accept(edited, rebased(DRAFT, found, edited)) == edited.replace("a ticket", "two tickets")


def test_a_change_whose_line_was_edited_is_left_out_and_the_others_stay() -> None:
    found = changes_between(DRAFT, DRAFT.replace("a ticket", "two tickets").replace("This one's", "That's"))
    edited = DRAFT.replace("This one's not mine.", "That one is not mine.")
    assert [each.id for each in rebased(DRAFT, found, edited)] == [found[1].id]


def test_an_addition_keeps_its_place_while_a_line_beside_it_is_left() -> None:
    found = changes_between(DRAFT, DRAFT.replace("He tears", "A horn.\n\nHe tears"))
    edited = DRAFT.replace("He tears her", "He sells her")
    assert accept(edited, rebased(DRAFT, found, edited)) == edited.replace("He sells", "A horn.\n\nHe sells")
    filled = DRAFT.replace("He tears", "A gull.\n\nHe tears")
    assert rebased(DRAFT, found, filled) == ()


def test_a_line_added_to_a_speech_is_left_out_once_the_speech_ends_before_it() -> None:
    found = changes_between(DRAFT, DRAFT.replace("(re: the washer)\n", "(re: the washer)\nNo.\n"))
    assert rebased(DRAFT, found, DRAFT.replace("\nThis one's not mine.", "")) == ()


@settings(max_examples=300, deadline=None)
@given(PAGES, PAGES)
def test_accepting_everything_gives_the_new_page_and_nothing_the_old_one(old: str, new: str) -> None:
    changes = changes_between(old, new)
    assert apply_changes(old, changes, set()) == old
    assert read_draft(accept(old, changes)).read_as == read_draft(new).read_as


@settings(max_examples=300, deadline=None)
@given(PAGES, PAGES, st.data())
def test_any_choice_of_changes_leaves_all_other_elements_as_they_were(old: str, new: str, data: st.DataObject) -> None:
    changes = changes_between(old, new)
    chosen = [each for each in changes if data.draw(st.booleans())]
    before, after = read_draft(old).read_as, read_draft(accept(old, chosen)).read_as
    kept = [i for i in range(len(before)) if not any(each.start <= i < each.end for each in chosen)]
    expected = [before[i] for i in kept]
    remaining = iter(after)
    assert all(any(one == other for other in remaining) for one in expected)


@settings(max_examples=100, deadline=None)
@given(PAGES, PAGES)
def test_an_unedited_draft_keeps_every_change_that_stands_alone(old: str, new: str) -> None:
    changes = changes_between(old, new)
    assert rebased(old, changes, old) == changes


@settings(max_examples=300, deadline=None)
@given(PAGES, PAGES, PAGES, st.data())
def test_changes_rebased_on_an_edited_draft_leave_all_its_other_elements_alone(
    old: str, new: str, other: str, data: st.DataObject
) -> None:
    edits = changes_between(old, other)
    edited = apply_changes(old, edits, {each.id for each in edits if data.draw(st.booleans())})
    moved = rebased(old, changes_between(old, new), edited)
    chosen = [each for each in moved if data.draw(st.booleans())]
    before, after = read_draft(edited).read_as, read_draft(accept(edited, chosen)).read_as
    kept = [before[i] for i in range(len(before)) if not any(each.start <= i < each.end for each in chosen)]
    remaining = iter(after)
    assert all(any(one == other for other in remaining) for one in kept)


def around_and_within(draft: str, one: Change) -> tuple[list[Element], list[Element]]:
    """The elements around the change's range after it was made, and those it put there, without mere blank lines."""
    after = read_draft(accept(draft, [one])).read_as
    end = len(after) - (len(read_draft(draft).elements) - one.end)
    put_in = [each for each in after[one.start : end] if not isinstance(each, Action) or each.text.strip()]
    return [*after[: one.start], *after[end:]], put_in


@settings(max_examples=300, deadline=None)
@given(PAGES, PAGES, PAGES)
def test_a_rebased_change_puts_in_what_it_did_and_touches_nothing_else(old: str, new: str, edited: str) -> None:
    changes = {each.id: each for each in changes_between(old, new)}
    for each in rebased(old, changes.values(), edited):
        before = read_draft(edited).read_as
        around, within = around_and_within(edited, each)
        assert around == [*before[: each.start], *before[each.end :]]
        assert within == around_and_within(old, changes[each.id])[1]


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_a_page_differs_from_itself_in_nothing(page: str) -> None:
    assert changes_between(page, page) == ()
