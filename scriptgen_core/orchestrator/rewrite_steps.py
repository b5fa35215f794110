"""A rewrite run: for each scene the changes that would answer its notes, as a proposal for the writer."""

from collections.abc import Callable

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import SceneNote
from scriptgen_core.orchestrator.scene_steps import SceneSteps
from scriptgen_core.orchestrator.scene_work import locked_in, propose, scene_task
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.rewrite_controller import RewriteController


class RewriteSteps(SceneSteps):
    """The steps of a run of kind ``rewrite``. Its configuration holds ``scene_ids`` and ``note_ids``."""

    def _prepare(self) -> list[str]:
        return [scene_id for scene_id in self.run.config["scene_ids"] if scene_id not in self.run.done]

    def _work_on(self, scene: Scene, has_begun: Callable[[], None]) -> None:
        if any(proposal.scene_id == scene.id for proposal in self.stores.reviews.of_run(self.run.id)):
            return
        notes = self._notes(scene)
        if scene.draft is None or not notes:
            raise InputError("rewrite", "needs a written scene and at least one open note on it")
        task = scene_task(self.stores, self.run.project_id, scene, self.take)
        has_begun()
        locked = locked_in(self.stores, scene.id, scene.text)
        proposal = propose(RewriteController(self.llm, self.book, self.tell), task, scene.text, notes, locked)
        if self._is_kept_out(scene):
            return
        stored = self.stores.reviews.propose(
            scene.id,
            scene.draft.id,
            proposal.changes,
            notes,
            proposal.author,
            refused=[str(refusal) for refusal in proposal.refused],
            no_change=proposal.no_change,
            reads=proposal.reads,
            run_id=self.run.id,
        )
        if not stored.changes:
            self.stores.reviews.close(stored.id, "discarded")

    def _notes(self, scene: Scene) -> tuple[SceneNote, ...]:
        wanted = set(self.run.config["note_ids"])
        stored = self.stores.reviews.notes(self.run.project_id, scene_id=scene.id)
        return tuple(each.note for each in stored if each.note.id in wanted)
