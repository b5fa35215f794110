"""Scenes keep every card and draft; order, approval and history hold."""

import pytest

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.core.authorship import sole_author
from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import WRITER, Author, OutlineCard
from scriptgen_core.projects.project_storage import ProjectStorage
from scriptgen_core.projects.read_set_storage import ReadSetStorage
from scriptgen_core.projects.script_storage import ScriptStorage
from scriptgen_core.projects.script_types import NewDraft, ScenePlan, hand_draft, machine_draft

MODEL = Author("model", "openai", "gpt-x", "agent.director", 1)


def card(place):
    return OutlineCard(description=f"Something happens in the {place}.", place=place)


@pytest.fixture
def project(database):
    return ProjectStorage(database).create({"title": "Forks", "log_line": "A caterer counts forks."})


@pytest.fixture
def scripts(database):
    return ScriptStorage(database)


@pytest.fixture
def read_sets(database):
    return ReadSetStorage(database)


@pytest.fixture
def scenes(scripts, project):
    return scripts.add_cards(project.id, [card("Bakery"), card("Van"), card("Hall")], author="model")


def places(scripts, project):
    return [scene.card.place for scene in scripts.scenes(project.id)]


def test_cards_come_in_order_and_can_be_moved_added_and_removed(scripts, project, scenes):
    scripts.move(scenes[2], 0)
    scripts.add_cards(project.id, [card("Office")], author="writer", after=scenes[2])
    scripts.remove(scenes[0])
    assert places(scripts, project) == ["Hall", "Office", "Van"]
    scripts.put_back(scenes[0])
    assert sorted(places(scripts, project)) == ["Bakery", "Hall", "Office", "Van"]


def test_a_script_is_written_while_a_scene_of_it_has_a_draft(scripts, project, scenes):
    assert not scripts.is_written(project.id)
    scripts.save_draft(scenes[0], machine_draft("INT. BAKERY - DAY\n\nFlour.", MODEL, "generated"))
    assert scripts.is_written(project.id)
    scripts.remove(scenes[0])
    assert not scripts.is_written(project.id)


def test_approval_holds_for_the_card_as_it_was_approved(scripts, project, scenes):
    scripts.approve(project.id)
    assert all(scene.approved for scene in scripts.scenes(project.id))
    scripts.save_card(scenes[0], card("Cellar"), base_version=1)
    assert [scene.approved for scene in scripts.scenes(project.id)] == [False, True, True]


def test_a_card_saved_from_a_stale_version_is_refused(scripts, project, scenes):
    scripts.save_card(scenes[0], card("Cellar"), base_version=1)
    with pytest.raises(VersionConflict):
        scripts.save_card(scenes[0], card("Attic"), base_version=1)
    assert places(scripts, project)[0] == "Cellar"


def test_a_draft_knows_its_authors_and_what_it_was_written_from(scripts, read_sets, scenes):
    reads = (Read("entry", 2, "want"),)
    draft = scripts.save_draft(scenes[0], machine_draft("INT. BAKERY - DAY\n\nFlour.", MODEL, "generated", reads=reads))
    assert draft.authors == ((MODEL, 3),)
    assert read_sets.of(draft.id) == reads
    assert not draft.is_the_writers


def test_a_draft_made_from_another_shares_what_that_was_written_from(scripts, read_sets, scenes):
    """By hand, or with the text of an earlier one; a draft that is written anew has a read set of its own."""
    old, new = (Read("entry", 1, "want"),), (Read("entry", 2, "want"),)
    first = scripts.save_draft(scenes[0], machine_draft("one", MODEL, "generated", reads=old))
    edited = scripts.save_draft(scenes[0], hand_draft(first, "one more"))
    again = scripts.save_draft(scenes[0], machine_draft("two", MODEL, "generated", old=edited, reads=new))
    back = scripts.save_draft(scenes[0], NewDraft(edited.text, edited.authors, "hand", again.id, like=edited.id))
    emptied = scripts.save_draft(scenes[0], machine_draft("three", MODEL, "generated", old=back, reads=()))
    assert [read_sets.of(each.id) for each in (first, edited, again, back, emptied)] == [old, old, new, old, ()]


def test_only_facts_with_a_newer_version_are_outdated_and_not_those_of_an_archived_entry(
    database, scripts, read_sets, project, scenes
):
    """By scene, in the script's order; a scene that follows the new version is not among them any more."""
    bibles = BibleStorage(database)
    ana, ben = (bibles.create_entry("character", {"name": name}, project_id=project.id) for name in ("Ana", "Ben"))
    reads = tuple(Read(entry, 1, field) for entry in (ana, ben) for field in ("age", "want"))
    for scene_id in scenes[:2]:
        scripts.save_draft(scene_id, machine_draft("one", MODEL, "generated", reads=reads))
    assert read_sets.outdated(project.id) == {}
    assert read_sets.scenes_with_one(project.id) == set(scenes[:2])
    for entry in (ana, ben):
        bibles.update(entry, {"age": "34"})
    bibles.delete(ben)
    old = tuple(read for read in reads if read.entry_id == ana)
    outdated = read_sets.outdated(project.id)
    assert [set(outdated[scene_id]) for scene_id in scenes[:2]] == [set(old)] * 2
    assert list(outdated) == list(scenes[:2])
    shown = bibles.versions((read.entry_id, read.version) for read in (*old, Read(ana, 2, "age"), Read(ana, 9, "age")))
    assert {key: data["age"] for key, data in shown.items()} == {(ana, 1): "", (ana, 2): "34"}
    read_sets.follow(scenes[0], [Read(ana, 2, field) for field in ("age", "want")])
    assert list(read_sets.outdated(project.id)) == [scenes[1]]


def test_a_hand_edit_makes_the_draft_the_writers(scripts, scenes):
    first = scripts.save_draft(scenes[0], machine_draft("INT. BAKERY - DAY\n\nFlour.", MODEL, "generated"))
    second = scripts.save_draft(scenes[0], hand_draft(first, first.text + "\n\nA bell."))
    assert second.is_the_writers
    assert second.authors == ((MODEL, 3), (WRITER, 2))
    assert [draft.number for draft in scripts.drafts(scenes[0])] == [2, 1]


def test_a_draft_made_from_a_stale_one_is_kept_but_does_not_become_current(scripts, scenes):
    first = scripts.save_draft(scenes[0], machine_draft("one", MODEL, "generated"))
    scripts.save_draft(scenes[0], hand_draft(first, "two"))
    with pytest.raises(VersionConflict) as conflict:
        scripts.save_draft(scenes[0], hand_draft(first, "three"))
    assert scripts.scene(scenes[0]).text == "two"
    assert scripts.draft(conflict.value.kept_as).text == "three"


def test_the_script_can_be_read_as_it_stood_at_any_revision(scripts, project, scenes, database):
    for scene_id, text in zip(scenes, ("a", "b", "c"), strict=True):
        scripts.save_draft(scene_id, machine_draft(text, MODEL, "generated"))
    then = ProjectStorage(database).get(project.id).script_revision
    scripts.save_draft(scenes[1], hand_draft(scripts.scene(scenes[1]).draft, "changed"))
    scripts.remove(scenes[0])
    assert [text for _, _, text in scripts.texts_at(project.id, then)] == ["a", "b", "c"]
    assert [scene.text for scene in scripts.scenes(project.id)] == ["changed", "c"]


def test_a_scene_is_read_with_the_newest_of_the_drafts_it_had_by_then(scripts, project, scenes, database):
    """Neither an older draft, nor one made later, nor one that was kept beside."""
    drafts = [scripts.save_draft(scenes[0], machine_draft("first", MODEL, "generated"))]
    moments = []
    for text in ("second", "third"):
        drafts.append(scripts.save_draft(scenes[0], hand_draft(drafts[-1], text)))
        moments.append(ProjectStorage(database).get(project.id).script_revision)
        scripts.keep_beside(scenes[0], hand_draft(drafts[-1], "beside"))
    assert [scripts.texts_at(project.id, then)[0][1:] for then in moments] == [(d.id, d.text) for d in drafts[1:]]


def test_replacing_the_script_is_refused_when_it_has_moved_on(scripts, project, scenes, database):
    revision = ProjectStorage(database).get(project.id).script_revision
    scripts.move(scenes[2], 0)
    with pytest.raises(VersionConflict):
        scripts.replace(project.id, revision, [ScenePlan(scenes[0], None)])
    assert places(scripts, project) == ["Hall", "Bakery", "Van"]


def test_a_named_draft_keeps_the_script_as_it_was(scripts, project, scenes):
    draft = scripts.save_draft(scenes[0], machine_draft("one", MODEL, "generated"))
    kept = scripts.name_draft(project.id, "First draft")
    scripts.save_draft(scenes[0], hand_draft(draft, "two"))
    assert kept.scenes == ((scenes[0], draft.id),)
    assert scripts.draft(kept.scenes[0][1]).text == "one"


def test_a_draft_put_beside_leaves_the_current_one(scripts, scenes):
    scripts.save_draft(scenes[0], machine_draft("one", MODEL, "generated"))
    scripts.keep_beside(scenes[0], NewDraft("aside", sole_author("aside", WRITER), "kept"))
    assert scripts.scene(scenes[0]).text == "one"
