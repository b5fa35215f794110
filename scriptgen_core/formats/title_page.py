"""The title page of a Fountain text: ``key: value`` lines before the first empty line, and back.

A value may stand beside its key or indented below it (https://fountain.io/syntax#section-titlepage).
Scripts without a title page often begin with a line that has a colon too (FADE IN:, SUPER: 1920), so a
first key in capitals counts only among the usual keys.
"""

from collections.abc import Iterable, Sequence

from scriptgen_core.core.screenplay import TitleField
from scriptgen_core.formats.fountain_lines import Line, read_lines
from scriptgen_core.formats.fountain_rules import is_heading, is_transition

_NO_KEY = frozenset("[]*/")
_INDENT = ("   ", "\t")
_USUAL_KEYS = frozenset(
    (
        *("title", "credit", "written by", "author", "authors", "source", "copyright", "contact", "notes"),
        *("date", "draft", "draft date", "revision", "episode", "series", "format", "font", "language"),
    )
)


def read_title_page(lines: Sequence[Line]) -> tuple[tuple[TitleField, ...], int]:
    """The title page's fields, and how many of ``lines`` it takes up (0 without a title page)."""
    block = _first_block(lines)
    if not block or not _opens_title_page(block):
        return (), 0
    fields: list[tuple[str, list[str]]] = []
    for line in block:
        key, value = ("", line.text) if line.raw.startswith(_INDENT) else _key_and_value(line.text)
        if key:
            fields.append((key, []))
        if value:
            fields[-1][1].append(value)
    used = next(index for index, line in enumerate(lines) if line is block[-1]) + 1
    return tuple(TitleField(key, tuple(values)) for key, values in fields), used


def write_title_page(fields: Iterable[TitleField]) -> str:
    """The fields as Fountain, one value beside its key, several below it."""
    return "\n".join(line for entry in fields for line in _field_lines(entry))


def reads_as_title_page(lines: Sequence[Line]) -> bool:
    """Whether a text beginning with ``lines`` is taken to have a title page."""
    return read_title_page(lines)[1] > 0


def _first_block(lines: Sequence[Line]) -> list[Line]:
    block: list[Line] = []
    for line in lines:
        if line.is_blank:
            if block:
                break
        elif "\n" in line.raw or (is_heading(line.text) and not line.raw.startswith(_INDENT)):
            break
        else:
            block.append(line)
    return block


def _opens_title_page(block: Sequence[Line]) -> bool:
    key, value = _key_and_value(block[0].text)
    if not key or block[0].raw[:1].isspace() or is_transition(block[0].text):
        return False
    return key.casefold() in _USUAL_KEYS or (not key.isupper() and bool(value or block[1:]))


def _key_and_value(line: str) -> tuple[str, str]:
    """``Draft date: May`` -> (``Draft date``, ``May``); no key if there is no colon after a word."""
    key, colon, value = line.partition(":")
    is_key = colon and key[:1].isalpha() and not _NO_KEY.intersection(key)
    return (key.rstrip(), value.strip()) if is_key else ("", line)


def _field_lines(entry: TitleField) -> list[str]:
    values = [line.text for value in entry.values for line in read_lines(value) if line.text]
    if len(values) == 1:
        return [f"{entry.key}: {values[0]}"]
    return [f"{entry.key}:", *(f"    {value}" for value in values)]
