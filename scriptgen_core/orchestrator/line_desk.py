"""At the line: what the writer asks at her cursor, from a place in the text to a run, and what became of it."""

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.line_asking import AXIS_MAX, LineAsk, LineRequest
from scriptgen_core.core.screenplay import Character, Parenthetical, SceneHeading
from scriptgen_core.orchestrator.review_desk import ProposalView, ReviewDesk
from scriptgen_core.orchestrator.run_desk import RunDesk
from scriptgen_core.orchestrator.script_text import split_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.projects.script_types import Draft, Scene
from scriptgen_core.rewrite.changes import DraftText, read_draft


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
        scene, draft, offset = self._scene_at(project_id, text, start)
        length = len(draft.text)
        if end - offset > length:
            raise InputError("selection", "reaches into another scene. Select lines of one scene")
        read = read_draft(draft.text)
        axis = " ".join(axis.split())[:AXIS_MAX]
        if ask == "continue":
            first = last = _after(read, start - offset)
        else:
            first, last = _elements(read, start - offset, end - offset)
        if ask == "alternatives" and not axis:
            raise InputError("axis", "is empty; say along what the alternatives should differ")
        return self._runs.ask_at_lines(project_id, scene.id, LineRequest(draft.id, first, last, ask, axis))

    def keep_out(self, project_id: str, text: str, at: int, *, off_limits: bool) -> Scene:
        """Keep the machine out of the scene at this place of the text, or let it in again."""
        scene, _, _ = self._scene_at(project_id, text, at)
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

    def _scene_at(self, project_id: str, text: str, at: int) -> tuple[Scene, Draft, int]:
        """The scene at a place of the text, its draft, and where in the text it begins."""
        written = [scene for scene in self._stores.scripts.scenes(project_id) if scene.draft]
        begins = 0
        for index, part in enumerate(split_scenes(text)):
            if at < begins + len(part) or begins + len(part) == len(text):
                alike = [place for place, each in enumerate(written) if each.text.rstrip() == part.rstrip()]
                if not alike:
                    break
                scene = written[min(alike, key=lambda place: abs(place - index))]
                if scene.draft:
                    return scene, scene.draft, begins
            begins += len(part)
        raise InputError("text", "was changed elsewhere meanwhile. Select the lines again")


def _elements(draft: DraftText, start: int, end: int) -> tuple[int, int]:
    """The elements that characters ``[start, end)`` touch, without the scene heading; no cue without its words."""
    spans = [(each.source.start, each.source.end) for each in draft.elements if each.source]
    touched = [
        index
        for index, (first, last) in enumerate(spans)
        if first < end and start < last and not isinstance(draft.elements[index], SceneHeading)
    ]
    if not touched:
        raise InputError("selection", "holds no line. Select lines below the scene heading")
    last = touched[-1] + 1
    while isinstance(draft.elements[last - 1], Character | Parenthetical) and draft.continues_speech(last):
        last += 1
    return touched[0], last


def _after(draft: DraftText, at: int) -> int:
    """The place after the paragraph, or the whole speech, that the character is in or behind."""
    behind = [index for index, each in enumerate(draft.elements) if each.source and each.source.start <= at]
    place = behind[-1] + 1 if behind else 0
    while place < len(draft.elements) and draft.continues_speech(place):
        place += 1
    return max(1, place) if draft.elements and isinstance(draft.elements[0], SceneHeading) else place
