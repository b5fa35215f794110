"""Outline cards by rule: a task in a place for every scene, facts that pass from one person to the next."""

import random
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from scriptgen_core.config.people import era_of
from scriptgen_core.core.prompting import EntryView, OutlineInputs, OutlineReply
from scriptgen_core.core.story import Learning, OutlineCard, Want
from scriptgen_core.llm.demo.bibles import story_things
from scriptgen_core.llm.demo.casting import Casting, cast_scene, knowledge
from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.facts import PARTS, facts
from scriptgen_core.llm.demo.material import Task, material, tasks
from scriptgen_core.llm.demo.scene_lengths import is_silent, lengths
from scriptgen_core.llm.demo.scene_talk import DAYS, HOURS
from scriptgen_core.llm.demo.task_lines import suits_one, task_lines
from scriptgen_core.llm.demo.wording import filled, phrase, plain

_PLANTED_EVERY = 3
_SOONEST_PAYOFF = 4
_LONGEST_SPARSE = 8
"""Eighths; a scene up to a page long has few speeches."""
_TIMES = ("MORNING", "DAY", "DAY", "EVENING", "NIGHT", "NIGHT", "DAWN", "DAY", "DUSK", "NIGHT")


def next_cards(inputs: OutlineInputs, take: int = 0) -> OutlineReply:
    """The next cards of an outline; asked for in portions it is the same outline as asked for at once."""
    cards = list(inputs.so_far)
    for _ in range(inputs.count):
        cards.append(_Next(inputs, tuple(cards), take).card())
    return OutlineReply(cards=cards[len(inputs.so_far) :])


class _Next:
    """The card that follows ``cards``."""

    def __init__(self, inputs: OutlineInputs, cards: tuple[OutlineCard, ...], take: int) -> None:
        self._inputs, self._cards = inputs, cards
        self._number = len(cards)
        self._total = max(inputs.total, self._number + 1)
        self._log_line = inputs.project.log_line
        self._key = f"{self._log_line}\0{take}"
        self._things = story_things(self._log_line)

    def card(self) -> OutlineCard:
        """The whole card."""
        number, cast, kind, place, task = self._number, self._cast, self._kind, self._place, self._task
        lines = task_lines(task, [*cast.names, *cast.extras], number, self._key)
        new_fact = self._new_fact()
        return OutlineCard(
            description=filled(kind["description"], self._draw("description"), self._slots),
            int_ext=self._int_ext,
            place=place.name,
            time=_TIMES[(number + len(self._log_line)) % len(_TIMES)],
            act=1 + (number * 4 >= self._total) + (number * 4 >= self._total * 3),
            why_here=filled(self._dealt("places_why"), self._draw("why"), self._slots),
            characters=cast.names,
            extras=cast.extras,
            wants=self._wants(),
            obstacle=self._told("obstacle"),
            tactic=self._told("tactic"),
            second_tactic=self._told("second"),
            value_in=self._told("value_in"),
            value_out=self._told("value_out"),
            turn=lines.turn,
            learns=self._learns(new_fact),
            new_fact=new_fact,
            plants=self._plants(),
            pays_off=self._payoffs()[:1],
            object_in_use=task.object,
            job=kind["job"],
            target_eighths=self._length,
            talk=self._talk,
            enter_on=lines.enter,
            leave_on=lines.end,
            link=self._link(),
        )

    @cached_property
    def _is_silent(self) -> bool:
        return is_silent(self._number, self._total, self._log_line)

    @cached_property
    def _length(self) -> int:
        return lengths(self._total, self._inputs.project.format, self._log_line)[self._number]

    @cached_property
    def _talk(self) -> Literal["silent", "sparse", "full"]:
        if self._is_silent or len(self._cast.names) < 2:
            return "silent"
        return "sparse" if self._length <= _LONGEST_SPARSE else "full"

    @cached_property
    def _cast(self) -> Casting:
        return cast_scene(self._inputs.characters, self._cards, self._key, silent=self._is_silent)

    @cached_property
    def _kind(self) -> Mapping[str, Any]:
        """What the scene does; as many kinds as possible before one comes again."""
        bank = material("story")["silent" if self._talk == "silent" else "kinds"]
        if self._talk == "silent":
            alone = len(self._cast.names) < 2
            bank = [kind for kind in bank if ("{b}" in kind["description"]) != alone]
        kind: Mapping[str, Any] = dealt(bank, self._number, 1, "kinds", self._key)[0]
        return kind

    @cached_property
    def _place(self) -> EntryView:
        """The place that was used least, indoors after outdoors and the other way round."""
        settings = self._inputs.settings or (EntryView("", 0, "setting", "YARD"),)
        last = self._cards[-1] if self._cards else None
        recent = [card.place for card in self._cards]

        def worth(entry: EntryView) -> tuple[bool, int, float]:
            same_side = last is not None and _side(entry) == last.int_ext
            order = dice("place", self._key, self._number, entry.name).random()
            return same_side, recent.count(entry.name) + (entry.name in recent[-2:]), order

        return min(settings, key=worth)

    @cached_property
    def _int_ext(self) -> Literal["INT.", "EXT.", "INT./EXT."]:
        return _side(self._place)

    @cached_property
    def _task(self) -> Task:
        """A task that fits the place, the period and the number of hands, and was not done before."""
        used = {card.object_in_use for card in self._cards}
        where = "ext" if self._int_ext == "EXT." else "int"
        today = era_of(self._inputs.project.brief.period) == "contemporary"
        alone = len((*self._cast.names, *self._cast.extras)) < 2
        fitting = [
            task
            for task in dealt(tasks(), 0, len(tasks()), "tasks", self._key)
            if task.where in ("any", where) and (today or not task.modern) and (suits_one(task) or not alone)
        ]
        fresh = [task for task in fitting if task.object not in used] or fitting
        return min(fresh, key=lambda task: task.where == "any")

    @cached_property
    def _slots(self) -> dict[str, str]:
        names = (*self._cast.names, *self._cast.extras, "whoever comes")
        draw = self._draw("slots")
        return {
            "a": plain(names[0], 60),
            "b": plain(names[1], 60),
            "thing": self._things[self._number % len(self._things)],
            "object": plain(self._task.object, 60),
            "place": plain(self._place.name.lower(), 60),
            "day": draw.choice(DAYS),
            "hour": draw.choice(HOURS),
        }

    def _told(self, field: str) -> str:
        return phrase(self._kind[field], self._draw(field), self._slots)

    def _wants(self) -> tuple[Want, ...]:
        names = self._cast.names
        own = [(name, f"want_{role}") for name, role in zip(names, "ab", strict=False)]
        return tuple(
            Want(who=name, wants=self._told(field), from_whom=names[1 - at] if len(names) > 1 else "")
            for at, (name, field) in enumerate(own)
            if field in self._kind
        )

    def _new_fact(self) -> str:
        """The next thing the audience finds out; empty when there is nothing left to find out."""
        part = self._number * PARTS // self._total
        known = {card.new_fact for card in self._cards}
        known.update(*knowledge(self._inputs.characters, self._cards).values())
        rounds = (facts(self._log_line, self._things, at) for at in (part, *range(PARTS)))
        return next((fact for bank in rounds for fact in bank if fact not in known), "")

    def _learns(self, new_fact: str) -> tuple[Learning, ...]:
        """The second learns what the first tells; one of them finds out something new."""
        names, told = self._cast.names, self._cast.told
        finder = names[(self._number // 2) % min(2, len(names))] if names else ""
        learned = [(names[1], told)] if told and self._talk != "silent" else []
        learned += [(finder, new_fact)] if finder and new_fact else []
        return tuple(Learning(who=who, what=what) for who, what in learned)

    def _plants(self) -> tuple[str, ...]:
        is_due = self._number % _PLANTED_EVERY == 0 and self._number + _SOONEST_PAYOFF < self._total
        return (f"the {self._task.object}",) if is_due else ()

    def _payoffs(self) -> tuple[str, ...]:
        """What was planted long enough ago and has not come back."""
        early = self._cards[: max(0, self._number - _SOONEST_PAYOFF + 1)]
        paid = {thing for card in self._cards for thing in card.pays_off}
        return tuple(thing for card in early for thing in card.plants if thing not in paid)

    def _link(self) -> Literal["therefore", "but", ""]:
        if not self._number:
            return ""
        return "but" if self._draw("link").random() < 0.45 else "therefore"

    def _dealt(self, bank: str) -> str:
        return str(dealt(material("story")[bank], self._number, 1, bank, self._key)[0])

    def _draw(self, what: str) -> random.Random:
        return dice(what, self._key, self._number)


def _side(setting: EntryView) -> Literal["INT.", "EXT.", "INT./EXT."]:
    match setting.text("int_ext"):
        case "EXT.":
            return "EXT."
        case "INT./EXT.":
            return "INT./EXT."
        case _:
            return "INT."
