"""Takes of one rewrite on the desk: shown side by side, chosen place by place, applied and taken back as one draft."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.authorship import owners
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, OutlineCard, SceneNote
from scriptgen_core.orchestrator.run_again import plan_take
from scriptgen_core.projects.script_types import hand_draft, machine_draft
from scriptgen_core.rewrite.changes import changes_between
from scriptgen_core.studio import Studio, TakesView, open_studio

TEXT = """INT. FERRY TERMINAL - NIGHT

Ilse counts the coins.

ILSE
This one is not mine.

BRAM
They are all the same to the machine.

He tears her a ticket.
"""
NOTE = SceneNote("n1", "Colder.", source="writer")
FIRST, SECOND = Author("model", "openai", "gpt-a"), Author("model", "openai", "gpt-b")
Propose: TypeAlias = Callable[..., str]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return open_studio(load_settings({"SCRIPTGEN_HOME": str(tmp_path), "SCRIPTGEN_PROVIDER": "demo"}, {}))


@pytest.fixture
def project_id(studio: Studio) -> str:
    """A project with one scene of the writer's, and a note on it."""
    project = studio.stores.projects.create({"title": "Salt", "log_line": "A clerk weighs salt."})
    [scene_id] = studio.stores.scripts.add_cards(
        project.id, [OutlineCard(description="At the counter.", place="Ferry")], author="writer"
    )
    studio.stores.scripts.save_draft(scene_id, hand_draft(None, TEXT))
    studio.stores.reviews.add_notes(scene_id, [NOTE])
    return project.id


@pytest.fixture
def propose(studio: Studio, project_id: str) -> Propose:
    """Stores a take that replaces these words; its id."""

    def store(author: Author, *edits: tuple[str, str], note: SceneNote = NOTE, reads: tuple[Read, ...] = ()) -> str:
        [scene] = studio.stores.scripts.scenes(project_id)
        text = scene.text
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        assert scene.draft
        changes = changes_between(scene.text, text, note.id)
        return studio.stores.reviews.propose(scene.id, scene.draft.id, changes, [note], author, reads=reads).id

    return store


@pytest.fixture
def takes(studio: Studio, project_id: str, propose: Propose) -> TakesView:
    """Both change what Ilse says; the first cuts the ticket, the second has the coins otherwise."""
    propose(FIRST, ("is not mine", "is a washer"), ("He tears her a ticket.\n", ""))
    propose(SECOND, ("is not mine", "is bent"), ("the coins", "them twice"))
    [view] = studio.reviews.open_takes(project_id)
    return view


def text_of(studio: Studio, project_id: str) -> str:
    return studio.stores.scripts.scenes(project_id)[0].text


def author_of(studio: Studio, project_id: str, line: str) -> Author:
    draft = studio.stores.scripts.scenes(project_id)[0].draft
    assert draft
    return owners(draft.authors)[draft.text.split("\n").index(line)]


def test_answers_to_the_same_notes_stand_side_by_side_and_name_whose_a_place_is(takes: TakesView) -> None:
    assert [(each.change.old, each.of) for each in takes.places] == [
        ("Ilse counts the coins.", "Take 2"),
        ("This one is not mine.", ""),
        ("He tears her a ticket.", "Take 1"),
    ]
    assert [each.differs for each in takes.places[1].change.wordings] == ["Take 1", "Take 2"]


def test_answers_to_other_notes_stand_by_themselves(studio: Studio, project_id: str, propose: Propose) -> None:
    propose(FIRST, ("is not mine", "is a washer"))
    propose(FIRST, ("is not mine", "is bent"), note=SceneNote("n2", "Warmer.", source="writer"))
    assert [len(view.takes) for view in studio.reviews.open_takes(project_id)] == [1, 1]


def test_a_mixture_is_one_new_draft_in_which_each_line_is_its_own_takes(
    studio: Studio, project_id: str, takes: TakesView
) -> None:
    coins, said, ticket = (each.change for each in takes.places)
    first, *beside = takes.ids
    draft = studio.reviews.apply(
        first,
        {coins.id: "accept", said.id: "accept", ticket.id: "keep"},
        {said.id: said.wordings[0].text},
        beside,
    )
    assert draft
    assert draft.number == 2
    assert draft.text == TEXT.replace("is not mine", "is a washer").replace("the coins", "them twice")
    assert author_of(studio, project_id, "Ilse counts them twice.") == SECOND
    assert author_of(studio, project_id, "This one is a washer.") == FIRST
    assert author_of(studio, project_id, "He tears her a ticket.").kind == "writer"
    assert studio.reviews.open_takes(project_id) == ()
    assert [each.status for each in studio.stores.reviews.notes(project_id)] == ["answered"]


def test_what_is_decided_is_known_again_place_by_place(studio: Studio, project_id: str, takes: TakesView) -> None:
    coins, said, ticket = (each.change for each in takes.places)
    first, *beside = takes.ids
    decisions = {coins.id: "keep", said.id: "accept"}
    edits = {said.id: said.wordings[1].text, ticket.id: "He tears it up."}
    studio.reviews.decide(first, decisions, edits, beside)
    [view] = studio.reviews.open_takes(project_id)
    assert (view.decided.decisions, view.decided.edits) == (decisions, edits)
    one, other = (studio.stores.reviews.proposal(id).decisions for id in view.ids)
    assert (list(one.values()), sorted(other.values())) == (["keep"], ["accept", "keep"])


def test_what_was_accepted_stays_so_when_another_take_comes(studio: Studio, project_id: str, propose: Propose) -> None:
    """Also in the writer's own words, which none of the takes says."""
    first = propose(FIRST, ("is not mine", "is a washer"))
    [said] = (each.change for each in studio.reviews.takes(first).places)
    studio.reviews.decide(first, {said.id: "accept"}, {said.id: "This one is a button."})
    propose(SECOND, ("is not mine", "is bent"))
    [view] = studio.reviews.open_takes(project_id)
    [place] = view.places
    assert view.decided.decisions == {place.change.id: "accept"}
    assert view.decided.edits == {place.change.id: "This one is a button."}


def test_the_writers_own_words_are_an_edit_of_the_take_they_began_from(
    studio: Studio, project_id: str, takes: TakesView
) -> None:
    said = takes.places[1].change
    first, *beside = takes.ids
    studio.reviews.apply(first, {said.id: "accept"}, {said.id: "This one is bent, look."}, beside)
    author = author_of(studio, project_id, "This one is bent, look.")
    assert (author.model, author.edited) == ("gpt-b", True)


def test_undecided_places_stay_open_as_the_takes_they_were_and_undo_brings_all_of_them_back(
    studio: Studio, project_id: str, takes: TakesView
) -> None:
    said = takes.places[1].change
    first, *beside = takes.ids
    studio.reviews.apply(first, {said.id: "accept"}, {}, beside)
    [left] = studio.reviews.open_takes(project_id)
    assert [(each.change.old, each.of) for each in left.places] == [
        ("Ilse counts the coins.", "Take 2"),
        ("He tears her a ticket.", "Take 1"),
    ]
    applied = studio.reviews.last_applied(project_id)
    assert applied
    assert applied.accepted == 1
    studio.reviews.undo(applied.proposal_id)
    assert text_of(studio, project_id) == TEXT
    [again] = studio.reviews.open_takes(project_id)
    assert [(each.change.old, each.of) for each in again.places] == [
        (each.change.old, each.of) for each in takes.places
    ]
    assert again.decided.decisions == {said.id: "accept"}
    assert [each.status for each in studio.stores.reviews.notes(project_id)] == ["open"]


def test_a_take_that_nothing_was_decided_on_waits_as_it_is(studio: Studio, project_id: str, takes: TakesView) -> None:
    ticket = takes.places[2].change
    first, *beside = takes.ids
    studio.reviews.apply(first, {ticket.id: "accept"}, {}, beside)
    assert [studio.stores.reviews.proposal(id).status for id in takes.ids] == ["applied", "open"]
    [left] = studio.reviews.open_takes(project_id)
    assert len(left.places) == 2


def test_a_locked_line_is_in_no_place_of_any_take(studio: Studio, project_id: str, takes: TakesView) -> None:
    """And what touches it is not applied."""
    said = takes.places[1].change
    text = studio.scripts.open(project_id).text
    line = text[: text.index("This one")].count("\n") + 1
    studio.locks.keep(project_id, text, [line])
    [view] = studio.reviews.open_takes(project_id)
    assert [each.change.old for each in view.places] == ["Ilse counts the coins.", "He tears her a ticket."]
    first, *beside = takes.ids
    with pytest.raises(InputError, match="unknown change"):
        studio.reviews.apply(first, {said.id: "accept"}, {}, beside)
    assert text_of(studio, project_id) == TEXT


def test_the_draft_knows_what_the_chosen_takes_were_shown_and_no_others(
    studio: Studio, project_id: str, propose: Propose
) -> None:
    [scene] = studio.stores.scripts.scenes(project_id)
    studio.stores.scripts.save_draft(
        scene.id, machine_draft(TEXT, FIRST, "generated", old=scene.draft, reads=(Read("ilse", 1, "age"),))
    )
    propose(FIRST, ("is not mine", "is a washer"), reads=(Read("ilse", 2, "want"),))
    propose(SECOND, ("is not mine", "is bent"), reads=(Read("bram", 1, "want"),))
    [view] = studio.reviews.open_takes(project_id)
    [place] = view.places
    first, *beside = view.ids
    edits = {place.change.id: place.change.wordings[1].text}
    draft = studio.reviews.apply(first, {place.change.id: "accept"}, edits, beside)
    assert draft
    assert set(studio.stores.read_sets.of(draft.id)) == {Read("ilse", 1, "age"), Read("bram", 1, "want")}


def test_another_take_asks_about_the_same_notes_as_a_request_of_its_own(
    studio: Studio, project_id: str, propose: Propose
) -> None:
    """It is told from all that was asked before, or the answer known from then would be given again."""
    proposal = studio.stores.reviews.proposal(propose(FIRST, ("is not mine", "is a washer")))
    studio.stores.runs.create(project_id, "rewrite", "Before", {"take": 4}, lineup=studio.providers.lineup())
    plan = plan_take(studio.stores, proposal)
    assert (plan.kind, plan.title) == ("rewrite", "Another take of scene 1")
    assert (plan.config["take"], plan.config["note_ids"]) == (5, ["n1"])


def test_another_take_of_a_proposal_whose_notes_are_not_kept_is_refused(
    studio: Studio, project_id: str, propose: Propose
) -> None:
    first = propose(FIRST, ("is not mine", "is bent"), note=SceneNote("gone", "Warmer.", source="writer"))
    [view] = studio.reviews.open_takes(project_id)
    assert not view.can_ask
    with pytest.raises(InputError, match="not kept"):
        studio.runs.another_take(first)
