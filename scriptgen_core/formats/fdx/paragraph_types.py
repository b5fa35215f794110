"""Final Draft's types of paragraph: which of them are elements of ours, and how the others look."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from scriptgen_core.core.screenplay import (
    Action,
    Character,
    Dialogue,
    Lyric,
    Note,
    Parenthetical,
    SceneHeading,
    Section,
    Synopsis,
    Transition,
)
from scriptgen_core.formats.fdx.drafts import Kind
from scriptgen_core.formats.fdx.vocabulary import ALL_CAPS, Aside

KINDS: dict[str, Kind] = {
    "scene heading": SceneHeading,
    "action": Action,
    "general": Action,
    "character": Character,
    "parenthetical": Parenthetical,
    "dialogue": Dialogue,
    "lyric": Lyric,
    "lyrics": Lyric,
    "singing": Lyric,
    "transition": Transition,
}
"""The types that are elements, in small letters as several programs spell them differently."""

_OUTLINE = re.compile(r"outline (\d+)\b.*")


@dataclass(frozen=True, slots=True)
class Look:
    """What a type of paragraph does by itself."""

    style: str = ""
    centered: bool = False
    new_page: bool = False

    @property
    def in_capitals(self) -> bool:
        return ALL_CAPS in self.style.split("+")


_ACT_STYLE = f"Underline+{ALL_CAPS}"
_USUAL_LOOKS = {
    "shot": Look(ALL_CAPS),
    "cast list": Look(ALL_CAPS),
    "new act": Look(_ACT_STYLE, centered=True, new_page=True),
    "end of act": Look(_ACT_STYLE, centered=True),
    "cold opening": Look(_ACT_STYLE, centered=True),
}


def read_looks(root: ET.Element) -> Mapping[str, Look]:
    """The look of every type, by its name in small letters; Final Draft's own where the document says nothing."""
    looks = dict(_USUAL_LOOKS)
    for settings in root.iterfind("ElementSettings"):
        font, paragraph = settings.find("FontSpec"), settings.find("ParagraphSpec")
        looks[settings.get("Type", "").casefold()] = Look(
            style="" if font is None else font.get("Style", ""),
            centered=paragraph is not None and paragraph.get("Alignment") == "Center",
            new_page=paragraph is not None and paragraph.get("StartsNewPage") == "Yes",
        )
    return looks


def outline_of(type_name: str, text: str) -> Aside | None:
    """The section, synopsis or note that an outline paragraph is; None if the type is of the script."""
    name = type_name.casefold()
    if match := _OUTLINE.fullmatch(name):
        return Section(" ".join(text.split()), level=max(1, int(match.group(1))))
    if name in ("summary", "outline body"):
        return Synopsis(" ".join(text.split()))
    return Note(text.strip()) if name == "note" else None
