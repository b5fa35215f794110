"""The bin: what is cut waits there until it is put back or deleted, and goes into a back-up."""

from datetime import UTC, datetime

import pytest

from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.backup import export_project, import_project
from scriptgen_core.projects.cut_storage import CutPassage
from scriptgen_core.projects.lock_storage import LineLock
from scriptgen_core.projects.script_types import NewDraft, ScenePlan, hand_draft

AT = datetime(2026, 5, 4, 10, 49, tzinfo=UTC)
RAIN = CutPassage("a" * 32, "INT. BARN - DAY", "Rain.", AT)
FOG = CutPassage("b" * 32, "", "Fog.", AT.replace(hour=11))


@pytest.fixture
def stores(sqlite_database):
    return open_stores(sqlite_database)


@pytest.fixture
def project(stores):
    return stores.projects.create({"title": "Ferry", "log_line": "Two sisters bid for one ferry."})


def test_passages_come_and_go_and_doing_it_again_changes_nothing(stores, project):
    """A save that is sent twice leaves the bin as one did."""
    for _ in range(2):
        stores.cuts.exchange(project.id, [RAIN, FOG], [])
    assert stores.cuts.of_project(project.id) == (FOG, RAIN)
    for _ in range(2):
        stores.cuts.exchange(project.id, [], [FOG.id])
    assert stores.cuts.of_project(project.id) == (RAIN,)


def test_another_project_cannot_empty_the_bin(stores, project):
    """Ids count within a project."""
    other = stores.projects.create({"title": "Other", "log_line": "Another story."})
    stores.cuts.exchange(project.id, [RAIN], [])
    stores.cuts.exchange(other.id, [], [RAIN.id])
    assert stores.cuts.of_project(project.id) == (RAIN,)


def test_bin_and_locks_come_back_from_a_back_up(stores, project):
    """The copy has them on its own scenes."""
    draft: NewDraft = hand_draft(None, "INT. BARN - DAY\n\nRain.\n")
    stores.scripts.replace(project.id, project.script_revision, [ScenePlan(None, draft)])
    (scene,) = stores.scripts.scenes(project.id)
    stores.locks.replace(project.id, {scene.id: [LineLock(1, "Rain.")]})
    stores.cuts.exchange(project.id, [RAIN], [])
    copy = import_project(stores.database, export_project(stores.database, project.id))
    (own,) = stores.scripts.scenes(copy)
    assert stores.locks.of_project(copy) == {own.id: (LineLock(1, "Rain."),)}
    assert [(each.heading, each.text, each.cut_at) for each in stores.cuts.of_project(copy)] == [
        ("INT. BARN - DAY", "Rain.", AT)
    ]
