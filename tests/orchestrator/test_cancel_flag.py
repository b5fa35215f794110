"""All threads of a run may ask whether it was cancelled; the database is read ten times a second at most."""

from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.orchestrator.cancel_flag import CancelFlag
from scriptgen_core.projects.run_storage import RunStorage
from tests.fakes.clock import Clock
from tests.fakes.recorded_calls import new_run
from tests.orchestrator.test_usage_desk import project


def test_a_cancelled_run_is_seen_a_tenth_of_a_second_later_and_from_then_on(tmp_path):
    database, clock = Database(sqlite_url(tmp_path / "runs.sqlite")), Clock()
    run = new_run(database, project(database))
    runs = RunStorage(database)
    is_cancelled = CancelFlag(runs, run.id, clock)
    assert not is_cancelled()
    runs.request_cancel(run.id)
    assert not is_cancelled()
    clock.now += 0.1
    assert is_cancelled()
    runs.set_status(run.id, "paused")
    runs.reopen(run.id, run.lineup)
    clock.now += 1
    assert is_cancelled(), "the run that goes on has a flag of its own"
