"""Writes Fountain: Screenplay -> text that parses back to the same elements.

Forcing marks (``@ ! . >``) stand only where a line would otherwise read as something else. What
Fountain has no way to say is written as the nearest thing it can: a line of dialogue with no cue above it
as action, ``]]`` inside a note as ``] ]``.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

from scriptgen_core.core.screenplay import (
    Action,
    Boneyard,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    Transition,
)
from scriptgen_core.formats.fountain_lines import Line, escape_unclosed, read_lines
from scriptgen_core.formats.fountain_rules import LineKind, kind_anywhere, kind_of
from scriptgen_core.formats.fountain_speech import write_dialogue
from scriptgen_core.formats.title_page import reads_as_title_page, write_title_page


def write_fountain(screenplay: Screenplay) -> str:
    """The screenplay as Fountain, one empty line between elements, ending in a line break."""
    paragraphs = list(_paragraphs(screenplay.elements))
    paragraphs[:1] = [text.lstrip("\n") for text in paragraphs[:1]]
    if screenplay.title_page:
        paragraphs.insert(0, write_title_page(screenplay.title_page))
    elif paragraphs and reads_as_title_page(read_lines(paragraphs[0])):
        paragraphs[0] = f"!{paragraphs[0]}"
    text = "\n\n".join(escape_unclosed(paragraphs, "/*")) + "\n" if paragraphs else ""
    return f"\ufeff{text}" if text.startswith("\ufeff") else text


def write_element(element: Element) -> str:
    """One element as it stands in a text, without empty lines around it."""
    return "\n\n".join(_paragraphs((element,)))


def _paragraphs(elements: Sequence[Element]) -> Iterator[str]:
    at, gap = 0, ""
    while at < len(elements):
        element = elements[at]
        at += 1
        if isinstance(element, Action) and not element.text.strip():
            gap += "\n" * (element.text.count("\n") + 1)
            continue
        if isinstance(element, Character):
            first, at = at, _end_of_speech(elements, at)
            paragraph = _speech(element, elements[first:at])
        else:
            paragraph = _paragraph(element)
        if paragraph:
            yield gap + paragraph
            gap = ""


def _end_of_speech(elements: Sequence[Element], at: int) -> int:
    """Two lyrics in a row would read as one, so the second stands on its own."""
    while at < len(elements) and isinstance(elements[at], Dialogue | Parenthetical | Lyric):
        if isinstance(elements[at], Lyric) and isinstance(elements[at - 1], Lyric):
            break
        at += 1
    return at


def _speech(cue: Character, parts: Sequence[Element]) -> str:
    name = _one_line(cue.text)
    plain = bool(parts) and not name.startswith("@") and _kind(name, followed=True) == "cue"
    head = f"{'' if plain else '@'}{name}{' ^' if cue.dual else ''}"
    return "\n".join(escape_unclosed([head, *filter(None, map(_spoken, parts))], "[["))


def _spoken(part: Element) -> str:
    match part:
        case Dialogue():
            return write_dialogue(part.text)
        case Lyric():
            return _prefixed("~", part.text)
        case _:
            return part.text.strip()


def _paragraph(element: Element) -> str:
    match element:
        case SceneHeading():
            return _heading(element)
        case Action() | Character() | Dialogue() | Parenthetical():
            return _action(element.text)
        case Transition():
            text = _one_line(element.text)
            return text if text and _kind(text) == "transition" and text[0] != ">" else f"> {text}"
        case Centered():
            return "\n".join(f"> {line.text} <" for line in read_lines(element.text))
        case Lyric():
            return _prefixed("~", element.text)
        case PageBreak():
            return "==="
        case Section():
            return f"{'#' * element.level} {_one_line(element.text)}".rstrip()
        case Synopsis():
            return f"= {_one_line(element.text)}".rstrip()
        case Note():
            return _note(element.text)
        case Boneyard():
            return _boneyard(element.text)
        case _:
            assert_never(element)


def _heading(element: SceneHeading) -> str:
    text = _one_line(element.text)
    forced = text.startswith(".") or _kind(text) != "heading"
    return f"{'.' if forced else ''}{text}{f' #{element.number}#' if element.number else ''}"


def _action(text: str) -> str:
    lines = read_lines(text.strip("\n").rstrip())
    return "\n".join(f"!{line.raw}" if _needs_force(lines, at) else line.raw for at, line in enumerate(lines))


def _needs_force(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if at == 0:
        return kind_of(line, followed=len(lines) > 1) != "action"
    return line.is_blank or line.raw.startswith("!") or kind_anywhere(line) is not None


def _note(text: str) -> str:
    inside = text.strip().replace("]]", "] ]")
    connected = "\n".join(line if line.strip() else "  " for line in inside.split("\n"))
    return f"[[{connected}]]"


def _boneyard(text: str) -> str:
    inside = text.strip().replace("*/", "* /")
    return f"/*\n{inside}\n*/" if "\n" in inside else f"/* {inside} */"


def _prefixed(mark: str, text: str) -> str:
    return "\n".join(f"{mark}{line.text}" for line in read_lines(text))


def _kind(line: str, *, followed: bool = False) -> LineKind:
    return kind_of(read_lines(line)[0], followed=followed)


def _one_line(text: str) -> str:
    return " ".join(line.text for line in read_lines(text)).strip()
