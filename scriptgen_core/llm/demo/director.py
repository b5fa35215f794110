"""The demo's director: a page from the card, a task that runs through it, and the lines the characters offered."""

from collections.abc import Iterable, Sequence

from scriptgen_core.core.prompting import DirectorInputs, DirectorReply, EntryView
from scriptgen_core.llm.demo.background import Background, background
from scriptgen_core.llm.demo.dice import dice
from scriptgen_core.llm.demo.exchanges import Exchange, exchanges
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.page import LINES_AN_EIGHTH, Paragraph, Part, Speech, length, scene_text
from scriptgen_core.llm.demo.scene_talk import Room, speaking, task_of
from scriptgen_core.llm.demo.task_lines import task_lines
from scriptgen_core.llm.demo.wording import plain, sentence

_TALK_TO_ACTION = 1.5
"""Lines of dialogue for each line of action in a scene with full talk; professional scripts have 0.7 to 2.6."""
_LONGEST_JOINED = 5
_SLACK = 2
_UNSAID = (
    "What each of them would give up to have it over with.",
    "Who was asked first, and said yes.",
    "That both have been offered the same.",
    "How long the other one has known.",
)


def direct(inputs: DirectorInputs, take: int = 0) -> DirectorReply:
    """The page for a card: as long as the card asks for, with the offered lines in an order that answers."""
    card = inputs.card
    room = room_of(inputs)
    people = [*room.cast, *card.extras]
    task = task_lines(task_of(room), people, inputs.number, take)
    turn = sentence(card.turn) or task.turn
    frame = _Frame(
        opening=_opening(inputs, room, sentence(card.enter_on) or task.enter, take),
        turn=Paragraph(turn),
        end=Paragraph(sentence(card.leave_on) or task.end),
    )
    behind = background(inputs, room, take)
    steps = [Paragraph(step) for step in task.steps]
    played = exchanges(inputs.offers, room, card.talk)
    parts = _page(frame, steps, behind, played, round(card.target_eighths * LINES_AN_EIGHTH))
    unsaid = dice("unsaid", room, take).choice(_UNSAID)
    return DirectorReply(turn=turn, unsaid=unsaid, fountain=scene_text(card.heading, parts))


def room_of(inputs: DirectorInputs) -> Room:
    """The scene as everybody in it sees it; the same value that the characters work from."""
    card = inputs.card
    cast = speaking((*card.characters, *card.extras)) or tuple(offer.name for offer in inputs.offers)
    return Room(inputs.number, card.place, card.time, card.object_in_use, card.int_ext == "EXT.", cast)
