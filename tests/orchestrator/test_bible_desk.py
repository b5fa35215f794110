"""Entries are duplicated under names of their own."""

import pytest

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
    copy_id = desk.duplicate(project_id, entry_id)
    copy, [version] = stores.bibles.get(copy_id), stores.bibles.history(copy_id)
    assert copy.data == CharacterBible(name="Rosa (copy)", age="41", want="the certificate", voice={"habits": "lists"})
    assert (version.number, version.author, version.reason) == (1, "writer", "Duplicated from “Rosa”")
    desk.duplicate(project_id, entry_id)
    assert names(stores, project_id) == ["Rosa", "Rosa (copy)", "Rosa (copy 2)"]


def test_a_copy_of_an_entry_with_the_longest_name_there_may_be_still_gets_a_name(stores, desk, project_id):
    entry_id = stores.bibles.create_entry("setting", {"name": "x" * 120}, project_id=project_id)
    copy_id = desk.duplicate(project_id, entry_id)
    assert stores.bibles.get(copy_id).name == "x" * 113 + " (copy)"
