"""Turns a script file of one format into another; the endings of the names say which."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Boneyard, Note, Revisions, Screenplay, Section, Synopsis
from scriptgen_core.formats.emphasis import runs
from scriptgen_core.formats.fdx.reader import FdxDocument, read_fdx
from scriptgen_core.formats.fdx.writer import left_out_of_fdx, write_fdx
from scriptgen_core.formats.font_coverage import unshowable
from scriptgen_core.formats.fountain import parse_fountain
from scriptgen_core.formats.fountain_lines import find_hidden
from scriptgen_core.formats.fountain_writer import write_fountain
from scriptgen_core.formats.left_out import LeftOut
from scriptgen_core.formats.pdf import write_pdf
from scriptgen_core.formats.text_reader import read_text
from scriptgen_core.formats.text_writer import write_text

READABLE = (".fountain", ".fdx", ".txt")
WRITABLE = (".fountain", ".fdx", ".pdf", ".txt")
_NO_TEXT = (b"%PDF", b"{\\rtf", b"PK\x03\x04")
"""PDF, RTF and the archives that word processors write."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The bytes of the new file, what could not be taken over, and the encoding that was guessed, if one was."""

    data: bytes
    left_out: tuple[LeftOut, ...]
    encoding: str = ""


def convert(data: bytes, source: str, target: str) -> Converted:
    """``data`` of the file called ``source`` as the file ``target``; raises FormatError if that cannot be done."""
    read_as, write_as = PurePath(source).suffix.casefold(), PurePath(target).suffix.casefold()
    if read_as not in READABLE:
        raise FormatError(f"{source} cannot be read by its name; give a file that ends in {_listed(READABLE)}.")
    if write_as not in WRITABLE:
        raise FormatError(f"{target} cannot be written by its name; give one that ends in {_listed(WRITABLE)}.")
    document, encoding = _read(data, read_as)
    if not document.screenplay.elements and not document.screenplay.title_page:
        raise FormatError(f"{source} holds no script; choose another file.")
    left_out = (*document.left_out, *_left_out(document, write_as))
    return Converted(_write(document, write_as), left_out, encoding)


def _listed(endings: Sequence[str]) -> str:
    return f"{', '.join(endings[:-1])} or {endings[-1]}"


def _read(data: bytes, kind: str) -> tuple[FdxDocument, str]:
    if kind == ".fdx":
        return read_fdx(data), ""
    text, encoding = _decoded(data)
    parse: Callable[[str], Screenplay] = parse_fountain if kind == ".fountain" else read_text
    return FdxDocument(parse(text), Revisions(), ()), encoding


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and its encoding where that is not UTF-8."""
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in () if data.startswith(_NO_TEXT) else ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, "" if encoding == "utf-8-sig" else encoding
    raise FormatError("This is not text; save the script as UTF-8 text and choose that file.")


def _left_out(document: FdxDocument, kind: str) -> Iterator[LeftOut]:
    screenplay = document.screenplay
    if kind == ".fdx":
        yield from left_out_of_fdx(screenplay)
        return
    if document.revisions.rounds and kind != ".pdf":
        yield LeftOut(f"marks of {_counted(len(document.revisions.rounds), 'round')} of revision", "the whole script")
    if kind in (".pdf", ".txt"):
        yield from _unprinted(screenplay)
    if kind == ".txt" and any(run.styles for each in screenplay.elements for run in runs(each.text)):
        yield LeftOut("bold, italic and underline", "the whole script")
    if kind == ".pdf" and (letters := unshowable(screenplay)):
        yield LeftOut("letters that no installed font shows", "the whole script", " ".join(letters))


def _unprinted(screenplay: Screenplay) -> Iterator[LeftOut]:
    """How much of each kind stands in the script and is not printed."""
    inside = Counter(stretch.kind for each in screenplay.elements for stretch in find_hidden(each.text))
    kinds = Counter(type(each) for each in screenplay.elements)
    counts = (
        ("note", kinds[Note] + inside["note"]),
        ("section", kinds[Section]),
        ("synopsis", kinds[Synopsis]),
        ("stretch of cut text", kinds[Boneyard] + inside["boneyard"]),
    )
    for what, count in counts:
        if count:
            yield LeftOut(_counted(count, what), "not printed")


def _counted(count: int, what: str) -> str:
    if count == 1:
        return f"1 {what}"
    plurals = {"synopsis": "synopses", "stretch of cut text": "stretches of cut text"}
    return f"{count} {plurals.get(what, f'{what}s')}"


def _write(document: FdxDocument, kind: str) -> bytes:
    screenplay = document.screenplay
    match kind:
        case ".fdx":
            return write_fdx(screenplay, document.revisions)
        case ".pdf":
            return write_pdf(screenplay, revisions=document.revisions)
        case ".txt":
            return write_text(screenplay).encode()
        case _:
            return write_fountain(screenplay).encode()
