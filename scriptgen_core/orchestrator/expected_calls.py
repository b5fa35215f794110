"""Which calls a run will make: its own prompts, rendered as far as they are known before it starts.

What a prompt will be told of answers that are not there yet (the offers, the page, the notes) is counted with the
usual length of such answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from scriptgen_core.agents.director import what_the_director_gets
from scriptgen_core.agents.knowledge import what_is_known
from scriptgen_core.agents.scene_task import SceneTask
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import token_estimate
from scriptgen_core.core.prompting import (
    CharacterInputs,
    DirectorInputs,
    DramaturgeInputs,
    EnsembleInputs,
    ProjectFacts,
    PromptInputs,
    RewriteInputs,
)
from scriptgen_core.core.story import Bibles, OutlineCard
from scriptgen_core.generators.outline import CARDS_A_CALL, what_the_outline_gets
from scriptgen_core.generators.script_generator import what_the_bibles_get
from scriptgen_core.orchestrator.answerers import UsualReply
from scriptgen_core.orchestrator.generation import GenerationConfig
from scriptgen_core.rewrite.rewrite_controller import what_the_rewriter_gets

RENDERED_SCENES = 5
"""So many scenes have their prompts rendered; those of the others are taken to be as long as the nearest ones."""
_OFFER = (EnsembleInputs.prompt_id, CharacterInputs.prompt_id)


@dataclass(frozen=True, slots=True)
class ExpectedCalls:
    """``count`` calls of one prompt, of ``tokens_each`` to read; all together where ``side_by_side``."""

    prompt_id: str
    count: int
    tokens_each: int
    side_by_side: bool = False


ExpectedScene = tuple[ExpectedCalls, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a run has before it: ``bible_characters`` to draft (None: no call), ``cards`` from ``first_new`` on to
    draft, and the ``scenes`` (by place among the cards) to write."""

    facts: ProjectFacts
    bibles: Bibles
    cards: tuple[OutlineCard, ...]
    first_new: int
    scenes: tuple[int, ...]
    bible_characters: int | None


def calls_before_scenes(plan: Planned, book: PromptBook) -> tuple[ExpectedCalls, ...]:
    """The calls for bibles and cards, in order."""
    asked: list[PromptInputs] = []
    if plan.bible_characters is not None:
        asked.append(what_the_bibles_get(plan.facts, plan.bible_characters))
    for at in range(plan.first_new, len(plan.cards), CARDS_A_CALL):
        asked.append(what_the_outline_gets(plan.facts, plan.bibles, plan.cards[:at], len(plan.cards)))
    return tuple(ExpectedCalls(inputs.prompt_id, 1, length_of(inputs, book)) for inputs in asked)


def calls_of_scenes(
    plan: Planned, config: GenerationConfig, book: PromptBook, usual: Mapping[str, UsualReply]
) -> tuple[ExpectedScene, ...]:
    """The calls of each scene to write, in order."""
    tasks = [
        SceneTask(project=plan.facts, card=plan.cards[at], number=at, bibles=plan.bibles, outline=plan.cards)
        for at in plan.scenes
    ]
    rendered = {at: _lengths(tasks[at], config, book, usual) for at in _spread(len(tasks))}
    return tuple(_scene(task, config, _near(rendered, at)) for at, task in enumerate(tasks))


def length_of(inputs: PromptInputs, book: PromptBook) -> int:
    """How many tokens a prompt is that tells this."""
    request = book.render(inputs, step="")
    return token_estimate(sum(len(message.content) for message in request.messages))


def _scene(task: SceneTask, config: GenerationConfig, lengths: Mapping[str, int]) -> ExpectedScene:
    return tuple(
        ExpectedCalls(prompt_id, count, lengths[prompt_id], side_by_side=prompt_id == CharacterInputs.prompt_id)
        for prompt_id, count in _counts(task, config).items()
        if count
    )


def _counts(task: SceneTask, config: GenerationConfig) -> dict[str, int]:
    """How many calls of each prompt the scene takes at most, in their order."""
    speakers = 0 if task.card.talk == "silent" else len(task.cast)
    together = config.batch_characters and speakers > 1
    passes = config.rewrite_iterations if config.auto_rewrite else 0
    return {
        EnsembleInputs.prompt_id: int(together),
        CharacterInputs.prompt_id: 0 if together else speakers,
        DirectorInputs.prompt_id: 1,
        DramaturgeInputs.prompt_id: max(1, passes),
        RewriteInputs.prompt_id: passes,
    }


def _lengths(
    task: SceneTask, config: GenerationConfig, book: PromptBook, usual: Mapping[str, UsualReply]
) -> dict[str, int]:
    """How long each prompt of the scene is, in tokens, with what answers before it will add."""
    known = tuple(what_is_known(who, task) for who in task.cast)
    page = usual[DirectorInputs.prompt_id].tokens
    notes = usual[DramaturgeInputs.prompt_id].tokens
    offers = sum(usual[prompt].tokens * _counts(task, config)[prompt] for prompt in _OFFER)
    rewrite = what_the_rewriter_gets(task.project, task.number, task.cast, task.setting)
    told: dict[str, tuple[PromptInputs, int]] = {
        DirectorInputs.prompt_id: (what_the_director_gets(task, ()), offers),
        DramaturgeInputs.prompt_id: (DramaturgeInputs(task.project, task.number, ""), page),
        RewriteInputs.prompt_id: (rewrite, page + notes),
    }
    lengths = {prompt_id: length_of(inputs, book) + answers for prompt_id, (inputs, answers) in told.items()}
    if config.batch_characters:
        lengths[EnsembleInputs.prompt_id] = length_of(EnsembleInputs(known), book)
    if known:
        lengths[CharacterInputs.prompt_id] = ceil(sum(length_of(inputs, book) for inputs in known) / len(known))
    return lengths


def _near(rendered: Mapping[int, Mapping[str, int]], at: int) -> dict[str, int]:
    """The length of each prompt in the nearest scene that has it."""
    by_distance = sorted(rendered, key=lambda place: abs(place - at), reverse=True)
    return {prompt_id: length for place in by_distance for prompt_id, length in rendered[place].items()}


def _spread(count: int) -> set[int]:
    """Places from first to last, evenly spread, no more than are rendered."""
    most = min(count, RENDERED_SCENES)
    return {round(step * (count - 1) / max(1, most - 1)) for step in range(most)}
