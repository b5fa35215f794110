"""Lines that one save takes from a scene to another: they stay by whoever wrote them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from scriptgen_core.core.authorship import Authorship, grouped, owners
from scriptgen_core.core.story import Author
from scriptgen_core.projects.script_types import Scene, ScenePlan

_Leaving: TypeAlias = dict[str, list[Author]]


def credit_moved(plan: Sequence[ScenePlan], scenes: Iterable[Scene]) -> list[ScenePlan]:
    """The plan of a save, made of the script's ``scenes``, with what it moves between them by whoever wrote it.

    A scene that is cut in two, two that are joined and a speech that is cut and put elsewhere are such moves.
    """
    had = {scene.id: scene.draft for scene in scenes if scene.draft}
    kept = {step.scene_id: step.draft.text if step.draft else None for step in plan}
    leaving: _Leaving = defaultdict(list)
    for scene_id, draft in had.items():
        if (text := kept.get(scene_id, "")) is not None:
            for line, author in _not_in(text, draft.text, draft.authors):
                leaving[line].append(author)
    before = {scene_id: draft.text for scene_id, draft in had.items()}
    return [_credited(step, before.get(step.scene_id or "", ""), leaving) for step in plan]


def _credited(step: ScenePlan, before: str, leaving: _Leaving) -> ScenePlan:
    if step.draft is None or not leaving:
        return step
    new = step.draft
    added = Counter(line for line, _ in _not_in(before, new.text, new.authors))
    authors = owners(new.authors)
    for at, line in enumerate(map(str.strip, new.text.split("\n"))):
        if added[line] and leaving.get(line) and authors[at].kind == "writer":
            added[line] -= 1
            authors[at] = leaving[line].pop(0)
    return replace(step, draft=replace(new, authors=grouped(authors)))


def _not_in(other: str, text: str, authors: Authorship) -> Iterator[tuple[str, Author]]:
    """The lines of ``text`` that ``other`` has not, or not so often, each with its author."""
    there = Counter(map(str.strip, other.split("\n")))
    for line, author in zip(map(str.strip, text.split("\n")), owners(authors), strict=False):
        if there[line]:
            there[line] -= 1
        elif line:
            yield line, author
