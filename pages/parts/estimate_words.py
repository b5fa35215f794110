"""What a run will write, and what it will take, in a line each."""

from collections.abc import Sequence

from pages.parts.wording import dollars, duration, listed, number_of, scenes_named
from scriptgen_core.studio import Estimate, Scene, ScenePlan

_MINUTE = 60
_HOUR = 60 * _MINUTE


def plan_words(plan: ScenePlan) -> str:
    """What a run will do: ``Writes scenes 4 and 5: KITCHEN – NIGHT and YARD – DAY.``; empty where that is nothing."""
    parts = [f"Writes {scenes_named(plan.scenes)}: {_places(plan.scenes)}."] if plan.scenes else []
    if plan.cards:
        cards = number_of(plan.cards, "more outline card" if plan.scenes else "outline card")
        written = "and writes its scene" if plan.cards == 1 else "and writes their scenes"
        parts.append(f"Drafts {cards} {written if plan.drafted else 'for you to approve'}.")
    return " ".join(parts)


def waiting_words(plan: ScenePlan) -> str:
    """Which scenes cannot be written yet: ``Scene 6 (PIER – NIGHT) waits until you approve its card.``"""
    waits, card = ("waits", "its card") if len(plan.waiting) == 1 else ("wait", "their cards")
    return f"{scenes_named(plan.waiting).capitalize()} ({_places(plan.waiting)}) {waits} until you approve {card}."


def kept_out_words(plan: ScenePlan) -> str:
    """Which scenes no run writes: ``Scene 6 (PIER – NIGHT) is left to you: you keep the machine out.``"""
    are = "is" if len(plan.kept_out) == 1 else "are"
    named = f"{scenes_named(plan.kept_out).capitalize()} ({_places(plan.kept_out)})"
    return f"{named} {are} left to you: you keep the machine out."


def estimate_words(expected: Estimate) -> str:
    """What a run will take: ``At most 84 calls: about ... with gpt-x.``"""
    return f"At most {number_of(expected.calls, 'call')}: {_in_figures(expected)}."


def _places(scenes: Sequence[Scene]) -> str:
    """Their headings, short: ``KITCHEN – NIGHT, YARD – DAY and LOFT – DAY``."""
    cards = [scene.card for scene in scenes if scene.card]
    return listed([" – ".join(filter(None, (card.place, card.time))).upper() for card in cards])


def _in_figures(expected: Estimate) -> str:
    tokens = f"about {_rounded(expected.input_tokens)} tokens read and {_rounded(expected.output_tokens)} written"
    return f"{tokens}, {_money(expected)}, {_time(expected.seconds)} with {' and '.join(expected.sources)}"


def _rounded(count: int) -> str:
    """To two digits: more would be said than is known."""
    digits = max(0, len(str(count)) - 2)
    return f"{round(count, -digits):,}"


def _money(expected: Estimate) -> str:
    if expected.dollars is None:
        return "price unknown"
    return dollars(expected.dollars) if expected.dollars else "local, no charge" if expected.is_local else "free"


def _time(seconds: float) -> str:
    if seconds < _MINUTE:
        return "under a minute"
    return f"{round(seconds / _MINUTE)} min" if seconds < _HOUR else duration(seconds)
