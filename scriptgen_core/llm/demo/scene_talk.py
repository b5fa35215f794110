"""The talk of a scene, worked out alike by everyone who stands in it.

Each character agent of the demo answers alone, and so does the director. They still speak to each other, because all
of them derive the same conversation from what anybody in the scene can see: its number, place, time, object and who
is there. A character then offers its own half in its own words; the director knows which half answers which.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.material import Task, any_task, material, task_for, tasks
from scriptgen_core.llm.demo.wording import plain

Stage: TypeAlias = Literal["opening", "pressed", "turn", "parting"]
Talk: TypeAlias = Literal["silent", "sparse", "full"]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = ("six", "seven", "half past eight", "nine", "ten to ten", "half ten", "noon", "one", "half past two", "four")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "nine", "eleven", "fourteen")
_PRESSED = 10
"""Exchanges offered for the middle; the director cuts down to the length it is given."""
_SPARE = 8
_SPEECH_LENGTH = 160
"""Characters of a template; the longest line of an exchange has fewer."""


@dataclass(frozen=True, slots=True)
class Room:
    """What anybody in the scene can see. ``cast`` are those who may speak, in the card's order."""

    number: int
    place: str
    time: str
    object: str
    is_outside: bool
    cast: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One speech of the conversation: ``speaker`` is a place in the cast, ``text`` an unfilled template.

    A ``" / "`` in the text parts what must be said from what a talkative person adds. ``exchange`` numbers the
    exchange it belongs to, ``other`` is whom it is said to, and ``is_last`` that nobody has to answer it.
    """

    speaker: int
    stage: Stage
    exchange: int
    text: str
    other: int = 0
    is_last: bool = False

    @property
    def is_speech(self) -> bool:
        """Whether somebody holds the floor: more sentences than an exchange has."""
        return len(self.text) > _SPEECH_LENGTH


def speaking(present: Sequence[str]) -> tuple[str, ...]:
    """Those of the names present who have a name of their own: extras are "a porter"."""
    return tuple(dict.fromkeys(name for name in present if not name[:1].islower()))


_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def task_of(room: Room) -> Task:
    """The task that runs through the scene: that of the card's object, else one that fits the place."""
    if found := task_for(room.object):
        return found
    if room.object:
        return _task_with(room.object)
    fitting = [task for task in tasks() if task.where in ("any", "ext" if room.is_outside else "int")]
    return dealt([task for task in fitting if not task.modern], room.number, 1, "task", room.place)[0]


def shared_slots(room: Room, exchange: int) -> dict[str, str]:
    """The day, hour and number that an exchange speaks of, the same for all who take part in it."""
    draw = dice("slots", room, exchange)
    return {"day": draw.choice(DAYS), "hour": draw.choice(HOURS), "n": draw.choice(NUMBERS)}


def leading(room: Room) -> str:
    """Whose talk it is: all scenes of a leading person draw from one shuffle, and other people have other talk."""
    return min(room.cast, key=lambda who: dice("leading", who).random(), default="")


@lru_cache(maxsize=512)
def conversation(room: Room, talk: Talk) -> tuple[Turn, ...]:
    """Every speech of the scene in order, from the second half of a conversation to an open question."""
    if talk == "silent" or not room.cast:
        return ()
    if len(room.cast) == 1:
        lines = dealt(material("exchanges")["alone"], room.number * 4, 4, "alone", *room.cast)
        return tuple(Turn(0, "pressed", at, line) for at, line in enumerate(lines))
    draw = dice("talk", room)
    exchanges = _sparse(room) if talk == "sparse" else _full(room, draw)
    turns: list[Turn] = []
    for at, (stage, lines) in enumerate(exchanges):
        turns += _turns(lines, stage, at, _pair(room, at, stage, draw))
        if len(room.cast) > 2 and stage == "pressed" and at % 3 == 1:
            turns.append(_third_voice(room, at, turns, draw))
    return tuple(turns)


_Exchange: TypeAlias = tuple[Stage, tuple[str, ...]]


def _sparse(room: Room) -> list[_Exchange]:
    task = task_of(room)
    return [
        ("opening", task.talk[room.number % len(task.talk)]),
        ("turn", _bank(room, "turn")[0]),
        ("parting", _bank(room, "parting")[0]),
    ]


def _full(room: Room, draw: random.Random) -> list[_Exchange]:
    """A generic exchange opens; talk about the task alternates with talk that has nothing to do with it."""
    about_task: list[_Exchange] = [("pressed", lines) for lines in draw.sample(task_of(room).talk, 4)]
    others: list[_Exchange] = [
        ("pressed", lines)
        for lines in (
            *_bank(room, "pressed", _PRESSED - _SPARE),
            *_bank(room, "spare", _SPARE),
        )
    ]
    matter: _Exchange = ("pressed", _bank(room, "matter")[0])
    speech: _Exchange = ("pressed", (f"a: {_speech(room)}",))
    floor = [speech] if room.number % 2 else []
    middle = [
        matter,
        about_task[0],
        others[0],
        about_task[1],
        others[1],
        *floor,
        about_task[2],
        others[2],
        about_task[3],
    ]
    middle += others[3:]
    return [
        ("opening", _bank(room, "opening")[0]),
        *_each_once(middle),
        ("turn", _bank(room, "turn")[0]),
        ("parting", _bank(room, "parting")[0]),
    ]


def _each_once(exchanges: Sequence[_Exchange]) -> list[_Exchange]:
    return list(dict.fromkeys(exchanges))


def _bank(room: Room, name: str, count: int = 1) -> tuple[tuple[str, ...], ...]:
    """The exchanges of a bank that are this scene's."""
    return tuple(tuple(lines) for lines in _dealt(room, name, room.number * count, count))


def _speech(room: Room) -> str:
    """A long speech; all stories share one order, so that none is heard twice in a script."""
    return str(dealt(material("exchanges")["speech"], room.number // 2, 1, "speech")[0])


def _line(room: Room, name: str, start: int) -> str:
    return str(_dealt(room, name, start, 1)[0])


def _dealt(room: Room, name: str, start: int, count: int) -> tuple[Any, ...]:
    return dealt(material("exchanges")[name], start, count, name, leading(room))


def _pair(room: Room, exchange: int, stage: Stage, draw: random.Random) -> tuple[int, int]:
    """Who is ``a`` and who ``b``. The first of the cast does the task and holds the fact of the turn."""
    if stage == "turn" or len(room.cast) == 2:
        swapped = stage != "turn" and draw.random() < 0.4
        return (1, 0) if swapped else (0, 1)
    first, second = draw.sample(range(min(len(room.cast), 4)), 2)
    return (first, second) if exchange % 3 else (0, 1)


def _turns(lines: Sequence[str], stage: Stage, exchange: int, pair: tuple[int, int]) -> list[Turn]:
    roles = {"a": pair[0], "b": pair[1], "w": 0, "o": pair[1] if pair[1] else pair[0] or 1}
    turns = []
    for line in lines:
        role, _, text = line.partition(": ")
        speaker = roles[role]
        other = next((at for at in (pair[1], pair[0], 1, 0) if at != speaker), speaker)
        turns.append(Turn(speaker, stage, exchange, text, other, is_last=line is lines[-1]))
    return turns


def _third_voice(room: Room, exchange: int, so_far: Sequence[Turn], draw: random.Random) -> Turn:
    talking = {turn.speaker for turn in so_far if turn.exchange == exchange}
    silent = [at for at in range(min(len(room.cast), 4)) if at not in talking] or [0]
    line = _line(room, "third", room.number * 4 + exchange)
    return Turn(draw.choice(silent), "pressed", exchange, line, so_far[-1].speaker)


def _task_with(thing: str) -> Task:
    """A task for an object the lists do not know."""
    words = plain(thing, 60)
    bare = _ARTICLE.sub("", words)
    spoken = f"the {bare}" if bare != words or words[:1].islower() else words
    pattern = any_task()
    return Task(
        object=thing,
        where=pattern.where,
        modern=pattern.modern,
        enter=_naming(spoken, pattern.enter),
        steps=tuple(_naming(spoken, step) for step in pattern.steps),
        turn=_naming(spoken, pattern.turn),
        end=_naming(spoken, pattern.end),
        talk=tuple(tuple(_naming(spoken, line) for line in lines) for lines in pattern.talk),
    )


def _naming(thing: str, line: str) -> str:
    return line.replace("{object}", thing)
