"""Reads a script file of any format that can be read; the ending of its name says which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from scriptgen_core.core.decoding import decoded
from scriptgen_core.core.errors import FormatError
from scriptgen_core.core.screenplay import Revisions, Screenplay
from scriptgen_core.formats.fdx.reader import MAX_BYTES, read_fdx
from scriptgen_core.formats.fountain import parse_fountain
from scriptgen_core.formats.left_out import LeftOut
from scriptgen_core.formats.page_setup import PageSetup
from scriptgen_core.formats.text_reader import read_text

READABLE = (".fountain", ".fdx", ".txt")


@dataclass(frozen=True, slots=True)
class ScriptFile:
    """What a script file holds.

    ``left_out`` could not be read; ``encoding`` is the one that was guessed, empty for UTF-8 and for FDX.
    ``setup`` says how its pages print, if it is a file that says so.
    """

    screenplay: Screenplay
    revisions: Revisions
    left_out: tuple[LeftOut, ...]
    encoding: str = ""
    setup: PageSetup | None = None


def read_script_file(data: bytes, name: str) -> ScriptFile:
    """The script in ``data`` of the file called ``name``; raises FormatError for anything that is not a script."""
    kind = kind_of_file(name)
    file = _fdx(data) if kind == ".fdx" else _text(data, parse_fountain if kind == ".fountain" else read_text)
    if not file.screenplay.elements and not file.screenplay.title_page:
        raise FormatError(f"{name} holds no script; choose another file.")
    return file


def kind_of_file(name: str) -> str:
    """The ending that says how the file is read, in lower case; raises FormatError for any other one."""
    kind = PurePath(name).suffix.casefold()
    if kind not in READABLE:
        raise FormatError(f"{name} cannot be read by its name; give a file that ends in {listed(READABLE)}.")
    return kind


def listed(endings: Sequence[str]) -> str:
    """``.fountain, .fdx or .txt``"""
    return f"{', '.join(endings[:-1])} or {endings[-1]}"


def _fdx(data: bytes) -> ScriptFile:
    document = read_fdx(data)
    return ScriptFile(document.screenplay, document.revisions, document.left_out, setup=document.setup)


def _text(data: bytes, parse: Callable[[str], Screenplay]) -> ScriptFile:
    if len(data) > MAX_BYTES:
        raise FormatError(f"The file has more than {MAX_BYTES // 1_000_000} MB; save the script without anything else.")
    text, encoding = decoded(data, "script")
    return ScriptFile(parse(text), Revisions(), (), encoding)
