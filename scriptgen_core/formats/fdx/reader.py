"""Reads Final Draft XML, by whichever program it was written.

Only the root's ``<Content>`` is the script. Types of paragraph that have no element of ours are read as action that
looks the same (acts: as centred text). Nothing is dropped in silence: `FdxDocument.left_out` names what could not be
taken over, with the text of what now stands nowhere else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import defusedxml
from defusedxml.ElementTree import fromstring

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Element, Revisions, Screenplay
from scriptgen_core.formats.fdx.drafts import finished
from scriptgen_core.formats.fdx.paragraph_types import read_looks
from scriptgen_core.formats.fdx.revisions import Stretch, collected, read_rounds
from scriptgen_core.formats.fdx.script import ScriptReader
from scriptgen_core.formats.fdx.settings_reader import left_out_of_setup, read_setup
from scriptgen_core.formats.fdx.title_page import read_title_page
from scriptgen_core.formats.left_out import LeftOut
from scriptgen_core.formats.page_setup import PageSetup

MAX_BYTES = 20_000_000
"""Twenty times a long script with every attribute Final Draft writes."""

_SETTINGS = frozenset(
    (
        *("Content", "TitlePage", "ElementSettings", "Revisions", "ScriptNotes", "UnanchoredScriptNotes", "PageLayout"),
        *("SpellCheckIgnoreLists", "WindowState", "TextState", "SplitState", "ScriptNoteDefinitions", "SmartType"),
        *("MoresAndContinueds", "SceneNumberOptions", "Macros", "Actors", "Cast", "CastList", "CharacterHighlighting"),
        *(
            "TargetScriptLength",
            "HeaderAndFooter",
            "Watermarking",
            "Writers",
            "Characters",
            "DisplayBoards",
            "OutlineEditor",
        ),
    )
)
"""What is read elsewhere, or belongs to Final Draft's windows and lists rather than to the script."""
_MARKS_OF_THE_WRITER = ("TagDefinition", "LockedPage")


@dataclass(frozen=True, slots=True)
class FdxDocument:
    """What a Final Draft document holds, and how it prints. ``revisions`` refer to the elements of ``screenplay``."""

    screenplay: Screenplay
    revisions: Revisions
    setup: PageSetup
    left_out: tuple[LeftOut, ...]


def read_fdx(data: bytes) -> FdxDocument:
    """The document in ``data``; raises FormatError for anything that is not a whole Final Draft document."""
    root = _parsed(data)
    content = root.find("Content")
    if root.tag != "FinalDraft" or content is None:
        raise FormatError(_NOT_FDX)
    script = ScriptReader(read_looks(root))
    for node in content:
        script.add(node)
    for node in (*root.iterfind("ScriptNotes/ScriptNote"), *root.iterfind("UnanchoredScriptNotes/ScriptNote")):
        script.place_note(node)
    elements, changed, lost_styles = _elements(script)
    rounds = read_rounds(root.find("Revisions"), {number for _, (_, _, number) in changed})
    return FdxDocument(
        Screenplay(tuple(elements), read_title_page(root)),
        collected(rounds, changed),
        read_setup(root),
        (*script.left_out, *lost_styles, *left_out_of_setup(root), *_outside(root)),
    )


_NOT_FDX = "This is not a Final Draft document. Save the script as .fdx (Final Draft XML) and choose that file."
_SAVE_AGAIN = "Save it again with the program that wrote it."


def _parsed(data: bytes) -> ET.Element:
    if len(data) > MAX_BYTES:
        raise FormatError(f"The file has more than {MAX_BYTES // 1_000_000} MB; save the script without anything else.")
    try:
        root: ET.Element = fromstring(data)
    except defusedxml.DefusedXmlException as error:
        raise FormatError(f"The file defines entities of its own, which is refused. {_SAVE_AGAIN}") from error
    except ET.ParseError as error:
        if b"FinalDraft" not in data[:2000].replace(b"\0", b""):
            raise FormatError(_NOT_FDX) from error
        raise FormatError(f"The file is damaged here. {_SAVE_AGAIN}", line=error.position[0]) from error
    except (ValueError, LookupError) as error:
        raise FormatError(f"The file is in an encoding that cannot be read. {_SAVE_AGAIN}") from error
    return root


def _elements(script: ScriptReader) -> tuple[list[Element], list[tuple[int, Stretch]], list[LeftOut]]:
    """The elements, the changed stretches with their element's index, and what lost a style."""
    elements: list[Element] = []
    changed: list[tuple[int, Stretch]] = []
    lost: list[LeftOut] = []
    for draft in script.drafts:
        each = finished(draft)
        elements += draft.before
        changed += [(len(elements), stretch) for stretch in each.changed]
        if not each.keeps_styles:
            lost.append(LeftOut("a style that Fountain has no mark for", f'in "{_short(each.element.text)}"'))
        elements += [each.element, *draft.after]
    return [*elements, *script.trailing], changed, lost


def _outside(root: ET.Element) -> Iterator[LeftOut]:
    """Parts of the document outside the script that hold something of the writer's."""
    for node in root:
        if node.tag in _SETTINGS:
            continue
        text = "\n".join(said.strip() for each in node.iter("Text") if (said := each.text or "").strip(" .\t\n"))
        if text or any(node.find(f".//{tag}") is not None for tag in _MARKS_OF_THE_WRITER):
            yield LeftOut(f"<{node.tag}>", "beside the script", text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
