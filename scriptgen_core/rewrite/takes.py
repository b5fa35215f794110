"""Several takes of one rewrite side by side: where they change the same lines there is one place to choose at."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeAlias

from scriptgen_core.core.story import Change, Wording
from scriptgen_core.rewrite.changes import DraftText, apply_changes, read_draft

_Own: TypeAlias = tuple[int, Change]
"""A take's number and a change of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a draft that takes change. ``change`` is what is decided on.

    ``made`` maps the takes, by number from 0, to their own changes there, ``texts`` to what stands there with them.
    Where takes differ, the texts are the change's ``wordings``; a take without changes there keeps the draft.
    """

    change: Change
    made: Mapping[int, tuple[Change, ...]]
    texts: Mapping[int, str]

    def take_of(self, text: str) -> int:
        """The take that says this, else the one whose words it is nearest to: the writer has begun from those."""
        return max(self.texts, key=lambda take: (self.texts[take] == text, _likeness(self.texts[take], text), -take))

    def proposed(self, text: str) -> tuple[Change, ...]:
        """The changes of the take that this text is, or began from."""
        own = self.made[self.take_of(text)]
        return (replace(self.change, new=text),) if text in self._choice else own

    def said(self, text: str) -> tuple[Change, ...]:
        """The changes that put this text in the place: a take's own, else one over all its lines."""
        is_a_takes = text in self._choice or text in self.texts.values()
        return self.proposed(text) if is_a_takes else (replace(self.change, new=text, wordings=()),)

    @property
    def note_ids(self) -> tuple[str, ...]:
        """The notes that are answered there."""
        return tuple(dict.fromkeys(each.note_id for own in self.made.values() for each in own))

    @property
    def _choice(self) -> tuple[str, ...]:
        """What a take offers to choose from in this place, where nobody else changes anything in it."""
        [first, *others] = [each for own in self.made.values() for each in own]
        return () if others else first.texts


def places(draft_text: str, takes: Sequence[Iterable[Change]], names: Sequence[str]) -> tuple[Place, ...]:
    """Where the takes change the draft, in its order; ``names`` tell their wordings apart.

    Any choice of texts for any of the places can be made together, and changes no other line. Choosing a take
    wherever it changes something makes exactly its proposal.
    """
    draft = read_draft(draft_text)
    found = sorted(
        ((take, each) for take, changes in enumerate(takes) for each in changes),
        key=lambda own: (own[1].start, own[1].end, own[0]),
    )
    return tuple(_place(draft, group, names) for group in _groups(draft, found))


def text_between(draft: DraftText, start: int, end: int, own: Iterable[Change]) -> str:
    """What elements ``[start, end)`` become with these changes in the draft."""
    kept = tuple(own)
    made = read_draft(apply_changes(draft.text, kept, {each.id for each in kept}))
    return made.between(start, len(made.elements) - len(draft.elements) + end)


def _groups(draft: DraftText, found: Iterable[_Own]) -> list[list[_Own]]:
    """Changes that cannot be made one beside the other stand in one group."""
    groups: list[list[_Own]] = []
    for own in found:
        if groups and _touches(draft, [each for _, each in groups[-1]], own[1]):
            groups[-1].append(own)
        else:
            groups.append([own])
    return groups


def _touches(draft: DraftText, group: Sequence[Change], one: Change) -> bool:
    reach = max(each.end for each in group)
    are_both_added = one.start == one.end == reach and any(each.start == each.end == reach for each in group)
    return one.start < reach or are_both_added or (one.start == reach and draft.continues_speech(reach))


def _place(draft: DraftText, group: Sequence[_Own], names: Sequence[str]) -> Place:
    made = {take: tuple(each for other, each in group if other == take) for take in sorted({take for take, _ in group})}
    if len(group) == 1:
        [(take, only)] = group
        return Place(only, made, {take: only.new})
    start, end = min(each.start for _, each in group), max(each.end for _, each in group)
    texts = {take: text_between(draft, start, end, own) for take, own in made.items()}
    differ = {text: ", ".join(names[take] for take in texts if texts[take] == text) for text in texts.values()}
    first = next(iter(made.values()))[0]
    shown = Change(_id_of(group), start, end, draft.between(start, end), next(iter(texts.values())), first.note_id)
    if len(differ) > 1:
        shown = replace(shown, wordings=tuple(Wording(text, of) for text, of in differ.items()))
    return Place(shown, made, texts)


def _id_of(group: Sequence[_Own]) -> str:
    ids = dict.fromkeys(each.id for _, each in group)
    return next(iter(ids)) if len(ids) == 1 else f"place-{hashlib.sha256(' '.join(ids).encode()).hexdigest()[:12]}"


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
