"""What a Final Draft document says of the page: header, paper, where each type stands, (MORE) and (CONT'D)."""

from xml.etree import ElementTree as ET

from scriptgen_core.formats.fdx.vocabulary import NUMBER_SCHEMES, PAGE_LABEL, REVISION_LABEL, TYPES, legal
from scriptgen_core.formats.page_rules import (
    CONTINUED,
    HEADER_LEFT,
    MORE,
    PAGE_NUMBER_TOP,
    RULES,
    SCENE_NUMBER_LEFT,
    SCENE_NUMBER_RIGHT,
    TOP_MARGIN,
)
from scriptgen_core.formats.page_setup import PageSetup, Paper

_POINTS_PER_INCH = 72
_POINTS_PER_LINE = 12
_FONT = {"Font": "Courier Prime", "Size": "12"}


def add_header(root: ET.Element, header: str) -> None:
    """The header on the left, the revision's name in the middle and the page number on the right, from page 2 on.

    A header may be as long as to reach the middle; then the revision's name stands beside the page number.
    """
    around = ET.SubElement(
        root,
        "HeaderAndFooter",
        FooterFirstPage="Yes",
        FooterVisible="No",
        HeaderFirstPage="No",
        HeaderVisible="Yes",
        StartingPage="1",
    )
    paragraph = ET.SubElement(
        ET.SubElement(around, "Header"),
        "Paragraph",
        Alignment="Left",
        LeftIndent=f"{HEADER_LEFT:.2f}",
        RightIndent="-1.00",
    )
    ET.SubElement(paragraph, "Text").text = f"{legal(header)}\t"
    ET.SubElement(paragraph, "DynamicLabel", Type=REVISION_LABEL)
    ET.SubElement(paragraph, "Text").text = "  " if header else "\t"
    ET.SubElement(paragraph, "DynamicLabel", Type=PAGE_LABEL)
    ET.SubElement(paragraph, "Text").text = "."
    stops = ET.SubElement(paragraph, "Tabstops")
    if not header:
        ET.SubElement(stops, "Tabstop", Position="4.50", Type="Center")
    ET.SubElement(stops, "Tabstop", Position="7.25", Type="Right")
    footer = ET.SubElement(ET.SubElement(around, "Footer"), "Paragraph", Alignment="Right")
    ET.SubElement(footer, "Text").text = " "


def add_page_layout(root: ET.Element, paper: Paper) -> None:
    """The paper with Final Draft's margins."""
    layout = ET.SubElement(
        root,
        "PageLayout",
        BottomMargin=_points(TOP_MARGIN),
        BreakDialogueAndActionAtSentences="Yes",
        DocumentLeading="Normal",
        FooterMargin=_points(PAGE_NUMBER_TOP),
        HeaderMargin=_points(PAGE_NUMBER_TOP),
        TopMargin=_points(TOP_MARGIN),
        UsesSmartQuotes="No",
    )
    ET.SubElement(layout, "PageSize", Height=f"{paper.height:.2f}", Width=f"{paper.width:.2f}")


def add_breaks(root: ET.Element, setup: PageSetup) -> None:
    """(MORE) and (CONT'D) where a speech goes over a page; scenes say nothing there."""
    breaks = ET.SubElement(root, "MoresAndContinueds")
    ET.SubElement(breaks, "FontSpec", _FONT)
    ET.SubElement(
        breaks,
        "DialogueBreaks",
        AutomaticCharacterContinueds="No",
        BottomOfPage=_yes(setup.more),
        DialogueBottom=MORE,
        DialogueTop=CONTINUED,
        TopOfNext=_yes(setup.continued),
    )
    ET.SubElement(
        breaks,
        "SceneBreaks",
        ContinuedNumber="No",
        SceneBottom="(CONTINUED)",
        SceneBottomOfPage="No",
        SceneTop="CONTINUED:",
        SceneTopOfNext="No",
    )


def add_scene_numbers(root: ET.Element, setup: PageSetup) -> None:
    """In which margins numbers are shown and how new scenes get theirs; a document without this keeps them hidden."""
    ET.SubElement(
        root,
        "SceneNumberOptions",
        LeftLocation=f"{SCENE_NUMBER_LEFT:.2f}",
        NumberScheme=NUMBER_SCHEMES[setup.inserted],
        RightLocation=f"{SCENE_NUMBER_RIGHT:.2f}",
        ShowNumbersOnLeft=_yes(setup.scene_numbers in ("left", "both")),
        ShowNumbersOnRight=_yes(setup.scene_numbers in ("right", "both")),
    )


def add_element_settings(root: ET.Element) -> None:
    """Where each type of paragraph stands, and in which style."""
    for name, (kind, style) in TYPES.items():
        rule = RULES[kind]
        settings = ET.SubElement(root, "ElementSettings", Type=name)
        ET.SubElement(settings, "FontSpec", _FONT | ({"Style": style} if style else {}))
        ET.SubElement(
            settings,
            "ParagraphSpec",
            Alignment="Right" if kind == "transition" else "Left",
            FirstIndent="-0.10" if kind == "parenthetical" else "0.00",
            LeftIndent=f"{rule.left:.2f}",
            RightIndent=f"{rule.right:.2f}",
            SpaceBefore=str(rule.space_before * _POINTS_PER_LINE),
            Spacing="1",
            StartsNewPage="No",
        )


def _yes(chosen: bool) -> str:
    return "Yes" if chosen else "No"


def _points(inches: float) -> str:
    return str(round(inches * _POINTS_PER_INCH))
