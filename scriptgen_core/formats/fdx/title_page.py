"""The title page in Final Draft's terms: a page of centred and left-aligned paragraphs, empty ones between them."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from scriptgen_core.core.screenplay import Page, Run, TitleField
from scriptgen_core.formats.emphasis_writer import marked_up
from scriptgen_core.formats.fdx.vocabulary import legal, style_names, styles_of
from scriptgen_core.formats.page_setup import Paper
from scriptgen_core.formats.title_guess import TitleLine, guess_title_page
from scriptgen_core.formats.title_layout import is_centered


def add_title_page(root: ET.Element, pages: Sequence[Page], paper: Paper) -> None:
    """One paragraph a line, so that each stands at its row."""
    content = ET.SubElement(ET.SubElement(root, "TitlePage"), "Content")
    row = 0
    for line in (line for page in pages for line in page.lines):
        for _ in range(row, line.row):
            ET.SubElement(content, "Paragraph", Alignment="Left")
        paragraph = ET.SubElement(content, "Paragraph", Alignment="Center" if is_centered(line, paper) else "Left")
        for run in line.runs:
            styles = style_names(run.styles)
            ET.SubElement(paragraph, "Text", {"Style": styles} if styles else {}).text = legal(run.text)
        row = line.row + 1


def read_title_page(root: ET.Element) -> tuple[TitleField, ...]:
    """The fields, told apart by where the lines stand and what they say."""
    return guess_title_page([line for each in root.iterfind("TitlePage/Content/Paragraph") for line in _lines(each)])


def _lines(paragraph: ET.Element) -> Iterator[TitleLine]:
    text = [Run(node.text or "", styles_of(node.get("Style", ""))) for node in paragraph.findall("Text")]
    for line in marked_up(text).split("\n"):
        yield TitleLine(line.strip(), paragraph.get("Alignment") == "Center")
