"""Entries are copied, edited row by row and taken in from files, and what was done is taken back whole."""

import pytest

from scriptgen_core.bibles.bible_csv import CsvColumn
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


def test_a_row_is_saved_but_for_what_is_refused_or_was_changed_elsewhere_too(stores, desk, project_id):
    entry_id = stores.bibles.create_entry("character", {"name": "Rosa", "want": "forks"}, project_id=project_id)
    stores.bibles.update(entry_id, {"want": "theirs", "need": "rest"}, author="model")
    shown = {"name": "Rosa", "want": "forks", "aliases": (), "age": "", "own:Accent": ""}
    typed = {"name": "", "want": "mine", "aliases": "Ro, Rosie", "age": "41", "own:Accent": "salt"}
    saved = desk.save_row(entry_id, shown, typed)
    assert (list(saved.refused), saved.clashing) == (["name"], ("want",))
    assert saved.entry == stores.bibles.get(entry_id)
    assert stores.bibles.history(entry_id)[0].author == "writer"
    assert [saved.entry[name] for name in ("name", "want", "need", "aliases", "age")] == [
        *("Rosa", "theirs", "rest", ("Ro", "Rosie"), "41")
    ]
    assert saved.entry["own"][0].text == "salt"


def test_a_row_that_says_what_was_stored_meanwhile_clashes_with_nothing(stores, desk, project_id):
    entry_id = stores.bibles.create_entry("character", {"name": "Rosa", "want": "theirs"}, project_id=project_id)
    assert desk.save_row(entry_id, {"want": "forks"}, {"want": " theirs "}).clashing == ()


def test_a_new_row_is_an_entry_once_it_has_a_name_and_nothing_is_refused(stores, desk, project_id):
    entry_id, refused = desk.add_row(project_id, "plot", {"premise": "Forks go missing."})
    assert (entry_id, list(refused)) == (None, ["name"])
    assert names(stores, project_id) == []
    entry_id, refused = desk.add_row(project_id, "plot", {"name": "Forks", "own:Tone": "dry"})
    assert (names(stores, project_id), refused) == (["Forks"], {})
    assert stores.bibles.get(entry_id)["own"][0].text == "dry"


def test_a_file_is_put_in_as_versions_that_name_it_and_taken_back_but_for_what_was_changed_since(
    stores, desk, project_id
):
    rosa, tom = (
        stores.bibles.create_entry("character", {"name": name, "age": "1"}, project_id=project_id)
        for name in ("Rosa", "Tom")
    )
    columns = [CsvColumn("name", "Name"), CsvColumn("age", "Age")]
    plan = desk.read_csv(project_id, "character", columns, b"Name,Age\nRosa,2\nTom,2\nEve,3\n")
    changes = desk.put_in(project_id, plan, "cast.csv")
    assert names(stores, project_id) == ["Rosa", "Tom", "Eve"]
    assert next((v.author, v.reason) for v in stores.bibles.history(rosa)) == ("writer", "From “cast.csv”")
    stores.bibles.update(tom, {"want": "rest"})
    assert desk.take_back(changes) == ("Tom",)
    assert names(stores, project_id) == ["Rosa", "Tom"]
    assert [stores.bibles.get(each)["age"] for each in (rosa, tom)] == ["1", "2"]


def test_when_one_entry_has_moved_on_since_the_plan_nothing_of_the_file_is_put_in(stores, desk, project_id):
    ids = [stores.bibles.create_entry("character", {"name": name}, project_id=project_id) for name in ("Rosa", "Tom")]
    columns = [CsvColumn("name", "Name"), CsvColumn("age", "Age")]
    plan = desk.read_csv(project_id, "character", columns, b"Name,Age\nRosa,2\nTom,2\nEve,3\n")
    stores.bibles.update(ids[1], {"age": "41"})
    with pytest.raises(VersionConflict):
        desk.put_in(project_id, plan, "cast.csv")
    assert names(stores, project_id) == ["Rosa", "Tom"]
    assert stores.bibles.get(ids[0])["age"] == ""


def test_archived_rows_come_back_together(stores, desk, project_id):
    ids = [stores.bibles.create_entry("character", {"name": name}, project_id=project_id) for name in ("Rosa", "Tom")]
    changes = desk.archive(project_id, ids)
    assert names(stores, project_id) == []
    assert desk.take_back(changes) == ()
    assert names(stores, project_id) == ["Rosa", "Tom"]
