"""The title page of a draft that comes back: told field by field, and changed only where the writer sees it."""

import pytest

from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.formats import parse_fountain, write_fdx, write_fountain, write_text
from scriptgen_core.orchestrator.import_desk import ImportDesk
from scriptgen_core.orchestrator.script_text import join_scenes
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.orchestrator.title_merge import fields_of
from tests.fakes.forks import BAKERY, HALL, VAN, forks

SENT = {
    "Credit": "Written by",
    "Author": "R. Fork",
    "Draft date": "3 May 2026",
    "Contact": "12 Quay Street\n+43 1 2345",
}
CUSTOM = {"Font": "Courier Prime", "Series": "Cutlery"}


@pytest.fixture
def stores(sqlite_database):
    return open_stores(sqlite_database)


@pytest.fixture
def project(stores):
    project = forks(stores)
    stores.projects.update(project.id, {"title_page": {**SENT, **CUSTOM}})
    return project


def file_of(fields, ending):
    elements = parse_fountain(join_scenes([BAKERY, VAN, HALL])).elements
    screenplay = Screenplay(elements, fields_of(fields))
    if ending == ".fdx":
        return write_fdx(screenplay)
    return (write_fountain(screenplay) if ending == ".fountain" else write_text(screenplay)).encode()


class Away:
    """A file of the script that comes back with this title page."""

    def __init__(self, stores, project, ending=".fountain"):
        self.stores, self.project, self.ending, self.desk = stores, project, ending, ImportDesk(stores)

    def compared(self, **fields):
        data = file_of({"Title": "Forks", **SENT, **fields}, self.ending)
        script = self.desk.look(data, f"forks{self.ending}")
        return self.desk.compare(self.project.id, script, self.desk.origins(self.project.id, script)[0])

    def stored(self, seen, **choices):
        by_name = {each.name: each.key for each in seen.fields}
        return self.desk.merge(self.project.id, seen, {by_name[name]: choice for name, choice in choices.items()})

    @property
    def title_page(self):
        project = self.stores.projects.get(self.project.id)
        return {"Title": project.title, **project.title_page}


def told(seen):
    return [(each.kind, each.name, each.ours, each.theirs) for each in seen.fields]


def change(stores, project, **fields):
    stores.projects.update(project.id, {"title_page": {**stores.projects.get(project.id).title_page, **fields}})


@pytest.mark.parametrize("ending", [".fountain", ".fdx", ".txt"])
def test_a_title_page_that_came_back_as_it_was_sent_is_no_difference(stores, project, ending):
    away = Away(stores, project, ending)
    kept = CUSTOM if ending == ".fountain" else {}
    assert away.compared(**kept).fields == ()
    assert away.compared(**kept).changes_nothing
    stores.scripts.name_draft(project.id, "Sent out")
    assert away.compared(**kept).fields == ()


@pytest.mark.parametrize("ending", [".fountain", ".fdx", ".txt"])
def test_without_a_known_base_every_field_waits_for_the_writer(stores, project, ending):
    away = Away(stores, project, ending)
    kept = CUSTOM if ending == ".fountain" else {}
    seen = away.compared(**{"Title": "Spoons", "Draft date": "9 June 2026", "Credit": "", **kept})
    assert told(seen) == [
        ("apart", "Title", "Forks", "Spoons"),
        ("apart", "Credit", "Written by", ""),
        ("apart", "Draft date", "3 May 2026", "9 June 2026"),
    ]
    away.stored(seen, Title="file", Credit="file")
    assert {"Credit": "", **away.title_page} == {"Title": "Spoons", **SENT, **CUSTOM, "Credit": ""}


def test_what_the_writer_does_not_choose_stays_as_it_is(stores, project):
    away = Away(stores, project)
    away.stored(away.compared(Title="Spoons", Author="S. Poon", **CUSTOM))
    assert away.title_page == {"Title": "Forks", **SENT, **CUSTOM}


def test_with_a_known_base_the_side_that_changed_a_field_has_it(stores, project):
    stores.scripts.name_draft(project.id, "Sent out")
    change(stores, project, Contact="9 Mole Street", Credit="By")
    away = Away(stores, project)
    seen = away.compared(**CUSTOM, Author="R. Fork & S. Poon", Contact="1 Pier", Source="Based on a knife")
    assert told(seen) == [
        ("ours", "Credit", "By", "Written by"),
        ("changed", "Author", "R. Fork", "R. Fork & S. Poon"),
        ("both", "Contact", "9 Mole Street", "1 Pier"),
        ("changed", "Source", "", "Based on a knife"),
    ]
    away.stored(seen, Source="mine")
    assert away.title_page == {
        "Title": "Forks",
        **SENT,
        **CUSTOM,
        "Credit": "By",
        "Author": "R. Fork & S. Poon",
        "Contact": "9 Mole Street",
    }


def test_fields_that_the_files_kind_has_no_place_for_stay_and_a_field_keeps_its_name(stores, project):
    stores.projects.update(project.id, {"title_page": {"Authors": "R. Fork", "Date": "3 May 2026", **CUSTOM}})
    stores.scripts.name_draft(project.id, "Sent out")
    away = Away(stores, project, ".fdx")
    seen = away.compared(Credit="", Contact="", Author="S. Poon")
    assert told(seen) == [("changed", "Authors", "R. Fork", "S. Poon")]
    away.stored(seen)
    assert away.title_page == {"Title": "Forks", "Authors": "S. Poon", "Date": "3 May 2026", **CUSTOM}


def test_a_file_without_a_title_page_says_nothing_of_it(stores, project):
    desk = ImportDesk(stores)
    script = desk.look(join_scenes([BAKERY, VAN, HALL]).encode(), "forks.fountain")
    assert desk.compare(project.id, script, desk.origins(project.id, script)[0]).fields == ()


def test_a_title_in_two_lines_names_the_project_by_its_first(stores, project):
    away = Away(stores, project)
    away.stored(away.compared(Title="**SPOONS**\nA Comedy", **CUSTOM), Title="file")
    assert stores.projects.get(project.id).title == "SPOONS"
    assert away.title_page["Title"] == "**SPOONS**\nA Comedy"


def test_an_import_is_taken_back_with_its_title_page_unless_that_was_changed_since(stores, project):
    away = Away(stores, project)
    before = away.title_page
    merged = away.stored(away.compared(Title="Spoons", **CUSTOM), Title="file")
    away.desk.take_back(project.id, merged)
    assert away.title_page == before
    merged = away.stored(away.compared(Title="Spoons", **CUSTOM), Title="file")
    change(stores, project, Contact="9 Mole Street")
    with pytest.raises(VersionConflict):
        away.desk.take_back(project.id, merged)
    assert away.title_page["Title"] == "Spoons"


def test_a_title_page_changed_since_it_was_looked_at_is_not_written_over(stores, project):
    away = Away(stores, project)
    seen = away.compared(Title="Spoons", **CUSTOM)
    change(stores, project, Contact="9 Mole Street")
    with pytest.raises(VersionConflict):
        away.stored(seen, Title="file")
    assert away.title_page["Title"] == "Forks"
    assert stores.scripts.named_drafts(project.id) == ()
