"""Run again from a step: what of a run can be done anew while nothing of the writer's is replaced, and the new run.

Bibles and outline are what everything later is made from, so they can be drafted anew only while no card is approved
and no scene is written. Scenes can always be: a page of the machine's gets a new draft, one of the writer's a proposal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from scriptgen_core.core.errors import InputError
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.review_storage import Proposal
from scriptgen_core.projects.run_storage import ANEW, LINES, Run, RunKind
from scriptgen_core.projects.script_types import Scene

AgainFrom: TypeAlias = Literal["bibles", "outline", "scenes", "rewrite"]

_AT_WORK = "is still at work. Wait for it, or cancel it first"
_BUILT_ON = "cannot draft its bibles and outline again: cards are approved or scenes are written from them"
_NOTHING = "has no scene in the script that could be written again"


@dataclass(frozen=True, slots=True)
class AgainChoice:
    """The steps a run can be done again from, and its ``scenes`` that can be written again.

    ``is_built_on`` says that its bibles and outline stay as they are, because approved cards or pages rest on them.
    """

    steps: tuple[AgainFrom, ...] = ()
    scenes: tuple[Scene, ...] = ()
    is_built_on: bool = False


@dataclass(frozen=True, slots=True)
class AgainPlan:
    """The run to be started."""

    project_id: str
    kind: RunKind
    title: str
    config: dict[str, object]


def again_choice(stores: Stores, run: Run) -> AgainChoice:
    """What of the run can be done again as things stand."""
    if run.is_active or run.kind in ("read", "adapt"):
        return AgainChoice()
    script = stores.scripts.scenes(run.project_id)
    scenes = tuple(scene for scene in script if scene.id in run.planned and scene.card and not scene.off_limits)
    if run.kind == "rewrite":
        return AgainChoice(("rewrite",) if any(scene.draft for scene in scenes) else ())
    is_built_on = any(scene.draft or scene.approved for scene in script)
    first: tuple[AgainFrom, ...] = () if is_built_on else ("bibles", "outline")
    return AgainChoice((*first, *(("scenes",) if scenes else ())), scenes, is_built_on)


def plan_again(stores: Stores, run: Run, step: AgainFrom, scene_ids: Sequence[str]) -> AgainPlan:
    """The run that does it. InputError when the step, or one of the scenes, cannot be done again."""
    if run.is_active:
        raise InputError("run", _AT_WORK)
    choice = again_choice(stores, run)
    if step not in choice.steps:
        raise InputError("run", _BUILT_ON if step in ("bibles", "outline") else _NOTHING)
    kept: dict[str, Any] = {name: run.config[name] for name in ("generation", "budget") if name in run.config}
    kept["take"] = stores.runs.next_take(run.project_id)
    if step == "rewrite":
        asked = {name: run.config[name] for name in ("scene_ids", "note_ids", LINES, ANEW) if name in run.config}
        return AgainPlan(run.project_id, run.kind, run.title, {**kept, **asked})
    kept["generation"] = {**kept["generation"], "use_existing_bibles": step != "bibles"}
    if step == "scenes":
        chosen = [scene for scene in choice.scenes if not scene_ids or scene.id in scene_ids]
        if not chosen:
            raise InputError("run", _NOTHING)
        config = {**kept, "scene_ids": [scene.id for scene in chosen]}
        return AgainPlan(run.project_id, "generate", _title_of(chosen), config)
    settled = {name: run.config[name] for name in ("total_cards",) if name in run.config}
    replaced = list(stores.scripts.untouched_cards(run.project_id))
    title = "Bibles and outline again" if step == "bibles" else "Outline again"
    return AgainPlan(run.project_id, run.kind, title, {**kept, **settled, "replaced_cards": replaced})


def plan_take(stores: Stores, proposal: Proposal) -> AgainPlan:
    """The run that asks about the notes of a proposal once more. InputError when none of them is kept."""
    note_ids = notes_to_ask(stores, proposal)
    if not note_ids:
        raise InputError("notes", "of this proposal are not kept. Write a note and request a rewrite")
    scene = stores.scripts.scene(proposal.scene_id)
    anew = (stores.runs.get(proposal.run_id).anew or ()) if proposal.run_id else ()
    config: dict[str, object] = {
        "take": stores.runs.next_take(proposal.project_id),
        "scene_ids": [scene.id],
        "note_ids": list(note_ids),
        ANEW: [scene.id] if scene.id in anew else [],
    }
    return AgainPlan(proposal.project_id, "rewrite", f"Another take of scene {scene.number + 1}", config)


def notes_to_ask(stores: Stores, proposal: Proposal) -> tuple[str, ...]:
    """The ids of the notes a proposal answers, as far as they can be asked about again."""
    stored = {each.note.id for each in stores.reviews.notes(proposal.project_id, scene_id=proposal.scene_id)}
    return tuple(note.id for note in proposal.notes if note.id in stored)


def _title_of(scenes: Sequence[Scene]) -> str:
    return f"Scene {scenes[0].number + 1} again" if len(scenes) == 1 else f"{len(scenes)} scenes again"
