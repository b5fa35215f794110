"""A scene as Fountain, with its length in lines of the printed page (US Letter, Courier 12 point)."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

LINES_AN_EIGHTH = 54 / 8
_ACTION_COLUMNS, _DIALOGUE_COLUMNS = 61, 35
_HEADING_LINES = 3
"""The heading and the two blank lines before it."""
_CUE = re.compile(r"[^\W_][\w &/'’,.+-]*")
_LOOKS_LIKE_ANOTHER_ELEMENT = re.compile(r"^(?:[!@.>~#=(]|(?:INT|EXT|EST|I/E|I\./E)[. ])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of action."""

    text: str

    @property
    def lines(self) -> int:
        return 1 + len(textwrap.wrap(self.text, _ACTION_COLUMNS))

    def __str__(self) -> str:
        is_plain = not _LOOKS_LIKE_ANOTHER_ELEMENT.match(self.text) and not self.text.isupper()
        return self.text if is_plain else f"!{self.text}"


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue and what is said."""

    name: str
    text: str

    @property
    def lines(self) -> int:
        return 2 + len(textwrap.wrap(self.text, _DIALOGUE_COLUMNS))

    def __str__(self) -> str:
        return f"{cue(self.name)}\n{self.text.lstrip('(~ ')}"


Part: TypeAlias = Paragraph | Speech


def cue(name: str) -> str:
    """The character cue for a name; forced with ``@`` where Fountain would not see one."""
    upper = " ".join(name.upper().split()).rstrip("^ ")
    return upper if _CUE.fullmatch(upper) and upper.isupper() and not upper.endswith("TO:") else f"@{upper}"


def length(parts: Iterable[Part]) -> int:
    """Printed lines of a scene of these parts, its heading and the blank lines included."""
    return _HEADING_LINES + sum(part.lines for part in parts)


def scene_text(heading: str, parts: Sequence[Part]) -> str:
    """The scene as Fountain under its heading."""
    line = " ".join(heading.split())
    return "\n\n".join([line, *(str(part) for part in tidied(parts))]) + "\n"


def tidied(parts: Sequence[Part]) -> list[Part]:
    """The same parts, where two speeches of one person in a row are one."""
    done: list[Part] = []
    for part in parts:
        before = done[-1] if done else None
        if isinstance(part, Speech) and isinstance(before, Speech) and part.name == before.name:
            done[-1] = Speech(part.name, f"{before.text} {part.text}")
        else:
            done.append(part)
    return done


def wrapped_lines(text: str) -> int:
    """Printed lines of a text as action."""
    return len(textwrap.wrap(text, _ACTION_COLUMNS))
