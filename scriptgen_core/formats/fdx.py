"""Writes Final Draft XML: the script's paragraphs with their types, styles, scene numbers and title page.

Notes, synopses, sections and cut text are not printed and are left out. Characters that XML forbids are
dropped. The format is Final Draft's own; what is written here opens in Final Draft 8 and later.
"""

import re
from collections.abc import Sequence
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
    Page,
    PageBreak,
    Parenthetical,
    Run,
    SceneHeading,
    Screenplay,
    Section,
    Style,
    Synopsis,
    Transition,
)
from scriptgen_core.formats.emphasis import runs
from scriptgen_core.formats.page_rules import CONTINUED, MORE, RULES
from scriptgen_core.formats.speeches import Group, printed_groups
from scriptgen_core.formats.title_layout import is_centered, title_page

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLE_NAMES: tuple[tuple[Style, str], ...] = (("bold", "Bold"), ("italic", "Italic"), ("underline", "Underline"))
_TYPES = {
    "Scene Heading": ("scene_heading", "AllCaps"),
    "Action": ("action", ""),
    "Character": ("character", "AllCaps"),
    "Parenthetical": ("parenthetical", ""),
    "Dialogue": ("dialogue", ""),
    "Lyric": ("lyric", "Italic"),
    "Transition": ("transition", "AllCaps"),
}
"""Final Draft's paragraph types: our kind and the style the type has by itself."""


def write_fdx(screenplay: Screenplay) -> bytes:
    """The screenplay as a Final Draft document in UTF-8."""
    root = ET.Element("FinalDraft", DocumentType="Script", Template="No", Version="4")
    content = ET.SubElement(root, "Content")
    _Script(content).add(printed_groups(screenplay.elements))
    _add_title_page(root, title_page(screenplay))
    _add_settings(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n{ET.tostring(root, encoding="unicode")}'.encode()


class _Script:
    """Appends paragraphs to ``<Content>``; a page break the writer set marks the paragraph after it."""

    def __init__(self, content: ET.Element) -> None:
        self._content = content
        self._breaks = False

    def add(self, groups: Sequence[Group]) -> None:
        for group in groups:
            if isinstance(group.head, PageBreak):
                self._breaks = True
            elif group.beside:
                pair = ET.SubElement(self._paragraph(self._content), "DualDialogue")
                self._add_members(pair, group)
                self._add_members(pair, group.beside)
            else:
                self._add_members(self._content, group)

    def _add_members(self, parent: ET.Element, group: Group) -> None:
        for _, element in group.members:
            paragraph = self._paragraph(parent, **_attributes(element))
            _add_text(paragraph, runs(element.text))

    def _paragraph(self, parent: ET.Element, **attributes: str) -> ET.Element:
        paragraph = ET.SubElement(parent, "Paragraph", attributes)
        if self._breaks:
            paragraph.set("StartsNewPage", "Yes")
            self._breaks = False
        return paragraph


def _attributes(element: Element) -> dict[str, str]:
    match element:
        case SceneHeading():
            return {"Type": "Scene Heading"} | ({"Number": _legal(element.number)} if element.number else {})
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


def _add_text(paragraph: ET.Element, text: Sequence[Run]) -> None:
    """One Text for each run; an empty Style would switch off Final Draft's own capitals, so there is none."""
    for run in text or (Run(""),):
        styles = "+".join(name for style, name in _STYLE_NAMES if style in run.styles)
        ET.SubElement(paragraph, "Text", {"Style": styles} if styles else {}).text = _legal(run.text)


def _add_title_page(root: ET.Element, pages: Sequence[Page]) -> None:
    content = ET.SubElement(ET.SubElement(root, "TitlePage"), "Content")
    row = 0
    for line in (line for page in pages for line in page.lines):
        for _ in range(row, line.row):
            ET.SubElement(content, "Paragraph", Alignment="Left")
        alignment = "Center" if is_centered(line) else "Left"
        _add_text(ET.SubElement(content, "Paragraph", Alignment=alignment), line.runs)
        row = line.row + 1


def _add_settings(root: ET.Element) -> None:
    for name, (kind, style) in _TYPES.items():
        rule = RULES[kind]
        settings = ET.SubElement(root, "ElementSettings", Type=name)
        ET.SubElement(
            settings, "FontSpec", {"Font": "Courier Prime", "Size": "12"} | ({"Style": style} if style else {})
        )
        ET.SubElement(
            settings,
            "ParagraphSpec",
            Alignment="Right" if kind == "transition" else "Left",
            FirstIndent="-0.10" if kind == "parenthetical" else "0.00",
            LeftIndent=f"{rule.left:.2f}",
            RightIndent=f"{rule.right:.2f}",
            SpaceBefore=str(rule.space_before * 12),
            Spacing="1",
            StartsNewPage="No",
        )
    breaks = ET.SubElement(root, "MoresAndContinueds")
    ET.SubElement(
        breaks,
        "DialogueBreaks",
        AutomaticCharacterContinueds="No",
        BottomOfPage="Yes",
        DialogueBottom=MORE,
        DialogueTop=CONTINUED,
        TopOfNext="Yes",
    )


def _legal(text: str) -> str:
    """``text`` without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)
