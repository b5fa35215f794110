"""Paragraphs of a Final Draft document on their way to elements, while notes and revisions still have to find them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from xml.etree import ElementTree as ET

from scriptgen_core.core.screenplay import (
    Action,
    Centered,
    Character,
    Dialogue,
    Element,
    Lyric,
    Parenthetical,
    Run,
    SceneHeading,
    Transition,
)
from scriptgen_core.formats.emphasis import runs
from scriptgen_core.formats.emphasis_writer import marked_up, same_print
from scriptgen_core.formats.fdx.revisions import MarkedRun, Stretch, changed_stretches, revision_id
from scriptgen_core.formats.fdx.vocabulary import ALL_CAPS, styles_of
from scriptgen_core.formats.inline_notes import PlacedNote, with_notes

Kind: TypeAlias = type[SceneHeading | Action | Centered | Character | Parenthetical | Dialogue | Lyric | Transition]
SPOKEN = (Dialogue, Parenthetical, Lyric)
_ONE_LINE = (SceneHeading, Character, Transition)


@dataclass(slots=True)
class Draft:
    """An element in the making: its ``text`` as it stands in the document, what comes ``before`` and ``after`` it."""

    kind: Kind
    text: list[MarkedRun]
    number: str | None = None
    dual: bool = False
    is_spoken: bool = False
    is_empty_line: bool = False
    before: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    notes: list[PlacedNote] = field(default_factory=list)

    @property
    def shown(self) -> str:
        return "".join(run.text for run, _ in self.text)


@dataclass(frozen=True, slots=True)
class Finished:
    """An element, the stretches of its printed text that revisions changed, and whether it could keep every style."""

    element: Element
    changed: tuple[Stretch, ...]
    keeps_styles: bool


def finished(draft: Draft) -> Finished:
    """The draft as an element: trimmed as Fountain trims, styles as emphasis, notes at their letters."""
    text, shift = _trimmed(draft)
    styled = [run for run, _ in text]
    length = sum(len(run.text) for run in styled)
    notes = [(min(max(offset + shift, 0), length), note) for offset, note in draft.notes]
    marked = marked_up(styled)
    written = with_notes(marked, sorted(notes, key=lambda note: note[0]))
    return Finished(_element(draft, written), tuple(changed_stretches(text)), same_print(runs(marked), styled))


def read_text(nodes: Iterable[ET.Element], own_style: str, *, in_capitals: bool = False) -> list[MarkedRun]:
    """The texts with their styles and revisions.

    One without a style of its own has ``own_style``, and is in capitals ``in_capitals`` or as its style says.
    """
    found: list[MarkedRun] = []
    for node in nodes:
        style = node.get("Style")
        is_upper = in_capitals if style is None else ALL_CAPS in style.split("+")
        text = _upper(node.text or "") if is_upper else node.text or ""
        found.append((Run(text, styles_of(own_style if style is None else style)), revision_id(node)))
    return found


def _trimmed(draft: Draft) -> tuple[list[MarkedRun], int]:
    """The text without the space around it, and how far its letters have moved."""
    shown = draft.shown
    if draft.is_empty_line:
        return [(Run("\n" * shown.count("\n")), 0)], 0
    inner = shown.rstrip().lstrip("\n" if draft.kind is Action else None)
    lead = len(shown.rstrip()) - len(inner)
    text = _cut(draft.text, lead, lead + len(inner))
    if draft.kind in _ONE_LINE:
        text = [(replace(run, text=run.text.replace("\n", " ")), number) for run, number in text]
    if draft.kind is not Parenthetical:
        return text, -lead
    opening, closing = "" if inner.startswith("(") else "(", "" if inner.endswith(")") else ")"
    return [(Run(opening), 0), *text, (Run(closing), 0)], len(opening) - lead


def _cut(text: Sequence[MarkedRun], start: int, end: int) -> list[MarkedRun]:
    pieces: list[MarkedRun] = []
    at = 0
    for run, number in text:
        piece = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if piece:
            pieces.append((Run(piece, run.styles), number))
    return pieces


def _element(draft: Draft, text: str) -> Element:
    if draft.kind is SceneHeading:
        return SceneHeading(text, number=draft.number)
    if draft.kind is Character:
        return Character(text, dual=draft.dual)
    return draft.kind(text)


def _upper(text: str) -> str:
    """Capitals letter by letter, so that no place in the text moves."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
