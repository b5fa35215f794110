"""What stands and goes on around the people of a scene: the place's details, a label, bystanders, small business."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from scriptgen_core.core.prompting import DirectorInputs
from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.page import Paragraph, wrapped_lines
from scriptgen_core.llm.demo.scene_talk import Room, shared_slots
from scriptgen_core.llm.demo.subjects import labels
from scriptgen_core.llm.demo.wording import filled, plain, sentence, sentences, varied

_MOST_OPENING_LINES = 3
_DETAILS_SHOWN = 2
_LABEL_EVERY = 2
"""Scenes; a word of the log line on every carton would be a joke."""
_PAIR, _BY_PLACE, _THIRD, _SOLO, _OFFBEAT = 14, 2, 2, 12, 1
_FEWEST_LABEL_WORDS = 2


@dataclass(frozen=True, slots=True)
class Background:
    """``image`` opens the scene; ``business`` is what may be seen in between, the most telling first."""

    image: Paragraph
    business: tuple[Paragraph, ...]


def background(inputs: DirectorInputs, room: Room, take: int) -> Background:
    """The surroundings of one scene, nothing of it used in an earlier one where there is enough."""
    details = _details(inputs)
    shown = tuple(dice("details", room, take).sample(details, min(len(details), _DETAILS_SHOWN)))
    later = [detail for detail in details if detail not in shown]
    named = [plain(name, 60) for name in room.cast] or ["somebody"]
    business = (text for text in _business(inputs, room, later, named, take) if text)
    return Background(_image(inputs, shown), tuple(Paragraph(text) for text in dict.fromkeys(business)))


def _details(inputs: DirectorInputs) -> list[str]:
    """Short sentences about the place that were not used yet; those of its bible entry, else of a known place."""
    lines = inputs.setting.lines("details") if inputs.setting else ()
    if not lines:
        wanted = inputs.card.place.casefold()
        lines = next((tuple(p["details"]) for p in material("places") if p["name"].casefold() == wanted), ())
    told = " ".join(inputs.story_so_far).casefold()
    found = [sentence(line, 120) for line in lines]
    return [line for line in found if line and line.casefold() not in told] or [line for line in found if line]


def _image(inputs: DirectorInputs, shown: tuple[str, ...]) -> Paragraph:
    """The place at first sight, in three lines at most."""
    described = sentences(sentence(inputs.setting.text("description"))) if inputs.setting else []
    parts = list(shown) or described or [_label(inputs, 0) or f"{_titled(inputs.card.place)}, and nobody about."]
    image = parts[0]
    for part in parts[1:]:
        if wrapped_lines(f"{image} {part}") <= _MOST_OPENING_LINES:
            image = f"{image} {part}"
    return Paragraph(image)


def _titled(place: str) -> str:
    return sentence(place.capitalize(), 80).rstrip(".")


def _business(inputs: DirectorInputs, room: Room, details: list[str], named: list[str], take: int) -> Iterator[str]:
    """Labels, bystanders, what came along from earlier, and small acts, mixed so that no kind comes in a row."""
    columns = [
        _small_acts(inputs, room, named, take),
        _around(inputs, room, named, take),
        [_with_detail(detail, at, room, named, take) for at, detail in enumerate(details)],
    ]
    for at in range(max(len(column) for column in columns)):
        yield from (column[at] for column in columns if at < len(column))


def _small_acts(inputs: DirectorInputs, room: Room, named: list[str], take: int) -> list[str]:
    number = inputs.number
    if len(named) == 1:
        return [_put(text, room, named, take) for text in _dealt("solo", number * _SOLO, _SOLO, inputs)]
    by_place = _dealt("pair_ext" if room.is_outside else "pair_int", number // 2 * _BY_PLACE, _BY_PLACE, inputs)
    anywhere = _dealt("pair", number * _PAIR, _PAIR, inputs)
    mixed = [text for pair in zip_longest(anywhere[::2], by_place, anywhere[1::2]) for text in pair if text]
    return [_put(text, room, named, take) for text in (*mixed, *_dealt("offbeat", number, _OFFBEAT, inputs))]


def _around(inputs: DirectorInputs, room: Room, named: list[str], take: int) -> list[str]:
    number, card = inputs.number, inputs.card
    label, carried = _label(inputs, number), _carried(card.pays_off)
    texts: list[str] = []
    if label and number % _LABEL_EVERY == 0:
        texts += [_put(text, room, named, take, label=label) for text in _dealt("label", number, 1, inputs)]
    for name in named[2:4]:
        texts += [_put(text, room, [*named[:2], name], take) for text in _dealt("third", number * 2, _THIRD, inputs)]
    for extra in card.extras[:2]:
        texts += [_put(text, room, named, take, extra=plain(extra, 60)) for text in _dealt("extra", number, 1, inputs)]
    if carried:
        texts += [_put(text, room, named, take, carried=carried) for text in _dealt("carried", number, 1, inputs)]
    return texts


def _with_detail(detail: str, at: int, room: Room, named: list[str], take: int) -> str:
    bank = material("business")["place"]
    return _put(bank[(at + room.number) % len(bank)], room, named, take, detail=detail)


def _dealt(kind: str, start: int, count: int, inputs: DirectorInputs) -> tuple[str, ...]:
    """The next templates of a bank; when it comes round, they are worded otherwise."""
    bank = material("business")[kind]
    found = dealt(bank, start, count, kind, inputs.project.log_line)
    return tuple(varied(text, (start + step) // len(bank)) for step, text in enumerate(found))


def _put(template: str, room: Room, named: list[str], take: int, **more: str) -> str:
    """The template with two of the people in it, in either order."""
    draw = dice("business", room, template, take)
    a, b = draw.sample(named[:2], 2) if len(named) > 1 else (named[0], named[0])
    slots = {"a": a, "b": b, "c": named[-1], **shared_slots(room, 0), **more}
    return filled(template, draw, slots)


def _label(inputs: DirectorInputs, at: int) -> str:
    """What could be written on something; one English noun alone reads as a joke."""
    own = [
        label
        for label in labels(inputs.project.log_line)
        if len(label.split()) >= _FEWEST_LABEL_WORDS or not label.isascii()
    ]
    return own[at % len(own)] if own else ""


def _carried(pays_off: tuple[str, ...]) -> str:
    """An object that an earlier card planted, where it is named as one: "the cash box"."""
    named = next((text for text in pays_off if text.startswith("the ") and len(text.split()) < 6), "")
    return plain(named.removeprefix("the "), 60)
