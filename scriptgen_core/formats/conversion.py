"""Turns a script file of one format into another; the endings of the names say which."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Boneyard, Note, Revisions, Screenplay, Section, Synopsis
from scriptgen_core.formats.emphasis import runs
from scriptgen_core.formats.fdx.writer import left_out_of_fdx, write_fdx
from scriptgen_core.formats.font_coverage import unshowable
from scriptgen_core.formats.fountain_lines import find_hidden
from scriptgen_core.formats.fountain_writer import write_fountain
from scriptgen_core.formats.left_out import LeftOut
from scriptgen_core.formats.page_setup import PageSetup
from scriptgen_core.formats.pdf import write_pdf
from scriptgen_core.formats.script_file import ScriptFile, kind_of_file, listed, read_script_file
from scriptgen_core.formats.text_writer import write_text

WRITABLE = (".fountain", ".fdx", ".pdf", ".txt")
_AS_NUMBERED = PageSetup(scene_numbers="both")
"""How a file prints that says nothing of its pages: the scene numbers that it has are shown."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The bytes of the new file, what could not be taken over, and the encoding that was guessed, if one was."""

    data: bytes
    left_out: tuple[LeftOut, ...]
    encoding: str = ""


def convert(data: bytes, source: str, target: str) -> Converted:
    """``data`` of the file called ``source`` as the file ``target``; raises FormatError if that cannot be done."""
    kind_of_file(source)
    write_as = PurePath(target).suffix.casefold()
    if write_as not in WRITABLE:
        raise FormatError(f"{target} cannot be written by its name; give one that ends in {listed(WRITABLE)}.")
    file = read_script_file(data, source)
    left_out = (*file.left_out, *_left_out(file, write_as))
    return Converted(_write(file, write_as), left_out, file.encoding)


def left_out_marks(revisions: Revisions) -> tuple[LeftOut, ...]:
    """The marks of the rounds of revision, as what is left out where they have no place."""
    if not revisions.rounds:
        return ()
    return (LeftOut(f"marks of {_counted(len(revisions.rounds), 'round')} of revision", "the whole script"),)


def _left_out(file: ScriptFile, kind: str) -> Iterator[LeftOut]:
    screenplay = file.screenplay
    if kind == ".fdx":
        yield from left_out_of_fdx(screenplay)
        return
    if kind != ".pdf":
        yield from left_out_marks(file.revisions)
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


def _write(file: ScriptFile, kind: str) -> bytes:
    screenplay, setup = file.screenplay, file.setup or _AS_NUMBERED
    match kind:
        case ".fdx":
            return write_fdx(screenplay, file.revisions, setup)
        case ".pdf":
            return write_pdf(screenplay, setup=setup, revisions=file.revisions)
        case ".txt":
            return write_text(screenplay).encode()
        case _:
            return write_fountain(screenplay).encode()
