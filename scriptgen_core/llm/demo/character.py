"""A character's offer: its own half of the conversation, in its own way of talking, from what it alone knows."""

import random
from collections.abc import Sequence
from typing import Literal, TypeAlias

from scriptgen_core.core.prompting import (
    CharacterInputs,
    CharacterReply,
    EnsembleInputs,
    EnsembleMember,
    EnsembleReply,
    EntryView,
    Move,
)
from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.scene_talk import Room, Turn, conversation, leading, shared_slots, speaking
from scriptgen_core.llm.demo.subjects import spoken_of
from scriptgen_core.llm.demo.wording import chunks, closed, filled, filled_alike, plain

Voice: TypeAlias = Literal["terse", "plain", "talker"]

HOLD_THE_FLOOR = "hold the floor"
"""The verb of a move whose lines are one long speech, breath by breath."""

VOICES: tuple[Voice, ...] = ("terse", "plain", "talker")
_TERSE_WORDS, _TALKER_WORDS = 7, 13
_LONGEST_FACT = 14
_GOES_ON = {"terse": 0.0, "plain": 0.05, "talker": 0.35}
"""How often a voice adds a sentence after the last line of an exchange."""
_TAILS_A_SCENE = 7


def offer(inputs: CharacterInputs, take: int = 0) -> CharacterReply:
    """The moves of one speaker, in the order of the scene; ``take`` words them anew."""
    room = room_of(inputs)
    name = inputs.speaker.name
    me = room.cast.index(name) if name in room.cast else 0
    turns = [turn for turn in conversation(room, inputs.talk) if turn.speaker == me and name in room.cast]
    moves = [_move(turn, inputs, room, take) for turn in turns]
    return CharacterReply(withheld=inputs.speaker.text("withholds"), moves=moves or [_wordless(inputs, room, take)])


def offers_of_all(inputs: EnsembleInputs, take: int = 0) -> EnsembleReply:
    """Every speaker's own offer, from its own part of the inputs alone."""
    members = [EnsembleMember(name=part.speaker.name, **dict(offer(part, take))) for part in inputs.speakers]
    return EnsembleReply(speakers=members)


def room_of(inputs: CharacterInputs) -> Room:
    """The scene as this character sees it."""
    frame = inputs.scene
    return Room(
        number=frame.number,
        place=frame.place,
        time=frame.time,
        object=frame.object_in_use,
        is_outside=frame.int_ext == "EXT.",
        cast=speaking(frame.present),
    )


def voice_of(speaker: EntryView) -> Voice:
    """How much a character says: from its usual words a speech, else by its name."""
    words = speaker.text("voice.words_per_speech")
    if words.isdigit():
        return "terse" if int(words) <= _TERSE_WORDS else "talker" if int(words) >= _TALKER_WORDS else "plain"
    return dice("voice", speaker.name).choice(VOICES)


def _move(turn: Turn, inputs: CharacterInputs, room: Room, take: int) -> Move:
    draw = dice("line", room, turn, inputs.speaker.name, take)
    slots = {
        **shared_slots(room, turn.exchange),
        "thing": _thing(inputs, draw),
        "other": room.cast[turn.other],
        "fact": _fact(inputs),
    }
    verb = draw.choice(material("story")["verbs"][turn.stage])
    if turn.is_speech:
        spoken = chunks(filled(turn.text, draw, slots), inputs.max_words)
        return Move(when=turn.stage, verb=HOLD_THE_FLOOR, lines=tuple(spoken))
    voice = voice_of(inputs.speaker)
    said = filled_alike(turn.text, (room, turn.exchange, take), slots)
    lines = _candidates(said, voice, draw)
    if turn.is_last and turn.stage == "pressed" and draw.random() < _GOES_ON[voice]:
        lines = (_going_on(lines[0], room, turn.exchange, draw), *lines)
    return Move(when=turn.stage, verb=verb, lines=_fitting(lines, inputs.max_words))


def _candidates(text: str, voice: Voice, draw: random.Random) -> tuple[str, ...]:
    """The line with and without what a talkative person adds, this voice's choice first."""
    core, _, more = text.partition(" / ")
    if not more:
        return (core,)
    says_more = voice == "talker" or (voice == "plain" and draw.random() < 0.5)
    both = (f"{core} {more}", core)
    return both if says_more else both[::-1]


def _going_on(line: str, room: Room, exchange: int, draw: random.Random) -> str:
    """The line and a sentence that nobody asked for, another in each exchange; a question is left to stand."""
    bank = material("exchanges")["tail"]
    tail = dealt(bank, room.number * _TAILS_A_SCENE + exchange, 1, "tail", leading(room))[0]
    more = filled(tail, draw, {})
    return line if line.endswith("?") else f"{line} {more}"


def _fitting(lines: Sequence[str], most_words: int) -> tuple[str, ...]:
    fitting = tuple(line for line in lines if len(line.split()) <= most_words)
    return fitting or (closed(chunks(lines[-1], most_words)[0]),)


def _thing(inputs: CharacterInputs, draw: random.Random) -> str:
    """Something on this character's mind: what its want, its knowledge and its last scene name most."""
    known = spoken_of((inputs.want, inputs.last_event, *inputs.knows))
    return plain(draw.choice(known or ("all this",)), 60)


def _fact(inputs: CharacterInputs) -> str:
    """The latest thing it has learned that can be said aloud as it stands."""
    for known in reversed(inputs.knows):
        text = plain(known, 120)
        most = min(_LONGEST_FACT, inputs.max_words)
        if text.endswith(".") and 3 <= len(text.split()) <= most:
            return text
    fallback: str = dice("fact", inputs.scene.number, inputs.speaker.name).choice(material("story")["fallback_facts"])
    return fallback


def _wordless(inputs: CharacterInputs, room: Room, take: int) -> Move:
    draw = dice("wordless", room, inputs.speaker.name, take)
    name = plain(inputs.speaker.name)
    slots = {"a": name, "b": name, **shared_slots(room, 0)}
    action = filled(draw.choice(material("business")["solo"]), draw, slots)
    return Move(when="pressed", verb=draw.choice(material("story")["verbs"]["pressed"]), action=action)
