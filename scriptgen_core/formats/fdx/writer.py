"""Writes Final Draft XML: paragraphs with their types and styles, title page, script notes, revisions, page settings.

Notes become script notes at their place: one between paragraphs covers the paragraph after it, one inside a
paragraph stands at its letter, and in dual dialogue Final Draft has one place for all of it. A synopsis below a
heading is the scene's summary. Sections, and synopses elsewhere, are script notes too, named by their type: outline
paragraphs would be printed by Final Draft 11 and by other programs. What is left has no place: `left_out_of_fdx`
names it. Characters that XML forbids are dropped. The document opens in Final Draft 8 and later.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never
from xml.etree import ElementTree as ET

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
    Revised,
    Revisions,
    Run,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    Transition,
)
from scriptgen_core.formats.emphasis import runs
from scriptgen_core.formats.fdx.revisions import MarkedRun, add_revisions, marked
from scriptgen_core.formats.fdx.settings import (
    add_breaks,
    add_element_settings,
    add_header,
    add_page_layout,
    add_scene_numbers,
)
from scriptgen_core.formats.fdx.title_page import add_title_page
from scriptgen_core.formats.fdx.vocabulary import EMBEDDED_LENGTH, Aside, legal, note_type, style_names
from scriptgen_core.formats.fountain_lines import find_hidden
from scriptgen_core.formats.inline_notes import inline_notes
from scriptgen_core.formats.left_out import LeftOut
from scriptgen_core.formats.page_setup import SPEC, PageSetup
from scriptgen_core.formats.speeches import Group, Indexed, printed_groups
from scriptgen_core.formats.title_layout import title_page

_NOTE_COLOR = "#FFFFE5E57F7F"


def write_fdx(screenplay: Screenplay, revisions: Revisions | None = None, setup: PageSetup = SPEC) -> bytes:
    """The screenplay as a Final Draft document in UTF-8, with its rounds of revision if there are any.

    Of ``setup`` the document has the paper, the header, in which margins scene numbers are shown, and whether a speech
    that runs over a page is marked.
    """
    root = ET.Element("FinalDraft", DocumentType="Script", Template="No", Version="4")
    content = ET.SubElement(root, "Content")
    script = _Script(content, screenplay.elements, revisions or Revisions())
    add_header(root, setup.header)
    add_page_layout(root, setup.paper)
    add_breaks(root, setup)
    if revisions and revisions.rounds:
        add_revisions(root, revisions.rounds)
    if any(isinstance(each, SceneHeading) and each.number for each in screenplay.elements):
        add_scene_numbers(root, setup)
    add_element_settings(root)
    add_title_page(root, title_page(screenplay, setup.paper), setup.paper)
    script.add_notes(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n{ET.tostring(root, encoding="unicode")}'.encode()


def left_out_of_fdx(screenplay: Screenplay) -> tuple[LeftOut, ...]:
    """What a Final Draft document has no place for: cut text, title fields that are not printed, a last page break."""
    return tuple(_left_out(screenplay))


def _left_out(screenplay: Screenplay) -> Iterator[LeftOut]:
    for entry in screenplay.title_page:
        if not title_page(Screenplay((), (entry,))) and any(value.strip() for value in entry.values):
            yield LeftOut(f'title field "{entry.key}"', "title page", "\n".join(entry.values))
    scene = "before the first scene"
    for element in screenplay.elements:
        if isinstance(element, SceneHeading):
            scene = f"in {element.text}"
        if isinstance(element, Boneyard):
            yield LeftOut("cut text", scene, element.text)
            continue
        for stretch in find_hidden(element.text):
            if stretch.kind == "boneyard":
                yield LeftOut("cut text", scene, element.text[stretch.start + 2 : stretch.end - 2].strip())
    printed = printed_groups(screenplay.elements)
    if printed and isinstance(printed[-1].head, PageBreak):
        yield LeftOut("a page break with nothing after it", scene)


class _Script:
    """Fills ``<Content>``.

    A page break the writer set marks the paragraph after it. ``_offset`` counts letters as the ranges of script notes
    do; ``_waiting`` is what is not printed and stands before the next paragraph.
    """

    def __init__(self, content: ET.Element, elements: Sequence[Element], revisions: Revisions) -> None:
        self._content = content
        self._elements = elements
        self._revised: dict[int, list[Revised]] = {}
        for each in revisions.changed:
            self._revised.setdefault(each.element, []).append(each)
        self._asides, self._summaries = _unprinted(elements)
        self._waiting: list[Aside] = []
        self._notes: list[tuple[Aside, int, int]] = []
        self._breaks = False
        self._offset = 0
        for group in printed_groups(elements):
            self._add(group)
        self._place_waiting(self._asides[len(elements)], self._offset)

    def add_notes(self, root: ET.Element) -> None:
        """The script notes, in the order of their places."""
        parent = ET.SubElement(root, "ScriptNotes") if self._notes else root
        for aside, start, end in self._notes:
            attributes = {"Range": f"{start},{end}", "Color": _NOTE_COLOR}
            node = ET.SubElement(
                parent, "ScriptNote", attributes | ({"Type": kind} if (kind := note_type(aside)) else {})
            )
            for line in aside.text.split("\n"):
                ET.SubElement(ET.SubElement(node, "Paragraph"), "Text").text = legal(line)

    def _add(self, group: Group) -> None:
        if isinstance(group.head, PageBreak):
            self._waiting += self._asides[group.members[0][0]]
            self._breaks = True
        elif group.beside:
            self._add_dual([*group.members, *group.beside.members])
        else:
            for index, element in group.members:
                self._add_paragraph(index, element)

    def _add_dual(self, members: Sequence[Indexed]) -> None:
        pair = ET.SubElement(self._paragraph(self._content), "DualDialogue")
        asides: list[Aside] = []
        for index, element in members:
            asides += [*self._asides[index], *(Note(text) for _, text in inline_notes(element.text))]
            _add_text(self._paragraph(pair, **_attributes(element)), element, self._marked(index))
        self._place_waiting(asides, self._offset + EMBEDDED_LENGTH)
        self._offset += EMBEDDED_LENGTH + 1

    def _add_paragraph(self, index: int, element: Element) -> None:
        paragraph = self._paragraph(self._content, **_attributes(element))
        if index in self._summaries:
            _add_summary(paragraph, self._summaries[index])
        text = self._marked(index)
        _add_text(paragraph, element, text)
        end = self._offset + sum(len(run.text) for run, _ in text)
        self._place_waiting(self._asides[index], end)
        for offset, note in inline_notes(element.text):
            self._notes.append((Note(note), self._offset + offset, self._offset + offset))
        self._offset = end + 1

    def _paragraph(self, parent: ET.Element, **attributes: str) -> ET.Element:
        paragraph = ET.SubElement(parent, "Paragraph", attributes)
        if self._breaks:
            paragraph.set("StartsNewPage", "Yes")
            self._breaks = False
        return paragraph

    def _marked(self, index: int) -> list[MarkedRun]:
        text = [Run(legal(run.text), run.styles) for run in runs(self._elements[index].text)]
        return marked(text, self._revised.get(index, ()))

    def _place_waiting(self, asides: Sequence[Aside], end: int) -> None:
        self._notes += [(aside, self._offset, end) for aside in (*self._waiting, *asides)]
        self._waiting = []


def _unprinted(elements: Sequence[Element]) -> tuple[dict[int, list[Aside]], dict[int, list[Synopsis]]]:
    """What is set aside before each printed element (the last entry: behind them all), and the headings' summaries."""
    asides: dict[int, list[Aside]] = {}
    summaries: dict[int, list[Synopsis]] = {}
    waiting: list[Aside] = []
    heading: int | None = None
    for index, element in enumerate(elements):
        match element:
            case Synopsis() if heading is not None:
                summaries.setdefault(heading, []).append(element)
            case Note() | Section() | Synopsis():
                waiting.append(element)
                heading = None
            case Boneyard():
                pass
            case _:
                asides[index], waiting = waiting, []
                heading = index if isinstance(element, SceneHeading) else None
    return asides | {len(elements): waiting}, summaries


def _attributes(element: Element) -> dict[str, str]:
    match element:
        case SceneHeading():
            return {"Type": "Scene Heading"} | ({"Number": legal(element.number)} if element.number else {})
        case Action():
            return {"Type": "Action"}
        case Centered():
            return {"Type": "Action", "Alignment": "Center"}
        case Character() | Dialogue() | Parenthetical() | Lyric() | Transition():
            return {"Type": type(element).__name__}
        case PageBreak() | Section() | Synopsis() | Note() | Boneyard():
            raise ValueError(f"{type(element).__name__} is no paragraph of a Final Draft script")
        case _:
            assert_never(element)


def _add_summary(paragraph: ET.Element, synopses: Sequence[Synopsis]) -> None:
    summary = ET.SubElement(ET.SubElement(paragraph, "SceneProperties", Title=""), "Summary")
    for synopsis in synopses:
        ET.SubElement(ET.SubElement(summary, "Paragraph"), "Text").text = legal(synopsis.text)


def _add_text(paragraph: ET.Element, element: Element, text: Sequence[MarkedRun]) -> None:
    """One Text for each run.

    An empty Style switches off Final Draft's own capitals: it stands only in cues that are not in capitals.
    """
    keeps_case = isinstance(element, Character) and any(run.text != run.text.upper() for run, _ in text)
    for run, revision in text or ((Run(""), 0),):
        styles = style_names(run.styles)
        attributes = {"Style": styles} if styles or keeps_case else {}
        ET.SubElement(
            paragraph, "Text", attributes | ({"RevisionID": str(revision)} if revision else {})
        ).text = run.text
