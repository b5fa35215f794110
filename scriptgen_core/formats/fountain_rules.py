"""What a line of Fountain reads as: the rules that the parser and the writer share (https://fountain.io/syntax)."""

import re
from typing import Literal, TypeAlias

from scriptgen_core.formats.fountain_lines import Line

LineKind: TypeAlias = Literal[
    "set aside",
    "forced action",
    "page break",
    "centered",
    "lyric",
    "section",
    "synopsis",
    "heading",
    "cue",
    "transition",
    "action",
]
STANDING_ALONE: frozenset[LineKind] = frozenset(("page break", "centered", "lyric", "section", "synopsis"))
"""What a line is wherever it stands outside a speech, also in the middle of a paragraph."""

_MARKS: dict[str, LineKind] = {"~": "lyric", "#": "section", "=": "synopsis"}
_HEADING = re.compile(r"(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I\.?/E|E\.?/I)(?:\.|\s)", re.IGNORECASE)
_SCENE_NUMBER = re.compile(r"#([\w.-]+)#$")
_CUE = re.compile(r"(?:[^\W_]|[\u0300-\u036f]|[ \t&/'’‘\"“”,.#+-]|\([^()]*\))+")
_EXTENSION = re.compile(r"\([^()]*\)")


def kind_of(line: Line, *, followed: bool) -> LineKind:
    """What ``line`` reads as at the head of a paragraph; ``followed`` says that the next line is not empty."""
    if line.raw.startswith("!"):
        return "forced action"
    if line.is_hidden:
        return "set aside"
    if (alone := kind_anywhere(line)) is not None:
        return alone
    if is_heading(line.visible) or _is_forced_heading(line.text):
        return "heading"
    if line.text.startswith("@") and len(line.text) > 1:
        return "cue"
    if followed and is_cue(line.visible):
        return "cue"
    if line.text.startswith(">") and not line.visible.endswith("<"):
        return "transition"
    return "transition" if is_transition(line.visible) and not followed else "action"


def kind_anywhere(line: Line) -> LineKind | None:
    """What ``line`` is even in the middle of a paragraph of action; None if it goes on with the action."""
    if re.fullmatch("={3,}", line.text):
        return "page break"
    if line.text.startswith(">") and line.text.endswith("<"):
        return "centered"
    return _MARKS.get(line.text[:1])


def is_heading(line: str) -> bool:
    """``INT.``, ``EXT``, ``INT./EXT.`` and their like in any case, then a dot or a space."""
    return bool(_HEADING.match(line))


def is_cue(line: str) -> bool:
    """A name in upper case with a letter in it; brackets after the name may hold anything."""
    name = line.removesuffix("^").rstrip()
    if not name or name[0] == "(" or not _CUE.fullmatch(name):
        return False
    return _EXTENSION.sub("", name).isupper()


def is_transition(line: str) -> bool:
    """Upper case and ending in ``TO:``."""
    return line.endswith("TO:") and line.isupper()


def is_parenthetical(line: str) -> bool:
    """One bracket that opens with the line and closes with it."""
    if line[:1] != "(" or line[-1:] != ")":
        return False
    depth = 0
    for index, letter in enumerate(line):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return index == len(line) - 1
    return False


def split_scene_number(heading: str) -> tuple[str, str | None]:
    """A heading's text and its number: ``INT. BARN - DAY #12A#`` -> (``INT. BARN - DAY``, ``12A``)."""
    match = _SCENE_NUMBER.search(heading)
    text = heading[: match.start()].rstrip() if match else ""
    return (text, match.group(1)) if match and text else (heading, None)


def _is_forced_heading(line: str) -> bool:
    """A dot that opens neither an ellipsis nor a bare stop."""
    return line.startswith(".") and line[1:2] not in ("", ".") and not line[1].isspace()
