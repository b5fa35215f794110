"""A run stops at what it may come to, says so, and goes on from there with more."""

from collections import Counter
from dataclasses import replace

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, LLMRequest, Message, ModelRef
from scriptgen_core.core.errors import InputError, RunPaused
from scriptgen_core.core.events import RunFinished
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.budget import Budget, BudgetGuard, Need, budget_from, need_from
from scriptgen_core.orchestrator.generation import GenerationConfig
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.orchestrator.run_progress import progress
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.orchestrator.stores import open_stores
from tests.fakes.model_script import ModelScript
from tests.fakes.priced_wrapper import DOLLARS_A_CALL, PricedWrapper, UnpricedWrapper
from tests.fakes.recorded_calls import record

LINEUP = Lineup(ModelRef("openai", "gpt-test"))
CONFIG = GenerationConfig(scene_count=3, auto_rewrite=False, parallel_generation=False)


class House:
    """Runs driven in this process, by a model that costs ten cents a call, or that nobody knows the price of."""

    def __init__(self, database, chat_server):
        chat_server.responder = ModelScript()
        self.settings = load_settings({"OPENAI_BASE_URL": chat_server.base_url, "SCRIPTGEN_BATCH_PAUSE": "0"}, {})
        self.database = database
        self.stores = open_stores(self.database)

    def starts(self, budget, config=CONFIG):
        """A run in a new project of the same log line."""
        form = {"title": "Tally", "log_line": "A bookkeeper finds a tip jar in the accounts.", "approval": False}
        self.project = self.stores.projects.create(form)
        values = {"generation": config.to_json(), "budget": budget.to_json()}
        return self.stores.runs.create(self.project.id, "generate", "Script", values, lineup=LINEUP)

    def drives(self, run, wrapper=PricedWrapper):
        optimizer = LLMOptimizer(wrapper(self.settings, lineup=LINEUP), ledger=CallLedger(self.database))
        Runner(self.stores, load_prompts(), lambda _lineup: optimizer).drive(run)
        return self.stores.runs.get(run.id)

    def progress(self, run):
        runs = self.stores.runs
        return progress(runs.get(run.id), "", runs.events(run.id), runs.cost(run.id), {})


@pytest.fixture
def house(sqlite_database, chat_server):
    return House(sqlite_database, chat_server)


def paid_twice(chat_server):
    return [
        asked for asked, times in Counter(repr(body["messages"]) for body in chat_server.bodies).items() if times > 1
    ]


def test_a_run_pauses_at_its_dollars_and_resume_with_more_goes_on_and_pays_nothing_twice(house, chat_server):
    paused = house.drives(house.starts(Budget(dollars=0.35)))
    assert paused.status == "paused"
    assert paused.message.startswith("Paused at its budget of $0.35 ($0.")
    assert paused.message.endswith("Raise it to go on. What was written is saved.")
    spent = house.stores.runs.cost(paused.id)
    assert spent.dollars == pytest.approx(len(chat_server.requests) * DOLLARS_A_CALL)
    assert 0.35 <= spent.dollars < 0.35 + DOLLARS_A_CALL
    told = [logged.event for logged in house.stores.runs.events(paused.id)]
    assert told[-1] == RunFinished(status="paused", message=paused.message)
    again = house.stores.runs.reopen(paused.id, LINEUP, budget=Budget(dollars=50).to_json())
    assert house.drives(again).status == "finished"
    assert [bool(scene.draft) for scene in house.stores.scripts.scenes(house.project.id)] == [True] * 3
    assert paid_twice(chat_server) == []


def test_resume_with_the_same_budget_pauses_again_at_once(house, chat_server):
    paused = house.drives(house.starts(Budget(dollars=0.35)))
    asked = len(chat_server.requests)
    again = house.drives(house.stores.runs.reopen(paused.id, LINEUP))
    assert (again.status, again.message) == ("paused", paused.message)
    assert len(chat_server.requests) == asked


def test_a_run_pauses_at_its_tokens(house):
    paused = house.drives(house.starts(Budget(tokens=2000)))
    assert paused.status == "paused"
    assert paused.message.startswith("Paused at its budget of 2,000 tokens (")
    assert house.stores.runs.cost(paused.id).tokens >= 2000


def test_tokens_are_kept_where_the_server_counts_none_by_an_estimate(house, chat_server):
    script = ModelScript()
    chat_server.responder = lambda request, number: replace(script(request, number), uncounted=True)
    paused = house.drives(house.starts(Budget(tokens=10_000)))
    assert paused.status == "paused"
    told = house.progress(paused)
    assert told.estimated_calls == told.cost.calls == len(chat_server.requests)
    assert told.cost.tokens == sum(call.input_tokens + call.output_tokens for call in house.stores.calls.answered())
    assert all(call.estimated for call in house.stores.calls.answered())


def test_dollars_cannot_be_kept_where_nobody_knows_the_price_and_the_pause_says_so(house, chat_server):
    paused = house.drives(house.starts(Budget(dollars=5)), UnpricedWrapper)
    assert paused.status == "paused"
    assert "nobody knows the price" in paused.message
    assert "Give one in tokens, or none." in paused.message
    assert len(chat_server.requests) == 1


def test_a_model_of_this_computer_costs_nothing_and_keeps_every_budget_in_dollars(house):
    run = house.drives(house.starts(Budget(dollars=0.01)), LLMWrapper)
    assert (run.status, house.stores.runs.cost(run.id).dollars) == ("finished", 0)


def test_tokens_can_be_kept_without_a_price(house):
    assert house.drives(house.starts(Budget(tokens=10**7)), UnpricedWrapper).status == "finished"


def test_answers_found_again_cost_nothing_of_a_budget(house, chat_server):
    house.drives(house.starts(Budget()))
    asked = len(chat_server.requests)
    assert house.drives(house.starts(Budget(dollars=0.01))).status == "finished"
    assert len(chat_server.requests) == asked


@pytest.mark.parametrize("budget", [Budget(dollars=0.55), Budget(tokens=20_000)])
def test_calls_side_by_side_pass_a_budget_by_no_more_than_one_of_them(house, chat_server, budget):
    """What is under way when the budget is reached is counted, and not asked for again after Resume."""
    chat_server.responder = ModelScript(delay=0.2)
    paused = house.drives(house.starts(budget, replace(CONFIG, parallel_generation=True)))
    assert paused.status == "paused"
    spent = house.stores.runs.cost(paused.id)
    assert house.progress(paused).is_at_budget
    assert budget.covers(spent.tokens - largest_call(house), spent.dollars - DOLLARS_A_CALL)
    assert spent.calls == len(chat_server.requests)
    again = house.stores.runs.reopen(paused.id, LINEUP, budget=Budget(dollars=50).to_json())
    assert house.drives(again).status == "finished"
    assert paid_twice(chat_server) == []


def largest_call(house):
    return max(call.input_tokens + call.output_tokens for call in house.stores.calls.answered())


REQUEST = LLMRequest(messages=(Message("user", "Who speaks?"),), max_tokens=1000)


def guard_of(house, budget, *, price=None):
    """A guard of a run that is cancelled: a call that has to wait is broken off."""
    run = house.starts(budget)
    return run, BudgetGuard(house.stores.runs, run.id, budget, lambda _: price, lambda: True)


@pytest.mark.parametrize(("budget", "price"), [(Budget(tokens=3000), None), (Budget(dollars=2.5), 1.0)])
def test_a_call_begins_beside_others_only_where_the_longest_answers_of_all_fit(house, budget, price):
    _, guard = guard_of(house, budget, price=price)
    with (
        guard.reserve(REQUEST),
        guard.reserve(REQUEST),
        pytest.raises(RunPaused, match="Cancelled"),
        guard.reserve(REQUEST),
    ):
        pass


def test_once_a_price_is_found_to_be_unknown_no_further_call_begins_beside_those_under_way(house):
    run, guard = guard_of(house, Budget(dollars=5))
    with guard.reserve(REQUEST):
        record(house.database, run.id, cost=None)
        with pytest.raises(RunPaused, match="Cancelled"), guard.reserve(REQUEST):
            pass
    with pytest.raises(RunPaused, match="nobody knows the price"), guard.reserve(REQUEST):
        pass


@pytest.mark.parametrize(
    ("budget", "price", "why"),
    [
        (Budget(tokens=500), None, "(140 of 500 tokens used): the next call alone needs about 400 tokens"),
        (Budget(dollars=1), 0.9, "($0.25 of $1.00 used): the next call alone needs about $0.90"),
    ],
)
def test_a_call_whose_prompt_alone_does_not_fit_is_not_made_and_the_pause_says_what_it_needs(house, budget, price, why):
    run, guard = guard_of(house, budget, price=price)
    record(house.database, run.id)
    long = LLMRequest(messages=(Message("user", "x" * 1280),), max_tokens=1000)
    with pytest.raises(RunPaused), guard.reserve(long):
        pass
    paused = house.stores.runs.get(run.id)
    assert why in paused.message
    assert "Raise the budget to go on." in paused.message
    told = house.progress(run)
    assert told.is_at_budget
    assert [told.may_go_on(Budget(dollars, tokens)) for dollars, tokens in [(1.14, 539), (1.15, 540)]] == [False, True]
    with BudgetGuard(house.stores.runs, run.id, Budget(2, 540), lambda _: price, lambda: True).reserve(long):
        pass


def test_what_a_run_needed_is_forgotten_when_it_goes_on(house):
    run, guard = guard_of(house, Budget(tokens=1))
    with pytest.raises(RunPaused), guard.reserve(REQUEST):
        pass
    house.stores.runs.set_status(run.id, "paused", "")
    assert need_from(house.stores.runs.get(run.id).config).tokens
    assert need_from(house.stores.runs.reopen(run.id, LINEUP).config) == Need()


@pytest.mark.parametrize("values", [{"dollars": 0}, {"dollars": 0.009}, {"tokens": -1}, {"tokens": "many"}, 7])
def test_what_is_no_budget_is_refused(values):
    with pytest.raises(InputError, match="budget"):
        budget_from(values)


def test_a_budget_reads_as_a_writer_says_it():
    assert Budget(1234.5, 90_000).words == "$1,234.50 or 90,000 tokens"
    assert Budget().words == ""
    assert budget_from(Budget(2, 3).to_json()) == Budget(2, 3)
    assert budget_from(None) == Budget()
