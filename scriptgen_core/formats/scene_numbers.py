"""Numbers the scenes of a script, and keeps the numbers of a locked one.

The numbers are part of the script. Once they are locked, an inserted scene gets a number between its neighbours' and a
scene taken out leaves its number with the word OMITTED.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from scriptgen_core.core.screenplay import Element, SceneHeading, Screenplay
from scriptgen_core.formats.emphasis import plain
from scriptgen_core.formats.inserted_labels import InsertStyle, inserted_labels

OMITTED = "OMITTED"
_DIGITS = re.compile(r"\d+")


def number_scenes(screenplay: Screenplay) -> Screenplay:
    """Every scene numbered from 1 on, whatever numbers it had: for a draft that is not locked yet."""
    headings = [at for at, element in enumerate(screenplay.elements) if isinstance(element, SceneHeading)]
    return _numbered(screenplay, {at: str(number) for number, at in enumerate(headings, 1)})


def keep_scene_numbers(locked: Screenplay, now: Screenplay, style: InsertStyle = "american") -> Screenplay:
    """``now`` with the numbers of the ``locked`` draft kept: new scenes get 3A or A4, lost ones stay as OMITTED.

    A scene of ``now`` is one of the locked draft if it carries its number. Scenes behind the last one count on.
    """
    whole = _with_omitted(locked, now)
    headings = [(at, each) for at, each in enumerate(whole.elements) if isinstance(each, SceneHeading)]
    taken = {each.number for _, each in headings if each.number}
    numbers: dict[int, str] = {}
    before = ""
    waiting: list[int] = []
    for at, heading in headings:
        if heading.number:
            numbers |= _between(before, heading.number, waiting, taken, style)
            before, waiting = heading.number, []
        else:
            waiting.append(at)
    return _numbered(whole, numbers | _behind(waiting, taken))


def omit_scene(screenplay: Screenplay, heading: int) -> Screenplay:
    """The scene whose heading is element ``heading`` taken out, its number left with the word OMITTED."""
    elements = screenplay.elements
    scene = elements[heading]
    if not isinstance(scene, SceneHeading):
        raise ValueError(f"element {heading} is no scene heading")
    end = _scene_end(elements, heading)
    kept = (*elements[:heading], SceneHeading(OMITTED, number=scene.number), *elements[end:])
    return replace(screenplay, elements=kept)


def is_omitted(heading: str) -> bool:
    """Whether a scene heading says that its scene is taken out."""
    return plain(heading).strip(" .()").upper() == OMITTED


def _with_omitted(locked: Screenplay, now: Screenplay) -> Screenplay:
    """``now`` with OMITTED for every lost number, behind the scene that it followed in the locked draft."""
    elements = list(now.elements)
    present = {number for number, _ in _numbers(elements)}
    behind = ""
    for number, _ in _numbers(locked.elements):
        if number not in present:
            elements.insert(_place_behind(behind, elements), SceneHeading(OMITTED, number=number))
        behind = number
    return replace(now, elements=tuple(elements))


def _place_behind(number: str, elements: Sequence[Element]) -> int:
    """The end of that scene; without a scene before it, the place of the first heading."""
    at = dict(_numbers(elements)).get(number)
    return _scene_end(elements, at if at is not None else -1)


def _scene_end(elements: Sequence[Element], heading: int) -> int:
    following = range(heading + 1, len(elements))
    return next((at for at in following if isinstance(elements[at], SceneHeading)), len(elements))


def _numbers(elements: Sequence[Element]) -> Iterator[tuple[str, int]]:
    for at, element in enumerate(elements):
        if isinstance(element, SceneHeading) and element.number:
            yield element.number, at


def _between(
    before: str, after: str, scenes: Sequence[int], taken: Collection[str], style: InsertStyle
) -> dict[int, str]:
    labels = inserted_labels(before, after, len(scenes), taken, style)
    return dict(zip(scenes, labels, strict=True))


def _behind(scenes: Sequence[int], taken: Collection[str]) -> dict[int, str]:
    """Whole numbers from the highest one on."""
    highest = max((int(number) for label in taken for number in _DIGITS.findall(label)), default=0)
    return {at: str(number) for number, at in enumerate(scenes, highest + 1)}


def _numbered(screenplay: Screenplay, numbers: dict[int, str]) -> Screenplay:
    return replace(
        screenplay,
        elements=tuple(
            replace(element, number=numbers[at]) if at in numbers and isinstance(element, SceneHeading) else element
            for at, element in enumerate(screenplay.elements)
        ),
    )
