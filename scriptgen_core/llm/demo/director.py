"""The demo's director: a page from the card, a task that runs through it, and the lines the characters offered."""

from itertools import islice

from scriptgen_core.core.prompting import DirectorInputs, DirectorReply, EntryView
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.llm.demo.background import background
from scriptgen_core.llm.demo.dice import dice
from scriptgen_core.llm.demo.exchanges import exchanges
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.page import LINES_AN_EIGHTH, Paragraph, scene_text
from scriptgen_core.llm.demo.scene_talk import Room, speaking, task_of
from scriptgen_core.llm.demo.task_lines import task_lines
from scriptgen_core.llm.demo.weave import Frame, woven
from scriptgen_core.llm.demo.wording import plain, sentence, with_article

_LONGEST_TRAIT, _LONGEST_ROLE = 16, 4
"""Words; with name and age an introduction stays under 25."""
_UNSAID = (
    "What each of them would give up to have it over with.",
    "Who was asked first, and said yes.",
    "That both have been offered the same.",
    "How long the other one has known.",
)


def direct(inputs: DirectorInputs, take: int = 0) -> DirectorReply:
    """The page for a card: as long as the card asks for, with the offered lines in an order that answers."""
    card, room = inputs.card, room_of(inputs)
    task = task_lines(task_of(room), [*room.cast, *card.extras], inputs.number, take)
    around = background(inputs, room, take)
    frame = Frame(
        image=around.image,
        introductions=tuple(Paragraph(_introduced(name, inputs)) for name in inputs.introduce),
        enter=Paragraph(sentence(card.enter_on) or task.enter),
        turn=Paragraph(sentence(card.turn) or task.turn),
        end=Paragraph(sentence(card.leave_on) or task.end),
    )
    actions = _alternating([Paragraph(step) for step in task.steps], around.business)
    parts = woven(frame, actions, exchanges(inputs.offers, room, card.talk), _lines(card))
    unsaid = dice("unsaid", room, take).choice(_UNSAID)
    return DirectorReply(turn=frame.turn.text, unsaid=unsaid, fountain=scene_text(card.heading, parts))


def room_of(inputs: DirectorInputs) -> Room:
    """The scene as everybody in it sees it; the same value that the characters work from."""
    card = inputs.card
    cast = speaking((*card.characters, *card.extras)) or tuple(offer.name for offer in inputs.offers)
    return Room(inputs.number, card.place, card.time, card.object_in_use, card.int_ext == "EXT.", cast)


def _lines(card: OutlineCard) -> int:
    return round(card.target_eighths * LINES_AN_EIGHTH)


def _introduced(name: str, inputs: DirectorInputs) -> str:
    """The first appearance: the name in capitals, the age where the bible has one, and one thing the person does."""
    who = next((entry for entry in inputs.cast if entry.name == name), EntryView("", 0, "character", name))
    trait = " ".join(plain(who.text("look") or _seen_doing(name)).rstrip(".").split()[:_LONGEST_TRAIT])
    told = (plain(name, 60).upper(), plain(who.text("age"), 20), _short_role(who.text("role")), trait)
    return f"{', '.join(part for part in told if part)}."


def _short_role(role: str) -> str:
    words = plain(role, 60).rstrip(".")
    kin = words.rpartition(" ")[2] in material("words")["kin"]
    if not words or kin or len(words.split()) > _LONGEST_ROLE or not words[0].isalpha():
        return ""
    return with_article(words)


def _seen_doing(name: str) -> str:
    trait: str = dice("look", name).choice(material("story")["people"]["looks"])
    return trait


def _alternating(steps: list[Paragraph], business: tuple[Paragraph, ...]) -> list[Paragraph]:
    """Two steps of the task for each piece of business, then whatever is left."""
    rest = iter(business)
    mixed: list[Paragraph] = []
    for at, step in enumerate(steps):
        mixed.append(step)
        mixed += islice(rest, at % 2)
    return [*mixed, *rest]
