"""Where a place of the whole script's text lies: in which scene, on which elements of its draft."""

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.screenplay import Character, Parenthetical, SceneHeading
from scriptgen_core.orchestrator.script_text import split_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Draft, Scene
from scriptgen_core.rewrite.changes import DraftText


def scene_at(stores: Stores, project_id: str, text: str, at: int) -> tuple[Scene, Draft, int]:
    """The scene at a place of ``text``, the script as it was saved just now; its draft, and where it begins there."""
    written = [scene for scene in stores.scripts.scenes(project_id) if scene.draft]
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


def elements_at(draft: DraftText, start: int, end: int) -> tuple[int, int]:
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


def after(draft: DraftText, at: int) -> int:
    """The place after the paragraph, or the whole speech, that the character is in or behind."""
    behind = [index for index, each in enumerate(draft.elements) if each.source and each.source.start <= at]
    place = behind[-1] + 1 if behind else 0
    while place < len(draft.elements) and draft.continues_speech(place):
        place += 1
    return max(1, place) if draft.elements and isinstance(draft.elements[0], SceneHeading) else place
