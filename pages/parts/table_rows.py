"""The rows behind a table of bible entries: what is stored of each, and what was typed and could not be saved yet.

What waits in the row of an entry is kept where the entry's form finds it; new rows that cannot be stored yet are
kept beside them. No reload and no other page loses either.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pages.parts.fields import Field, Sections, as_words, fields_of, labels_of, read
from pages.parts.shell import studio
from pages.parts.shelves import EntryShelf
from pages.parts.unsaved import UnsavedText, unsaved_in
from pages.parts.wording import refusal
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.field_paths import value_at
from scriptgen_core.core.story import BibleEntry
from scriptgen_core.studio import EntryChanges


@dataclass(eq=False, slots=True)
class Row:
    """One row; without an entry while it is not stored.

    ``shown`` is what stood in its fields before anything was typed over it, ``stands`` what is stored as the writer
    was told, ``typed`` what waits to be saved over ``version``. ``sent`` are its cells as the browser said last.
    """

    entry_id: str | None = None
    version: int = 0
    shown: dict[str, Any] = field(default_factory=dict)
    stands: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    sent: dict[str, Any] = field(default_factory=dict)
    problem: str = ""
    is_gone: bool = False


class TableRows:
    """The rows of one table, first those of the entries, then new ones."""

    def __init__(self, shelf: EntryShelf, sections: Sections, entries: Sequence[BibleEntry]) -> None:
        self._shelf = shelf
        self._fields = {each.name: each for each in fields_of(sections)}
        self._labels = labels_of(sections)
        self._place = f"table.{shelf.name}"
        unsaved = unsaved_in(shelf, [entry.id for entry in entries])
        self.rows = [self._row(entry, entry.id in unsaved) for entry in entries]
        kept = studio().stores.unsent.texts(shelf.project_id).get(self._place, "[]")
        for typed in json.loads(kept):
            self.begin().typed = typed
        for row in [row for row in self.rows if row.typed]:
            self._save(row)

    @property
    def problems(self) -> list[str]:
        """What is not saved of the rows, and why."""
        return [row.problem for row in self.rows if row.problem and not row.is_gone]

    def stand_as(self, entries: Sequence[BibleEntry], columns: Sequence[Field]) -> bool:
        """Whether these are the entries of the rows, and the writer knows what is stored in the columns."""
        rows = {row.entry_id: row for row in self.rows if row.entry_id and not row.is_gone}
        return rows.keys() == {entry.id for entry in entries} and all(
            rows[entry.id].stands[each.name] == value_at(entry.data, each.name) for entry in entries for each in columns
        )

    def begin(self) -> Row:
        """Another row, not stored yet."""
        row = Row()
        self.rows.append(row)
        return row

    def type(self, row: Row, typed: Mapping[str, str]) -> BibleEntry | None:
        """Save what was typed into a row, or keep it with the reason; the entry, where this has made one."""
        row.typed |= typed
        is_new = row.entry_id is None
        self._save(row)
        return studio().stores.bibles.get(row.entry_id) if is_new and row.entry_id else None

    def archive(self, rows: Sequence[Row]) -> EntryChanges | None:
        """Archive the entries of these rows, and drop rows that have none; what takes it back, where there is any."""
        ids = [row.entry_id for row in rows if row.entry_id]
        changes = studio().bibles.archive(self._shelf.project_id, ids) if ids else None
        for row in rows:
            row.is_gone = True
        self._keep_new()
        return changes

    def _row(self, entry: BibleEntry, has_unsaved: bool) -> Row:
        shown = {name: value_at(entry.data, name) for name in self._fields}
        row = Row(entry.id, entry.version, shown, dict(shown))
        kept = UnsavedText(self._shelf).recall(entry.id) if has_unsaved else None
        if kept:
            then = next(
                (each.data for each in self._shelf.history(entry.id) if each.number == kept.version), entry.data
            )
            row.typed = {name: text for name, text in kept.typed.items() if name in self._fields}
            row.shown |= {name: value_at(then, name) for name in row.typed}
            row.version = kept.version
        return row

    def _save(self, row: Row) -> None:
        values, refused = self._read(row.typed)
        if row.entry_id is None:
            self._add(row, values, refused)
            self._keep_new()
        else:
            self._revise(row, row.entry_id, values, refused)

    def _revise(self, row: Row, entry_id: str, values: Mapping[str, Any], refused: dict[str, InputError]) -> None:
        saved = studio().bibles.save_row(entry_id, row.shown, values)
        refused |= saved.refused
        now = {name: value_at(saved.entry.data, name) for name in row.typed}
        row.stands |= now
        row.typed = {name: text for name, text in row.typed.items() if name in refused or name in saved.clashing}
        row.shown |= {name: value for name, value in now.items() if name not in row.typed}
        if all(row.shown[name] == now[name] for name in row.typed):
            row.version = saved.entry.version
        words = [refusal(error, self._labels) for error in refused.values()]
        words += [self._clash(row, name, now[name]) for name in saved.clashing]
        row.problem = f"Not saved yet, {saved.entry.name}: {' '.join(words)}" if words else ""
        unsaved = UnsavedText(self._shelf)
        unsaved.recall(entry_id)
        unsaved.keep(entry_id, row.version, row.typed)

    def _clash(self, row: Row, name: str, now: Any) -> str:
        theirs = as_words(self._fields[name], now) or "(empty)"
        return (
            f"{self._labels[name]} was changed elsewhere meanwhile and is “{theirs}” now; yours is "
            f"“{row.typed[name] or '(empty)'}”. Open the entry in the list and choose."
        )

    def _add(self, row: Row, values: Mapping[str, Any], refused: dict[str, InputError]) -> None:
        row.problem = ""
        if self._is_empty(row):
            return
        entry_id = None
        if not refused:
            said = {name: value for name, value in values.items() if value}
            entry_id, wrong = studio().bibles.add_row(self._shelf.project_id, self._shelf.bible, said)
            refused |= wrong
        if entry_id:
            entry = studio().stores.bibles.get(entry_id)
            row.entry_id, row.version, row.typed = entry.id, entry.version, {}
            row.shown = {name: value_at(entry.data, name) for name in self._fields}
            row.stands = dict(row.shown)
        else:
            words = " ".join(refusal(error, self._labels) for error in refused.values())
            row.problem = f"Not saved yet, {row.typed.get('name') or 'a new row'}: {words}"

    def _keep_new(self) -> None:
        """Keep what is typed into rows that are not stored."""
        rows = [row.typed for row in self.rows if not (row.entry_id or row.is_gone or self._is_empty(row))]
        if rows:
            studio().stores.unsent.keep(self._shelf.project_id, self._place, json.dumps(rows))
        else:
            studio().stores.unsent.forget(self._shelf.project_id, [self._place])

    def _is_empty(self, row: Row) -> bool:
        """Whether nothing was typed into it: a choice holds something from the beginning."""
        return not any(text.strip() for name, text in row.typed.items() if self._fields[name].kind != "choice")

    def _read(self, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, InputError]]:
        """The texts as values to store, and those that cannot be understood."""
        values: dict[str, Any] = {}
        refused: dict[str, InputError] = {}
        for name, text in typed.items():
            try:
                values[name] = read(self._fields[name], text)
            except InputError as error:
                refused[name] = error
        return values, refused
