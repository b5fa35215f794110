"""Reads an electronic book (EPUB 2 and 3): its pages in reading order, with the headings its navigation names.

Written here, for the libraries that read this format are under the AGPL, unkept or bring a whole converter along.
https://www.w3.org/TR/epub-33/
"""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree as ET

from defusedxml.ElementTree import fromstring

from scriptgen_core.adaptation.archive import Archive, damaged
from scriptgen_core.adaptation.blocks import Block, comparable, squeezed
from scriptgen_core.adaptation.html_text import HtmlText, read_html
from scriptgen_core.core.decoding import decoded
from scriptgen_core.core.errors import FormatError

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_FEWEST_ENTRIES = 2
"""A navigation with fewer of them only leads to the beginning."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the navigation: ``level`` is how deep it stands, ``anchor`` an id in the page, or empty."""

    page: str
    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class _Item:
    path: str
    kind: str
    properties: tuple[str, ...]


def read_epub(archive: Archive) -> list[Block]:
    """The text of the book; FormatError if it is protected against copying, or no whole book."""
    root = fromstring(archive.read(_CONTAINER)).find(".//{*}rootfile")
    if root is None:
        raise damaged()
    package_path = unquote(root.get("full-path", ""))
    package = fromstring(archive.read(package_path))
    items = _items(package, package_path)
    navigation = [
        item for item in items.values() if "nav" in item.properties or item.kind == "application/x-dtbncx+xml"
    ]
    spine = [items[ref] for ref in _reading_order(package) if ref in items and "nav" not in items[ref].properties]
    _check_unprotected(archive, {item.path for item in spine})
    pages = {
        item.path: read_html(decoded(archive.read(item.path), "book")[0])
        for item in spine
        if item.path in archive.names
    }
    entries = _navigation(archive, navigation, pages)
    if len(entries) < _FEWEST_ENTRIES:
        return [block for page in pages.values() for block in page.blocks]
    by_page: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_page[entry.page].append(entry)
    return [block for path, page in pages.items() for block in _with_entries(page, by_page[path])]


def _items(package: ET.Element, package_path: str) -> dict[str, _Item]:
    return {
        each.get("id", ""): _Item(
            _target(package_path, each.get("href", ""))[0],
            each.get("media-type", ""),
            tuple(each.get("properties", "").split()),
        )
        for each in package.iterfind("{*}manifest/{*}item")
    }


def _reading_order(package: ET.Element) -> Iterator[str]:
    return (each.get("idref", "") for each in package.iterfind("{*}spine/{*}itemref") if each.get("linear") != "no")


def _target(base: str, href: str) -> tuple[str, str]:
    """The entry of the archive that a link leads to, and the id in it."""
    path, anchor = urldefrag(href)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))), unquote(anchor)


def _check_unprotected(archive: Archive, paths: set[str]) -> None:
    """Fonts may be obscured; pages that are encrypted cannot be read."""
    if _ENCRYPTION in archive.names:
        references = fromstring(archive.read(_ENCRYPTION)).iterfind(".//{*}CipherReference")
        if paths & {unquote(each.get("URI", "")) for each in references}:
            raise FormatError("This book is protected against copying; choose a copy without protection.")


def _navigation(archive: Archive, items: Sequence[_Item], pages: Mapping[str, HtmlText]) -> list[_Entry]:
    """The lines of the first navigation that can be read, those of the newer form before those of the older."""
    for item in sorted(items, key=lambda each: "nav" not in each.properties):
        try:
            root = fromstring(archive.read(item.path))
        except (ET.ParseError, FormatError):
            continue
        read = _nav_entries if "nav" in item.properties else _ncx_entries
        if entries := [entry for entry in read(root, item.path) if entry.page in pages and entry.title]:
            return entries
    return []


def _nav_entries(root: ET.Element, base: str) -> Iterator[_Entry]:
    for nav in root.iterfind(".//{*}nav"):
        if nav.get(_EPUB_TYPE) == "toc":
            for top in nav.iterfind("{*}ol"):
                yield from _listed(top, base, 1)


def _listed(items: ET.Element, base: str, level: int) -> Iterator[_Entry]:
    for item in items.iterfind("{*}li"):
        link = item.find("{*}a")
        if link is not None:
            yield _Entry(*_target(base, link.get("href", "")), squeezed("".join(link.itertext())), level)
        for below in item.iterfind("{*}ol"):
            yield from _listed(below, base, level + 1)


def _ncx_entries(root: ET.Element, base: str, level: int = 1) -> Iterator[_Entry]:
    points = root.iterfind("{*}navMap/{*}navPoint") if level == 1 else root.iterfind("{*}navPoint")
    for point in points:
        content = point.find("{*}content")
        if content is not None:
            label = point.findtext("{*}navLabel/{*}text") or ""
            yield _Entry(*_target(base, content.get("src", "")), squeezed(label), level)
        yield from _ncx_entries(point, base, level + 1)


def _with_entries(page: HtmlText, entries: Sequence[_Entry]) -> Iterator[Block]:
    """The blocks of a page, with the entries that lead into it as its only headings."""
    starts: defaultdict[int, list[_Entry]] = defaultdict(list)
    for entry in entries:
        starts[page.places.get(entry.anchor, 0)].append(entry)
    repeated = ""
    for at, block in enumerate(page.blocks):
        for entry in starts.pop(at, ()):
            yield Block(entry.title, entry.level)
            repeated += comparable(entry.title)
        if repeated and repeated.startswith(comparable(block.text)):
            repeated = repeated.removeprefix(comparable(block.text))
        else:
            repeated = ""
            yield Block(block.text)
    yield from (Block(entry.title, entry.level) for left in starts.values() for entry in left)
