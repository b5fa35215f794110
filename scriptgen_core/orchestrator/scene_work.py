"""What a scene is written and rewritten from, gathered from what is stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from scriptgen_core.agents.agent_framework import SceneTask
from scriptgen_core.bibles.progressions import bibles_as_of
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import Bibles, SceneNote
from scriptgen_core.orchestrator.own_hand import own_hand
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.locks import locked_places
from scriptgen_core.rewrite.rewrite_controller import Proposal, RewriteController

DEMO = "demo"


def scene_task(
    stores: Stores, project_id: str, scene: Scene, take: int = 0, dismissed: Sequence[str] = ()
) -> SceneTask:
    """The task of writing this scene, or of another ``take`` of it. InputError when it has no outline card.

    Its dramaturge does not give the ``dismissed`` notes again.
    """
    if scene.card is None:
        raise InputError("scene", "has no outline card. Add one on the Outline page")
    task = scene_tasks(stores, project_id)[scene.id]
    hand = own_hand(stores, project_id)
    return replace(
        task,
        dismissed=tuple(dismissed),
        pages=hand.pages,
        own_lines=hand.lines(task.cast, before=scene.number),
        take=take,
    )


def dismissed_on(stores: Stores, project_id: str, scene_id: str) -> tuple[str, ...]:
    """The notes on the scene that the writer does not want again, as they were given."""
    stored = stores.reviews.notes(project_id, scene_id=scene_id, status="dismissed")
    return tuple(each.note.as_given for each in stored)


def scene_tasks(stores: Stores, project_id: str) -> Mapping[str, SceneTask]:
    """Scene id to the task of writing it, for every scene of the script that has an outline card."""
    facts, bibles = stores.projects.get(project_id).facts, stores.bibles.bibles(project_id)
    cards = stores.cards.of_project(project_id)
    outline = tuple(cards.values())
    begun = _begun(stores, project_id)
    return {
        scene_id: SceneTask(
            project=facts,
            card=card,
            number=number,
            bibles=bibles_as_of(bibles, begun[scene_id]),
            outline=outline,
        )
        for number, (scene_id, card) in enumerate(cards.items())
    }


def bibles_in(stores: Stores, project_id: str, scene_id: str) -> Bibles:
    """The bibles as they are in this scene of the script."""
    return bibles_as_of(stores.bibles.bibles(project_id), _begun(stores, project_id)[scene_id])


def locked_in(stores: Stores, scene_id: str, text: str) -> frozenset[int]:
    """The elements of this text of the scene that no machine may change."""
    return locked_places(text, stores.locks.of_scene(scene_id))[0]


def propose(
    rewriter: RewriteController,
    task: SceneTask,
    text: str,
    notes: Sequence[SceneNote],
    locked: Collection[int] = (),
) -> Proposal:
    """The changes to ``text`` that answer the notes, made by what the task's bibles say; ``locked`` elements stay."""
    return rewriter.propose(
        text,
        notes,
        project=task.project,
        number=task.number,
        cast=task.cast,
        setting=task.setting,
        locked=locked,
        take=task.take,
    )


def critique(rewriter: RewriteController, task: SceneTask, text: str) -> tuple[SceneNote, ...]:
    """The dramaturge's notes on ``text``."""
    return rewriter.critique(text, project=task.project, number=task.number, dismissed=task.dismissed, take=task.take)


def _begun(stores: Stores, project_id: str) -> Mapping[str, tuple[str, ...]]:
    """Scene id to the ids of the scenes up to and with it, in order."""
    order = stores.scripts.order(project_id)
    return {scene_id: order[: at + 1] for at, scene_id in enumerate(order)}


def note_id(draft_id: str, note: SceneNote) -> str:
    """The note's id among all notes: the same note on the same draft has the same one."""
    return sha256(f"{draft_id}\x1f{note.text}\x1f{note.quote}".encode()).hexdigest()[:12]
