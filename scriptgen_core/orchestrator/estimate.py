"""What a run will ask for, before it is started: calls, tokens, money and time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import Usage
from scriptgen_core.core.prompting import PromptInputs
from scriptgen_core.core.story import Bibles
from scriptgen_core.orchestrator.answerers import Answerer, UsualReply
from scriptgen_core.orchestrator.expected_calls import (
    ExpectedCalls,
    Planned,
    calls_before_scenes,
    calls_of_scenes,
    length_of,
)
from scriptgen_core.orchestrator.generation import GenerationConfig
from scriptgen_core.orchestrator.scene_plan import ScenePlan, plan_scenes
from scriptgen_core.orchestrator.stand_ins import completed, drafted_cards
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.script_types import Scene


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will do by its ``plan``, and at most how many ``calls`` it takes.

    Repeats of unusable answers are not among the calls. ``dollars`` is None where a price is unknown, and 0 where
    nothing costs anything. ``sources`` are who answers, and ``is_local`` says that a model server on this computer
    is among them.
    """

    plan: ScenePlan
    calls: int
    input_tokens: int
    output_tokens: int
    dollars: float | None
    seconds: float
    sources: tuple[str, ...]
    is_local: bool


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an estimate goes by beside the project.

    ``answerers`` are by role, ``usual`` replies by prompt id; ``price`` says what a model takes for tokens.
    """

    book: PromptBook
    answerers: Mapping[str, Answerer]
    usual: Mapping[str, UsualReply]
    price: Callable[[Answerer, Usage], float | None]
    parallel_scenes: int


@dataclass(slots=True)
class _Load:
    """What one answerer has to do."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0

    @property
    def usage(self) -> Usage:
        return Usage(self.input_tokens, self.output_tokens)


def estimate(
    config: GenerationConfig,
    project: Project,
    scenes: Sequence[Scene],
    bibles: Bibles,
    around: Circumstances,
    picked: Sequence[str] = (),
) -> Estimate:
    """Estimates a generation run of this configuration, of the ``picked`` scenes if any, as the project stands."""
    plan = plan_scenes(config, project, scenes, picked)
    planned = _planned(config, project, scenes, plan, bibles)
    before = calls_before_scenes(planned, around.book)
    by_scene = calls_of_scenes(planned, config, around.book, around.usual)
    loads = _loads([*before, *(calls for scene in by_scene for calls in scene)], around)
    return Estimate(
        plan=plan,
        calls=sum(load.calls for load in loads.values()) + _more_speakers(planned, config),
        input_tokens=sum(load.input_tokens for load in loads.values()),
        output_tokens=sum(load.output_tokens for load in loads.values()),
        dollars=_dollars(loads, around),
        seconds=_seconds(before, by_scene, loads, config, around),
        sources=tuple(dict.fromkeys(answerer.name for answerer in loads)),
        is_local=any(answerer.is_local for answerer in loads),
    )


def estimate_calls(asked: Sequence[PromptInputs], around: Circumstances) -> Estimate:
    """Estimates calls of one kind that are told this, made side by side as far as their answerer takes them."""
    loads = _loads([ExpectedCalls(inputs.prompt_id, 1, length_of(inputs, around.book)) for inputs in asked], around)
    return _of_loads(loads, around, seconds=0.0)


def estimate_in_turn(calls: Iterable[ExpectedCalls], around: Circumstances) -> Estimate:
    """Estimates calls that are made one after the other."""
    calls = tuple(calls)
    return _of_loads(_loads(calls, around), around, seconds=_in_turn(calls, around))


def _of_loads(loads: Mapping[Answerer, _Load], around: Circumstances, seconds: float) -> Estimate:
    """The estimate of what answerers have to do, which takes so many seconds where no limit makes it longer."""
    allowed = max((_least_seconds(answerer, load) for answerer, load in loads.items()), default=0.0)
    return Estimate(
        plan=ScenePlan(),
        calls=sum(load.calls for load in loads.values()),
        input_tokens=sum(load.input_tokens for load in loads.values()),
        output_tokens=sum(load.output_tokens for load in loads.values()),
        dollars=_dollars(loads, around),
        seconds=max(seconds, allowed),
        sources=tuple(answerer.name for answerer in loads),
        is_local=any(answerer.is_local for answerer in loads),
    )


def _planned(
    config: GenerationConfig, project: Project, scenes: Sequence[Scene], plan: ScenePlan, bibles: Bibles
) -> Planned:
    """The run as it will be once its bibles and cards are drafted; others stand in for those until then."""
    needs_bibles = not (config.use_existing_bibles and bibles.is_complete)
    kept = len(bibles.characters) if config.use_existing_bibles else 0
    told = completed(bibles, config.character_count) if needs_bibles else bibles
    cards = {scene.id: scene.card for scene in scenes if scene.card}
    places = {scene_id: place for place, scene_id in enumerate(cards)}
    return Planned(
        facts=project.facts,
        bibles=told,
        cards=(*cards.values(), *drafted_cards(plan.cards, told)),
        first_new=len(cards),
        scenes=(*(places[scene.id] for scene in plan.scenes), *range(len(cards), len(cards) + plan.drafted)),
        bible_characters=max(1, config.character_count - kept) if needs_bibles else None,
    )


def _more_speakers(plan: Planned, config: GenerationConfig) -> int:
    """Calls for characters that may be on the cards to be drafted, and usually are not."""
    if config.batch_characters:
        return 0
    drafted = [plan.cards[at] for at in plan.scenes if at >= plan.first_new]
    return sum(len(plan.bibles.characters) - len(card.characters) for card in drafted)


def _loads(every: Iterable[ExpectedCalls], around: Circumstances) -> dict[Answerer, _Load]:
    loads: dict[Answerer, _Load] = {}
    for calls in every:
        load = loads.setdefault(around.answerers[around.book[calls.prompt_id].role], _Load())
        load.calls += calls.count
        load.input_tokens += calls.count * calls.tokens_each
        load.output_tokens += calls.count * around.usual[calls.prompt_id].tokens
        load.seconds += calls.count * around.usual[calls.prompt_id].seconds
    return loads


def _dollars(loads: Mapping[Answerer, _Load], around: Circumstances) -> float | None:
    total = 0.0
    for answerer, load in loads.items():
        price = around.price(answerer, load.usage)
        if price is None:
            return None
        total += price
    return total


def _seconds(
    before: Iterable[ExpectedCalls],
    by_scene: Sequence[Iterable[ExpectedCalls]],
    loads: Mapping[Answerer, _Load],
    config: GenerationConfig,
    around: Circumstances,
) -> float:
    """As long as the calls take that wait for each other, and no less than the limits allow."""
    scenes = [_in_turn(scene, around) for scene in by_scene]
    at_once = around.parallel_scenes if config.parallel_generation else 1
    writing = max(sum(scenes) / at_once, max(scenes, default=0.0))
    allowed = max((_least_seconds(answerer, load) for answerer, load in loads.items()), default=0.0)
    return max(_in_turn(before, around) + writing, allowed)


def _in_turn(calls: Iterable[ExpectedCalls], around: Circumstances) -> float:
    return sum(around.usual[each.prompt_id].seconds * (1 if each.side_by_side else each.count) for each in calls)


def _least_seconds(answerer: Answerer, load: _Load) -> float:
    by_requests = 60 * load.calls / answerer.requests if answerer.requests else 0.0
    by_tokens = 60 * load.usage.total / answerer.tokens if answerer.tokens else 0.0
    return max(by_requests, by_tokens, load.seconds / answerer.concurrency)
