"""A rewrite run: for each scene the changes that would answer its notes, as a proposal for the writer."""

from collections.abc import Callable, Collection, Iterable, Sequence

from scriptgen_core.agents.agent_framework import SceneTask, write_page
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, Change, SceneNote
from scriptgen_core.orchestrator.scene_steps import SceneSteps
from scriptgen_core.orchestrator.scene_work import locked_in, propose, scene_task
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.changes import changes_between
from scriptgen_core.rewrite.locks import off_locked, told_held
from scriptgen_core.rewrite.rewrite_controller import RewriteController


class RewriteSteps(SceneSteps):
    """The steps of a run of kind ``rewrite``. Its configuration holds ``scene_ids`` and ``note_ids``.

    The scenes of ``anew`` are written anew from their cards; what that changes is proposed.
    """

    def _prepare(self) -> list[str]:
        return [scene_id for scene_id in self.run.config["scene_ids"] if scene_id not in self.run.done]

    def _work_on(self, scene: Scene, has_begun: Callable[[], None]) -> None:
        if any(proposal.scene_id == scene.id for proposal in self.stores.reviews.of_run(self.run.id)):
            return
        notes = self._notes(scene)
        if scene.draft is None or not notes:
            raise InputError("rewrite", "needs a written scene and at least one open note on it")
        task = scene_task(self.stores, self.run.project_id, scene, self.take)
        locked = locked_in(self.stores, scene.id, scene.text)
        has_begun()
        if scene.id in (self.run.anew or ()):
            self._propose_anew(scene, task, notes, locked)
        else:
            self._propose_changes(scene, task, notes, locked)

    def _propose_changes(
        self, scene: Scene, task: SceneTask, notes: tuple[SceneNote, ...], locked: Collection[int]
    ) -> None:
        proposal = propose(RewriteController(self.llm, self.book, self.tell), task, scene.text, notes, locked)
        refused = [str(refusal) for refusal in proposal.refused]
        self._offer(scene, notes, proposal.changes, proposal.author, proposal.reads, refused, proposal.no_change)

    def _propose_anew(
        self, scene: Scene, task: SceneTask, notes: tuple[SceneNote, ...], locked: Collection[int]
    ) -> None:
        take = write_page(self.llm, self.book, task, events=self.tell)
        changes, held = off_locked(changes_between(scene.text, take.fountain, notes[0].id), locked)
        no_change = "" if changes or held else "The new version has the same words."
        self._offer(scene, notes, changes, take.author, take.reads, [told_held(each) for each in held], no_change)

    def _offer(
        self,
        scene: Scene,
        notes: tuple[SceneNote, ...],
        changes: Sequence[Change],
        author: Author,
        reads: Iterable[Read],
        refused: Sequence[str],
        no_change: str,
    ) -> None:
        if scene.draft is None or self._is_kept_out(scene):
            return
        stored = self.stores.reviews.propose(
            scene.id,
            scene.draft.id,
            changes,
            notes,
            author,
            refused=refused,
            no_change=no_change,
            reads=reads,
            run_id=self.run.id,
        )
        if not stored.changes:
            self.stores.reviews.close(stored.id, "discarded")

    def _notes(self, scene: Scene) -> tuple[SceneNote, ...]:
        wanted = set(self.run.config["note_ids"])
        stored = self.stores.reviews.notes(self.run.project_id, scene_id=scene.id)
        return tuple(each.note for each in stored if each.note.id in wanted)
