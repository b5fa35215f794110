"""A script that was edited apart from ours, merged scene by scene with what it was made from and with ours."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A scene of the script to be: the one with this id or a new one, with the text of a part or as it stands."""

    scene_id: str | None
    part: int | None


class SceneMerge:
    """The scenes of an edited text (``parts``) against those it was made from (``base``: id and text) and ours.

    ``matched`` says which scene of the base each part is; ``ours`` are the texts of our scenes by id, in order, empty
    for one that is not written. Scenes of the base are named by their place in it.
    """

    def __init__(
        self,
        base: Sequence[tuple[str, str]],
        parts: Sequence[str],
        matched: Sequence[int | None],
        ours: Mapping[str, str],
    ) -> None:
        self._base = base
        self._parts = parts
        self._ours = ours
        self.matched = self._recognised(matched)
        self._places = {index: place for place, index in enumerate(self.matched) if index is not None}
        self._known = {scene_id for scene_id, _ in base}
        self._twins = self._added_on_both_sides()

    def conflicts(self) -> list[int]:
        """The scenes that were changed or dropped on both sides, and not alike."""
        both = (index for index in range(len(self._base)) if self.changed(index) and self.ours_changed(index))
        return [index for index in both if not self._alike(index)]

    def changed(self, index: int) -> bool:
        """Whether the edited text changed or dropped the scene."""
        place = self.place(index)
        return place is None or not _same(self._parts[place], self._base[index][1])

    def ours_changed(self, index: int) -> bool:
        """Whether we changed or dropped the scene."""
        scene_id, before = self._base[index]
        return scene_id not in self._ours or not _same(self._ours[scene_id], before)

    def place(self, index: int) -> int | None:
        """Where the scene stands in the edited text; None if it was dropped."""
        return self._places.get(index)

    def is_new(self, place: int) -> bool:
        """Whether a part is a scene that neither the base nor we have."""
        return self.matched[place] is None and place not in self._twins

    @property
    def moved(self) -> bool:
        """Whether the edited text has scenes in another order."""
        order = [index for index in self.matched if index is not None]
        return order != sorted(order)

    def steps(self, keep: Collection[int] = ()) -> list[Step]:
        """The script to be; the scenes of ``keep`` stay as we have them, also where the edited text dropped them.

        The order is that of the edited text where it moved scenes, else ours.
        """
        theirs = [step for place in range(len(self._parts)) if (step := self._step(place, keep))]
        kept = {self._base[index][0] for index in keep}
        return self._in_their_order(theirs, kept) if self.moved else self._in_our_order(theirs, kept)

    def _step(self, place: int, keep: Collection[int]) -> Step | None:
        """What becomes of a part; None where it is left out."""
        index = self.matched[place]
        if index is None:
            return Step(self._twins[place], None) if place in self._twins else Step(None, place)
        scene_id = self._base[index][0]
        if index in keep or not self.changed(index) or self._alike(index):
            return Step(scene_id, None) if scene_id in self._ours else None
        return Step(scene_id, place)

    def _in_our_order(self, theirs: Sequence[Step], kept: Collection[str]) -> list[Step]:
        by_id = {step.scene_id: step for step in theirs if step.scene_id}
        stay = (id for id in self._ours if id in by_id or id in kept or id not in self._known)
        plan = [by_id.get(id) or Step(id, None) for id in stay]
        before: Step | None = None
        for step in theirs:
            if step not in plan:
                _insert_after(plan, before, step)
            before = step
        return plan

    def _in_their_order(self, theirs: Sequence[Step], kept: Collection[str]) -> list[Step]:
        """Scenes that only we have stay behind the scene they follow; those at the end stay there."""
        plan = list(theirs)
        by_id = {step.scene_id: step for step in theirs if step.scene_id}
        last = max((place for place, id in enumerate(self._ours) if id in by_id), default=-1)
        before: Step | None = None
        for place, id in enumerate(self._ours):
            if id in by_id:
                before = by_id[id]
            elif id in kept or id not in self._known:
                step = Step(id, None)
                _insert_after(plan, before if place < last else plan[-1] if plan else None, step)
                before = step
        return plan

    def _alike(self, index: int) -> bool:
        """Whether both sides made the same of the scene."""
        place, ours = self.place(index), self._ours.get(self._base[index][0])
        if place is None or ours is None:
            return place is None and ours is None
        return _same(self._parts[place], ours)

    def _recognised(self, matched: Sequence[int | None]) -> list[int | None]:
        """``matched``, and a new part that is what we made of a scene the edited text has not is that scene."""
        free = {index: self._ours.get(id, "") for index, (id, _) in enumerate(self._base) if index not in matched}
        found = list(matched)
        for place, index in enumerate(matched):
            same = (each for each, text in free.items() if text.strip() and _same(self._parts[place], text))
            if index is None and (made := next(same, None)) is not None:
                found[place] = made
                del free[made]
        return found

    def _added_on_both_sides(self) -> dict[int, str]:
        """The new parts that we have too, as a scene of the same text that the base does not know."""
        added = {id: text for id, text in self._ours.items() if id not in self._known and text.strip()}
        twins: dict[int, str] = {}
        for place, index in enumerate(self.matched):
            twin = next((id for id, text in added.items() if _same(self._parts[place], text)), None)
            if index is None and twin:
                twins[place] = twin
                del added[twin]
        return twins


def _insert_after(plan: list[Step], before: Step | None, step: Step) -> None:
    plan.insert(plan.index(before) + 1 if before in plan else 0, step)


def _same(one: str, other: str) -> bool:
    return one.rstrip("\n") == other.rstrip("\n")
