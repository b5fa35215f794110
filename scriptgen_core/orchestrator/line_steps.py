"""A run that asks about some lines: the answer becomes a proposal for the writer."""

from collections.abc import Callable
from hashlib import sha256

from scriptgen_core.bibles.cast import NameIndex, folded
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.line_asking import LineRequest
from scriptgen_core.core.screenplay import Character
from scriptgen_core.core.story import BibleEntry, Bibles, SceneNote
from scriptgen_core.formats import parse_fountain
from scriptgen_core.orchestrator.scene_steps import SceneSteps
from scriptgen_core.orchestrator.scene_work import bibles_in, locked_in
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.line_rewriter import LineRewriter
from scriptgen_core.rewrite.rewrite_controller import Proposal


class LineSteps(SceneSteps):
    """The steps of a run of kind ``rewrite`` whose configuration holds ``lines``, and one scene in ``scene_ids``.

    The lines are those of the draft that was asked about; what is edited meanwhile closes the proposal, or moves it.
    """

    def _prepare(self) -> list[str]:
        return [scene_id for scene_id in self.run.config["scene_ids"] if scene_id not in self.run.done]

    def _work_on(self, scene: Scene, has_begun: Callable[[], None]) -> None:
        request = self.run.lines
        if request is None:
            raise InputError("run", "asks nothing about any lines")
        if self.stores.reviews.of_run(self.run.id):
            return
        note = SceneNote(_note_id(self.run.id), request.words, source="writer")
        proposal = self._asked(scene, request, note, has_begun)
        if self._is_kept_out(scene):
            return
        stored = self.stores.reviews.propose(
            scene.id,
            request.draft_id,
            proposal.changes,
            (note,),
            proposal.author,
            refused=[str(refusal) for refusal in proposal.refused],
            no_change=proposal.no_change,
            reads=proposal.reads,
            run_id=self.run.id,
        )
        if not stored.changes:
            self.stores.reviews.close(stored.id, "discarded")

    def _asked(self, scene: Scene, request: LineRequest, note: SceneNote, has_begun: Callable[[], None]) -> Proposal:
        text = self.stores.scripts.draft(request.draft_id).text
        bibles = bibles_in(self.stores, self.run.project_id, scene.id)
        has_begun()
        return LineRewriter(self.llm, self.book, self.tell).propose(
            text,
            request,
            note,
            project=self.project.facts,
            number=scene.number,
            cast=_speaking(text, bibles),
            setting=_place(scene, bibles),
            card=scene.card,
            locked=locked_in(self.stores, scene.id, text),
            take=self.take,
        )


def _speaking(text: str, bibles: Bibles) -> tuple[BibleEntry, ...]:
    """The characters with a cue in the text; a scene typed by hand has no card that names them."""
    people = NameIndex(bibles.characters)
    cues = {each.text.partition("(")[0] for each in parse_fountain(text).elements if isinstance(each, Character)}
    found = {entry.id for entry in map(people.find, cues) if entry}
    return tuple(entry for entry in bibles.characters if entry.id in found)


def _place(scene: Scene, bibles: Bibles) -> BibleEntry | None:
    """Where the scene plays, by its card, else by its heading."""
    if scene.card:
        return NameIndex(bibles.settings).find(scene.card.place)
    heading = folded(scene.heading)
    return next((entry for entry in bibles.settings if folded(entry.name) in heading), None)


def _note_id(run_id: str) -> str:
    return sha256(f"lines\x1f{run_id}".encode()).hexdigest()[:12]
