"""Printed elements in groups: a cue with its speech, two speeches side by side, or one element."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from scriptgen_core.core.screenplay import (
    Boneyard,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    Parenthetical,
    Section,
    Synopsis,
)

Indexed: TypeAlias = tuple[int, Element]


@dataclass(frozen=True, slots=True)
class Group:
    """One printed element, or a cue and the parts of its speech, each with its index in the screenplay.

    ``beside`` is the speech of the second speaker of a dual dialogue.
    """

    members: tuple[Indexed, ...]
    beside: "Group | None" = None

    @property
    def head(self) -> Element:
        return self.members[0][1]

    @property
    def cues(self) -> tuple[Character, ...]:
        """The cues of its speeches."""
        heads = (self.head, *((self.beside.head,) if self.beside else ()))
        return tuple(head for head in heads if isinstance(head, Character))

    @property
    def is_speech(self) -> bool:
        return isinstance(self.head, Character)


def printed_groups(elements: Sequence[Element]) -> list[Group]:
    """What is printed of ``elements``, in order; sections, synopses, notes and cut text are left out."""
    groups: list[Group] = []
    for members in _runs(elements):
        group = Group(tuple(members))
        is_dual = isinstance(group.head, Character) and group.head.dual
        if is_dual and groups and groups[-1].is_speech and not groups[-1].beside:
            group = Group(groups.pop().members, beside=group)
        groups.append(group)
    return groups


def _runs(elements: Sequence[Element]) -> list[list[Indexed]]:
    runs: list[list[Indexed]] = []
    for index, element in enumerate(elements):
        if isinstance(element, Section | Synopsis | Note | Boneyard):
            continue
        spoken = isinstance(element, Dialogue | Parenthetical | Lyric)
        if spoken and runs and isinstance(runs[-1][0][1], Character):
            runs[-1].append((index, element))
        else:
            runs.append([(index, element)])
    return runs
