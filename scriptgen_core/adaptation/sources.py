"""Reads what a writer uploads as source material: chapters of text out of files of many kinds."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from scriptgen_core.adaptation.archive import Allowance, Archive, damaged
from scriptgen_core.adaptation.blocks import Block
from scriptgen_core.adaptation.chapters import chapters_of
from scriptgen_core.adaptation.epub import read_epub
from scriptgen_core.adaptation.pdf_text import read_pdf
from scriptgen_core.adaptation.plain_text import read_fountain, read_markdown, read_plain
from scriptgen_core.adaptation.word import read_word
from scriptgen_core.core.decoding import decoded
from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.sources import SourceText

READABLE = (".txt", ".md", ".fountain", ".epub", ".pdf", ".docx", ".zip")

_UNKNOWN = (
    f"Files of this kind cannot be read; save it as one that ends in {', '.join(READABLE[:-1])} or {READABLE[-1]}."
)
_TEXT_KINDS: dict[str, tuple[str, Callable[[str], list[Block]]]] = {
    ".txt": ("txt", read_plain),
    ".text": ("txt", read_plain),
    ".md": ("md", read_markdown),
    ".markdown": ("md", read_markdown),
    ".fountain": ("fountain", read_fountain),
}
_PDF = b"%PDF-"
_ZIPPED = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PDF_WITHIN = 1024
"""Bytes that may stand before the mark of a PDF."""

_Made = TypeVar("_Made")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was not read; ``reason`` is a sentence that says why and what to do next."""

    name: str
    reason: str


def read_sources(files: Iterable[tuple[str, bytes]]) -> tuple[tuple[SourceText, ...], tuple[Unreadable, ...]]:
    """The texts of the files, given by name, and those that could not be read.

    They stand in the natural order of their names ("chapter 2" before "chapter 10"), those in a ZIP in the order of
    their paths where the ZIP stands. Whatever the bytes are, nothing is raised.
    """
    allowance = Allowance()
    read: list[SourceText] = []
    unread: list[Unreadable] = []
    for name, data in sorted(files, key=lambda file: _natural(file[0])):
        for result in _results(name, data, allowance):
            if isinstance(result, SourceText):
                read.append(result)
            else:
                unread.append(result)
    return tuple(read), tuple(unread)


def _natural(path: str) -> list[tuple[tuple[int, str], ...]]:
    """Sorts names by the numbers in them, and what is in a folder together."""
    return [
        tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in re.split(r"(\d{1,18})", step))
        for step in path.split("/")
    ]


def _results(name: str, data: bytes, allowance: Allowance) -> Iterator[SourceText | Unreadable]:
    if _ending(name) != ".zip":
        yield _guarded(name, lambda: _read(name, data, allowance))
        return
    archive = _guarded(name, lambda: Archive(data, allowance))
    if isinstance(archive, Unreadable):
        yield archive
        return
    if _packed_kind(archive):
        yield _guarded(name, lambda: _read(name, data, allowance))
        return
    members = sorted((each for each in archive.names if not _is_hidden(each)), key=_natural)
    if not members:
        yield Unreadable(name, "This ZIP holds no files; pack the chapters into it and choose it again.")
    for member in members:
        yield _member(member, archive, allowance)


def _member(name: str, archive: Archive, allowance: Allowance) -> SourceText | Unreadable:
    if _ending(name) == ".zip":
        return Unreadable(name, "This is a ZIP within a ZIP; unpack it and choose its files.")
    return _guarded(name, lambda: _read(name, archive.read(name), allowance))


def _is_hidden(path: str) -> bool:
    return any(step == "__MACOSX" or (step.startswith(".") and step.strip(".")) for step in path.split("/"))


def _guarded(name: str, read: Callable[[], _Made]) -> _Made | Unreadable:
    try:
        return read()
    except FormatError as error:
        return Unreadable(name, str(error))
    except Exception as error:  # noqa: BLE001  what others made of a format fails in ways that nobody can list
        _log.info("A source file could not be read", exc_info=error)
        return Unreadable(name, str(damaged()))


def _read(name: str, data: bytes, allowance: Allowance) -> SourceText:
    kind, blocks = _blocks(name, data, allowance)
    chapters = chapters_of(blocks, PurePosixPath(name).stem)
    if not chapters:
        raise FormatError("This file holds no text; choose another one.")
    return SourceText(name, kind, chapters)


def _blocks(name: str, data: bytes, allowance: Allowance) -> tuple[str, list[Block]]:
    """What kind of file this is, by its bytes if they say so and by its ending otherwise, and its text."""
    if not data:
        raise FormatError("This file is empty; choose another one.")
    if _PDF in data[:_PDF_WITHIN]:
        return "pdf", read_pdf(data)
    if data.startswith(_OLD_OFFICE):
        raise FormatError("This is an old Word file or has a password; save it as .docx without one and choose that.")
    if data.startswith(_ZIPPED):
        archive = Archive(data, allowance)
        match _packed_kind(archive):
            case "docx":
                return "docx", read_word(data, archive)
            case "epub":
                return "epub", read_epub(archive)
            case _:
                raise FormatError(_UNKNOWN)
    return _text_blocks(_ending(name), data)


def _text_blocks(ending: str, data: bytes) -> tuple[str, list[Block]]:
    if ending in (".epub", ".pdf", ".docx"):
        raise damaged()
    if ending not in _TEXT_KINDS:
        raise FormatError(_UNKNOWN)
    kind, read = _TEXT_KINDS[ending]
    return kind, read(decoded(data, "text")[0])


def _packed_kind(archive: Archive) -> str:
    if "word/document.xml" in archive.names:
        return "docx"
    return "epub" if "META-INF/container.xml" in archive.names else ""


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.casefold()
