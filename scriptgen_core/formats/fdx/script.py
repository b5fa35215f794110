"""Walks over ``<Content>`` of a Final Draft document, paragraph by paragraph, and finds the place of script notes."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from scriptgen_core.core.screenplay import (
    Action,
    Boneyard,
    Centered,
    Character,
    Element,
    Note,
    PageBreak,
    Run,
    SceneHeading,
    Screenplay,
    Synopsis,
)
from scriptgen_core.formats.emphasis_writer import marked_up
from scriptgen_core.formats.fdx.drafts import SPOKEN, Draft, finished, read_text
from scriptgen_core.formats.fdx.paragraph_types import KINDS, Look, outline_of
from scriptgen_core.formats.fdx.vocabulary import ALL_CAPS, EMBEDDED_LENGTH, aside_of
from scriptgen_core.formats.fountain_writer import write_fountain
from scriptgen_core.formats.left_out import LeftOut

_READ_ELSEWHERE = frozenset(("Text", "Tabstops", "DualDialogue", "OmittedScene"))
_OF_A_LINE = frozenset(("Text", "Tabstops", "SceneProperties", "ScriptNote"))
"""What a paragraph may hold and be a line of text, an empty one too."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A paragraph's letters as the ranges of script notes count them, and the draft its notes go to."""

    start: int
    end: int
    draft: int
    takes_inline: bool


class ScriptReader:
    """Collects drafts; ``trailing`` is what stands behind the last of them and is not printed."""

    def __init__(self, looks: Mapping[str, Look]) -> None:
        self.drafts: list[Draft] = []
        self.trailing: list[Element] = []
        self.left_out: list[LeftOut] = []
        self._looks = looks
        self._anchors: list[_Anchor] = []
        self._paragraphs = 0
        self._offset = 0

    def add(self, node: ET.Element) -> None:
        """The next node of the content."""
        first = len(self.drafts)
        if node.tag != "Paragraph":
            node, inner = ET.Element("Paragraph"), node
            node.append(inner)
        own = self._add_paragraph(node)
        has_own = len(self.drafts) > first and own > 0
        for pair in node.findall("DualDialogue"):
            self._add_dual(pair)
        for scene in node.findall("OmittedScene"):
            self._add_omitted(scene)
        end = (
            self._offset
            + own
            + EMBEDDED_LENGTH * (len(node.findall("DualDialogue")) + len(node.findall("OmittedScene")))
        )
        self._anchors.append(_Anchor(self._offset, end, first, has_own))
        self._offset = end + 1

    def place_note(self, node: ET.Element) -> None:
        """A script note with a range: before the paragraph it covers, else at the letter where its range ends."""
        aside = aside_of(node.get("Type", ""), _note_text(node))
        start, end = _range(node)
        at = bisect_right(self._anchors, start, key=lambda anchor: anchor.start) - 1
        if not 0 <= start < self._offset or self._anchors[at].draft >= len(self.drafts):
            self.trailing += [aside] if aside.text else []
            return
        anchor = self._anchors[at]
        draft = self.drafts[anchor.draft]
        covers = start == anchor.start and end >= anchor.end
        if isinstance(aside, Note) and anchor.takes_inline and (draft.is_spoken or not covers):
            draft.notes += [(min(end, anchor.end) - anchor.start, aside.text)] if aside.text else []
        else:
            draft.before += [aside] if aside.text else []

    def _add_paragraph(self, node: ET.Element, *, dual: bool = False) -> int:
        """Adds the paragraph without the blocks inside it; returns how many letters it has."""
        self._paragraphs += 1
        type_name = node.get("Type", "").strip()
        look = self._look(type_name)
        text = read_text(node.findall("Text"), look.style, in_capitals=look.in_capitals)
        if stray := (node.text or "").strip():
            text.insert(0, (Run(stray), 0))
        draft = self._draft(node, type_name, look)
        draft.text, draft.dual = text, dual
        if draft.kind is Centered and not draft.shown.strip():
            draft.kind = Action
        self._break_page(node, look)
        self._add_draft(draft, type_name, holds_block=any(child.tag not in _OF_A_LINE for child in node))
        self._add_children(node, draft)
        return len(draft.shown)

    def _look(self, type_name: str) -> Look:
        """How a type looks that has no element of ours; of the others only a cue's capitals are not ours already."""
        look = self._looks.get(type_name.casefold(), Look())
        kind = KINDS.get(type_name.casefold() or "general")
        if kind is None:
            return look
        return Look(ALL_CAPS) if kind is Character and look.in_capitals else Look()

    def _draft(self, node: ET.Element, type_name: str, look: Look) -> Draft:
        kind = KINDS.get(type_name.casefold() or "general", Action)
        alignment = node.get("Alignment", "Center" if look.centered else "Left")
        if kind is Action and alignment == "Center":
            kind = Centered
        elif kind is Action and alignment == "Right":
            self._leave_out("right alignment")
        above = self.drafts[-1] if self.drafts else None
        is_spoken = kind in SPOKEN and above is not None and (above.kind is Character or above.is_spoken)
        return Draft(kind, [], number=_scene_number(node) if kind is SceneHeading else None, is_spoken=is_spoken)

    def _break_page(self, node: ET.Element, look: Look) -> None:
        breaks = node.get("StartsNewPage", "Yes" if look.new_page and self.drafts else "No")
        if breaks == "Yes":
            self.trailing.append(PageBreak())

    def _add_draft(self, draft: Draft, type_name: str, *, holds_block: bool) -> None:
        """Adds what a paragraph of this type is: an element, part of the outline, or an empty line."""
        is_blank = not draft.shown.strip()
        draft.is_empty_line = is_blank and draft.kind is Action
        aside = outline_of(type_name, draft.shown)
        if aside is not None:
            self.trailing += [aside] if aside.text else []
        elif is_blank and holds_block:
            return
        elif is_blank and draft.kind is not Action:
            self._leave_out(f"an empty paragraph of the type {type_name}")
        elif is_blank and self.drafts and self.drafts[-1].is_empty_line and not self.trailing:
            self.drafts[-1].text.append((Run("\n\n" + "\n" * draft.shown.count("\n")), 0))
        else:
            if type_name and type_name.casefold() not in KINDS:
                shape = "centred text" if draft.kind is Centered else "action"
                self._leave_out(f'the type "{type_name}", read as {shape}')
            draft.before, self.trailing = self.trailing, []
            self.drafts.append(draft)

    def _add_children(self, node: ET.Element, draft: Draft) -> None:
        is_added = bool(self.drafts) and self.drafts[-1] is draft
        beside = draft.after if is_added else self.trailing
        letters = 0
        for child in node:
            if child.tag == "Text":
                letters += len(child.text or "")
            elif child.tag == "SceneProperties":
                beside += self._synopses(child)
            elif child.tag == "ScriptNote":
                self._add_nested_note(child, draft, letters if is_added else None)
            elif child.tag not in _READ_ELSEWHERE:
                text = "".join(child.itertext()).strip()
                self._leave_out(f"<{child.tag}>")
                beside += [Action(marked_up([Run(text)]))] if text else []

    def _add_nested_note(self, node: ET.Element, draft: Draft, letters: int | None) -> None:
        note = Note(_note_text(node))
        if letters is None:
            self.trailing.append(note)
        elif letters == 0 and not draft.is_spoken:
            draft.before.append(note)
        else:
            draft.notes.append((letters, note.text))

    def _synopses(self, properties: ET.Element) -> list[Element]:
        texts = [properties.get("Title", ""), *map(_paragraph_text, properties.iterfind("Summary/Paragraph"))]
        for child in properties:
            kept = "".join(child.itertext()).strip()
            if child.tag != "Summary" and kept:
                self._leave_out(f"<{child.tag}>", kept)
        return [Synopsis(" ".join(text.split())) for text in texts if text.strip()]

    def _add_dual(self, pair: ET.Element) -> None:
        cues = 0
        for node in pair:
            is_cue = node.get("Type") == "Character"
            cues += is_cue
            self._add_paragraph(node, dual=is_cue and cues == 2)
            self._leave_out_blocks(node)

    def _add_omitted(self, scene: ET.Element) -> None:
        """An omitted scene becomes cut text: it is kept and not printed."""
        inside = ScriptReader(self._looks)
        for node in scene:
            inside._add_paragraph(node)
            inside._leave_out_blocks(node)
        elements = [each for draft in inside.drafts for each in (*draft.before, finished(draft).element, *draft.after)]
        text = write_fountain(Screenplay((*elements, *inside.trailing))).strip()
        self._leave_out("an omitted scene, kept as cut text")
        self.left_out += inside.left_out
        (self.drafts[-1].after if self.drafts else self.trailing).extend([Boneyard(text)] if text else [])

    def _leave_out_blocks(self, node: ET.Element) -> None:
        """Blocks inside a paragraph that is itself inside one."""
        for block in (*node.iterfind("DualDialogue"), *node.iterfind("OmittedScene")):
            self._leave_out(f"<{block.tag}> inside another block", "".join(block.itertext()).strip())

    def _leave_out(self, what: str, text: str = "") -> None:
        self.left_out.append(LeftOut(what, f"paragraph {self._paragraphs}", text))


def _scene_number(node: ET.Element) -> str | None:
    properties = node.find("SceneProperties")
    number = node.get("Number", "") or ("" if properties is None else properties.get("Number", ""))
    return number.strip() or None


def _paragraph_text(paragraph: ET.Element) -> str:
    return "".join(node.text or "" for node in paragraph.iterfind("Text"))


def _note_text(node: ET.Element) -> str:
    """Who wrote the note and what it is called, if it says so, and its lines."""
    heads = (node.get("WriterName", "") or node.get("Author", ""), node.get("Name", ""))
    head = ", ".join(each.strip() for each in heads if each.strip())
    text = "\n".join(map(_paragraph_text, node.iterfind("Paragraph"))).strip()
    return f"{head}: {text}" if head and text else head or text


def _range(node: ET.Element) -> tuple[int, int]:
    """The letters the note is about; a range that cannot be read is at no letter."""
    numbers = [int(part) for part in node.get("Range", "").split(",") if part.strip().isdecimal() and len(part) < 12]
    return (min(numbers), max(numbers)) if len(numbers) == 2 else (-1, -1)
