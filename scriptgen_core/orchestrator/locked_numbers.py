"""Scene numbers: those a script has of its own, and those that a locked draft's scenes keep wherever they go."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from scriptgen_core.core.screenplay import Element, SceneHeading, Screenplay
from scriptgen_core.formats import InsertStyle, keep_scene_numbers, number_scenes
from scriptgen_core.orchestrator.script_text import join_scenes
from scriptgen_core.projects.revision_storage import LockedNumber


def number_all(screenplay: Screenplay, inserted: InsertStyle) -> Screenplay:
    """With the numbers that the writer gave, and others between them; numbered from 1 where there are none."""
    has_own = any(isinstance(each, SceneHeading) and each.number for each in screenplay.elements)
    return keep_scene_numbers(screenplay, screenplay, inserted) if has_own else number_scenes(screenplay)


def keep_numbers(
    screenplay: Screenplay,
    scenes: Sequence[tuple[str, str]],
    locked: Sequence[LockedNumber],
    inserted: InsertStyle = "american",
) -> Screenplay:
    """With the numbers of the locked draft; ``screenplay`` was read from the joined texts of ``scenes``.

    A scene is known by its id, so its number stays with it whatever becomes of its text and place. New scenes get 3A
    or A4, as ``inserted`` says; lost ones stay as OMITTED.
    """
    skeleton = Screenplay(tuple(SceneHeading(each.heading, number=each.number) for each in locked))
    elements = tuple(_assigned(screenplay.elements, scenes, locked))
    return keep_scene_numbers(skeleton, replace(screenplay, elements=elements), inserted)


def numbers_to_lock(
    screenplay: Screenplay, scenes: Sequence[tuple[str, str]], locked: Sequence[LockedNumber]
) -> tuple[LockedNumber, ...]:
    """The numbers of a numbered screenplay, to be kept; those of OMITTED scenes stay those ``locked`` before."""
    omitted = {each.number: each for each in locked}
    found = []
    for element, scene_id in _by_scene(screenplay.elements, scenes):
        if isinstance(element, SceneHeading) and element.number:
            found.append(LockedNumber(scene_id, element.number, element.text) if scene_id else omitted[element.number])
    return tuple(found)


def _assigned(
    elements: Sequence[Element], scenes: Sequence[tuple[str, str]], locked: Sequence[LockedNumber]
) -> Iterator[Element]:
    waiting = list(locked)
    headings = Counter(each.scene_id for each in locked)
    taken = {each.number for each in locked}
    for element, scene_id in _by_scene(elements, scenes):
        if not isinstance(element, SceneHeading):
            yield element
            continue
        its_own = next((each for each in waiting if each.scene_id == scene_id), None)
        parted = (each for each in waiting if headings[each.scene_id] > 1 and each.heading == element.text)
        found = its_own or next(parted, None)
        if found:
            waiting.remove(found)
            yield replace(element, number=found.number)
        else:
            yield replace(element, number=None if element.number in taken else element.number)
            taken.add(element.number or "")


def _by_scene(elements: Sequence[Element], scenes: Sequence[tuple[str, str]]) -> Iterator[tuple[Element, str]]:
    """Each element with the id of its scene; an element that stands in no text has none."""
    ids = [scene_id for scene_id, _ in scenes]
    lengths = [len(join_scenes([text, ""])) for _, text in scenes]
    starts = [0, *accumulate(lengths)][: len(ids)]
    for element in elements:
        yield element, ids[bisect_right(starts, element.source.start) - 1] if element.source else ""
