"""The outline, asked for in chunks and spelled as the bibles spell it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import CallsLLM, LLMRequest, ask
from scriptgen_core.core.errors import InvalidReply
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.core.prompting import EntryView, OutlineInputs, OutlineReply, ProjectFacts, view
from scriptgen_core.core.story import BibleEntry, Bibles, OutlineCard

CARDS_A_CALL = 10
_FRUITLESS_CALLS = 2
_HEADING_START = re.compile(r"^(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|I/E)[. ]\s*", re.IGNORECASE)

_CHARACTER_FIELDS = (
    *("aliases", "age", "role", "want", "need", "flaw", "backstory", "relationships"),
    *("knows_at_start", "withholds", "never_does"),
)
_PLOT_FIELDS = ("premise", "controlling_question", "counter_argument", "acts", "beats", "ending")
_SETTING_FIELDS = ("int_ext", "time", "mood", "description", "details")
_THEME_FIELDS = ("statement", "counter_argument", "motifs")

CardsSink: TypeAlias = Callable[[tuple[OutlineCard, ...]], None]


def generate_outline(
    llm: CallsLLM,
    book: PromptBook,
    project: ProjectFacts,
    bibles: Bibles,
    *,
    total: int,
    so_far: Sequence[OutlineCard] = (),
    on_cards: CardsSink | None = None,
    events: EventSink = no_events,
    take: int = 0,
) -> tuple[OutlineCard, ...]:
    """An outline of ``total`` cards, those of ``so_far`` included and unchanged.

    At most ten cards are asked for in one call, with all earlier ones shown and a pause before the next call;
    ``on_cards`` is handed the new cards of each call as they come. Names and places are spelled as in the bibles;
    a name without an entry moves from ``characters`` to ``extras``. ``events`` hears of unusable answers; ``take``
    asks for other cards. Raises InvalidReply when the model adds nothing new twice running, or whatever the call
    raises.
    """
    cards = tuple(so_far)
    fruitless = 0
    while len(cards) < total:
        inputs = what_the_outline_gets(project, bibles, cards, total)
        asked_before = fruitless > 0 or len(cards) > len(so_far)
        request = replace(_request(book, inputs, take + fruitless), after_batch=asked_before)
        reply, _ = ask(llm, request, OutlineReply, events)
        new = _new_cards(reply, inputs, bibles)
        fruitless = 0 if new else fruitless + 1
        if fruitless == _FRUITLESS_CALLS:
            raise InvalidReply(
                f"the outline stopped at {len(cards)} of {total} cards",
                "Try again, ask for fewer scenes, or choose another model in Settings.",
            )
        cards += new
        if new and on_cards:
            on_cards(new)
    return cards


def what_the_outline_gets(
    project: ProjectFacts, bibles: Bibles, so_far: Sequence[OutlineCard], total: int
) -> OutlineInputs:
    """What the next call for cards is told, with ``so_far`` of ``total`` there."""
    return OutlineInputs(
        project=project,
        characters=_views(bibles.characters, (*_CHARACTER_FIELDS, *project.own("character"))),
        plots=_views(bibles.plots, (*_PLOT_FIELDS, *project.own("plot"))),
        settings=_views(bibles.settings, (*_SETTING_FIELDS, *project.own("setting"))),
        themes=_views(bibles.themes, (*_THEME_FIELDS, *project.own("theme"))),
        so_far=tuple(so_far),
        count=min(CARDS_A_CALL, total - len(so_far)),
        total=total,
    )


def spelled_card(card: OutlineCard, bibles: Bibles) -> OutlineCard:
    """The card with its names and its place spelled as in the bibles; unknown characters become extras."""
    cast = NameIndex(bibles.characters)
    characters = _each_once(cast.spelled(name) for name in card.characters if cast.find(name))
    unknown = [name for name in card.characters if not cast.find(name)]
    return card.model_copy(
        update={
            "place": _place(card, bibles),
            "characters": characters,
            "extras": _each_once([*card.extras, *unknown]),
            "wants": tuple(
                want.model_copy(update={"who": cast.spelled(want.who), "from_whom": cast.spelled(want.from_whom)})
                for want in card.wants
            ),
            "learns": tuple(each.model_copy(update={"who": cast.spelled(each.who)}) for each in card.learns),
        }
    )


def _request(book: PromptBook, inputs: OutlineInputs, take: int) -> LLMRequest:
    count, there = inputs.count, len(inputs.so_far)
    step = "Outline" if count == inputs.total else f"Outline {there + 1}-{there + count}"
    return book.render(inputs, step=step, take=take)


def _new_cards(reply: OutlineReply, inputs: OutlineInputs, bibles: Bibles) -> tuple[OutlineCard, ...]:
    spelled = (spelled_card(card, bibles) for card in reply.cards)
    told = {card.description for card in inputs.so_far}
    return tuple(card for card in spelled if card.description not in told)[: inputs.count]


def _views(entries: Sequence[BibleEntry], fields: tuple[str, ...]) -> tuple[EntryView, ...]:
    return tuple(view(entry, *fields) for entry in entries)


def _place(card: OutlineCard, bibles: Bibles) -> str:
    places = NameIndex(bibles.settings)
    bare = _HEADING_START.sub("", card.place)
    time = f" - {card.time}"
    if card.time and bare.casefold().endswith(time.casefold()):
        bare = bare[: -len(time)]
    return places.spelled(bare) if bare.strip() else card.place


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
