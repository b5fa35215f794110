"""A page read back: what each element is, and which belong to one speech. Enough for pages of any origin."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from scriptgen_core.llm.demo.wording import sentences

Kind: TypeAlias = Literal["heading", "action", "cue", "parenthetical", "dialogue", "other"]

_HEADING = re.compile(r"^(?:\.(?=\w)|(?:INT|EXT|EST|I/E)\b)", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*\([^()]*\)\s*\^?$|\s*\^$")
_NO_PROSE = ("#", "=", ">", "~", "[[", "/*")
_DIALOGUE_COLUMNS = 35


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One dialogue element: its place among the elements, the place of its cue, who speaks, and the words."""

    at: int
    cue: int
    name: str
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def lines(self) -> int:
        """Printed lines."""
        return len(textwrap.wrap(self.text, _DIALOGUE_COLUMNS))

    @property
    def sentences(self) -> list[str]:
        return sentences(" ".join(self.text.split()))


@dataclass(frozen=True, slots=True)
class Reading:
    """Elements with what each is; ``spoken`` are the dialogue elements among them."""

    elements: tuple[str, ...]
    kinds: tuple[Kind, ...]
    spoken: tuple[SpokenLine, ...]

    @property
    def actions(self) -> tuple[int, ...]:
        """The places of the action paragraphs."""
        return tuple(at for at, kind in enumerate(self.kinds) if kind == "action")

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in order of the first line."""
        return tuple(dict.fromkeys(line.name for line in self.spoken))


def read_page(fountain: str) -> Reading:
    """A page of Fountain cut into elements and read."""
    elements: list[str] = []
    for block in re.split(r"\n[ \t]*\n", fountain.replace("\r\n", "\n")):
        lines = [line for line in block.split("\n") if line.strip()]
        if len(lines) > 1 and _is_cue(lines[0]):
            elements += _speech_elements(lines)
        elif lines:
            elements.append("\n".join(lines))
    return read_elements(elements)


def read_elements(elements: Sequence[str]) -> Reading:
    """Elements as a draft is cut into them, read in their order."""
    kinds: list[Kind] = []
    spoken: list[SpokenLine] = []
    cue = -1
    for at, text in enumerate(elements):
        kind = _kind(text, kinds[-1] if kinds else "other", has_next=at + 1 < len(elements))
        kinds.append(kind)
        if kind == "cue":
            cue = at
        elif kind == "dialogue":
            spoken.append(SpokenLine(at, cue, name_in_cue(elements[cue]), text))
    return Reading(tuple(elements), tuple(kinds), tuple(spoken))


def name_in_cue(cue: str) -> str:
    """The name of a cue, without the forcing mark, the extensions and the caret of dual dialogue."""
    return _EXTENSION.sub("", cue.strip().removeprefix("@")).strip()


def _speech_elements(lines: Sequence[str]) -> list[str]:
    elements, words = [lines[0]], list[str]()
    for line in lines[1:]:
        if _is_parenthetical(line):
            elements += ["\n".join(words), line] if words else [line]
            words = []
        else:
            words.append(line)
    return [*elements, "\n".join(words)] if words else elements


def _kind(text: str, before: Kind, *, has_next: bool) -> Kind:
    first = text.strip().partition("\n")[0]
    if before in ("cue", "parenthetical"):
        return "parenthetical" if _is_parenthetical(text) else "dialogue"
    if before == "dialogue" and _is_parenthetical(text):
        return "parenthetical"
    if _HEADING.match(first):
        return "heading"
    if has_next and "\n" not in text.strip() and _is_cue(first):
        return "cue"
    return "other" if first.startswith(_NO_PROSE) or first.isupper() else "action"


def _is_cue(line: str) -> bool:
    name = name_in_cue(line)
    if line.strip().startswith("@"):
        return bool(name)
    return name.isupper() and not _HEADING.match(name) and name[-1] not in ".:!?" and not line.startswith(_NO_PROSE)


def _is_parenthetical(text: str) -> bool:
    return text.strip().startswith("(") and text.strip().endswith(")")
