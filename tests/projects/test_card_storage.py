"""Cards keep every version, and many get other words at once."""

import pytest

from scriptgen_core.core.errors import NotFound
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.projects.card_storage import CardStorage
from scriptgen_core.projects.project_storage import ProjectStorage
from scriptgen_core.projects.script_storage import ScriptStorage


@pytest.fixture
def project(database):
    return ProjectStorage(database).create({"title": "Forks", "log_line": "A caterer counts forks."})


@pytest.fixture
def scripts(database):
    return ScriptStorage(database)


@pytest.fixture
def cards(database):
    return CardStorage(database)


@pytest.fixture
def scene(scripts, project):
    return scripts.add_cards(project.id, [card("Bakery"), card("Van")], author="model")[0]


def card(place):
    return OutlineCard(description="Something happens.", place=place)


def revision(database, project):
    return ProjectStorage(database).get(project.id).script_revision


def test_a_project_has_the_newest_cards_of_the_scenes_that_are_in_the_script_in_order(scripts, cards, project, scene):
    van = scripts.scenes(project.id)[1].id
    (cut,) = scripts.add_cards(project.id, [card("Roof")], author="model")
    scripts.save_card(scene, card("Cellar"), base_version=1)
    scripts.move(scene, 1)
    scripts.remove(cut)
    assert [(id, each.place) for id, each in cards.of_project(project.id).items()] == [(van, "Van"), (scene, "Cellar")]


def test_the_history_of_a_card_has_every_version_newest_first(scripts, cards, scene):
    scripts.save_card(scene, card("Cellar"), base_version=1)
    assert [(each.number, each.data.place, each.author) for each in cards.history(scene)] == [
        (2, "Cellar", "writer"),
        (1, "Bakery", "model"),
    ]


def test_restoring_a_version_makes_a_new_one_that_has_to_be_approved(scripts, cards, project, scene):
    scripts.save_card(scene, card("Cellar"), base_version=1)
    scripts.approve(project.id)
    cards.restore(scene, 1)
    stands = scripts.scene(scene)
    assert (stands.card.place, stands.card_version, stands.approved) == ("Bakery", 3, False)
    assert cards.history(scene)[0].reason == "Restored version 1"


def test_restoring_what_stands_already_changes_nothing(scripts, cards, database, project, scene):
    scripts.approve(project.id)
    before = revision(database, project)
    cards.restore(scene, 1)
    assert (scripts.scene(scene).approved, revision(database, project)) == (True, before)


def test_a_version_that_never_was_says_what_to_do(cards, scene):
    with pytest.raises(NotFound, match="Choose one from its history"):
        cards.restore(scene, 7)


def test_reworded_cards_stay_approved_and_the_others_get_no_version(scripts, cards, project, scene):
    scripts.approve(project.id)
    done = cards.reword(project.id, lambda id, each: card("Cellar") if id == scene else each, "New name: Cellar")
    assert [(each.scene_id, each.before.place, each.after.place) for each in done] == [(scene, "Bakery", "Cellar")]
    assert [(each.card_version, each.approved) for each in scripts.scenes(project.id)] == [(2, True), (1, True)]
    assert cards.history(scene)[0].reason == "New name: Cellar"
