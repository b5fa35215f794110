"""Lists of the story as lines of text, the way a writer types them, and back."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import Act, Beat, Learning, Relationship, Want

_POSITION = re.compile(r"(\d+)\s*%?")


def names_text(names: Iterable[str]) -> str:
    """Names on one line with commas between; on lines of their own where one holds a comma."""
    names = list(names)
    if any("," in name for name in names):
        return "\n".join(names) + ("\n" if len(names) == 1 else "")
    return ", ".join(names)


def lines_text(lines: Iterable[str]) -> str:
    """One entry on each line."""
    return "\n".join(_one_line(line) for line in lines)


def relationships_text(relationships: Iterable[Relationship]) -> str:
    """``Name: what they are to each other``, one on each line."""
    return "\n".join(_joined(": ", each.to, each.nature) for each in relationships)


def acts_text(acts: Iterable[Act]) -> str:
    """``Name | what happens``, one on each line."""
    return "\n".join(_joined(" | ", each.name, each.summary) for each in acts)


def beats_text(beats: Iterable[Beat]) -> str:
    """``20 | Midpoint | what turns``, one on each line; the number is the percent of the script."""
    return "\n".join(_joined(" | ", str(each.position), each.name, each.turn) for each in beats)


def wants_text(wants: Iterable[Want]) -> str:
    """``Who | wants what | from whom``, one on each line."""
    return "\n".join(_joined(" | ", each.who, each.wants, each.from_whom) for each in wants)


def learns_text(learns: Iterable[Learning]) -> str:
    """``Who: what``, one on each line."""
    return "\n".join(_joined(": ", each.who, each.what) for each in learns)


def relationships(text: str) -> list[Mapping[str, Any]]:
    """The relationships a text's lines name."""
    return _each_line(text, lambda _, line: dict(zip(("to", "nature"), _parts(line, ":", 2), strict=False)))


def acts(text: str) -> list[Mapping[str, Any]]:
    """The acts a text's lines name."""
    return _each_line(text, lambda _, line: dict(zip(("name", "summary"), _parts(line, "|", 2), strict=False)))


def beats(text: str) -> list[Mapping[str, Any]]:
    """The beats a text's lines name; InputError for a line whose position is no number."""
    return _each_line(text, _beat)


def wants(text: str) -> list[Mapping[str, Any]]:
    """The wants a text's lines name."""
    return _each_line(
        text, lambda _, line: dict(zip(("who", "wants", "from_whom"), _parts(line, "|", 3), strict=False))
    )


def learns(text: str) -> list[Mapping[str, Any]]:
    """What a text's lines say who learns; InputError for a line that names nobody or nothing."""
    return _each_line(text, _learning)


def _beat(number: int, line: str) -> Mapping[str, Any]:
    first, *rest = _parts(line, "|", 3)
    position = _POSITION.fullmatch(first)
    if position and rest:
        return {"position": int(position[1]), **dict(zip(("name", "turn"), rest, strict=False))}
    if len(rest) < 2 and not position:
        return dict(zip(("name", "turn"), (first, *rest), strict=False))
    raise InputError("beats", f"line {number} needs a percent and a name, like “50 | Midpoint | what turns”")


def _learning(number: int, line: str) -> Mapping[str, Any]:
    who, *what = _parts(line, ":", 2)
    if not who or not what:
        raise InputError("learns", f"line {number} needs a name and what is learnt, like “Nina: the letter is forged”")
    return {"who": who, "what": what[0]}


def _each_line(text: str, read: Callable[[int, str], Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [read(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _parts(line: str, mark: str, most: int) -> list[str]:
    return [part.strip() for part in line.split(mark, most - 1)]


def _joined(mark: str, *parts: str) -> str:
    texts = [_one_line(part) for part in parts]
    while len(texts) > 1 and not texts[-1]:
        texts.pop()
    return mark.join(texts)


def _one_line(text: str) -> str:
    return " ".join(text.split())
