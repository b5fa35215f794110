"""From a log line to a screenplay: the controller that a script, a notebook or another program calls."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from scriptgen_core.agents.agent_framework import SceneTask, run_agents
from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, LLMError, StepFailedError
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.models import new_id
from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.core.story import Bibles, OutlineCard, SceneNote, StoryModel, validated
from scriptgen_core.generators.script_generator import bootstrap_bibles, format_script, generate_outline
from scriptgen_core.llm.lines import Lines
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.bible_input import BibleInput, bibles_from, grouped
from scriptgen_core.orchestrator.generation import GenerationConfig, GenerationScope
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.orchestrator.results import SceneResult, ScriptResult
from scriptgen_core.orchestrator.runner import Runner
from scriptgen_core.orchestrator.scene_work import propose
from scriptgen_core.orchestrator.shared_pacing import pacing_over
from scriptgen_core.orchestrator.stores import open_stores
from scriptgen_core.projects.project_storage import ProjectForm
from scriptgen_core.projects.run_storage import IN_PROCESS
from scriptgen_core.rewrite.rewrite_controller import RewriteController

__all__ = ["GenerationConfig", "GenerationScope", "SceneResult", "ScriptResult", "WorkflowController"]

_OUTLINE_AT_LEAST = 3
T = TypeVar("T")


class WorkflowController:
    """Runs the whole way, or one arrow of it, in the calling process.

    Every collaborator is optional: storage, provider and optimizer come from the settings. Answers are kept
    in the call ledger of the storage's database. ``events`` is told of every step and attempt.
    """

    def __init__(
        self,
        bible_storage: BibleStorage | None = None,
        llm_wrapper: LLMWrapper | None = None,
        llm_optimizer: LLMOptimizer | None = None,
        *,
        events: EventSink = no_events,
    ) -> None:
        self.bible_storage = bible_storage or BibleStorage()
        database = self.bible_storage.database
        self.llm_wrapper = llm_wrapper or (llm_optimizer.llm_wrapper if llm_optimizer else _wrapper(database, events))
        self.llm_optimizer = llm_optimizer or LLMOptimizer(self.llm_wrapper, ledger=CallLedger(database), events=events)
        self._stores = open_stores(database, self.bible_storage)
        self._events = events
        self._book = load_prompts()
        self._outlines: dict[str, tuple[OutlineCard, ...]] = {}

    def generate_script(
        self,
        log_line: str,
        config: GenerationConfig | None = None,
        existing_bibles: BibleInput | None = None,
    ) -> ScriptResult:
        """A project with bibles, outline and scenes from a log line; each scene is stored when it is written.

        A scene that fails does not stop the others and stands in ``failures``. Raises InputError for an
        unusable log line, and StepFailedError when the bibles or the outline, or every scene, failed.
        """
        config = config or GenerationConfig()
        fields = {"title": _title(log_line), "log_line": log_line, "approval": False}
        project = self._stores.projects.create(fields)
        if existing_bibles is not None:
            self._adopt(project.id, bibles_from(existing_bibles, self.bible_storage))
            config = replace(config, use_existing_bibles=True)
        run = self._stores.runs.create(
            project.id,
            "generate",
            f"{config.scope}: {project.title}",
            {"generation": config.to_json(), IN_PROCESS: True},
            lineup=self.llm_wrapper.lineup,
        )
        runner = Runner(self._stores, self._book, lambda _lineup: self.llm_optimizer, self._events)
        return runner.result(run, runner.drive(run))

    def bootstrap_bibles(self, log_line: str, character_count: int = 3) -> Bibles:
        """Draft bibles for a log line and store them; they belong to no project until they join one."""
        facts = _facts(log_line)
        with_llm = (self.llm_optimizer, self._book, facts, character_count)
        reply = _named("Bible generation", lambda: bootstrap_bibles(*with_llm))
        entries: list[tuple[str, StoryModel]] = [("character", character) for character in reply.characters]
        entries += [("plot", reply.plot), *(("setting", each) for each in reply.settings), ("theme", reply.theme)]
        ids = self.bible_storage.create_entries(entries, author="model", reason="Drafted from the log line")
        return grouped(self.bible_storage.get(entry_id) for entry_id in ids)

    def generate_scene_outline(self, log_line: str, bibles: BibleInput, scene_number: int) -> OutlineCard:
        """The outline card of one scene (from 0). The cards before it are part of the same outline, and kept."""
        known = bibles_from(bibles, self.bible_storage)
        facts = _facts(log_line)
        key = f"{facts.log_line}\x1f{known.entries!r}"
        so_far = self._outlines.get(key, ())
        if scene_number >= len(so_far):
            total = max(scene_number + 1, _OUTLINE_AT_LEAST)
            self._outlines[key] = _named(
                "Outline generation",
                lambda: generate_outline(self.llm_optimizer, self._book, facts, known, total=total, so_far=so_far),
            )
        return self._outlines[key][scene_number]

    def generate_scene(
        self, outline: OutlineCard | Mapping[str, Any], bibles: BibleInput, *, scene_number: int | None = None
    ) -> SceneResult:
        """Write the scene an outline card asks for: character agents, director, dramaturge."""
        task = self._task(validated(OutlineCard, outline), bibles, scene_number)
        step = f"Scene {task.number + 1}"
        take = _named(step, lambda: run_agents(self.llm_optimizer, self._book, task, events=self._events))
        return SceneResult(task.number, task.card, take.fountain, take.offered_lines, take.notes)

    def rewrite_scene(
        self, scene: SceneResult, bibles: BibleInput, critique: Sequence[SceneNote] | str | None = None
    ) -> SceneResult:
        """The scene with the notes answered; ``critique`` may be one note in words. Other lines stay as they are."""
        notes = scene.critique if critique is None else _notes(critique)
        task = self._task(scene.outline, bibles, scene.scene_number)
        rewriter = RewriteController(self.llm_optimizer, self._book)
        proposal = _named(
            f"Scene {scene.scene_number + 1} rewrite", lambda: propose(rewriter, task, scene.integrated_scene, notes)
        )
        answered = {change.note_id for change in proposal.changes}
        return SceneResult(
            scene.scene_number,
            scene.outline,
            proposal.text,
            scene.character_lines,
            tuple(note for note in notes if note.id not in answered),
            rewritten=proposal.text != scene.integrated_scene,
        )

    def format_script(self, scenes: Sequence[SceneResult | str], bibles: BibleInput | None = None) -> Screenplay:
        """The scenes in order as one screenplay, ready for every export format; ``bibles`` change nothing yet."""
        del bibles
        return format_script([each if isinstance(each, str) else each.integrated_scene for each in scenes])

    def _adopt(self, project_id: str, bibles: Bibles) -> None:
        """Bring existing bibles into a project: free entries join it, others are copied."""
        for entry in bibles.entries:
            if entry.id and entry.project_id is None:
                self.bible_storage.join(entry.id, project_id)
            else:
                self.bible_storage.create_entry(entry.type, entry.data, project_id=project_id, author="import")

    def _task(self, card: OutlineCard, bibles: BibleInput, number: int | None) -> SceneTask:
        known = bibles_from(bibles, self.bible_storage)
        outline = next((cards for cards in self._outlines.values() if card in cards), (card,))
        place = outline.index(card)
        project = ProjectFacts(log_line=card.description)
        return SceneTask(
            project=project, card=card, number=place if number is None else number, bibles=known, outline=outline
        )


def _named(what: str, make: Callable[[], T]) -> T:
    """``make()``'s value; an LLMError of it names the step."""
    try:
        return make()
    except LLMError as error:
        raise StepFailedError(what, error) from error


def _facts(log_line: str) -> ProjectFacts:
    form = validated(ProjectForm, {"title": "Untitled", "log_line": log_line})
    return ProjectFacts(log_line=form.log_line)


def _wrapper(database: Database, events: EventSink) -> LLMWrapper:
    """Whom the settings name, paced together with whoever else works on this database."""
    settings = load_settings()
    return LLMWrapper(settings, lines=Lines(settings, pacing_over(database)), events=events)


def _title(log_line: str) -> str:
    words = log_line.split()
    return " ".join(words[:6])[:80].rstrip(".,;:!?") + ("…" if len(words) > 6 else "") if words else "Untitled"


def _notes(critique: Sequence[SceneNote] | str) -> tuple[SceneNote, ...]:
    if not isinstance(critique, str):
        return tuple(critique)
    if not critique.strip():
        raise InputError("critique", "is empty. Say what should change.")
    return (SceneNote(id=new_id(), text=critique.strip(), severity="serious", source="writer"),)
