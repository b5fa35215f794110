"""Entries are duplicated and changed together, and what was done is taken back whole."""

import pytest

from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.story import CharacterBible
from scriptgen_core.orchestrator.bible_desk import BibleDesk
from scriptgen_core.orchestrator.stores import Stores, open_stores


@pytest.fixture
def stores(database) -> Stores:
    return open_stores(database)


@pytest.fixture
def desk(stores: Stores) -> BibleDesk:
    return BibleDesk(stores)


@pytest.fixture
def project_id(stores: Stores) -> str:
    return stores.projects.create({"title": "Forks", "log_line": "A caterer counts forks."}).id


def names(stores: Stores, project_id: str) -> list[str]:
    return [entry.name for entry in stores.bibles.list(project_id=project_id)]


def test_a_copy_has_a_name_of_its_own_no_alias_and_one_version_that_says_where_it_is_from(stores, desk, project_id):
    data = {"name": "Rosa", "aliases": ["Ro"], "want": "the certificate", "voice": {"habits": "lists"}}
    entry_id = stores.bibles.create_entry("character", data, project_id=project_id)
    stores.bibles.update(entry_id, {"age": "41"})
    [copy_id] = desk.duplicate(project_id, entry_id).added
    copy, [version] = stores.bibles.get(copy_id), stores.bibles.history(copy_id)
    assert copy.data == CharacterBible(name="Rosa (copy)", age="41", want="the certificate", voice={"habits": "lists"})
    assert (version.number, version.author, version.reason) == (1, "writer", "Duplicated from “Rosa”")
    desk.duplicate(project_id, entry_id)
    assert names(stores, project_id) == ["Rosa", "Rosa (copy)", "Rosa (copy 2)"]


def test_a_copy_of_an_entry_with_the_longest_name_there_may_be_still_gets_a_name(stores, desk, project_id):
    entry_id = stores.bibles.create_entry("setting", {"name": "x" * 120}, project_id=project_id)
    [copy_id] = desk.duplicate(project_id, entry_id).added
    assert stores.bibles.get(copy_id).name == "x" * 113 + " (copy)"


def test_what_was_changed_together_is_taken_back_together_but_for_what_was_changed_since(stores, desk, project_id):
    rosa, tom, ann = (
        stores.bibles.create_entry("character", {"name": name, "age": "1"}, project_id=project_id)
        for name in ("Rosa", "Tom", "Ann")
    )
    entries = [stores.bibles.get(each) for each in (rosa, tom)]
    changes = stores.bibles.change(
        project_id,
        new=[("character", CharacterBible(name="Eve"))],
        revised=[(each, each.data.model_copy(update={"age": "2"})) for each in entries],
        archived=[ann],
    )
    assert names(stores, project_id) == ["Rosa", "Tom", "Eve"]
    stores.bibles.update(tom, {"want": "rest"})
    assert desk.take_back(changes) == ("Tom",)
    assert names(stores, project_id) == ["Rosa", "Tom", "Ann"]
    assert [stores.bibles.get(each)["age"] for each in (rosa, tom, ann)] == ["1", "2", "1"]


def test_when_one_of_several_entries_has_moved_on_none_is_changed(stores, project_id):
    rosa, tom = (
        stores.bibles.get(stores.bibles.create_entry("character", {"name": name}, project_id=project_id))
        for name in ("Rosa", "Tom")
    )
    stores.bibles.update(tom.id, {"age": "41"})
    aged = [(each, each.data.model_copy(update={"age": "2"})) for each in (rosa, tom)]
    with pytest.raises(VersionConflict):
        stores.bibles.change(project_id, new=[("character", CharacterBible(name="Eve"))], revised=aged)
    assert names(stores, project_id) == ["Rosa", "Tom"]
    assert stores.bibles.get(rosa.id)["age"] == ""
