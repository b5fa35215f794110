"""The Usage page: what the calls came to, for this project and for all of them."""

from scriptgen_core.core.calls import Usage
from scriptgen_core.core.events import TokensEstimated
from scriptgen_core.studio import Project
from tests.fakes.recorded_calls import new_run, record
from tests.pages.desk import Desk, new_project, studio


def with_calls(title: str = "The Salt Office") -> Project:
    """A project with a priced call, one of unknown price, and one answered from the cache."""
    project, database = new_project(title), studio().stores.database
    run = new_run(database, project.id)
    record(database, run.id, step="Bibles", scene=None, role="bibles", cost=0.42)
    record(database, run.id, step="Scene 1", scene=0, role="director", model="own", cost=None)
    record(database, run.id, step="Scene 2", scene=1, role="director", usage=Usage(900, 100), cost=0.03, reused=True)
    return project


def figures(desk: Desk) -> dict[str, tuple[str, str]]:
    """The headline figures: label -> value and what stands below it."""
    return {each.label: (each.value, each.delta) for each in desk.app.metric}


def choose(desk: Desk, choice: str) -> Desk:
    """Press one of the segments."""
    next(each for each in desk.app.button_group if choice in each.options).set_value(choice)
    return desk.again()


def test_a_project_without_calls_says_what_to_do_next() -> None:
    desk = Desk().open("usage", new_project())
    assert desk.says("Nothing has been asked of a model yet.")
    assert desk.buttons("Go to Generate")
    assert not desk.app.metric


def test_without_an_open_project_the_page_is_about_all_of_them() -> None:
    with_calls()
    desk = Desk().open("usage")
    assert desk.says("All projects")
    assert figures(desk)["Calls"][0] == "3"


def test_the_headline_leaves_out_unknown_prices_and_says_how_many_there_are() -> None:
    shown = figures(Desk().open("usage", with_calls()))
    assert shown["Cost"] == ("$0.42", "and 1 call of unknown price")
    assert shown["Calls"] == ("3", "2 answered anew")
    assert shown["Tokens"] == ("280", "200 read, 80 written")
    assert shown["Time"] == ("6 s", "3.0 s a call")
    assert shown["From the cache"] == ("1 call", "saved 1,000 tokens and $0.0300")


def test_tokens_that_no_server_counted_are_said_to_be_estimated() -> None:
    project = with_calls()
    assert not Desk().open("usage", project).says("did not count")
    run = studio().runs.latest(project.id)
    assert run
    studio().stores.runs.add_event(run.id, TokensEstimated(step="Scene 1", scene=0))
    desk = Desk().open("usage", project)
    assert figures(desk)["Tokens"] == ("280", "about 200 read, 80 written")
    assert desk.says("The server did not count the tokens of 1 call")


def test_the_calls_of_other_projects_are_added_on_request() -> None:
    with_calls("Other")
    desk = Desk().open("usage", with_calls())
    assert figures(desk)["Calls"][0] == "3"
    assert figures(choose(desk, "All projects"))["Calls"][0] == "6"
    assert desk.app.dataframe[0].value["Project"].tolist() == ["The Salt Office", "Other"]


def test_sums_are_shown_by_run_scene_role_and_model() -> None:
    desk = Desk().open("usage", with_calls())
    expected = {
        "By run": ("Run", ["Full script"]),
        "By scene": ("Scene", ["Whole story", "Scene 1", "Scene 2"]),
        "By role": ("Role", ["Bibles", "Director"]),
        "By model": ("Model", ["gpt-test", "own"]),
    }
    for choice, (heading, names) in expected.items():
        table = choose(desk, choice).app.dataframe[0].value
        assert table[heading].tolist() == names
        assert table["calls"].sum() == 3


def test_demo_calls_are_marked_and_cost_nothing() -> None:
    project = new_project()
    database = studio().stores.database
    record(database, new_run(database, project.id).id, provider="demo", model="demo", cost=0.0)
    desk = Desk().open("usage", project)
    assert desk.says("1 call answered by Demo: by rule, without a model, at no cost.")
    assert figures(desk)["Cost"][0] == "$0.00"


def test_calls_to_a_server_on_this_computer_cost_nothing_and_say_why() -> None:
    project, database = new_project(), studio().stores.database
    run = new_run(database, project.id)
    record(database, run.id, step="Bibles", provider="ollama", model="own", cost=0.0)
    assert figures(Desk().open("usage", project))["Cost"] == ("$0.00", "local, no charge")
    record(database, run.id, step="Scene 1", cost=0.42)
    assert figures(Desk().open("usage", project))["Cost"] == ("$0.42", "1 local call, no charge")


def test_where_no_price_is_known_the_cost_is_unknown_and_never_nothing() -> None:
    project, database = new_project(), studio().stores.database
    record(database, new_run(database, project.id).id, model="own", cost=None)
    assert figures(Desk().open("usage", project))["Cost"] == ("Unknown", "1 call of unknown price")
