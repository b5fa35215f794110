"""How a run has ended, in words that are true when they are read: what it left waiting may have been done since."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from scriptgen_core.orchestrator.reading_views import findings_waiting
from scriptgen_core.orchestrator.scene_plan import may_be_written, unwritten_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.review_storage import Proposal
from scriptgen_core.projects.run_storage import Run, RunStatus
from scriptgen_core.projects.script_types import Draft, Scene

NextPage: TypeAlias = Literal["", "bibles", "generate", "outline", "review", "script"]


def as_it_stands(stores: Stores, run: Run) -> tuple[Run, NextPage]:
    """The run with the status and message of this moment, and where the writer goes on.

    One that stopped early goes on saying why, and goes on itself.
    """
    if run.status not in ("finished", "waiting"):
        return run, ""
    status, message, page = outcome(stores, run)
    return replace(run, status=status, message=message), page


def outcome(stores: Stores, run: Run) -> tuple[RunStatus, str, NextPage]:
    """How a run that met no error and no Cancel has ended, what comes next, and where."""
    if run.kind == "rewrite":
        return "finished", *_proposed(stores, run)
    if run.kind == "read":
        return "finished", *_read(stores, run)
    if run.kind == "adapt":
        return "finished", *_adapted(stores, run)
    scenes = stores.scripts.scenes(run.project_id)
    if run.kind == "generate" and run.done:
        return "finished", *_written(stores, run)
    message, page = _next(stores, run, scenes)
    if run.kind == "prepare":
        return "finished", f"Bibles and {_of(len(scenes), 'outline card')} are ready. {message}", page
    return "waiting" if page == "outline" else "finished", message, page


def _next(stores: Stores, run: Run, scenes: Sequence[Scene]) -> tuple[str, NextPage]:
    """What to do with the outline, and where."""
    if ready := _ready(stores, run, scenes):
        return f"{_of(len(ready), 'scene')} can be written now.", "generate"
    if waiting := len(unwritten_scenes(scenes)):
        waits, them = ("waits", "it") if waiting == 1 else ("wait", "them")
        return f"{_of(waiting, 'card')} {waits} for you: read and approve {them} on Outline.", "outline"
    return "Every scene is written. Ask for rewrites on Review, or add cards on Outline for more scenes.", "review"


def _ready(stores: Stores, run: Run, scenes: Sequence[Scene]) -> list[Scene]:
    project = stores.projects.get(run.project_id)
    return [scene for scene in unwritten_scenes(scenes) if may_be_written(scene, project)]


def _written(stores: Stores, run: Run) -> tuple[str, NextPage]:
    offers = [each for each in stores.reviews.of_run(run.id) if not _wrote(stores, run, each.scene_id)]
    offered = {each.scene_id for each in offers}
    waiting = {each.scene_id for each in _open(stores, offers)}
    kept_out = {scene_id for scene_id in _kept_out(stores, run) if not _wrote(stores, run, scene_id)} - offered
    written = len(set(run.done) - offered - kept_out)
    words = [f"{_of(written, 'scene')} written. Read the pages on Script."] if written else []
    if waiting:
        words.append(f"{_of(len(waiting), 'scene')} of yours kept as it was: the new version waits for you on Review.")
    if decided := len(offered - waiting):
        words.append(f"You have decided on the new version of {_of(decided, 'scene')} of yours.")
    if kept_out:
        words.append(f"{_of(len(kept_out), 'scene')} left as it is: you keep the machine out.")
    return " ".join(words), "script" if written else "review" if waiting else ""


def _kept_out(stores: Stores, run: Run) -> list[str]:
    """The run's scenes that the writer keeps the machine out of now."""
    return [scene.id for scene in stores.scripts.scenes(run.project_id) if scene.off_limits and scene.id in run.done]


def _wrote(stores: Stores, run: Run, scene_id: str) -> bool:
    return any(draft.run_id == run.id for draft in stores.scripts.drafts(scene_id))


def _proposed(stores: Stores, run: Run) -> tuple[str, NextPage]:
    proposals = stores.reviews.of_run(run.id)
    waiting = _open(stores, proposals)
    undecided = sum(change.id not in each.decisions for each in waiting for change in each.changes)
    if undecided:
        return f"{_of(undecided, 'change')} to decide on Review.", "review"
    if waiting:
        return "Every change is decided. Apply what you accepted on Review.", "review"
    changes = sum(len(each.changes) for each in proposals)
    if changes:
        taken = sum(list(each.decisions.values()).count("accept") for each in proposals if each.status == "applied")
        return f"You have taken {taken} of {_of(changes, 'change')}.", ""
    if not proposals and _kept_out(stores, run):
        return "The scene is left as it is: you keep the machine out of it.", ""
    reasons = " ".join(dict.fromkeys(words for each in proposals for words in (each.no_change, *each.refused) if words))
    return f"No change is proposed. {reasons}".strip(), ""


def _adapted(stores: Stores, run: Run) -> tuple[str, NextPage]:
    plan = stores.sources.plan(run.project_id)
    adapted = sum(each.id in run.done and not each.is_opening for each in plan)
    scenes = sum(draft.run_id == run.id for draft in _first_drafts(stores, run))
    opening = " with its opening" if any(each.is_opening and each.id in run.done for each in plan) else ""
    if not scenes:
        return "Everything is adapted already. Read the pages on Script.", "script"
    return (
        f"{_of(adapted, 'batch', 'batches')} adapted{opening}: {_of(scenes, 'scene')}. Read them on Script.",
        "script",
    )


def _first_drafts(stores: Stores, run: Run) -> list[Draft]:
    return [draft for scene in stores.sources.origins(run.project_id) for draft in stores.scripts.drafts(scene)[-1:]]


def _read(stores: Stores, run: Run) -> tuple[str, NextPage]:
    found = stores.findings.of_run(run.id)
    is_open = any(each.status == "open" for each in found)
    theirs = [each for each in findings_waiting(stores, run.project_id) if each.run_id == run.id] if is_open else []
    if theirs:
        return f"{_of(len(theirs), 'proposal')} to decide on Bibles.", "bibles"
    if found:
        taken = sum(each.status == "taken" for each in found)
        return f"You have taken {taken} of {_of(len(found), 'proposal')}.", ""
    return "The script says nothing that your bibles do not say already.", ""


def _open(stores: Stores, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those that stand on Review."""
    return [each for each in proposals if each.status == "open" and stores.scripts.find(each.scene_id)]


def _of(count: int, thing: str, things: str = "") -> str:
    return f"{count} {thing if count == 1 else things or f'{thing}s'}"
