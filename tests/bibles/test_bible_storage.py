"""Bibles are kept in versions, checked field by field, and never lost."""

import pytest

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.core.errors import InputError, NotFound, VersionConflict
from scriptgen_core.projects.project_storage import ProjectStorage


@pytest.fixture
def storage(database):
    return BibleStorage(database)


@pytest.fixture
def project(storage):
    return ProjectStorage(storage.database).create({"title": "Forks", "log_line": "A caterer counts forks."})


def test_an_entry_comes_back_as_it_was_stored(storage):
    entry_id = storage.create_entry("character", {"name": "Rosa Ibarra", "age": 41, "traits": ["exact", "funny"]})
    entry = storage.get(entry_id)
    assert (entry.type, entry.version, entry["name"], entry["age"], entry["traits"]) == (
        "character",
        1,
        "Rosa Ibarra",
        "41",
        ("exact", "funny"),
    )


@pytest.mark.parametrize("kind", ["character", "plot", "setting", "theme"])
def test_every_type_has_a_schema_that_refuses_unknown_fields_by_name(storage, kind):
    with pytest.raises(InputError, match="shoe_size"):
        storage.create_entry(kind, {"name": "X", "shoe_size": 42})
    assert storage.list(kind) == []


def test_an_unknown_type_is_refused_with_the_known_ones_named(storage):
    with pytest.raises(InputError, match="character, plot, setting, theme"):
        storage.create_entry("prop", {"name": "Fork"})


def test_a_character_without_a_name_is_refused_with_the_field_named(storage):
    with pytest.raises(InputError, match="name"):
        storage.create_entry("character", {"name": "  "})


def test_an_update_changes_only_the_named_fields_and_keeps_the_old_version(storage):
    entry_id = storage.create_entry("character", {"name": "Rosa", "age": "41", "want": "the certificate"})
    storage.update(entry_id, {"age": "42"}, reason="Birthday")
    assert (storage.get(entry_id)["age"], storage.get(entry_id)["want"]) == ("42", "the certificate")
    newest, first = storage.history(entry_id)
    assert (newest.number, newest.reason, newest.data["age"], first.data["age"]) == (2, "Birthday", "42", "41")


def test_saving_the_same_content_makes_no_version(storage):
    entry_id = storage.create_entry("setting", {"name": "Kitchen"})
    storage.update(entry_id, {"name": "Kitchen"})
    assert storage.get(entry_id).version == 1


def test_a_save_from_a_stale_version_is_refused_and_changes_nothing(storage):
    entry_id = storage.create_entry("theme", {"name": "Cleanliness"})
    storage.update(entry_id, {"statement": "Clean hands hide"}, base_version=1)
    with pytest.raises(VersionConflict):
        storage.update(entry_id, {"statement": "Dirt tells the truth"}, base_version=1)
    assert storage.get(entry_id)["statement"] == "Clean hands hide"


def test_restoring_an_old_version_makes_a_new_one(storage):
    entry_id = storage.create_entry("plot", {"name": "Main", "premise": "first"})
    storage.update(entry_id, {"premise": "second"})
    restored = storage.restore(entry_id, 1)
    assert (restored.version, restored["premise"]) == (3, "first")


def test_a_deleted_entry_leaves_the_lists_and_can_be_brought_back(storage):
    entry_id = storage.create_entry("character", {"name": "Rosa"})
    storage.delete(entry_id)
    assert storage.list("character") == []
    assert [entry.id for entry in storage.list("character", archived=True)] == [entry_id]
    storage.restore(entry_id)
    assert [entry.id for entry in storage.list("character")] == [entry_id]


def test_an_entry_made_outside_a_project_can_join_one(storage, project):
    entry_id = storage.create_entry("character", {"name": "Rosa"})
    assert storage.bibles(project.id).characters == ()
    storage.join(entry_id, project.id)
    assert [entry.name for entry in storage.bibles(project.id).characters] == ["Rosa"]


def test_episodes_of_a_series_share_its_bibles(storage, project):
    projects = ProjectStorage(storage.database)
    series = projects.create_series("Forks")
    projects.put_in_series(project.id, series, 1)
    storage.create_entry("character", {"name": "Rosa"}, series_id=series)
    assert [entry.name for entry in storage.bibles(project.id).characters] == ["Rosa"]


def test_several_entries_are_stored_together_or_not_at_all(storage, project):
    with pytest.raises(InputError):
        storage.create_entries([("character", {"name": "Rosa"}), ("setting", {})], project_id=project.id)
    assert storage.list() == []


def test_markup_and_any_script_in_a_name_are_kept_as_text(storage):
    for name in ("<script>alert(1)</script>", "Жанна", "عادل", "🥐 Rosa"):
        assert storage.get(storage.create_entry("character", {"name": name})).name == name


def test_an_unknown_id_says_what_to_do(storage):
    with pytest.raises(NotFound, match="Choose another"):
        storage.get("nothing")


def test_former_names_are_those_an_entry_left_and_not_what_stood_there_while_a_name_was_typed(storage, project):
    entry_id = storage.create_entry("character", {"name": "Gwen"}, project_id=project.id)
    storage.create_entry("character", {"name": "Tom"}, project_id=project.id)
    for name in ("Gw", "N", "No", "Nora", "Ann", "Anna"):
        storage.update(entry_id, {"name": name, "age": "40"})
    ben = storage.create_entry("character", {"name": "Ben"}, project_id=project.id)
    storage.update(ben, {"name": "Sam"})
    assert storage.former_names(project.id) == {entry_id: ("Nora", "Gwen"), ben: ("Ben",)}
    assert storage.former_names(project.id, entry_id) == {entry_id: ("Nora", "Gwen")}


def test_aliases_that_another_one_took_the_place_of_are_told_and_a_setting_has_none(storage, project):
    entry_id = storage.create_entry("character", {"name": "Gwen", "aliases": ["Kestrel"]}, project_id=project.id)
    quay = storage.create_entry("setting", {"name": "Quay"}, project_id=project.id)
    storage.update(entry_id, {"aliases": ["Heron"]})
    assert storage.former_aliases(entry_id) == {"Heron": ("Kestrel",)}
    assert storage.former_aliases(quay) == {}
