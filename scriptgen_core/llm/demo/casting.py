"""Who is in a scene and what they know by then, worked out from the cards before it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scriptgen_core.core.prompting import EntryView
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.material import material

_WITHOUT_LEAD = 4
"""The first character is in every scene but one in so many."""
_MOST_TWO_HANDERS = 2
_THREE_HANDERS = 0.3


@dataclass(frozen=True)
class Casting:
    """The people of one scene: ``names`` in order (the first does the task), ``extras`` without a name.

    ``told`` is a fact that the first knows and the second does not; empty if there is none.
    """

    names: tuple[str, ...]
    extras: tuple[str, ...]
    told: str


def cast_scene(
    characters: Sequence[EntryView], cards: Sequence[OutlineCard], log_line: str, *, silent: bool
) -> Casting:
    """The people of the scene that follows ``cards``; never a third scene running for the same number of two."""
    number = len(cards)
    everyone = tuple(entry.name for entry in characters)
    crowd = _wants_third(cards, number, log_line)
    silent_pair = number % 2 and not _had_two_handers(cards)
    wanted = (2 if silent_pair else 1) if silent else 2 + (crowd and len(everyone) > 2)
    chosen = _rested(everyone, cards, log_line)[:wanted]
    knows = knowledge(characters, cards)
    ordered = _teller_first(chosen, knows)
    needs_extra = not silent and len(ordered) == 2 and crowd
    extras = dealt(material("story")["extras"], number, 1, "extras", log_line) if needs_extra or number % 6 == 1 else ()
    return Casting(ordered, extras, _to_tell(ordered, knows))


def knowledge(characters: Sequence[EntryView], cards: Sequence[OutlineCard]) -> dict[str, list[str]]:
    """What each character knows after the cards, in the order it was learned."""
    knows = {entry.name: list(entry.lines("knows_at_start")) for entry in characters}
    for card in cards:
        for learning in card.learns:
            knows.setdefault(learning.who, []).append(learning.what)
    return knows


def _wants_third(cards: Sequence[OutlineCard], number: int, log_line: str) -> bool:
    return _had_two_handers(cards) or dice("third", log_line, number).random() < _THREE_HANDERS


def _had_two_handers(cards: Sequence[OutlineCard]) -> bool:
    """Whether the last scenes were for two people, as many running as there may be."""
    run = [len(card.characters) == 2 and not card.extras for card in cards[-_MOST_TWO_HANDERS:]]
    return len(run) == _MOST_TWO_HANDERS and all(run)


def _rested(everyone: tuple[str, ...], cards: Sequence[OutlineCard], log_line: str) -> list[str]:
    """Everyone, those due for a scene first: the lead in three scenes of four, the others by turns."""
    played = Counter(name for card in cards for name in card.characters)
    last = set(cards[-1].characters) if cards else set()
    has_lead = len(cards) % _WITHOUT_LEAD != _WITHOUT_LEAD - 1

    def due(name: str) -> tuple[bool, int, float]:
        if name == everyone[0]:
            return not has_lead, -1 if has_lead else len(cards) + 1, 0.0
        return has_lead, played[name] + (name in last), dice("due", log_line, len(cards), name).random()

    return sorted(everyone, key=due)


def _teller_first(names: Sequence[str], knows: dict[str, list[str]]) -> tuple[str, ...]:
    if len(names) > 1 and not _to_tell(names, knows) and _to_tell(names[1::-1], knows):
        return (names[1], names[0], *names[2:])
    return tuple(names)


def _to_tell(names: Sequence[str], knows: dict[str, list[str]]) -> str:
    """The last thing the first has learned, unless the second knows it already."""
    if len(names) < 2 or not knows.get(names[0]):
        return ""
    latest = knows[names[0]][-1]
    return "" if latest in knows.get(names[1], ()) else latest
