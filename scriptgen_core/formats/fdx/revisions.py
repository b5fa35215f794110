"""Rounds of revision in Final Draft's terms: ``<Revisions>``, and the changed stretches of a paragraph."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from scriptgen_core.core.screenplay import Revised, Revision, Revisions, Run
from scriptgen_core.formats.fdx.vocabulary import legal

MarkedRun = tuple[Run, int]
"""A run and the ID of the revision that changed it; 0 for none. IDs count from 1, the oldest first."""
Stretch = tuple[int, int, int]
"""Start, end and ID of a changed stretch."""

_COLORS = {
    "blue": "#00000000FFFF",
    "pink": "#FFFF66669999",
    "yellow": "#CCCC99990000",
    "green": "#000080800000",
    "goldenrod": "#B8B886860B0B",
    "buff": "#A5A57C7C3F3F",
    "salmon": "#FAFA80807272",
    "cherry": "#DEDE31316363",
}
"""The colour of changed text on the screen, by the name of the paper."""
_BLACK = "#000000000000"
_NAME = re.compile(r"(?P<color>.*?)(?:\s+rev(?:ision|\.)?)?(?:\s*\((?P<date>[^()]*)\))?", re.IGNORECASE)
_NO_DATE = re.compile(r"[mdyj/. -]*", re.IGNORECASE)


def add_revisions(root: ET.Element, rounds: Sequence[Revision]) -> None:
    """The rounds; the last one is the one the document is in."""
    settings = {"RevisionMode": "Yes", "RevisionsShown": "Active", "ShowAllMarks": "Yes", "ShowAllSets": "No"}
    node = ET.SubElement(root, "Revisions", {"ActiveSet": str(len(rounds)), "Location": "7.80"} | settings)
    for number, each in enumerate(rounds, 1):
        name = f"{each.color} Rev. ({each.date})" if each.date else f"{each.color} Rev."
        color = _COLORS.get(each.color.split(" ")[-1].casefold(), _BLACK)
        ET.SubElement(
            node, "Revision", Color=color, FullRevision="No", ID=str(number), Mark=legal(each.mark), Name=legal(name)
        )


def read_rounds(node: ET.Element | None, used: Iterable[int]) -> Mapping[int, Revision]:
    """The rounds by their ID, up to the last one that was used: Final Draft lists colours it has not come to yet."""
    if node is None:
        return {number: Revision(f"Revision {number}") for number in sorted(set(used))}
    in_mode = node.get("RevisionMode", "No") == "Yes"
    last = max([*used, _number(node.get("ActiveSet")) if in_mode else 0], default=0)
    found = {_number(each.get("ID")): _revision(each) for each in node.iterfind("Revision")}
    found |= {number: Revision(f"Revision {number}") for number in used if number not in found}
    return {number: found[number] for number in sorted(found) if 0 < number <= last}


def collected(rounds: Mapping[int, Revision], stretches: Iterable[tuple[int, Stretch]]) -> Revisions:
    """The rounds and what each changed; ``stretches`` come with the index of their element."""
    indexes = {number: index for index, number in enumerate(rounds)}
    changed = tuple(Revised(element, start, end, indexes[number]) for element, (start, end, number) in stretches)
    return Revisions(tuple(rounds.values()), changed)


def marked(text: Sequence[Run], changed: Iterable[Revised]) -> list[MarkedRun]:
    """``text`` cut where its revision changes; the latest round wins.

    Final Draft marks letters only, so words taken out mark the letter beside the gap.
    """
    length = sum(len(run.text) for run in text)
    ids = [0] * length
    for each in sorted(changed, key=lambda each: each.round):
        start, end = (max(0, each.start - 1), max(1, each.end)) if each.start == each.end else (each.start, each.end)
        ids[start:end] = [each.round + 1] * (min(end, length) - min(start, length))
    pieces: list[MarkedRun] = []
    at = 0
    for run in text:
        pieces += [(Run(run.text[left:right], run.styles), ids[at + left]) for left, right in _equal(ids, at, run)]
        at += len(run.text)
    return pieces


def changed_stretches(text: Iterable[MarkedRun]) -> list[Stretch]:
    """The changed stretches of a paragraph, neighbours of one round as one."""
    found: list[Stretch] = []
    at = 0
    for run, number in text:
        end = at + len(run.text)
        if number and run.text:
            if found and found[-1][1:] == (at, number):
                found[-1] = (found[-1][0], end, number)
            else:
                found.append((at, end, number))
        at = end
    return found


def revision_id(node: ET.Element) -> int:
    """The ID of the revision that changed a ``<Text>``."""
    return _number(node.get("RevisionID"))


def _equal(ids: Sequence[int], at: int, run: Run) -> Iterator[tuple[int, int]]:
    left = 0
    for right in range(1, len(run.text) + 1):
        if right == len(run.text) or ids[at + right] != ids[at + left]:
            yield left, right
            left = right


def _revision(node: ET.Element) -> Revision:
    name = " ".join(node.get("Name", "").split())
    match = _NAME.fullmatch(name)
    color, date = (match.group("color"), match.group("date") or "") if match else (name, "")
    number = node.get("ID", "")
    return Revision(color or f"Revision {number}", "" if _NO_DATE.fullmatch(date) else date, node.get("Mark", "*"))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else 0
