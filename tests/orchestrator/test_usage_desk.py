"""The usage report adds up what the ledger wrote: what was paid, what was saved, and what has no known price."""

import io

import pandas as pd
import pytest

from scriptgen_core.core.calls import Usage
from scriptgen_core.core.database import Database
from scriptgen_core.core.events import TokensEstimated
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.orchestrator.usage_desk import UsageDesk
from tests.fakes.recorded_calls import new_run, record


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def desk(database: Database) -> UsageDesk:
    return UsageDesk(open_stores(database))


def project(database: Database, title: str = "The Salt Office") -> str:
    form = {"title": title, "log_line": "Two sisters bid for one ferry.", "format": "Short"}
    return open_stores(database).projects.create(form).id


def test_tokens_money_and_time_are_added_up(database: Database, desk: UsageDesk) -> None:
    """Cached tokens are part of the input a provider bills, and are counted once."""
    run = new_run(database, project(database))
    record(database, run.id, step="one", usage=Usage(100, 40, 30), cost=0.25, seconds=2.0)
    record(database, run.id, step="two", usage=Usage(10, 5, 0), cost=0.5, seconds=1.5)
    totals = desk.report().totals
    assert (totals.fresh, totals.cached, totals.output) == (80, 30, 45)
    assert (totals.calls, totals.dollars, totals.seconds, totals.unpriced) == (2, 0.75, 3.5, 0)


def test_an_answer_from_the_cache_counts_as_saved_and_not_as_paid(database: Database, desk: UsageDesk) -> None:
    """Nothing of a reused answer is among the money or the tokens that were paid."""
    run = new_run(database, project(database))
    record(database, run.id, step="paid", usage=Usage(100, 40, 30), cost=0.25)
    record(database, run.id, step="reused", usage=Usage(100, 40, 30), cost=0.25, seconds=0.0, reused=True)
    totals = desk.report().totals
    assert (totals.calls, totals.reused, totals.dollars) == (2, 1, 0.25)
    assert (totals.fresh + totals.cached, totals.output) == (100, 40)
    assert (totals.saved_tokens, totals.saved_dollars) == (140, 0.25)


def test_calls_of_unknown_price_are_left_out_of_the_money_and_counted(database: Database, desk: UsageDesk) -> None:
    """A sum over some unpriced calls says how many, and a sum over nothing else is missing: it is never $0."""
    run, dark = new_run(database, project(database)), new_run(database, project(database, "Dark"))
    record(database, run.id, step="priced", cost=0.25)
    record(database, run.id, step="unpriced", model="own", cost=None)
    record(database, dark.id, step="unpriced", cost=None)
    record(database, dark.id, step="reused", cost=None, seconds=0.0, reused=True)
    totals = desk.report().totals
    assert (totals.dollars, totals.unpriced, totals.saved_dollars, totals.saved_unpriced) == (0.25, 2, None, 1)
    assert desk.report(dark.project_id).totals.dollars is None
    by_run = desk.report().by("run").set_index("run_id")
    assert by_run["cost"].isna().to_dict() == {run.id: False, dark.id: True}
    assert by_run["unpriced"].to_dict() == {run.id: 1, dark.id: 1}


def test_sums_by_run_scene_role_and_model(database: Database, desk: UsageDesk) -> None:
    """Every grouping holds every call once, in its own order."""
    first, second = (new_run(database, project_id, "Script") for project_id in [project(database)] * 2)
    record(database, first.id, step="Outline", scene=None, role="outline", usage=Usage(1, 1))
    record(database, first.id, step="Scene 2", scene=1, role="director", usage=Usage(50, 50))
    record(database, second.id, step="Scene 1", scene=0, role="director", usage=Usage(5, 5), model="large")
    record(database, second.id, step="Scene 2", scene=1, role="rewrite", usage=Usage(9, 9))
    report = desk.report(first.project_id)
    assert report.by("run")["run_id"].tolist() == [second.id, first.id]
    scenes = report.by("scene")
    assert (scenes["scene"].isna().tolist(), scenes["scene"].dropna().tolist()) == ([True, False, False], [0, 1])
    assert scenes["calls"].tolist() == [1, 1, 2]
    assert report.by("role")[["role", "output"]].to_numpy().tolist() == [
        ["director", 55],
        ["rewrite", 9],
        ["outline", 1],
    ]
    assert report.by("model")[["provider", "model", "calls"]].to_numpy().tolist() == [
        ["OpenAI", "gpt-test", 3],
        ["OpenAI", "large", 1],
    ]


def test_scenes_of_two_projects_of_one_title_stay_apart(database: Database, desk: UsageDesk) -> None:
    """Scene 1 of one script is not scene 1 of another."""
    for run in (new_run(database, project(database)), new_run(database, project(database))):
        record(database, run.id, scene=0)
    assert desk.report().by("scene")["calls"].tolist() == [1, 1]


def test_a_report_is_of_one_project_or_of_all_calls(database: Database, desk: UsageDesk) -> None:
    """Calls outside any run belong to no project, and are in the report over everything."""
    mine, other = new_run(database, project(database)), new_run(database, project(database, "Other"))
    for run_id in (mine.id, other.id, ""):
        record(database, run_id)
    assert desk.report(mine.project_id).totals.calls == 1
    assert desk.report().totals.calls == 3
    assert set(desk.report().by("run")["run"]) == {"Full script", ""}


def test_demo_calls_are_known_as_such_and_cost_nothing(database: Database, desk: UsageDesk) -> None:
    """What no model answered has a price, and that is nothing."""
    record(database, provider="demo", model="demo", cost=0.0)
    totals = desk.report().totals
    assert (totals.demo, totals.dollars, totals.unpriced) == (1, 0.0, 0)


def test_only_what_was_paid_in_a_step_that_nobody_counted_is_estimated(database: Database, desk: UsageDesk) -> None:
    """Told twice it counts once; the same step of another run was counted there."""
    mine, other = (new_run(database, project_id) for project_id in [project(database)] * 2)
    for _ in range(2):
        open_stores(database).runs.add_event(mine.id, TokensEstimated(step="one", scene=0))
    record(database, mine.id, step="one")
    record(database, mine.id, step="two")
    record(database, other.id, step="one")
    assert desk.report().totals.estimated == 1
    assert desk.report().by("run").set_index("run_id")["estimated"].to_dict() == {mine.id: 1, other.id: 0}
    lines = pd.read_csv(io.BytesIO(desk.csv()))
    assert lines["Tokens estimated (not counted by the server)"].tolist() == ["yes", "no", "no"]


def test_a_report_over_nothing_has_sums_and_a_file(desk: UsageDesk) -> None:
    """A fresh installation has a report too."""
    assert (desk.report().totals.calls, desk.report().totals.dollars) == (0, 0.0)
    assert desk.report().by("scene").empty
    assert desk.csv().decode("utf-8-sig").startswith("Time (UTC),Project,Run,Scene")


def test_the_file_has_a_line_for_each_call(database: Database, desk: UsageDesk) -> None:
    """Scenes count from 1 as the writer counts them; an unknown price is an empty cell."""
    run = new_run(database, project(database))
    record(database, run.id, step="one", scene=2, cost=None)
    record(database, run.id, step="two", scene=None, reused=True)
    lines = pd.read_csv(io.BytesIO(desk.csv(run.project_id)))
    assert lines["Scene"].fillna(0).tolist() == [3, 0]
    assert lines["Cost (US dollars)"].isna().tolist() == [True, False]
    assert lines["From the cache (nothing paid)"].tolist() == ["no", "yes"]
    assert lines["Time (UTC)"].str.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d").all()


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_file_is_a_formula(database: Database, desk: UsageDesk, start: str) -> None:
    """A spreadsheet shows a title that looks like a formula as it was typed."""
    run = new_run(database, project(database, f"{start}cmd"), f"{start}1+1")
    record(database, run.id, role=f"{start}role", model=f"{start}model", provider=f"{start}own")
    line = pd.read_csv(io.BytesIO(desk.csv())).iloc[0]
    assert [line[name] for name in ("Project", "Run", "Role", "Provider", "Model")] == [
        f"'{start}cmd",
        f"'{start}1+1",
        f"'{start}role",
        f"'{start}own",
        f"'{start}model",
    ]


def test_the_file_is_named_after_the_project(database: Database, desk: UsageDesk) -> None:
    """The name is one that every system accepts."""
    assert desk.file_name(project(database, "Salt/Sea: a ferry")) == "Salt Sea a ferry - usage.csv"
    assert desk.file_name() == "All projects - usage.csv"
