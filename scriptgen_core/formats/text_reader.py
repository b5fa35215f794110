"""Reads a script typed or taken out of a PDF as plain text: what a line is, its column says.

Cues stand far right with their speech below them, dialogue between cue and action, transitions at the right edge,
centred lines in the middle of the page. Text without such columns is read as Fountain.
"""

from collections.abc import Iterator, Sequence

from scriptgen_core.core.screenplay import (
    Action,
    Centered,
    Character,
    Dialogue,
    Element,
    Parenthetical,
    Run,
    SceneHeading,
    Screenplay,
    TitleField,
    Transition,
)
from scriptgen_core.formats.emphasis_writer import marked_up
from scriptgen_core.formats.fountain import parse_fountain
from scriptgen_core.formats.fountain_rules import is_cue, is_heading
from scriptgen_core.formats.page_rules import DUAL_RULES
from scriptgen_core.formats.text_pages import JOINT, TypedBlock, blocks, joined_pages, split_pages
from scriptgen_core.formats.text_shape import (
    STANDS_APART,
    Shape,
    between,
    indent,
    is_centered,
    joined,
    shape_of,
    split_columns,
    without_numbers,
)
from scriptgen_core.formats.title_guess import TitleLine, guess_title_page

_RIGHT_EDGE = 50
"""What ends behind so many columns right of the action stands at the right edge."""
_TITLE_FROM_ROW = 5
_TITLE_COLUMNS = range(20, 50)
"""Where the centred lines of a title page begin; the rest of it stands at its foot."""

_Spoken = Dialogue | Parenthetical


def read_text(text: str) -> Screenplay:
    """The screenplay in ``text``. Every text can be read: page numbers, (MORE) and repeated cues are taken out."""
    pages = split_pages(text)
    title = _title_page(pages[0]) if len(pages) > 1 else ()
    lines = joined_pages(pages[1:] if title else pages)
    paragraphs = list(blocks(lines))
    shape = shape_of(paragraphs)
    if shape is None:
        return _as_fountain(text, lines, title)
    elements: list[Element] = []
    for paragraph in paragraphs:
        last = elements[-1] if elements else None
        at_dialogue = abs(indent(paragraph.lines[0]) - shape.dialogue) <= 1
        if isinstance(last, Dialogue) and at_dialogue and not split_columns(paragraph.lines):
            more = joined([line.strip() for line in paragraph.lines], shape.dialogue_width)
            elements[-1] = Dialogue(f"{last.text}\n\n{_literal(more)}")
        else:
            elements += _elements(paragraph, shape)
    return Screenplay(tuple(elements), title)


def _as_fountain(text: str, lines: Sequence[str], title: tuple[TitleField, ...]) -> Screenplay:
    if title:
        return Screenplay(parse_fountain("\n".join(lines).replace(JOINT, " ")).elements, title)
    return parse_fountain(text.replace("\f", "\n"))


def _title_page(page: Sequence[str]) -> tuple[TitleField, ...]:
    """The fields of a first page that holds no scene and begins some way down; nothing for any other page."""
    lines = [line.rstrip() for line in page]
    first = next((row for row, line in enumerate(lines) if line), 0)
    if first < _TITLE_FROM_ROW or any(is_heading(line.strip()) for line in lines):
        return ()
    return guess_title_page([TitleLine(_literal(line.strip()), indent(line) in _TITLE_COLUMNS) for line in lines])


def _elements(paragraph: TypedBlock, shape: Shape) -> Iterator[Element]:
    """What a stretch of lines without an empty one is."""
    lines = paragraph.lines
    at_cue = abs(indent(lines[0]) - shape.cue) <= 1
    if pair := split_columns(lines):
        yield from _speech(pair[0], DUAL_RULES["dialogue"].columns)
        yield from _speech(pair[1], DUAL_RULES["dialogue"].columns, dual=True)
    elif is_centered(lines, shape.action) and not (at_cue and len(lines) > 1):
        yield Centered(_literal("\n".join(line.strip() for line in lines)))
    elif at_cue and len(lines) > 1 and indent(lines[1]) > shape.action:
        yield from _speech(lines, shape.dialogue_width)
    elif at_cue and len(lines) == 1 and is_cue(lines[0].strip()):
        yield Character(_literal(lines[0].strip()))
    elif indent(without_numbers(lines[0])[0]) - shape.action >= STANDS_APART:
        yield _apart(lines, shape)
    else:
        yield from _told(paragraph, shape)


def _speech(lines: Sequence[str], width: int, *, dual: bool = False) -> Iterator[Element]:
    yield Character(_literal(lines[0].strip()), dual=dual)
    part: list[str] = []
    for line in (line.strip() for line in lines[1:]):
        opens, in_brackets = line.startswith("("), bool(part) and part[0].startswith("(")
        if part and (part[-1].endswith(")") if in_brackets else opens):
            yield _spoken(part, width)
            part = []
        part.append(line)
    if part:
        yield _spoken(part, width)


def _spoken(lines: Sequence[str], width: int) -> _Spoken:
    if lines[0].startswith("(") and lines[-1].endswith(")"):
        return Parenthetical(_literal(" ".join(lines)))
    return Dialogue(_literal(joined(lines, width)))


def _apart(lines: Sequence[str], shape: Shape) -> Element:
    """Lines that stand right of the action, under no cue and not in the middle."""
    text = " ".join(line.strip() for line in lines)
    if text.isupper() and (text.endswith(":") or len(lines[0]) - shape.action >= _RIGHT_EDGE):
        return Transition(_literal(text))
    return Action(_literal("\n".join(line[shape.action :] for line in lines)))


def _told(paragraph: TypedBlock, shape: Shape) -> Iterator[Element]:
    """A heading with what may stand right below it, or action."""
    first, number = without_numbers(paragraph.lines[0])
    is_set_off = paragraph.gap == shape.heading_gap and all(line.isupper() for line in paragraph.lines)
    lines = [line[min(shape.action, indent(line)) :] for line in (first, *paragraph.lines[1:])]
    if number or is_set_off or is_heading(first.strip()):
        end = 1
        while end < len(lines) and between(lines[end - 1], lines[end], shape.action_width) != "\n":
            end += 1
        yield SceneHeading(_literal(joined(lines[:end], shape.action_width).strip()), number=number)
        lines = lines[end:]
    if lines:
        yield Action(_literal(joined(lines, shape.action_width)))


def _literal(text: str) -> str:
    """``text`` as Fountain that prints it letter by letter."""
    return marked_up([Run(text.replace(JOINT, " "))])
