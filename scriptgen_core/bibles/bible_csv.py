"""Bible entries of one kind as a CSV file for a spreadsheet, and such a file as a plan of what it would change.

One row is one entry. Lists stand in their cells as the lines that a form shows. Rows find their entries by the last
column, else by their name; a column that is not in the file changes nothing.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scriptgen_core.bibles.cast import folded
from scriptgen_core.core.cell_text import as_cell, from_cell
from scriptgen_core.core.decoding import decoded
from scriptgen_core.core.errors import FormatError, InputError
from scriptgen_core.core.field_paths import value_at, with_values
from scriptgen_core.core.story import BIBLE_TYPES, BibleData, BibleEntry, BibleType
from scriptgen_core.core.story_lines import as_lines, from_lines

MAX_MEGABYTES = 5
_SEPARATORS = ",;\t"
_ID = "Entry (leave as it is)"
_NAME = "name"


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """One field: its ``path`` in an entry, its ``heading``, and the ``kind`` of lines that its text is."""

    path: str
    heading: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class CellChange:
    """A field that would say something else."""

    heading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """An entry as it stands, and as it would be."""

    entry: BibleEntry
    data: BibleData
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """Why a row changes nothing. ``row`` counts as a spreadsheet does: the headings are row 1."""

    row: int
    name: str
    heading: str
    reason: str


@dataclass(frozen=True, slots=True)
class BiblePlan:
    """What a file would change; ``unknown`` are its headings that no field has."""

    kind: BibleType
    new: tuple[BibleData, ...] = ()
    changed: tuple[ChangedEntry, ...] = ()
    unchanged: int = 0
    refused: tuple[RefusedCell, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return not (self.new or self.changed)


def write_bible_csv(columns: Sequence[CsvColumn], entries: Sequence[BibleEntry]) -> bytes:
    """The entries with these columns, as UTF-8 that spreadsheets recognise."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([as_cell(heading) for heading in (*(column.heading for column in columns), _ID)])
    for entry in entries:
        writer.writerow([as_cell(_text(column, entry.data)) for column in columns] + [entry.id])
    return text.getvalue().encode("utf-8-sig")


def read_bible_csv(
    data: bytes, columns: Sequence[CsvColumn], kind: BibleType, entries: Sequence[BibleEntry]
) -> BiblePlan:
    """What the file would change in these entries of one kind; FormatError for what is no such file."""
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise FormatError(f"The file has more than {MAX_MEGABYTES} MB; give a table of bible entries.")
    text, _ = decoded(data, "table")
    known = {folded(column.heading): column for column in columns}
    rows = _rows(text, _separator(text, known))
    headings = [from_cell(cell.strip()) for cell in next(rows, [])]
    if not any(folded(heading) in known for heading in headings):
        raise FormatError(
            f"No column is called like a field. Begin with the headings, like {columns[0].heading}.", line=1
        )
    if twice := [heading for heading, times in Counter(map(folded, headings)).items() if heading and times > 1]:
        raise FormatError(f"Two columns are called “{twice[0]}”; keep one of them.", line=1)
    return _Reading(kind, headings, known, entries).plan(rows)


class _Reading:
    """The rows of one file over the entries as they stand."""

    def __init__(
        self,
        kind: BibleType,
        headings: Sequence[str],
        known: Mapping[str, CsvColumn],
        entries: Sequence[BibleEntry],
    ) -> None:
        self._kind = kind
        self._headings = headings
        self._columns = [known.get(folded(heading)) for heading in headings]
        self._id_place = next((place for place, each in enumerate(headings) if folded(each) == folded(_ID)), None)
        self._entries = entries
        self._met: set[str] = set()
        self._new: list[BibleData] = []
        self._changed: list[ChangedEntry] = []
        self._refused: list[RefusedCell] = []
        self._unchanged = 0

    def plan(self, rows: Iterator[list[str]]) -> BiblePlan:
        for number, row in enumerate(rows, 2):
            if any(cell.strip() for cell in row):
                self._take(number, row)
        unknown = [
            heading
            for place, (heading, column) in enumerate(zip(self._headings, self._columns, strict=True))
            if heading and column is None and place != self._id_place
        ]
        return BiblePlan(
            self._kind, tuple(self._new), tuple(self._changed), self._unchanged, tuple(self._refused), tuple(unknown)
        )

    def _take(self, number: int, row: list[str]) -> None:
        cells = {column: from_cell(cell) for column, cell in zip(self._columns, row, strict=False) if column}
        name = next((cell for column, cell in cells.items() if column.path == _NAME), "").strip()
        try:
            if any(cell.strip() for cell in row[len(self._headings) :]):
                raise InputError("", "has more cells than there are headings")
            entry = self._entry(row, name)
        except InputError as error:
            self._refused.append(RefusedCell(number, name, "", error.reason))
            return
        if entry:
            self._met.add(entry.id)
            name = entry.name
        values, refused = self._values(entry, cells)
        self._refused += [RefusedCell(number, name, heading, reason) for heading, reason in refused]
        if not refused:
            self._keep(entry, values, cells)

    def _entry(self, row: Sequence[str], name: str) -> BibleEntry | None:
        """The entry that the row is about; None for a new one."""
        id = row[self._id_place].strip() if self._id_place is not None and self._id_place < len(row) else ""
        found = [each for each in self._entries if each.id == id] or self._by_name.get(folded(name), [])
        if len(found) > 1:
            raise InputError(
                "", f"could be any of {len(found)} entries of that name; download the table and change that"
            )
        if found and found[0].id in self._met:
            raise InputError("", "is about an entry that a row above it is about already")
        return found[0] if found else None

    @cached_property
    def _by_name(self) -> Mapping[str, list[BibleEntry]]:
        named: dict[str, list[BibleEntry]] = {}
        for entry in self._entries:
            named.setdefault(folded(entry.name), []).append(entry)
        return named

    def _values(
        self, entry: BibleEntry | None, cells: Mapping[CsvColumn, str]
    ) -> tuple[dict[str, Any], list[tuple[str, str]]]:
        """The values that the row sets, by path, and what is refused of it: heading and reason."""
        values: dict[str, Any] = {}
        refused = []
        base = entry.data if entry else BIBLE_TYPES[self._kind](name="-")
        for column, cell in cells.items():
            if (cell == _text(column, entry.data)) if entry else not cell.strip() and column.path != _NAME:
                continue
            try:
                value = _value(column, cell)
                with_values(base, {column.path: value})
                values[column.path] = value
            except InputError as error:
                refused.append((column.heading, error.reason))
        if entry is None and not any(column.path == _NAME for column in cells):
            refused.append(("", "says no name; a new entry needs one"))
        return values, refused

    def _keep(self, entry: BibleEntry | None, values: Mapping[str, Any], cells: Mapping[CsvColumn, str]) -> None:
        if entry is None:
            self._new.append(with_values(BIBLE_TYPES[self._kind](name="-"), values))
            return
        data = with_values(entry.data, values)
        pairs = [(column.heading, _text(column, entry.data), _text(column, data)) for column in cells]
        changes = tuple(CellChange(*pair) for pair in pairs if pair[1] != pair[2])
        if changes:
            self._changed.append(ChangedEntry(entry, data, changes))
        else:
            self._unchanged += 1


def _text(column: CsvColumn, data: BibleData) -> str:
    value = as_lines(column.kind, value_at(data, column.path))
    return "" if value is None else str(value)


def _value(column: CsvColumn, cell: str) -> Any:
    if column.kind == "number":
        return cell.strip() or None
    return from_lines(column.kind, cell.strip() if column.kind == "choice" else cell)


def _separator(text: str, known: Mapping[str, CsvColumn]) -> str:
    """The separator that makes most of the headings known ones."""

    def fits(separator: str) -> int:
        try:
            headings = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
        except csv.Error:
            return 0
        return sum(folded(from_cell(cell.strip())) in known for cell in headings)

    return max(_SEPARATORS, key=fits)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise FormatError(f"This row cannot be read ({error}); save the table as CSV again.", line=line) from error
        if row is None:
            return
        yield row
