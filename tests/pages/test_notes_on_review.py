"""The notes on Review: edited in place, added one after the other, dismissed and brought back."""

import pytest

from scriptgen_core.core.story import SceneNote
from scriptgen_core.studio import Project, StoredNote
from tests.pages.desk import Desk, studio


@pytest.fixture
def sample() -> Project:
    return studio().projects.cards()[0].summary.project


@pytest.fixture
def given(sample: Project) -> StoredNote:
    """The dramaturge's note that Review opens on."""
    return studio().stores.reviews.notes(sample.id, status="open")[0]


def notes_now(sample: Project, status: str = "open") -> list[str]:
    return [each.note.words for each in studio().stores.reviews.notes(sample.id) if each.status == status]


def test_a_note_is_edited_in_place_and_says_that_the_words_are_the_writers(sample: Project, given: StoredNote) -> None:
    note = SceneNote("n1", "Who is hungry?", suggestion="Let her ask.")
    studio().stores.reviews.add_notes(given.scene_id, [note])
    desk = Desk().open("review", sample).press("Edit", 1)
    assert desk.field("Note").value == "Who is hungry? Let her ask."
    desk.fill("Note", "Let her ask first.").press("Save")
    assert not [each for each in desk.app.text_area if each.label == "Note"]
    assert desk.says("Let her ask first.")
    assert any("by the dramaturge, in your words" in box.label for box in desk.app.checkbox)
    assert "Let her ask first." in notes_now(sample)


def test_words_that_were_not_saved_wait_in_their_place_and_cancel_drops_them(
    sample: Project, given: StoredNote
) -> None:
    Desk().open("review", sample).press("Edit").fill("Note", "Let her")
    desk = Desk().open("review", sample)
    assert desk.field("Note").value == "Let her"
    desk.press("Cancel")
    assert desk.says(given.note.words)
    assert desk.press("Edit").field("Note").value == given.note.words


def test_a_note_without_words_is_refused_and_stays_open(sample: Project, given: StoredNote) -> None:
    desk = Desk().open("review", sample).press("Edit").fill("Note", " ").press("Save")
    assert desk.says("The note is empty")
    assert desk.field("Note").value == " "
    assert given.note.words in notes_now(sample)


@pytest.mark.usefixtures("engine")
def test_several_notes_are_collected_and_answered_in_one_rewrite(sample: Project) -> None:
    desk = Desk().open("review", sample)
    line = desk.field("About").options[2]
    desk.fill("About", line).fill("Your note", "Colder.").press("Add note")
    assert desk.field("Your note").value == ""
    assert desk.field("About").value is None
    assert studio().runs.latest(sample.id) is None
    desk.fill("Your note", "Shorter.").press("Add note").press("Request rewrite")
    run = studio().runs.latest(sample.id)
    assert run
    stored = {each.note.id: each.note for each in studio().stores.reviews.notes(sample.id)}
    asked = [stored[note_id] for note_id in run.config["note_ids"]]
    assert sorted((note.words, bool(note.quote)) for note in asked) == [("Colder.", True), ("Shorter.", False)]


def test_an_empty_note_is_not_added(sample: Project) -> None:
    desk = Desk().open("review", sample).press("Add note")
    assert desk.says("The note is empty; say in a sentence what should change.")


def test_dismissing_is_undone_by_the_line_that_says_it(sample: Project, given: StoredNote) -> None:
    desk = Desk().open("review", sample).press("Dismiss")
    assert desk.says("is dismissed; it is not given again")
    assert notes_now(sample, "dismissed") == [given.note.words]
    desk.press("Undo")
    assert notes_now(sample, "dismissed") == []
    assert not desk.says("is dismissed")


def test_dismissed_notes_of_the_scene_are_listed_and_brought_back(sample: Project, given: StoredNote) -> None:
    studio().stores.reviews.set_note_status([given.note.id], "dismissed")
    desk = Desk().open("review", sample).fill("Scene", given.scene_id)
    assert [each.label for each in desk.app.expander if "Dismissed" in each.label] == ["Dismissed (1)"]
    desk.press("Bring back")
    assert given.note.words in notes_now(sample)
    assert not [each for each in desk.app.expander if "Dismissed" in each.label]
