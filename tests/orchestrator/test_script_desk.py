"""The script as one text: saved scene by scene, merged with what changed meanwhile, never lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.story import Author, OutlineCard
from scriptgen_core.formats import write_fountain
from scriptgen_core.orchestrator.script_desk import MAX_SCRIPT, ScriptDesk
from scriptgen_core.orchestrator.script_text import join_scenes, match_scenes, split_scenes
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.script_types import hand_draft, machine_draft

MODEL = Author("model", "openai", "gpt-x", "agent.director", 1)
BAKERY = "INT. BAKERY - DAWN\n\nFlour on every sill.\n\nROSA\nEleven.\n\n"
VAN = "EXT. VAN - DAY\n\nA tyre is flat.\n\n"
HALL = "INT. HALL - NIGHT\n\nForks, counted twice.\n"


@pytest.fixture
def stores(sqlite_database):
    return open_stores(sqlite_database)


@pytest.fixture
def desk(stores):
    return ScriptDesk(stores)


@pytest.fixture
def project(stores):
    project = stores.projects.create({"title": "Forks", "log_line": "A caterer counts forks."})
    cards = [OutlineCard(description=place, place=place) for place in ("Bakery", "Van", "Hall", "Office")]
    scenes = stores.scripts.add_cards(project.id, cards, author="model")
    for scene_id, text in zip(scenes, (BAKERY, VAN, HALL), strict=False):
        stores.scripts.save_draft(scene_id, machine_draft(text, MODEL, "generated"))
    return project


def texts(stores, project):
    return [scene.text for scene in stores.scripts.scenes(project.id) if scene.draft]


def test_the_script_is_the_written_scenes_in_order(desk, project):
    opened = desk.open(project.id)
    assert opened.text == BAKERY + VAN + HALL
    assert opened.headings == ("INT. BAKERY - DAWN", "EXT. VAN - DAY", "INT. HALL - NIGHT")


def test_scenes_that_are_yours_alone_are_told_by_the_place_of_their_headings(desk, stores, project):
    """A scene with two headings moves those behind it, one in cut text moves nobody."""
    bakery, van, hall, _ = stores.scripts.scenes(project.id)
    stores.scripts.save_draft(bakery.id, hand_draft(bakery.draft, BAKERY + "INT. OVEN - DAWN\n\nHot.\n\n"))
    stores.scripts.save_draft(van.id, hand_draft(van.draft, VAN + "/*\nINT. CUT - DAY\n\nGone.\n*/\n"))
    for scene in (van, hall):
        stores.scripts.keep_out(scene.id, off_limits=True)
    opened = desk.open(project.id)
    assert [opened.headings[place] for place in opened.yours] == ["EXT. VAN - DAY", "INT. HALL - NIGHT"]


def test_only_the_scene_that_was_changed_gets_a_new_draft(desk, stores, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, opened.text.replace("A tyre is flat.", "Two tyres are flat."))
    drafts = [scene.draft.number for scene in stores.scripts.scenes(project.id) if scene.draft]
    assert drafts == [1, 2, 1]
    assert desk.open(project.id).text == opened.text.replace("A tyre is flat.", "Two tyres are flat.")


def test_saving_what_is_stored_changes_nothing(desk, project):
    opened = desk.open(project.id)
    assert desk.save(project.id, opened.revision, opened.text).revision == opened.revision


def test_a_scene_typed_in_between_is_a_new_scene_and_outline_cards_stay(desk, stores, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, BAKERY + "INT. CELLAR - DAY\n\nBottles.\n\n" + VAN + HALL)
    assert [scene.heading for scene in stores.scripts.scenes(project.id)] == [
        "INT. BAKERY - DAWN",
        "INT. CELLAR - DAY",
        "EXT. VAN - DAY",
        "INT. HALL - NIGHT",
        "INT. OFFICE - DAY",
    ]


def test_a_scene_cut_from_the_text_leaves_the_script_and_can_come_back(desk, stores, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, BAKERY + HALL)
    assert texts(stores, project) == [BAKERY, HALL]
    assert [scene.text for scene in stores.scripts.removed(project.id)] == [VAN]


def test_scenes_moved_in_the_text_are_moved_in_the_script(desk, stores, project):
    opened = desk.open(project.id)
    before = {scene.heading: scene.id for scene in stores.scripts.scenes(project.id)}
    desk.save(project.id, opened.revision, HALL + "\n" + BAKERY + VAN)
    after = {scene.heading: scene.id for scene in stores.scripts.scenes(project.id)}
    assert list(after)[:3] == ["INT. HALL - NIGHT", "INT. BAKERY - DAWN", "EXT. VAN - DAY"]
    assert sum(before[heading] == after[heading] for heading in before) >= 3


def test_edits_of_different_scenes_in_two_tabs_are_both_kept(desk, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, opened.text.replace("Flour", "Sugar"))
    saved = desk.save(project.id, opened.revision, opened.text.replace("tyre", "wheel"))
    assert saved.merged
    assert "Sugar" in desk.open(project.id).text
    assert "wheel" in desk.open(project.id).text


def test_a_scene_the_machine_writes_meanwhile_is_not_lost_by_a_save(desk, stores, project):
    opened = desk.open(project.id)
    office = stores.scripts.scenes(project.id)[3]
    stores.scripts.save_draft(office.id, machine_draft("INT. OFFICE - DAY\n\nA stamp.\n", MODEL, "generated"))
    desk.save(project.id, opened.revision, opened.text.replace("Flour", "Sugar"))
    assert "Sugar" in desk.open(project.id).text
    assert "A stamp." in desk.open(project.id).text


def test_two_edits_of_one_scene_conflict_and_both_texts_are_kept(desk, stores, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, opened.text.replace("Flour", "Sugar"))
    with pytest.raises(VersionConflict) as conflict:
        desk.save(project.id, opened.revision, opened.text.replace("Flour", "Salt"))
    assert str(conflict.value).startswith("Scene 1, INT. BAKERY - DAWN, was changed elsewhere too.")
    assert "Sugar" in desk.open(project.id).text
    kept = {draft.id: draft for draft in stores.scripts.named_drafts(project.id)}[conflict.value.kept_as]
    assert "Salt" in write_fountain(desk.screenplay(project.id, kept.id))


def test_the_same_text_is_kept_once_however_often_it_meets_the_conflict(desk, stores, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, opened.text.replace("Flour", "Sugar"))
    for words in ("Salt", "Salt", "Salt and rye"):
        with pytest.raises(VersionConflict):
            desk.save(project.id, opened.revision, opened.text.replace("Flour", words))
    kept = [write_fountain(desk.screenplay(project.id, each.id)) for each in stores.scripts.named_drafts(project.id)]
    assert ["Salt and rye" in text for text in kept] == [True, False]


def test_a_conflict_names_every_scene_changed_on_both_sides_and_no_other(desk, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, opened.text.replace("Flour", "Sugar").replace("Forks", "Spoons"))
    mine = BAKERY.replace("Flour", "Salt") + "INT. CELLAR - DAY\n\nBottles.\n\n" + VAN.replace("tyre", "wheel")
    with pytest.raises(VersionConflict) as conflict:
        desk.save(project.id, opened.revision, mine + HALL.replace("Forks", "Knives"))
    named = "Scenes 1 (INT. BAKERY - DAWN) and 4 (INT. HALL - NIGHT) were changed elsewhere too."
    assert str(conflict.value).startswith(named)


def test_a_writer_who_keeps_her_text_after_a_conflict_wins_only_where_both_wrote(desk, project):
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, opened.text.replace("Flour", "Sugar").replace("tyre", "wheel"))
    saved = desk.save(project.id, opened.revision, opened.text.replace("Flour", "Salt"), keep_mine=True)
    assert saved.merged
    text = desk.open(project.id).text
    assert "Salt" in text
    assert "Sugar" not in text
    assert "wheel" in text


def test_saves_at_the_same_moment_lose_nothing(desk, project):
    opened = desk.open(project.id)
    edits = [("Flour", "Sugar"), ("tyre", "wheel"), ("Forks", "Spoons")]

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda edit: desk.save(project.id, opened.revision, opened.text.replace(*edit)), edits))
    text = desk.open(project.id).text
    assert [new for _, new in edits if new not in text] == []


def test_a_script_that_is_too_long_is_refused_and_nothing_changes(desk, project):
    before = desk.open(project.id)
    with pytest.raises(InputError, match="script"):
        desk.save(project.id, before.revision, "x" * (MAX_SCRIPT + 1))
    assert desk.open(project.id) == before


def test_pages_are_laid_out_once_until_something_changes(desk, project):
    first = desk.laid_out(desk.open(project.id)).pages
    assert desk.laid_out(desk.open(project.id)).pages is first
    opened = desk.open(project.id)
    desk.save(project.id, opened.revision, opened.text + "\nOne more line.\n")
    assert desk.laid_out(desk.open(project.id)).pages != first


SCENES = st.lists(st.sampled_from([BAKERY, VAN, HALL + "\n", "INT. A - DAY\n\nx\n\n", "EXT. B - DAY\n\n"]), max_size=6)


@given(SCENES)
def test_a_script_cut_into_scenes_and_joined_is_the_same_text(scenes):
    text = "".join(scenes)
    assert "".join(split_scenes(text)) == text
    assert join_scenes(split_scenes(text)) == text


@given(SCENES, SCENES)
def test_every_old_scene_is_found_at_most_once(old, new):
    matched = [index for index in match_scenes(old, new) if index is not None]
    assert len(matched) == len(set(matched))


def test_a_scene_whose_lines_changed_is_still_the_same_scene():
    cellar = "INT. CELLAR - DAY\n\nBottles.\n\n"
    assert match_scenes([BAKERY, VAN], [cellar, BAKERY.replace("Eleven", "Twelve"), VAN]) == [None, 0, 1]
