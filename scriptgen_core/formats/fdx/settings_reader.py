"""Reads what a Final Draft document says of the page: paper, header, scene numbers, (MORE) and (CONT'D)."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from scriptgen_core.formats.fdx.vocabulary import NUMBER_SCHEMES, PAGE_LABEL, REVISION_LABEL
from scriptgen_core.formats.left_out import LeftOut
from scriptgen_core.formats.page_rules import CONTINUED, MORE
from scriptgen_core.formats.page_setup import A4, HEADER_MAX, LETTER, PageSetup, Paper, SceneNumbers

_WHERE = "page settings"
_SAME_PAPER = 0.05
"""Inches that sheets of one name differ by, as programs round."""
_SIDES: dict[tuple[bool, bool], SceneNumbers] = {(True, True): "both", (True, False): "left", (False, True): "right"}
_STYLES = {scheme: style for style, scheme in NUMBER_SCHEMES.items()}


def read_setup(root: ET.Element) -> PageSetup:
    """How the document prints its pages; a spec script's setup where it says nothing."""
    breaks = root.find("MoresAndContinueds/DialogueBreaks")
    more, continued = (breaks is None or _is_on(breaks, name) for name in ("BottomOfPage", "TopOfNext"))
    return PageSetup(
        paper=_paper(root),
        more=more,
        continued=continued,
        scene_numbers=_scene_numbers(root),
        inserted=_STYLES.get(_number_scheme(root), "american"),
        header=_header(root)[:HEADER_MAX].rstrip(),
    )


def left_out_of_setup(root: ET.Element) -> Iterator[LeftOut]:
    """What of the page's settings has no place in a setup of ours."""
    if (size := _size(root)) and _named(size) is None:
        yield LeftOut(f"paper of {size[0]:g} by {size[1]:g} inches, read as {_paper(root).name}", _WHERE)
    if len(header := _header(root)) > HEADER_MAX:
        yield LeftOut(f"what of the header is longer than {HEADER_MAX} letters", _WHERE, header)
    around = root.find("HeaderAndFooter")
    if around is not None:
        yield from _around_the_page(around)
    if (scheme := _number_scheme(root)) not in _STYLES:
        yield LeftOut(f"the scheme {scheme} for numbers of inserted scenes", _WHERE)
    yield from _breaks(root)


def _paper(root: ET.Element) -> Paper:
    size = _size(root)
    if size is None:
        return LETTER
    return _named(size) or min((LETTER, A4), key=lambda paper: abs(paper.height - size[1]))


def _named(size: tuple[float, float]) -> Paper | None:
    fits = (each for each in (LETTER, A4) if abs(each.width - size[0]) + abs(each.height - size[1]) < _SAME_PAPER)
    return next(fits, None)


def _size(root: ET.Element) -> tuple[float, float] | None:
    """Width and height in inches; None where the document does not say."""
    node = root.find("PageLayout/PageSize")
    try:
        return None if node is None else (float(node.get("Width", "")), float(node.get("Height", "")))
    except ValueError:
        return None


def _scene_numbers(root: ET.Element) -> SceneNumbers:
    """The margins in which numbers stand; none where no scene has one."""
    options = root.find("SceneNumberOptions")
    if options is None or root.find("Content//Paragraph[@Number]") is None:
        return "none"
    sides = (_is_on(options, "ShowNumbersOnLeft"), _is_on(options, "ShowNumbersOnRight"))
    return _SIDES.get(sides, "none")


def _number_scheme(root: ET.Element) -> str:
    options = root.find("SceneNumberOptions")
    return NUMBER_SCHEMES["american"] if options is None else options.get("NumberScheme", NUMBER_SCHEMES["american"])


def _header(root: ET.Element) -> str:
    """What the header says beside the page number and the revision; empty where it is not shown."""
    around = root.find("HeaderAndFooter")
    return _said(around, "Header") if around is not None and _is_on(around, "HeaderVisible") else ""


def _said(around: ET.Element, place: str) -> str:
    """The text that stands there, without the full stop behind the page number."""
    parts: list[str] = []
    is_behind_number = False
    for node in around.iterfind(f"{place}/Paragraph/*"):
        text = (node.text or "") if node.tag == "Text" else " "
        parts.append(text.removeprefix(".") if is_behind_number else text)
        is_behind_number = node.get("Type") == PAGE_LABEL
    return " ".join("".join(parts).split())


def _around_the_page(around: ET.Element) -> Iterator[LeftOut]:
    for place, word in (("Header", "header"), ("Footer", "footer")):
        is_shown = _is_on(around, f"{place}Visible")
        if (text := _said(around, place)) and (place == "Footer" or not is_shown):
            yield LeftOut(f"the {word}" if is_shown else f"a {word} that is not shown", _WHERE, text)
        labels = (node.get("Type", "") for node in around.iterfind(f"{place}/Paragraph/DynamicLabel"))
        for label in labels if is_shown else ():
            if place == "Footer" or label not in (PAGE_LABEL, REVISION_LABEL):
                yield LeftOut(f'"{label}" in the {word}', _WHERE)


def _breaks(root: ET.Element) -> Iterator[LeftOut]:
    speeches, scenes = root.find("MoresAndContinueds/DialogueBreaks"), root.find("MoresAndContinueds/SceneBreaks")
    for name, ours in (("DialogueBottom", MORE), ("DialogueTop", CONTINUED)):
        if speeches is not None and (mark := speeches.get(name, ours)) != ours:
            yield LeftOut(f'"{mark}" where a speech runs over a page, printed as {ours}', _WHERE)
    for shown, name in (("SceneBottomOfPage", "SceneBottom"), ("SceneTopOfNext", "SceneTop")):
        if scenes is not None and _is_on(scenes, shown):
            yield LeftOut(f'"{scenes.get(name, "")}" where a scene runs over a page', _WHERE)


def _is_on(node: ET.Element, name: str) -> bool:
    return node.get(name) == "Yes"
