"""Talk and action woven into one page of a given length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scriptgen_core.llm.demo.exchanges import Exchange
from scriptgen_core.llm.demo.page import Paragraph, Part, Speech, length

_TALK_TO_ACTION = 1.5
"""Lines of dialogue for each line of action where there is enough talk; professional scripts have 0.7 to 2.6."""
_LONGEST_JOINED = 5
"""Lines of dialogue up to which two speeches of one person in a row are joined."""
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

    What does not fit is left out in this order: the middle of the talk and of the action, the opening, the
    parting, the image, the exchange at the turn. Introductions, entering and leaving always stay.
    """
    chosen = _Choice(frame, lines)
    chosen.frame()
    spare = chosen.fill(talk, actions)
    parts = [
        *frame.introductions,
        frame.enter,
        *chosen.of("opening"),
        *_mixed(chosen.middle, chosen.actions),
        *([frame.turn] if chosen.has_turn else []),
        *chosen.of("turn"),
        *chosen.of("parting"),
        frame.end,
    ]
    opening: list[Part] = [frame.image] if chosen.has_image else []
    return list(_separated([*opening, *parts], iter(spare)))
