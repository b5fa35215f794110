"""At the line: what the writer asks at her cursor, from a place in the text to a run, and what became of it."""

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.line_asking import AXIS_MAX, LineAsk, LineRequest
from scriptgen_core.orchestrator.line_place import after, elements_at, scene_at
from scriptgen_core.orchestrator.review_desk import ReviewDesk
from scriptgen_core.orchestrator.review_takes import ProposalView
from scriptgen_core.orchestrator.run_desk import RunDesk
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.changes import read_draft


class LineDesk:
    """Asks about lines of the script, and keeps the machine out of scenes."""

    def __init__(self, stores: Stores, runs: RunDesk, reviews: ReviewDesk) -> None:
        self._stores = stores
        self._runs = runs
        self._reviews = reviews

    def ask(self, project_id: str, text: str, start: int, end: int, ask: LineAsk, axis: str = "") -> Run:
        """Ask about characters ``[start, end)`` of ``text``, which is the script as it was saved just now.

        Whole elements are asked about; "continue" goes on after the one at ``start``. InputError for a selection with
        no lines of a scene in it or of more than one, and as :meth:`RunDesk.ask_at_lines`.
        """
        scene, draft, offset = scene_at(self._stores, project_id, text, start)
        length = len(draft.text)
        if end - offset > length:
            raise InputError("selection", "reaches into another scene. Select lines of one scene")
        read = read_draft(draft.text)
        axis = " ".join(axis.split())[:AXIS_MAX]
        if ask == "continue":
            first = last = after(read, start - offset)
        else:
            first, last = elements_at(read, start - offset, end - offset)
        if ask == "alternatives" and not axis:
            raise InputError("axis", "is empty; say along what the alternatives should differ")
        return self._runs.ask_at_lines(project_id, scene.id, LineRequest(draft.id, first, last, ask, axis))

    def keep_out(self, project_id: str, text: str, at: int, *, off_limits: bool) -> Scene:
        """Keep the machine out of the scene at this place of the text, or let it in again."""
        scene, _, _ = scene_at(self._stores, project_id, text, at)
        self._stores.scripts.keep_out(scene.id, off_limits=off_limits)
        return self._stores.scripts.scene(scene.id)

    def waiting(self, project_id: str) -> tuple[ProposalView, ...]:
        """The answers that wait on Review."""
        asked = {run.id for run in self._stores.runs.of_project(project_id) if run.lines}
        proposals = self._stores.reviews.proposals(project_id) if asked else ()
        answers = [each for each in proposals if each.run_id in asked and self._stores.scripts.find(each.scene_id)]
        return tuple(self._reviews.view(each.id) for each in answers)

    def at_work(self, project_id: str) -> Run | None:
        """The newest question that is being answered."""
        runs = self._stores.runs.of_project(project_id)
        return next((run for run in runs if run.lines and run.is_active), None)
