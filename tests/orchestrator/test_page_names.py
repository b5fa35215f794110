"""A new name is put on written pages scene by scene, in one step, and taken back in one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scriptgen_core.core.authorship import sole_author
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import WRITER, Author, SceneNote
from scriptgen_core.orchestrator.page_names import PageNameDesk
from scriptgen_core.orchestrator.review_desk import ReviewDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.lock_storage import LineLock
from scriptgen_core.projects.script_types import NewDraft
from scriptgen_core.rewrite.changes import changes_between

SCRIPT = "INT. GWEN'S ROOM - DAY\n\nRain.\n\nGWEN\nNo.\n\nEXT. QUAY - DAWN\n\nFog.\n\nINT. MILL\n\nTom sees Gwen.\n"


@pytest.fixture
def stores(database):
    return open_stores(database)


@pytest.fixture
def desk(stores):
    return PageNameDesk(stores)


@pytest.fixture
def project_id(stores):
    project = stores.projects.create({"title": "Ferry", "log_line": "Two sisters bid for one ferry."})
    ScriptDesk(stores).save(project.id, project.script_revision, SCRIPT)
    return project.id


@pytest.fixture
def gwen(stores, project_id):
    """Once Gwen, the Kestrel; now Nora, the Heron."""
    entry_id = stores.bibles.create_entry("character", {"name": "Gwen", "aliases": "Kestrel"}, project_id=project_id)
    stores.bibles.update(entry_id, {"name": "Nora"})
    stores.bibles.update(entry_id, {"aliases": "Heron"})
    return entry_id


def texts(stores, project_id):
    return [scene.text for scene in stores.scripts.scenes(project_id)]


def test_the_pages_that_say_an_old_name_are_told_and_nobody_is_told_where_there_are_none(
    stores, desk, project_id, gwen
):
    said = desk.said(project_id, gwen)
    assert [(each.scene.number, each.count) for each in said.scenes] == [(0, 2), (2, 1)]
    assert (
        desk.said(project_id, stores.bibles.create_entry("character", {"name": "Tom"}, project_id=project_id)) is None
    )


def test_settings_that_are_named_after_the_entry_are_told_and_keep_their_headings(stores, desk, project_id, gwen):
    for name in ("Gwen's Room", "Quay"):
        stores.bibles.create_entry("setting", {"name": name}, project_id=project_id)
    said = desk.said(project_id, gwen)
    assert [each.name for each in said.places] == ["Gwen's Room"]
    desk.put(project_id, said, [each.scene.id for each in said.scenes])
    assert texts(stores, project_id)[0] == "INT. GWEN'S ROOM - DAY\n\nRain.\n\nNORA\nNo.\n\n"


def test_an_old_alias_is_told_too(stores, desk, project_id, gwen):
    revision = stores.projects.get(project_id).script_revision
    ScriptDesk(stores).save(project_id, revision, "EXT. QUAY - DAWN\n\nKESTREL\nNo.\n")
    said = desk.said(project_id, gwen)
    desk.put(project_id, said, [said.scenes[0].scene.id])
    assert texts(stores, project_id) == ["EXT. QUAY - DAWN\n\nHERON\nNo.\n"]


def test_new_drafts_are_one_revision_and_say_why_and_keep_who_wrote_what_and_from_what(stores, desk, project_id, gwen):
    first = stores.scripts.scenes(project_id)[0]
    authors = ((Author("model", model="m"), 3), (WRITER, first.text.count("\n") - 2))
    reads = (Read(gwen, 1, "want"), Read("another", 1, "name"))
    written = NewDraft(first.text, authors, "generated", first.draft.id, reads=reads)
    before = stores.scripts.save_draft(first.id, written)
    revision = stores.projects.get(project_id).script_revision
    said = desk.said(project_id, gwen)
    renamed = desk.put(project_id, said, [each.scene.id for each in said.scenes])
    assert stores.projects.get(project_id).script_revision == revision + 1
    assert [each.number for each in renamed.pages] == [0, 2]
    draft = stores.scripts.scene(first.id).draft
    assert draft.text == before.text.replace("GWEN", "NORA")
    assert (draft.reason, draft.authors, draft.origin, draft.base_id) == (
        "New name: Nora",
        authors,
        "generated",
        before.id,
    )
    assert set(stores.read_sets.of(draft.id)) == set(reads)
    assert desk.said(project_id, gwen) is None


def test_a_page_that_says_no_old_name_any_more_is_not_out_of_date_for_it(stores, desk, project_id, gwen):
    reads = (Read(gwen, 1, "name"), Read(gwen, 1, "aliases"), Read(gwen, 1, "want"))
    scenes = stores.scripts.scenes(project_id)
    added = ("", "\nGwen goes.\n", "\nKestrel dives, a kestrel.\n")
    for scene, more in zip(scenes, added, strict=True):
        text = f"{scene.text}\nGwen.\n{more}"
        new = NewDraft(text, sole_author(text, WRITER), "hand", scene.draft.id, reads=reads)
        stores.scripts.save_draft(scene.id, new)
    whole, locked, perhaps = (scene.id for scene in scenes)
    stores.locks.replace(project_id, {locked: (LineLock(3, "Gwen goes."),)})
    renamed = desk.put(project_id, desk.said(project_id, gwen), [whole, locked, perhaps])
    outdated = stores.read_sets.outdated(project_id)
    assert outdated[whole] == (Read(gwen, 1, "want"),)
    assert set(outdated[locked]) == set(outdated[perhaps]) == set(reads)
    desk.take_back(project_id, renamed)
    assert set(stores.read_sets.outdated(project_id)[whole]) == set(reads)


def test_a_machines_scene_stays_the_machines_with_the_new_name_and_when_that_is_taken_back(
    stores, desk, project_id, gwen
):
    scene = stores.scripts.scenes(project_id)[2]
    authors = ((Author("model"), scene.text.count("\n") + 1),)
    reads = (Read(gwen, 1, "want"),)
    stores.scripts.save_draft(
        scene.id, NewDraft(scene.text, authors, "generated", scene.draft.id, run_id="run-1", reads=reads)
    )
    renamed = desk.put(project_id, desk.said(project_id, gwen), [scene.id])
    assert stores.scripts.scene(scene.id).draft.may_be_replaced
    stores.read_sets.follow(scene.id, [Read(gwen, 2, "want")])
    desk.take_back(project_id, renamed)
    draft = stores.scripts.scene(scene.id).draft
    assert (draft.may_be_replaced, draft.authors, stores.read_sets.of(draft.id)) == (True, authors, reads)


def test_undo_takes_all_back_in_one_step_but_for_scenes_that_were_changed_since(stores, desk, project_id, gwen):
    said = desk.said(project_id, gwen)
    renamed = desk.put(project_id, said, [each.scene.id for each in said.scenes])
    script = ScriptDesk(stores).open(project_id)
    ScriptDesk(stores).save(project_id, script.revision, script.text.replace("Tom sees Nora", "Tom saw Nora"))
    revision = stores.projects.get(project_id).script_revision
    assert desk.take_back(project_id, renamed) == (2,)
    assert stores.projects.get(project_id).script_revision == revision + 1
    assert "".join(texts(stores, project_id)) == SCRIPT.replace("Tom sees Gwen", "Tom saw Nora")


def test_a_scene_changed_while_the_pages_were_looked_at_is_not_touched_and_told(stores, desk, project_id, gwen):
    said = desk.said(project_id, gwen)
    script = ScriptDesk(stores).open(project_id)
    ScriptDesk(stores).save(project_id, script.revision, script.text.replace("Rain.", "Gwen sleeps."))
    renamed = desk.put(project_id, said, [each.scene.id for each in said.scenes])
    assert (renamed.moved, [each.number for each in renamed.pages]) == ((0,), [2])
    assert "Gwen sleeps." in texts(stores, project_id)[0]


def test_locks_follow_their_lines_and_locked_lines_stay(stores, desk, project_id, gwen):
    first = stores.scripts.scenes(project_id)[0]
    locks = (LineLock(2, "GWEN"), LineLock(3, "No."))
    stores.locks.replace(project_id, {first.id: locks})
    said = desk.said(project_id, gwen)
    assert [line.old for line in said.scenes[0].lines if line.locked] == ["GWEN"]
    desk.put(project_id, said, [first.id])
    assert texts(stores, project_id)[0].startswith("INT. NORA'S ROOM - DAY\n\nRain.\n\nGWEN\nNo.")
    assert stores.locks.of_scene(first.id) == locks


def test_changes_of_an_open_proposal_wait_on_where_their_lines_did_not_change(stores, desk, project_id, gwen):
    first = stores.scripts.scenes(project_id)[0]
    note = SceneNote("note", "pace", "Shorter.", "writer")
    changed = first.text.replace("Rain.", "Hail.")
    proposal = stores.reviews.propose(
        first.id, first.draft.id, changes_between(first.text, changed, note.id), [note], Author("model")
    )
    desk.put(project_id, desk.said(project_id, gwen), [first.id])
    view = ReviewDesk(stores).view(proposal.id)
    assert [each.change.old for each in view.changes] == ["Rain."]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
@given(st.sets(st.sampled_from([0, 2])))
def test_only_the_ticked_scenes_change(stores, desk, project_id, gwen, ticked):
    before = stores.scripts.scenes(project_id)
    renamed = desk.put(project_id, desk.said(project_id, gwen), [before[number].id for number in ticked])
    after = stores.scripts.scenes(project_id)
    assert {scene.number for scene, was in zip(after, before, strict=True) if scene.draft != was.draft} == ticked
    assert desk.take_back(project_id, renamed) == ()
    assert "".join(texts(stores, project_id)) == SCRIPT
