"""Notes on scenes: put in the writer's words, dismissed and brought back, while what was given is kept."""

import pytest

from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, NotFound
from scriptgen_core.core.story import OutlineCard, SceneNote
from scriptgen_core.orchestrator.scene_work import dismissed_on
from scriptgen_core.orchestrator.stores import Stores, open_stores

GIVEN = SceneNote("n1", "Who pays?", "tension", "serious", "They weigh.", "Let her ask.")


@pytest.fixture
def stores(database: Database) -> Stores:
    return open_stores(database)


@pytest.fixture
def project_id(stores: Stores) -> str:
    """A project of one scene, with one note on it."""
    project_id = stores.projects.create({"title": "Salt", "log_line": "A clerk weighs salt."}).id
    card = OutlineCard(description="Weighing.", place="Shed")
    stores.reviews.add_notes(stores.scripts.add_cards(project_id, [card], author="writer")[0], [GIVEN])
    return project_id


def scene_of(stores: Stores, project_id: str) -> str:
    return stores.scripts.scenes(project_id)[0].id


def only_note(stores: Stores, project_id: str) -> SceneNote:
    [stored] = stores.reviews.notes(project_id)
    return stored.note


def test_a_reworded_note_asks_in_the_writers_words_alone_and_remembers_what_was_given(
    stores: Stores, project_id: str
) -> None:
    assert only_note(stores, project_id).words == "Who pays? Let her ask."
    stores.reviews.reword_note("n1", " Let her pay. ")
    stores.reviews.reword_note("n1", "Let her pay twice.")
    note = only_note(stores, project_id)
    assert (note.words, note.as_given, note.quote) == ("Let her pay twice.", "Who pays?", "They weigh.")


def test_a_note_saved_as_it_was_is_not_reworded(stores: Stores, project_id: str) -> None:
    stores.reviews.reword_note("n1", GIVEN.words)
    assert only_note(stores, project_id) == GIVEN


def test_a_note_of_the_writers_own_is_hers_in_any_words(stores: Stores, project_id: str) -> None:
    own = stores.reviews.write_note(scene_of(stores, project_id), "Shorter.", "They weigh. ")
    stores.reviews.reword_note(own.id, "Much shorter.")
    note = stores.reviews.notes(project_id)[1].note
    assert (note.words, note.quote, note.given) == ("Much shorter.", "They weigh.", "")


def test_a_note_that_says_nothing_is_refused_and_so_is_one_that_is_gone(stores: Stores, project_id: str) -> None:
    with pytest.raises(InputError, match="is empty; say"):
        stores.reviews.write_note(scene_of(stores, project_id), " ")
    with pytest.raises(InputError, match="is empty; say"):
        stores.reviews.reword_note("n1", "")
    with pytest.raises(NotFound, match="Reload the page"):
        stores.reviews.reword_note("gone", "Shorter.")
    assert only_note(stores, project_id) == GIVEN


def test_a_note_dismissed_in_the_writers_words_is_known_by_those_it_came_with(stores: Stores, project_id: str) -> None:
    stores.reviews.reword_note("n1", "Let her pay.")
    stores.reviews.set_note_status(["n1"], "dismissed")
    assert dismissed_on(stores, project_id, scene_of(stores, project_id)) == ("Who pays?",)


def test_a_status_can_be_changed_for_those_only_that_have_another(stores: Stores, project_id: str) -> None:
    stores.reviews.set_note_status(["n1"], "dismissed")
    stores.reviews.set_note_status(["n1"], "answered", only="open")
    assert stores.reviews.notes(project_id)[0].status == "dismissed"


def test_what_a_run_has_settled_for_a_scene_stays_settled(stores: Stores, project_id: str) -> None:
    run = stores.runs.create(project_id, "generate", "Script", {}, lineup=Lineup(ModelRef("demo")))
    assert stores.runs.settle(run.id, "dismissed", "a", ["One."]) == ("One.",)
    assert stores.runs.settle(run.id, "dismissed", "b", ["Two."]) == ("Two.",)
    assert stores.runs.settle(run.id, "dismissed", "a", ["One.", "Three."]) == ("One.",)
