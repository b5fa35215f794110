"""Source material on the writer's desk: brought, cut into batches, taken out and in again, and what came of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scriptgen_core.adaptation import Unreadable, merged, moved, plan_batches, read_sources, split
from scriptgen_core.core.calls import Lineup
from scriptgen_core.core.events import StepFailed
from scriptgen_core.core.sources import Batch
from scriptgen_core.orchestrator.adapting_steps import context_of, step_of
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.projects.source_storage import AdaptedFrom, StoredBatch, StoredSource

_MOST_TOKENS = 8_000
_REPLY = 12_000
"""So many tokens the scenes of a batch may come to."""


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch as the writer sees it: how many ``scenes`` came of it, and why it ``failed`` when it was tried last."""

    stored: StoredBatch
    name: str
    scenes: int
    failed: str


@dataclass(frozen=True, slots=True)
class SceneOrigin:
    """A scene beside the passage of the source it is from."""

    scene: Scene
    origin: AdaptedFrom


class AdaptDesk:
    """The sources of all projects. ``lineup`` names who would answer a run, ``context`` how much they take in."""

    def __init__(self, stores: Stores, lineup: Callable[[], Lineup], context: int | None) -> None:
        self._stores = stores
        self._sources = stores.sources
        self._lineup = lineup
        self._wanted_context = context

    def bring(self, project_id: str, files: Iterable[tuple[str, bytes]]) -> tuple[Unreadable, ...]:
        """Read files, keep what can be read behind the sources that are there, and plan anew; what cannot be read.

        InputError, and nothing is kept, once a batch of the plan is adapted.
        """
        read, unreadable = read_sources(files)
        if read:
            self._check_plan(project_id)
            self._sources.add(project_id, read)
            self._plan_anew(project_id)
        return unreadable

    def sources(self, project_id: str) -> tuple[StoredSource, ...]:
        """The project's sources in order."""
        return self._sources.sources(project_id)

    def remove(self, project_id: str, source_id: str) -> None:
        """Take a source off the list and plan anew; InputError once a batch is adapted."""
        self._check_plan(project_id)
        self._sources.remove(source_id)
        self._plan_anew(project_id)

    def put_back(self, project_id: str, source_id: str) -> None:
        """Return a removed source to its place and plan anew; InputError once a batch is adapted."""
        self._check_plan(project_id)
        self._sources.put_back(source_id)
        self._plan_anew(project_id)

    def plan(self, project_id: str) -> tuple[BatchView, ...]:
        """The batches in order, then the opening."""
        scenes = self._stores.scripts.order(project_id)
        origins = self._sources.origins(project_id)
        counts: dict[str, int] = {}
        for scene_id in scenes:
            if scene_id in origins:
                batch_id = origins[scene_id].batch.id
                counts[batch_id] = counts.get(batch_id, 0) + 1
        failures = self._failures(project_id)
        plan = sorted(self._sources.plan(project_id), key=lambda batch: (batch.is_opening, batch.position))
        return tuple(
            BatchView(each, step_of(each), counts.get(each.id, 0), "" if each.is_adapted else failures.get(each.id, ""))
            for each in plan
        )

    def merge(self, project_id: str, at: int) -> None:
        """Make one batch of this one and the next; InputError once a batch is adapted."""
        self._sources.set_plan(project_id, merged(self._batches(project_id), at))

    def split(self, project_id: str, at: int, where: int) -> None:
        """Make two batches of one, the second beginning at this paragraph; InputError once a batch is adapted."""
        self._sources.set_plan(project_id, split(self._batches(project_id), at, where))

    def move(self, project_id: str, at: int, to: int) -> None:
        """Put a batch at another place; InputError once a batch is adapted."""
        self._sources.set_plan(project_id, moved(self._batches(project_id), at, to))

    def leave_out(self, batch_id: str, *, left_out: bool) -> None:
        """Pass a batch over, or take it in again; InputError once it is adapted."""
        self._sources.leave_out(batch_id, left_out=left_out)

    def latest(self, project_id: str) -> Run | None:
        """The newest run that adapts."""
        return next((run for run in self._stores.runs.of_project(project_id) if run.kind == "adapt"), None)

    def origins(self, project_id: str) -> tuple[SceneOrigin, ...]:
        """The scenes of the script that were adapted, in order, each with where it is from."""
        origins = self._sources.origins(project_id)
        scenes = self._stores.scripts.scenes(project_id)
        return tuple(SceneOrigin(scene, origins[scene.id]) for scene in scenes if scene.id in origins)

    def _batches(self, project_id: str) -> tuple[Batch, ...]:
        return tuple(each.batch for each in self._sources.plan(project_id) if not each.is_opening)

    def _check_plan(self, project_id: str) -> None:
        self._sources.check_not_begun(project_id)

    def _plan_anew(self, project_id: str) -> None:
        texts = [each.source for each in self._sources.sources(project_id)]
        self._sources.set_plan(project_id, plan_batches(texts, self._room))

    @property
    def context(self) -> int:
        """How many tokens whoever would answer takes in at most."""
        return min(context_of(ref.provider, self._wanted_context) for ref in self._lineup().chain("director"))

    @property
    def _room(self) -> int:
        """How many tokens a batch may have: as many again have to fit for the turns before it and for the reply."""
        context = self.context
        return max(500, min(_MOST_TOKENS, (context - min(_REPLY, context // 3)) // 4))

    def _failures(self, project_id: str) -> dict[str, str]:
        """Batch id to why its last try failed; what has been told under a batch's name since is the last word."""
        run = self.latest(project_id)
        if run is None:
            return {}
        names = {step_of(each): each.id for each in self._sources.plan(project_id)}
        told = [logged.event for logged in self._stores.runs.events(run.id)]
        failed = [event for event in told if isinstance(event, StepFailed) and event.step in names]
        return {names[event.step]: event.reason for event in failed}
