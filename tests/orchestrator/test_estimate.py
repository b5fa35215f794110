"""The estimate before a run: what it says is checked against the run itself."""

import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from scriptgen_core.config.models import load_models
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import LLMReply, LLMRequest, Message, ModelRef, PromptRef, Usage
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.run_storage import IN_PROCESS, RunCost, RunKind
from scriptgen_core.studio import GenerationConfig, GenerationScope, ScenePlan, Studio, open_studio

_nights = count(1)
THE_DIRECTORS = PromptRef("agent.director", 1)
CONFIGS = (
    GenerationConfig(scene_count=4),
    GenerationConfig(scene_count=3, auto_rewrite=False),
    GenerationConfig(scene_count=8, character_count=5),
    GenerationConfig(scene_count=6, batch_characters=True, rewrite_iterations=5),
)


def opened(home: Path, environment: Mapping[str, str] | None = None) -> Studio:
    return open_studio(load_settings({"SCRIPTGEN_HOME": str(home), **(environment or {})}, {}))


@pytest.fixture
def studio(started_home: Path) -> Studio:
    return opened(started_home)


@pytest.fixture
def priced(started_home: Path) -> Studio:
    """A studio whose model has a price, with nothing answered yet."""
    return opened(started_home, {"OPENAI_API_KEY": "sk-test"})


def new_project(studio: Studio, *, approval: bool = False, cards: int = 0) -> Project:
    """A project whose log line no other has, so that nothing is answered from the cache."""
    log_line = f"A lighthouse keeper finds that the ships he guides on night {next(_nights)} are on no list."
    project = studio.stores.projects.create({"title": "Light", "log_line": log_line, "approval": approval})
    planned = [OutlineCard(description=f"Ship {ship} answers.", place="Gallery") for ship in range(cards)]
    studio.stores.scripts.add_cards(project.id, planned, author="writer")
    return project


def taken(studio: Studio, project: Project, config: GenerationConfig, kind: RunKind = "generate") -> RunCost:
    """What a run of this configuration really takes."""
    values = {"generation": config.to_json(), IN_PROCESS: True}
    run = studio.stores.runs.create(project.id, kind, "Run", values, lineup=studio.providers.lineup())
    Runner(studio.stores, load_prompts(), studio.providers.optimizer).drive(run)
    assert studio.stores.runs.get(run.id).status == "finished"
    return studio.stores.runs.cost(run.id)


@pytest.mark.parametrize("config", CONFIGS)
def test_from_a_log_line_alone_the_calls_are_a_bound_and_the_tokens_are_near(
    studio: Studio, config: GenerationConfig
) -> None:
    """Nothing is drafted and nothing was ever answered: the sample stands in, and the default lengths count.

    Every rewrite that may be asked for is counted, and not every one is: the tokens are compared call by call.
    """
    project = new_project(studio)
    expected = studio.estimates.estimate(project.id, config)
    real = taken(studio, project, config)
    assert real.calls <= expected.calls
    assert 1 / 1.5 < expected.input_tokens / expected.calls / (real.input_tokens / real.calls) < 1.8
    assert 1 / 1.5 < expected.output_tokens / expected.calls / (real.output_tokens / real.calls) < 2.6


@pytest.mark.parametrize("config", CONFIGS)
def test_with_bibles_cards_and_earlier_answers_the_tokens_are_nearer(studio: Studio, config: GenerationConfig) -> None:
    """What is there is rendered, and the answers are taken to be as long as the latest ones."""
    taken(studio, new_project(studio), config)
    project = new_project(studio)
    taken(studio, project, config, "prepare")
    config = replace(config, use_existing_bibles=True)
    expected = studio.estimates.estimate(project.id, config)
    real = taken(studio, project, config)
    assert real.calls <= expected.calls
    assert 0.9 < expected.input_tokens / expected.calls / (real.input_tokens / real.calls) < 1.6
    assert real.output_tokens * 0.8 < expected.output_tokens < real.output_tokens * 1.4


def test_without_rewrites_every_expected_call_is_made(studio: Studio) -> None:
    """Bibles, a scene more than the cards that are there, and scenes with known speakers: each call is counted."""
    project = new_project(studio)
    config = GenerationConfig(scene_count=5, auto_rewrite=False)
    taken(studio, project, config, "prepare")
    config = replace(config, use_existing_bibles=True)
    expected = studio.estimates.estimate(project.id, config)
    assert taken(studio, project, config).calls == expected.calls


def test_forty_scenes_are_estimated_within_a_twentieth_of_a_second(studio: Studio) -> None:
    project = new_project(studio)
    config = GenerationConfig(scope=GenerationScope.FULL_SCRIPT, scene_count=40, character_count=6)
    taken(studio, project, config, "prepare")
    config = replace(config, use_existing_bibles=True)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        assert len(studio.estimates.estimate(project.id, config).plan.scenes) == 40
        times.append(time.perf_counter() - began)
    assert min(times) < 0.05 * 2, "twice the bound, so that a busy machine does not fail it"


def test_demo_costs_nothing_and_is_named(studio: Studio) -> None:
    expected = studio.estimates.estimate(new_project(studio).id, GenerationConfig())
    assert (expected.dollars, expected.sources) == (0, ("Demo (no model)",))


def test_each_role_is_priced_at_its_own_model_and_one_unknown_price_makes_the_sum_unknown(priced: Studio) -> None:
    project = new_project(priced)

    def dollars(director: str | None) -> float | None:
        priced.providers.choose_role("director", ModelRef("openai", director) if director else None)
        return priced.estimates.estimate(project.id, GenerationConfig()).dollars

    priced.providers.choose("openai", "gpt-4o-mini")
    small, mixed = dollars(None), dollars("gpt-4o")
    assert small
    assert mixed
    assert 1.2 * small < mixed < 16 * small
    assert dollars("a-model-nobody-prices") is None


def test_a_fast_model_takes_as_long_as_the_provider_s_limits_allow(priced: Studio) -> None:
    project = new_project(priced, cards=40)
    for ref in load_prompts().refs:
        record(priced, priced.providers.chosen()[1], seconds=0.1, prompt=ref)
    config = GenerationConfig(scope=GenerationScope.FULL_SCRIPT, scene_count=40)
    expected = priced.estimates.estimate(project.id, config)
    limit = load_models().preset("openai").tokens_per_minute
    assert limit
    assert expected.seconds == pytest.approx(60 * (expected.input_tokens + expected.output_tokens) / limit)


def test_slow_answers_of_the_same_model_make_the_next_estimate_longer(priced: Studio) -> None:
    """The latest answers of a model count, also when its server adds a date to the name; another model's do not."""
    project = new_project(priced, cards=1)
    config = GenerationConfig(GenerationScope.SINGLE_SCENE, auto_rewrite=False)

    def seconds() -> float:
        return priced.estimates.estimate(project.id, config).seconds

    priced.providers.choose("openai", "gpt-4o")
    usual = seconds()
    record(priced, "small-one", seconds=500)
    assert seconds() == usual
    record(priced, "gpt-4o-2024-11-20", seconds=500)
    assert seconds() > 500


def record(studio: Studio, model: str, *, seconds: float, prompt: PromptRef = THE_DIRECTORS) -> None:
    """An answer of 40 tokens, as an earlier run left it."""
    request = LLMRequest(messages=(Message("user", f"{model} {prompt.id}"),), prompt=prompt)
    reply = LLMReply("Rain.", "openai", model, Usage(100, 40))
    CallLedger(studio.stores.database).record(request, request.digest("openai", model), reply, seconds=seconds)


def test_scenes_side_by_side_take_less_time_than_one_after_the_other(priced: Studio) -> None:
    project = new_project(priced, cards=4)
    config = GenerationConfig(scene_count=4, use_existing_bibles=True)
    together = priced.estimates.estimate(project.id, config)
    in_turn = priced.estimates.estimate(project.id, replace(config, parallel_generation=False))
    assert together.seconds < in_turn.seconds
    assert together.calls == in_turn.calls


def test_a_picked_scene_is_estimated_alone(studio: Studio) -> None:
    project = new_project(studio, cards=3)
    last = studio.stores.scripts.scenes(project.id)[2]
    config = GenerationConfig(GenerationScope.SINGLE_SCENE)
    assert studio.estimates.estimate(project.id, config, [last.id]).plan == ScenePlan(scenes=(last,))
