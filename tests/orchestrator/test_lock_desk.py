"""Locked lines follow the script, and no machine changes them."""

import pytest

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import VersionConflict
from scriptgen_core.core.story import Author, Change
from scriptgen_core.orchestrator.lock_desk import LockDesk
from scriptgen_core.orchestrator.review_desk import ReviewDesk
from scriptgen_core.orchestrator.scene_work import locked_in
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import Stores, open_stores

SCRIPT = "INT. BARN - DAY\n\nRain.\n\nILSE\nHold this.\n\nEXT. QUAY - DAWN\n\nFog.\n\nNobody waits.\n"
HOLD, FOG = 6, 10


@pytest.fixture
def stores(sqlite_database: Database):
    return open_stores(sqlite_database)


@pytest.fixture
def project_id(stores: Stores) -> str:
    project = stores.projects.create({"title": "Ferry", "log_line": "Two sisters bid for one ferry."})
    ScriptDesk(stores).save(project.id, project.script_revision, SCRIPT, locked=[HOLD, FOG])
    return project.id


def rewritten(stores: Stores, project_id: str, number: int, text: str) -> None:
    """The writer changes a scene in another window, where locks are not shown."""
    script = ScriptDesk(stores).open(project_id)
    old = script.scenes[number].text
    ScriptDesk(stores).save(project_id, script.revision, script.text.replace(old, text))


def test_locks_come_back_on_the_lines_they_were_put_on(stores, project_id):
    """Each scene keeps its own, and the script counts lines from its top."""
    assert LockDesk(stores).lines(project_id) == (HOLD, FOG)


def test_a_lock_follows_its_line_and_is_told_when_the_line_is_gone(stores, project_id):
    """An edit above moves it; an edit of the line itself loses it, until the writer says so."""
    rewritten(stores, project_id, 0, "INT. BARN - DAY\n\nA gull.\n\nRain.\n\nILSE\nHold this.\n\n")
    assert LockDesk(stores).lines(project_id) == (HOLD + 2, FOG + 2)
    rewritten(stores, project_id, 1, "EXT. QUAY - DAWN\n\nSmoke.\n")
    assert LockDesk(stores).lines(project_id) == (HOLD + 2,)
    assert LockDesk(stores).lost(project_id) == ("Fog.",)
    LockDesk(stores).forget_lost(project_id)
    assert LockDesk(stores).lost(project_id) == ()
    assert LockDesk(stores).lines(project_id) == (HOLD + 2,)


def test_the_editor_says_where_locks_are_after_its_own_edits(stores, project_id):
    """A locked line that the writer rewords stays locked, and an unlocked one is free."""
    desk = ScriptDesk(stores)
    text = SCRIPT.replace("Hold this.", "Hold it.")
    saved = desk.save(project_id, desk.open(project_id).revision, text, locked=[HOLD])
    assert (LockDesk(stores).lines(project_id), LockDesk(stores).lost(project_id)) == ((HOLD,), ())
    assert saved.revision == desk.open(project_id).revision


def test_a_save_from_an_older_script_leaves_locks_alone(stores, project_id):
    """Another tab that has not seen the locks takes none away."""
    desk = ScriptDesk(stores)
    older = desk.open(project_id).revision - 1
    assert desk.save(project_id, older, SCRIPT, locked=[]).merged
    assert LockDesk(stores).lines(project_id) == (HOLD, FOG)


def test_a_change_of_a_line_locked_since_is_not_offered_and_cannot_be_applied(stores, project_id):
    """It waits, and is there again once the line is unlocked."""
    scene = ScriptDesk(stores).open(project_id).scenes[1]
    changes = [Change("c1", 1, 2, "Fog.", "Smoke.", "n"), Change("c2", 2, 3, "Nobody waits.", "One waits.", "n")]
    proposal = stores.reviews.propose(scene.id, scene.draft.id, changes, (), Author("model", "m"))
    reviews = ReviewDesk(stores)
    view = reviews.view(proposal.id)
    assert [[each.change.id for each in group] for group in (view.changes, view.closed, view.locked)] == [
        ["c2"],
        [],
        ["c1"],
    ]
    with pytest.raises(VersionConflict, match="locked"):
        reviews.apply(proposal.id, {"c1": "accept"}, {})
    draft = reviews.apply(proposal.id, {"c2": "accept"}, {})
    assert "Fog." in draft.text
    assert "One waits." in draft.text
    script = ScriptDesk(stores).open(project_id)
    ScriptDesk(stores).save(project_id, script.revision, script.text, locked=[])
    (left,) = reviews.open_proposals(project_id)
    assert [each.change.id for each in left.changes] == ["c1"]


def test_the_rewriter_is_told_the_places_of_locked_lines(stores, project_id):
    """Places count the elements of the scene as it is rewritten."""
    scene = ScriptDesk(stores).open(project_id).scenes[0]
    assert locked_in(stores, scene.id, scene.text) == {3}
