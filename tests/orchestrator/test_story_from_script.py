"""What a script says of its own people and places, as bible entries, without a model."""

import pytest

from scriptgen_core.orchestrator.import_desk import ImportDesk
from scriptgen_core.orchestrator.stores import open_stores

SCRIPT = """INT. HALF-MOON STREET - DAY

Mrs. McRae pours. ALGY waits.

ALGY (V.O.)
I never saw anybody take so long to dress.

MRS. MCRAE (CONT'D)
And with so little result, sir.

EXT. HALF-MOON STREET - NIGHT

ALGY'S VOICE
Well?

ALGY & MRS. MCRAE
(together)
Well!

THE GUESTS
Oh!

INT. CELLAR - WINE RACKS - CONTINUOUS

ALGY
Dark.
"""


@pytest.fixture
def stores(sqlite_database):
    return open_stores(sqlite_database)


@pytest.fixture
def desk(stores):
    return ImportDesk(stores)


@pytest.fixture
def project(desk):
    return desk.make_project(desk.look(SCRIPT.encode(), "street.fountain"), "Street", "")


def test_people_are_counted_by_their_cues_whatever_stands_behind_the_name(desk, project):
    people = [each for each in desk.entries_in_script(project.id) if each.type == "character"]
    assert [(each.data.name, each.count, each.scenes) for each in people] == [
        ("Algy", 4, 3),
        ("Mrs. McRae", 2, 2),
        ("The Guests", 1, 1),
    ]
    assert people[0].data.voice.sample_lines == ("I never saw anybody take so long to dress.",)
    assert people[0].data.voice.words_per_speech == 3


def test_places_have_the_sides_and_times_of_their_headings(desk, project):
    places = [each.data for each in desk.entries_in_script(project.id) if each.type == "setting"]
    assert [(each.name, each.int_ext, each.time) for each in places] == [
        ("Half-Moon Street", "INT./EXT.", "DAY, NIGHT"),
        ("Cellar - Wine Racks", "INT.", "CONTINUOUS"),
    ]


def test_who_has_an_entry_already_is_recognised_by_name_alias_or_a_part_of_the_name(desk, stores, project):
    bibles = [
        ("character", {"name": "Algernon Moncrieff", "aliases": ["Algy"]}),
        ("character", {"name": "Flora McRae", "aliases": ["mrs. mcrae"]}),
        ("setting", {"name": "half-moon street"}),
    ]
    stores.bibles.create_entries(bibles, project_id=project.id)
    assert [each.known_as for each in desk.entries_in_script(project.id)] == [
        "Algernon Moncrieff",
        "Flora McRae",
        "",
        "half-moon street",
        "",
    ]


def test_the_chosen_ones_are_stored_in_one_go_as_imported(desk, stores, project):
    desk.add_entries(project.id, desk.entries_in_script(project.id)[:2])
    characters = stores.bibles.bibles(project.id).characters
    assert [each.name for each in characters] == ["Algy", "Mrs. McRae"]
    (version,) = stores.bibles.history(characters[0].id)
    assert (version.author, version.reason) == ("import", "From the script")
    assert [each.known_as for each in desk.entries_in_script(project.id)][:3] == ["Algy", "Mrs. McRae", ""]
