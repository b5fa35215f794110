"""Reads Fountain (https://fountain.io/syntax): text -> Screenplay.

Offsets in ``source`` count characters of the text exactly as it was given, a byte-order mark and
carriage returns included, so ``text[span.start:span.end]`` is what the writer typed. Between the spans
stand only blank lines (a lone ``!`` is one) and the title page. An element's ``text`` has a line feed for
every line break.

Where the specification leaves room:

- A heading needs an empty line before it, not after it (as in Fountain's own parser).
- Notes and boneyards inside a paragraph stay in its text; those at its head become elements.
- ``!`` alone on a line is an empty line inside a paragraph of action.
- Empty lines beyond the one that separates two printed elements are an empty Action of as many lines
  ("every carriage return as intent"; Final Draft keeps such lines as empty action paragraphs).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from scriptgen_core.core.screenplay import (
    Action,
    Boneyard,
    Centered,
    Character,
    Element,
    Lyric,
    Note,
    PageBreak,
    SceneHeading,
    Screenplay,
    Section,
    SourceSpan,
    Synopsis,
    Transition,
)
from scriptgen_core.formats.fountain_lines import Hidden, Line, read_lines, span_of, with_newlines
from scriptgen_core.formats.fountain_rules import LineKind, kind_anywhere, kind_of, split_scene_number
from scriptgen_core.formats.fountain_speech import read_speech
from scriptgen_core.formats.title_page import read_title_page


def parse_fountain(text: str) -> Screenplay:
    """The screenplay in ``text``. Every text can be read: what is nothing else is action."""
    lines = read_lines(text, start=1 if text.startswith("\ufeff") else 0)
    title_page, used = read_title_page(lines)
    return Screenplay(tuple(_Reader(text, lines[used:]).elements()), title_page)


class _Reader:
    """Walks once over the lines of the script; ``_at`` is the next line to read."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._at = 0

    def elements(self) -> Iterator[Element]:
        last: Element | None = None
        while self._at < len(self._lines):
            blank_from = self._at
            self._skip_blank()
            gap = self._lines[blank_from + 1 : self._at]
            while self._is_text(self._at):
                for element in self._next():
                    if gap and _is_printed(last) and _is_printed(element):
                        yield _blank(gap)
                    gap, last = (), element
                    yield element

    def _skip_blank(self) -> None:
        while self._at < len(self._lines) and self._lines[self._at].is_blank:
            self._at += 1

    def _is_text(self, at: int) -> bool:
        return at < len(self._lines) and not self._lines[at].is_blank

    def _next(self) -> Iterator[Element]:
        """The element or speech at the next line."""
        line = self._lines[self._at]
        kind = kind_of(line, followed=self._is_text(self._at + 1))
        if kind in ("action", "forced action"):
            yield from self._action()
            return
        self._at += 1
        if kind == "set aside":
            yield from (self._set_aside(stretch, line) for stretch in line.hidden)
        elif kind == "cue":
            yield _cue(line)
            yield from read_speech(self._speech_lines())
        else:
            yield self._line_element(kind, line)

    def _action(self) -> Iterator[Action]:
        lines = [self._lines[self._at]]
        self._at += 1
        while self._is_text(self._at) and _goes_on(self._lines[self._at]):
            lines.append(self._lines[self._at])
            self._at += 1
        text = "\n".join(line.raw.removeprefix("!").rstrip().replace("\t", "    ") for line in lines)
        if text := text.strip("\n"):
            end = span_of(lines[-1], lines[-1]).end
            yield Action(text, source=SourceSpan(lines[0].start, end, lines[0].number))

    def _set_aside(self, stretch: Hidden, line: Line) -> Note | Boneyard:
        before, inner = self._text[line.start : stretch.start], self._text[stretch.start + 2 : stretch.end - 2]
        span = SourceSpan(stretch.start, stretch.end, line.number + with_newlines(before).count("\n"))
        text = with_newlines(inner).strip()
        if stretch.kind == "boneyard":
            return Boneyard(text, source=span)
        return Note("\n".join(each.rstrip() for each in text.split("\n")), source=span)

    def _speech_lines(self) -> Sequence[Line]:
        first = self._at
        if self._is_text(first):
            while self._is_text(self._at) or (self._at < len(self._lines) and self._lines[self._at].is_connecting):
                self._at += 1
        return self._lines[first : self._at]

    def _line_element(self, kind: LineKind, line: Line) -> Element:
        span = span_of(line, line)
        match kind:
            case "heading":
                text, number = split_scene_number(line.text.removeprefix("."))
                return SceneHeading(text.strip(), source=span, number=number)
            case "transition":
                return Transition(line.text.removeprefix(">").strip(), source=span)
            case "section":
                level = len(line.text) - len(line.text.lstrip("#"))
                return Section(line.text[level:].strip(), source=span, level=level)
            case "synopsis":
                return Synopsis(line.text[1:].strip(), source=span)
            case "page break":
                return PageBreak(source=span)
            case "centered":
                return self._joined(Centered, kind, line, lambda text: text[1:-1].strip())
            case _:
                return self._joined(Lyric, kind, line, lambda text: text[1:].strip())

    def _joined(self, make: "type[_Joined]", kind: LineKind, first: Line, bare: Callable[[str], str]) -> "_Joined":
        """One element of this line and those of its kind right below it."""
        lines = [first]
        while self._is_text(self._at) and kind_anywhere(self._lines[self._at]) == kind:
            lines.append(self._lines[self._at])
            self._at += 1
        return make("\n".join(bare(line.text) for line in lines), source=span_of(first, lines[-1]))


_Joined = TypeVar("_Joined", Centered, Lyric)


def _cue(line: Line) -> Character:
    name = line.text.removeprefix("@")
    dual = name.endswith("^")
    return Character(name.removesuffix("^").strip(), source=span_of(line, line), dual=dual)


def _blank(gap: Sequence[Line]) -> Action:
    return Action("\n" * (len(gap) - 1), source=SourceSpan(gap[0].start, gap[-1].end, gap[0].number))


def _is_printed(element: Element | None) -> bool:
    """Stands on the page among its neighbours, so that a gap beside it is one of the page."""
    if isinstance(element, Character):
        return not element.dual
    return not isinstance(element, PageBreak | Section | Synopsis | Note | Boneyard | None)


def _goes_on(line: Line) -> bool:
    return line.raw.startswith("!") or kind_anywhere(line) is None
