"""How long the scenes of a script are: varied, some silent, and together as many pages as the format has."""

from functools import lru_cache

from scriptgen_core.core.story import ScriptFormat
from scriptgen_core.llm.demo.dice import dice

_EIGHTHS_A_PAGE = 8
_SHORTEST, _LONGEST = 2, 36
_SILENT = (3, 4, 5, 6, 7)
_WEIGHTS = (7, 9, 12, 16, 20, 25, 29, 33, 36)
"""Relative lengths of scenes with talk, dealt in turn: as many short ones as long ones, never all alike."""
_SILENT_EVERY = 5
_FEWEST_FOR_SILENT = 5


def is_silent(number: int, total: int, log_line: str) -> bool:
    """Whether nobody talks in scene ``number`` (from 0): one scene in five, never the first."""
    place = dice("silent", log_line).randrange(2, _SILENT_EVERY)
    return total >= _FEWEST_FOR_SILENT and number % _SILENT_EVERY == place


@lru_cache(maxsize=64)
def lengths(total: int, form: ScriptFormat, log_line: str) -> tuple[int, ...]:
    """The lengths of ``total`` scenes in eighths of a page; a script of the usual number has the usual pages."""
    draw = dice("lengths", log_line, total)
    whole = round(form.pages * _EIGHTHS_A_PAGE * total / form.scenes)
    silent = {at: draw.choice(_SILENT) for at in range(total) if is_silent(at, total, log_line)}
    talking = [at for at in range(total) if at not in silent]
    weights = {at: _weight(place, log_line) for place, at in enumerate(talking)}
    share = (whole - sum(silent.values())) / sum(weights.values())
    sized = {at: min(_LONGEST, max(_SHORTEST, round(weight * share))) for at, weight in weights.items()}
    return tuple((silent | _evened(sized, whole - sum(silent.values())))[at] for at in range(total))


def _weight(place: int, log_line: str) -> int:
    round_, at = divmod(place, len(_WEIGHTS))
    return dice("weights", log_line, round_).sample(_WEIGHTS, len(_WEIGHTS))[at]


def _evened(sized: dict[int, int], whole: int) -> dict[int, int]:
    """The lengths changed by an eighth at a time, round and round, until they sum up (or none can change)."""
    evened = dict(sized)
    while (missing := whole - sum(evened.values())) != 0:
        step = 1 if missing > 0 else -1
        free = [at for at, size in evened.items() if _SHORTEST <= size + step <= _LONGEST]
        if not free:
            break
        for at in free[: abs(missing)]:
            evened[at] += step
    return evened
