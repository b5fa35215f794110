"""What the reader and the writer of Final Draft XML share: the names that Final Draft gives to things."""

import re

from scriptgen_core.core.screenplay import Note, Section, Style, Synopsis
from scriptgen_core.formats.inserted_labels import InsertStyle

_STYLE_NAMES: tuple[tuple[Style, str], ...] = (("bold", "Bold"), ("italic", "Italic"), ("underline", "Underline"))
ALL_CAPS = "AllCaps"

TYPES = {
    "Scene Heading": ("scene_heading", ALL_CAPS),
    "Action": ("action", ""),
    "Character": ("character", ALL_CAPS),
    "Parenthetical": ("parenthetical", ""),
    "Dialogue": ("dialogue", ""),
    "Lyric": ("lyric", "Italic"),
    "Transition": ("transition", ALL_CAPS),
}
"""The paragraph types that have an element of ours: our kind and the style the type has by itself."""

PAGE_LABEL, REVISION_LABEL = "Page #", "Collated Revisions"
"""What a page's header says by itself."""
NUMBER_SCHEMES: dict[InsertStyle, str] = {"american": "1A", "british": "A1"}
"""How scenes between numbered ones are numbered. Every document of Final Draft's that is public says 1A, for letters
behind the number; none says A1, so that this is its word for letters before the number is a guess from the pattern."""

EMBEDDED_LENGTH = 2
"""What a block inside a paragraph (dual dialogue, an omitted scene) counts in the range of a script note: its own
text counts nothing, every end of a paragraph counts one."""

Aside = Note | Section | Synopsis
"""What stands between paragraphs and is not printed."""

_SECTION = re.compile(r"Section (\d+)")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def note_type(aside: Aside) -> str:
    """The ``Type`` of the script note that keeps ``aside``; empty for a note."""
    match aside:
        case Section():
            return f"Section {aside.level}"
        case Synopsis():
            return "Synopsis"
        case Note():
            return ""


def aside_of(type_name: str, text: str) -> Aside:
    """What a script note of this ``Type`` keeps."""
    if match := _SECTION.fullmatch(type_name):
        return Section(" ".join(text.split()), level=max(1, int(match.group(1))))
    return Synopsis(" ".join(text.split())) if type_name == "Synopsis" else Note(text.strip())


def style_names(styles: frozenset[Style]) -> str:
    """The styles as Final Draft writes them: ``Bold+Italic``."""
    return "+".join(name for style, name in _STYLE_NAMES if style in styles)


def styles_of(names: str) -> frozenset[Style]:
    """The styles of ours in ``Bold+Italic+AllCaps``."""
    return frozenset(style for style, name in _STYLE_NAMES if name in names.split("+"))


def legal(text: str) -> str:
    """``text`` without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)
