"""The entries of one kind as a table, for a look over many and a word changed here and there."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.bible_fields import BIBLE_FIELDS
from pages.parts.fields import Field, as_words, fields_of, labels_of, read
from pages.parts.plain import plain
from pages.parts.shell import studio, told
from pages.parts.shelves import EntryShelf
from pages.parts.undo import note_done
from pages.parts.unsaved import UnsavedText
from pages.parts.wording import listed, refusal
from scriptgen_core.core.story import BibleEntry, BibleType

_PLAIN = ("line", "text", "names", "lines", "choice")
_numbers = count(1)


class EntryTable:
    """One open table: each cell that is left is saved.

    It is drawn from the entries as they were at first, because the browser holds what was typed over those.
    """

    def __init__(self, slot: str, project_id: str, kind: BibleType, entries: Sequence[BibleEntry]) -> None:
        self._slot = slot
        self._project_id = project_id
        self._kind = kind
        self._key = f"table{next(_numbers)}"
        self._fields = [f for f in fields_of(BIBLE_FIELDS[kind]) if f.kind in _PLAIN and "." not in f.name]
        self._first = tuple(entries)
        self._rows = list(entries)
        self._typed: dict[int, Mapping[str, Any]] = {}
        self._archived: set[int] = set()
        self._problems: dict[str, str] = {}
        self._waits = False

    def is_of(self, entries: Sequence[BibleEntry]) -> bool:
        """Whether the table shows these entries, or holds a row that drawing it anew would lose."""
        rows = [each for row, each in enumerate(self._rows) if row not in self._archived]
        return self._waits or rows == list(entries)

    def draw(self) -> None:
        """Draw the table, and what of it is not saved."""
        with st.container():
            for words in self._problems.values():
                st.error(plain(words))
        frame = pd.DataFrame(
            [[as_words(field, row.data[field.name]) for field in self._fields] for row in self._first],
            columns=[field.label for field in self._fields],
            dtype=object,
        )
        st.data_editor(
            frame,
            key=self._key,
            num_rows="dynamic",
            hide_index=True,
            column_config={field.label: _config(field) for field in self._fields},
            on_change=self._save,
            alt=f"{self._kind.capitalize()} entries: {', '.join(frame.columns)}",
        )
        st.caption("A row you add is stored when it has a name; one you delete is archived. The form has every field.")

    def _save(self) -> None:
        done = st.session_state[self._key]
        with told():
            for row, cells in done["edited_rows"].items():
                if cells != self._typed.get(row) and row not in self._archived:
                    self._save_row(row, cells)
            self._archive([row for row in done["deleted_rows"] if row not in self._archived])
            self._add(done["added_rows"])

    def _save_row(self, row: int, cells: Mapping[str, Any]) -> None:
        before, shown = self._typed.get(row, {}), self._rows[row]
        fresh = {label: typed for label, typed in cells.items() if label not in before or before[label] != typed}
        saved = studio().bibles.save_row(shown, self._values(fresh))
        self._typed[row] = dict(cells)
        self._keep_unsaved(shown, fresh, [*saved.refused, *saved.clashing])
        labels = labels_of(BIBLE_FIELDS[self._kind])
        words = [refusal(each, labels) for each in saved.refused.values()]
        if saved.clashing:
            fields = listed([labels[name] for name in saved.clashing])
            words.append(f"{fields} was changed elsewhere meanwhile; open the entry in the form and choose.")
        self._problems.pop(shown.id, None)
        if words:
            self._problems[shown.id] = f"Not saved yet, {shown.name}: {' '.join(words)}"
        self._rows[row] = saved.entry

    def _keep_unsaved(self, shown: BibleEntry, fresh: Mapping[str, Any], left: Sequence[str]) -> None:
        """Keep what was not saved where the entry's form finds it."""
        unsaved = UnsavedText(EntryShelf(self._project_id, self._kind))
        kept = unsaved.recall(shown.id)
        typed = dict(kept.typed) if kept else {}
        for field in self._fields:
            if field.name in left:
                typed[field.name] = fresh[field.label] or ""
            elif field.label in fresh:
                typed.pop(field.name, None)
        unsaved.keep(shown.id, shown.version, typed)

    def _archive(self, rows: Sequence[int]) -> None:
        if not rows:
            return
        gone = [self._rows[row] for row in rows]
        changes = studio().stores.bibles.change(self._project_id, archived=[entry.id for entry in gone])
        self._archived.update(rows)
        names = listed([f"“{entry.name}”" for entry in gone])
        note_done(self._slot, f"{names} {'is' if len(gone) == 1 else 'are'} archived.", changes)

    def _add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Store the new rows together, once none is refused: only then the table may be drawn anew."""
        self._problems.pop("", None)
        changes, refused = studio().bibles.add_rows(self._project_id, self._kind, [self._values(row) for row in rows])
        self._waits = bool(refused)
        labels = labels_of(BIBLE_FIELDS[self._kind])
        wrong = [
            f"{rows[place].get('Name') or f'New row {place + 1}'}: {refusal(error, labels)}"
            for place, errors in refused.items()
            for error in errors.values()
        ]
        if wrong:
            self._problems[""] = f"New rows are not stored yet. {' '.join(wrong)}"
        elif changes.added:
            note_done(self._slot, f"{listed([row['Name'] for row in rows])} added.", changes)

    def _values(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        return {field.name: read(field, cells[field.label]) for field in self._fields if field.label in cells}


def shows_table(slot: str) -> bool:
    """Draw the switch between the form and the table; whether the table is chosen."""
    views = ("Form", "Table")
    chosen = st.segmented_control(
        "View",
        views,
        default="Form",
        required=True,
        key=f"{slot}.view",
        label_visibility="collapsed",
        persist_state="session",
    )
    return chosen == "Table"


def show_table(slot: str, project_id: str, kind: BibleType, entries: Sequence[BibleEntry]) -> None:
    """Draw the table of the slot, anew when something else is stored than it shows."""
    key = f"{slot}.table"
    table: EntryTable | None = st.session_state.get(key)
    if table is None or not table.is_of(entries):
        table = st.session_state[key] = EntryTable(slot, project_id, kind, entries)
    table.draw()


def _config(field: Field) -> Any:
    if field.kind == "choice":
        return st.column_config.SelectboxColumn(options=list(field.options), required=True, default=field.options[0])
    return st.column_config.TextColumn(help=field.help, pinned=field.name == "name")
