"""What there is to find out in a story, in the order it comes out: sentences that people can say aloud."""

from collections.abc import Sequence

from scriptgen_core.llm.demo.dice import dealt, dice
from scriptgen_core.llm.demo.material import material
from scriptgen_core.llm.demo.scene_talk import DAYS, HOURS, NUMBERS
from scriptgen_core.llm.demo.wording import filled

PARTS = 4
"""The facts of a story fall into so many parts, from what is odd to what can still be done."""


def facts(log_line: str, named: Sequence[str], part: int) -> tuple[str, ...]:
    """The facts of one part (from 0) about the things named, always in the same order for a log line."""
    bank = material("story")["facts"][part % PARTS]
    return tuple(_told(template, log_line, named) for template in dealt(bank, 0, len(bank), "facts", log_line, part))


def _told(template: str, log_line: str, named: Sequence[str]) -> str:
    draw = dice("fact", template, log_line)
    slots = {
        "thing": draw.choice(named),
        "day": draw.choice(DAYS),
        "hour": draw.choice(HOURS),
        "n": draw.choice(NUMBERS),
    }
    return filled(template, draw, slots)
