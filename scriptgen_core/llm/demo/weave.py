"""Talk and action woven into one page of a given length."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from scriptgen_core.llm.demo.exchanges import Exchange
from scriptgen_core.llm.demo.page import Paragraph, Part, Speech, length
from scriptgen_core.llm.demo.scene_talk import Stage

_TALK_TO_ACTION = 1.5
"""Lines of dialogue for each line of action where there is enough talk; professional scripts have 0.7 to 2.6."""
_SLACK = 2
"""Lines a scene may be too long."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a scene has at any length. ``introductions`` stand before ``enter``, ``image`` before them."""

    image: Paragraph
    introductions: tuple[Paragraph, ...]
    enter: Paragraph
    turn: Paragraph
    end: Paragraph


def woven(frame: Frame, actions: Sequence[Paragraph], talk: Sequence[Exchange], lines: int) -> list[Part]:
    """The parts of a scene of about ``lines`` printed lines.

    What does not fit is left out: first the middle of the talk and of the action, then the parting, the opening,
    the exchange at the turn, the image. Introductions, entering and leaving always stay.
    """
    budget = _Budget(lines + _SLACK - length((*frame.introductions, frame.enter, frame.end)))
    image = [frame.image] if budget.takes((frame.image,)) else []
    turn = [frame.turn] if budget.takes((frame.turn,)) else []
    at_turn = _of_stage(talk, "turn", budget)
    opening = _of_stage(talk, "opening", budget)
    parting = _of_stage(talk, "parting", budget)
    pressed, acts, spare = _filling([each for each in talk if each.stage == "pressed"], actions, budget)
    pause, acts = (acts[:1], acts[1:]) if opening and pressed else ([], acts)
    middle = [*pause, *_mixed(pressed, acts)]
    page = [*image, *frame.introductions, frame.enter, *opening, *middle, *turn, *at_turn, *parting, frame.end]
    return list(_separated(page, iter(spare)))


class _Budget:
    """Printed lines that are left."""

    def __init__(self, lines: int) -> None:
        self._left = lines

    def takes(self, parts: Iterable[Part]) -> bool:
        """Whether the parts still fit; their lines are then spent."""
        lines = sum(part.lines for part in parts)
        fits = lines <= self._left
        self._left -= lines if fits else 0
        return fits


def _of_stage(talk: Sequence[Exchange], stage: Stage, budget: _Budget) -> list[Part]:
    kept = [each for each in talk if each.stage == stage and budget.takes(each.parts)]
    return [part for each in kept for part in each.parts]


def _filling(
    talk: Sequence[Exchange], actions: Sequence[Paragraph], budget: _Budget
) -> tuple[list[Exchange], list[Paragraph], list[Paragraph]]:
    """As much of both as fits, in the proportion of a scene; and the actions that are left over."""
    waiting, acting = list(talk), list(actions)
    said: list[Exchange] = []
    done: list[Paragraph] = []
    spare: list[Paragraph] = []
    talked, acted = 0, 0
    while waiting or acting:
        if waiting and (talked <= _TALK_TO_ACTION * acted or not acting):
            exchange = waiting.pop(0)
            if budget.takes(exchange.parts):
                said.append(exchange)
                talked += exchange.lines
        else:
            action = acting.pop(0)
            fits = budget.takes((action,))
            (done if fits else spare).append(action)
            acted += action.lines
    return said, done, spare


def _mixed(talk: Sequence[Exchange], actions: Sequence[Paragraph]) -> list[Part]:
    """The actions spread evenly over the seams of the talk: between exchanges, and in the middle of longer ones."""
    pieces = [piece for exchange in talk for piece in _pieces(exchange)]
    if not pieces:
        return list(actions)
    seams: list[list[Paragraph]] = [[] for _ in pieces]
    for at, action in enumerate(actions):
        seams[at * len(pieces) // len(actions)].append(action)
    return [part for piece, seam in zip(pieces, seams, strict=True) for part in (*piece, *seam)]


def _pieces(exchange: Exchange) -> list[tuple[Part, ...]]:
    half = len(exchange.parts) // 2
    return [exchange.parts[:half], exchange.parts[half:]] if len(exchange.parts) > 3 else [exchange.parts]


def _separated(parts: Sequence[Part], spare: Iterator[Paragraph]) -> Iterator[Part]:
    """The parts, with an action between two speeches of one person as long as there are any left."""
    before: Part | None = None
    for part in parts:
        if isinstance(before, Speech) and isinstance(part, Speech) and before.name == part.name:
            yield from islice(spare, 1)
        yield part
        before = part
