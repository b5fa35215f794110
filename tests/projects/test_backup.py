"""A backup holds a whole project and gives it back unchanged, as often as it is wanted."""

import json
import re

import pytest

from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import NotFound
from scriptgen_core.core.models import Base
from scriptgen_core.orchestrator.project_desk import ProjectDesk
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.backup import export_project, import_project
from scriptgen_core.projects.backup_file import pack, unpack
from scriptgen_core.projects.backup_tables import tables

THIS_MACHINES_OWN = {"live_text", "pace", "preference", "unsent_text", "worker"}
ID = re.compile(rb"\b[0-9a-f]{32}\b")


def test_every_table_is_a_projects_or_this_machines_own():
    """A table that is added has to be decided on: in the backup, or named here."""
    decided = {table.name for table in tables()}
    assert decided | THIS_MACHINES_OWN >= set(Base.metadata.tables)
    assert not decided & THIS_MACHINES_OWN


def test_the_project_of_these_tests_has_something_in_every_table(backup):
    manifest, _ = unpack(backup)
    assert [name for name, facts in manifest.parts.items() if not facts.rows] == []


def test_a_project_comes_back_byte_for_byte_on_another_machine(backup, project_id, other):
    assert import_project(other, backup) == project_id
    assert export_project(other, project_id) == backup


def test_the_sample_comes_back_byte_for_byte(tmp_path, other):
    stores = open_stores(Database(f"sqlite:///{tmp_path}/sample.sqlite"))
    ProjectDesk(stores, ScriptDesk(stores)).install_sample()
    sample = export_project(stores.database, stores.projects.list()[0].project.id)
    assert export_project(other, import_project(other, sample)) == sample


def test_the_same_project_gives_the_same_bytes(first_machine, project_id, backup):
    assert export_project(first_machine, project_id) == backup


def as_read(stores, project_id):
    """A project as its pages show it, every identifier followed to what it names."""
    scripts, reviews = stores.scripts, stores.reviews
    cards = {scene.id: scene.card for scene in scripts.scenes(project_id)}
    runs = stores.runs.of_project(project_id)
    return {
        "entries": sorted((entry.type, str(entry.data)) for entry in stores.bibles.bibles(project_id).entries),
        "scenes": [(scene.card, scene.approved, scene.draft.text) for scene in scripts.scenes(project_id)],
        "named": [
            (draft.name, [(cards[scene], scripts.draft(text).text) for scene, text in draft.scenes])
            for draft in scripts.named_drafts(project_id)
        ],
        "proposals": [
            (
                cards[proposal.scene_id],
                scripts.draft(proposal.base_id).text,
                [change.new for change in proposal.changes],
            )
            for proposal in reviews.proposals(project_id)
        ],
        "answered": [
            [note.note.text for note in reviews.notes(project_id) if note.note.id == change.note_id]
            for proposal in reviews.proposals(project_id)
            for change in proposal.changes
        ],
        "runs": [
            (run.title, [cards[scene] for scene in run.done], [logged.event for logged in stores.runs.events(run.id)])
            for run in runs
        ],
        "costs": [stores.runs.cost(run.id) for run in runs],
        "asked": [[cards[scene] for scene in run.config.get("scene_ids", ())] for run in runs],
    }


def test_a_project_that_is_here_already_comes_in_beside_it_with_ids_of_its_own(backup, project_id, other):
    stores = open_stores(other)
    import_project(other, backup)
    copy = import_project(other, backup)
    assert copy != project_id
    assert stores.projects.get(copy).title == stores.projects.get(project_id).title + " (imported)"
    assert as_read(stores, copy) == as_read(stores, project_id)


def test_no_id_of_the_first_is_left_in_the_second(backup, other):
    """Only what was said to a model, word for word, may still name one."""
    import_project(other, backup)
    copy = export_project(other, import_project(other, backup))
    _, first = unpack(backup)
    _, second = unpack(copy)
    old = {found for part in first.values() for found in ID.findall(part)}
    left = {name for name, part in second.items() if name != "llm_call.jsonl" and old & set(ID.findall(part))}
    assert old
    assert left == set()


def test_a_long_title_still_fits_its_field_when_it_says_imported(other):
    stores = open_stores(other)
    made = stores.projects.create({"title": "x" * 200, "log_line": "Somebody wants something."})
    copy = stores.projects.get(import_project(other, export_project(other, made.id)))
    assert copy.title.endswith("x (imported)")
    assert stores.projects.update(copy.id, {"genre": "Drama"}).genre == "Drama"


def test_an_episode_brings_the_bible_of_its_series_and_no_other_episode(tmp_path, other):
    stores = open_stores(Database(f"sqlite:///{tmp_path}/series.sqlite"))
    series = stores.projects.create_series("Forks")
    first, second = (
        stores.projects.create({"title": title, "log_line": "A caterer counts forks."}).id for title in ("One", "Two")
    )
    for number, episode in enumerate((first, second), start=1):
        stores.projects.put_in_series(episode, series, number)
    shared = stores.bibles.create_entry("character", {"name": "Rosa"}, series_id=series)
    stores.bibles.join(shared, second)
    stores.bibles.create_entry("character", {"name": "Tom"}, project_id=second)
    import_project(other, export_project(stores.database, first))
    assert [entry.name for entry in open_stores(other).bibles.bibles(first).characters] == ["Rosa"]
    assert [summary.project.title for summary in open_stores(other).projects.list()] == ["One"]


@pytest.mark.parametrize("status", ["queued", "running"])
def test_a_run_that_was_at_work_comes_in_paused(tmp_path, other, status):
    stores = open_stores(Database(f"sqlite:///{tmp_path}/run.sqlite"))
    project = stores.projects.create({"title": "Forks", "log_line": "A caterer counts forks."})
    run = stores.runs.create(project.id, "generate", "Full script", {}, lineup=Lineup(ModelRef("demo")))
    stores.runs.set_status(run.id, status)
    import_project(other, export_project(stores.database, project.id))
    arrived = open_stores(other).runs.get(run.id)
    assert (arrived.status, open_stores(other).runs.unfinished()) == ("paused", ())
    assert "Resume" in arrived.message
    assert arrived.finished_at


def test_a_backup_from_before_a_column_gets_what_the_column_starts_with(backup, project_id, other):
    _, parts = unpack(backup)
    calls = [json.loads(line) for line in parts["llm_call.jsonl"].splitlines()]
    older = [{name: value for name, value in call.items() if name not in ("scene", "reusable")} for call in calls]
    parts["llm_call.jsonl"] = "".join(f"{json.dumps(call)}\n" for call in older).encode()
    import_project(other, pack(parts, schema_revision="0001", title="", last_change=""))
    _, parts = unpack(export_project(other, project_id))
    calls = [json.loads(line) for line in parts["llm_call.jsonl"].splitlines()]
    assert {(call["scene"], call["reusable"]) for call in calls} == {(None, True)}


def test_an_unknown_project_cannot_be_backed_up(first_machine):
    with pytest.raises(NotFound, match="does not exist any more"):
        export_project(first_machine, "nobody")
