"""Estimates of runs, from what is stored and from who answers now."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from scriptgen_core.agents.director import what_the_director_gets
from scriptgen_core.agents.knowledge import what_is_known
from scriptgen_core.agents.scene_task import SceneTask
from scriptgen_core.config.models import load_models
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import Usage
from scriptgen_core.core.prompting import PromptInputs
from scriptgen_core.generators.script_reader import portion_size, portions, what_the_reader_gets
from scriptgen_core.llm.pricing import cost
from scriptgen_core.orchestrator.adapting_steps import known_people
from scriptgen_core.orchestrator.answerers import Answerer, usual_replies
from scriptgen_core.orchestrator.estimate import Circumstances, Estimate, estimate, estimate_calls, estimate_in_turn
from scriptgen_core.orchestrator.expected_adaptation import calls_of_adaptation
from scriptgen_core.orchestrator.generation import GenerationConfig
from scriptgen_core.orchestrator.impact_desk import SceneImpact, notes_on
from scriptgen_core.orchestrator.reading_plan import subjects
from scriptgen_core.orchestrator.runner import PARALLEL_SCENES
from scriptgen_core.orchestrator.scene_work import scene_tasks
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.changes import read_draft
from scriptgen_core.rewrite.line_rewriter import what_the_lines_get
from scriptgen_core.rewrite.mending import Mending
from scriptgen_core.rewrite.rewrite_controller import what_the_rewriter_gets

_CAST = 3
"""How many people are usually in a scene."""


class EstimateDesk:
    """Says what a run would come to. ``answerers`` names who answers each role of a new run."""

    def __init__(self, stores: Stores, book: PromptBook, answerers: Callable[[], Mapping[str, Answerer]]) -> None:
        self._stores = stores
        self._book = book
        self._answerers = answerers

    def estimate(self, project_id: str, config: GenerationConfig, scene_ids: Sequence[str] = ()) -> Estimate:
        """What :meth:`RunDesk.generate` would start with the same arguments. Nothing is sent."""
        project = self._stores.projects.get(project_id)
        scenes = self._stores.scripts.scenes(project_id)
        bibles = self._stores.bibles.bibles(project_id)
        return estimate(config, project, scenes, bibles, self._circumstances(), scene_ids)

    def question(self, project_id: str) -> Estimate:
        """What a question at the line would come to, in the longest scene. Nothing is sent."""
        longest = max((scene.text for scene in self._stores.scripts.scenes(project_id)), key=len, default="")
        facts = self._stores.projects.get(project_id).facts
        cast = self._stores.bibles.bibles(project_id).characters[:_CAST]
        return estimate_calls([what_the_lines_get(facts, longest, cast)], self._circumstances())

    def reading(self, project_id: str, subject_ids: Sequence[str], scenes: Iterable[Scene] = ()) -> Estimate:
        """What :meth:`RunDesk.read_script` would come to with the same arguments. Nothing is sent."""
        facts = self._stores.projects.get(project_id).facts
        found = subjects(self._stores, project_id, [scene.id for scene in scenes])
        tasks = [each.task for each in found if each.id in subject_ids]
        asked = [
            what_the_reader_gets(task, facts, portion)
            for task in tasks
            for portion in portions(task.scenes, portion_size(task.scenes))
        ]
        return estimate_calls(asked, self._circumstances())

    def mending(self, project_id: str, impacts: Sequence[SceneImpact]) -> Estimate:
        """What :meth:`ImpactDesk.mend` would come to for these scenes. Nothing is sent."""
        tasks = scene_tasks(self._stores, project_id)
        known = [(each, tasks[each.scene.id]) for each in impacts if each.is_mendable and each.scene.id in tasks]
        return estimate_calls([inputs for each, task in known for inputs in _told(each, task)], self._circumstances())

    def adapting(self, project_id: str, context: int) -> Estimate:
        """What :meth:`RunDesk.adapt` would come to, with a model that takes in ``context`` tokens. Nothing is sent."""
        waiting = [each for each in self._stores.sources.plan(project_id) if not each.is_adapted and not each.left_out]
        facts, known = self._stores.projects.get(project_id).facts, known_people(self._stores, project_id)
        around = self._circumstances()
        batches = [each.batch for each in waiting if not each.is_opening]
        calls = calls_of_adaptation(batches, facts, known, self._book, around.usual, context)
        return estimate_in_turn(calls, around)

    def _circumstances(self) -> Circumstances:
        answerers = self._answerers()
        return Circumstances(
            book=self._book,
            answerers=answerers,
            usual=usual_replies(self._book, answerers, self._stores.calls.recent()),
            price=_price,
            parallel_scenes=PARALLEL_SCENES,
        )


def _told(impact: SceneImpact, task: SceneTask) -> list[PromptInputs]:
    """What the calls are told that mend the scene."""
    if impact.mending == Mending.REGENERATE:
        known = () if task.card.talk == "silent" else tuple(what_is_known(who, task) for who in task.cast)
        return [*known, what_the_director_gets(task, ())]
    inputs = what_the_rewriter_gets(task.project, task.number, task.cast, task.setting)
    notes = tuple((note.id, note.words) for note in notes_on(impact))
    return [replace(inputs, elements=read_draft(impact.scene.text).slices, notes=notes)]


def _price(answerer: Answerer, usage: Usage) -> float | None:
    return cost(usage, answerer.model, answerer.provider, answerer.host, load_models())
