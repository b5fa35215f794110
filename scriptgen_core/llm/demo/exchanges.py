"""What the characters offered, put back together: moves become exchanges in the order of the scene."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scriptgen_core.core.prompting import Move, Offer
from scriptgen_core.llm.demo.character import HOLD_THE_FLOOR
from scriptgen_core.llm.demo.page import Paragraph, Part, Speech
from scriptgen_core.llm.demo.scene_talk import Room, Stage, Talk, conversation
from scriptgen_core.llm.demo.wording import plain, sentence

_STAGES: tuple[Stage, ...] = ("opening", "pressed", "turn", "parting")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A few speeches (and wordless answers) that belong together."""

    stage: Stage
    parts: tuple[Part, ...]

    @property
    def lines(self) -> int:
        return sum(part.lines for part in self.parts)


def exchanges(offers: Sequence[Offer], room: Room, talk: Talk) -> list[Exchange]:
    """Every offered move once, as exchanges in playing order.

    Offers made by the demo's characters answer each other. Any other offers are played by stages, in turns.
    """
    if talk == "silent":
        return []
    by_name = {offer.name: offer.moves for offer in offers}
    return _as_planned(by_name, room, talk) if _follow_plan(by_name, room, talk) else _in_turns(offers)


def _follow_plan(by_name: Mapping[str, Sequence[Move]], room: Room, talk: Talk) -> bool:
    planned: dict[str, list[Stage]] = defaultdict(list)
    for turn in conversation(room, talk):
        planned[room.cast[turn.speaker]].append(turn.stage)
    offered = {name: [move.when for move in moves] for name, moves in by_name.items()}
    return bool(offered) and all(planned[name] == stages for name, stages in offered.items())


def _as_planned(by_name: Mapping[str, Sequence[Move]], room: Room, talk: Talk) -> list[Exchange]:
    waiting = {name: iter(moves) for name, moves in by_name.items()}
    grouped: dict[tuple[int, Stage], list[Part]] = defaultdict(list)
    for turn in conversation(room, talk):
        name = room.cast[turn.speaker]
        if name in waiting:
            grouped[turn.exchange, turn.stage] += _played(name, next(waiting[name]))
    return [Exchange(stage, tuple(parts)) for (_, stage), parts in grouped.items()]


def _in_turns(offers: Sequence[Offer]) -> list[Exchange]:
    played: list[Exchange] = []
    for stage in _STAGES:
        columns = [[(offer.name, move) for move in offer.moves if move.when == stage] for offer in offers]
        for row in zip_longest(*columns):
            parts = [part for cell in row if cell for part in _played(*cell)]
            played += [Exchange(stage, tuple(parts))] if parts else []
    return played


def _played(name: str, move: Move) -> list[Part]:
    """The move on the page: its action, then its first candidate (all of them where somebody holds the floor)."""
    lines = [plain(line, 400) for line in move.lines if line.strip()]
    spoken = " ".join(lines) if move.verb == HOLD_THE_FLOOR else lines[0] if lines else ""
    parts: list[Part] = [Paragraph(_acted(name, move.action))] if move.action.strip() else []
    return parts + ([Speech(name, spoken)] if spoken else [])


def _acted(name: str, action: str) -> str:
    """An action as a sentence about somebody: "slides it over" becomes "Ana slides it over."."""
    words = plain(action)
    if words[:1].islower() and plain(name).casefold() not in words.casefold():
        words = f"{plain(name)} {words}"
    return sentence(words)
