"""The entries of one kind as a table, for a look over many and a word changed here and there."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.fields import Field, Sections, as_words, fields_of
from pages.parts.plain import plain
from pages.parts.remembered import recalled_option
from pages.parts.shell import studio, told
from pages.parts.shelves import EntryShelf
from pages.parts.table_rows import Row, TableRows
from pages.parts.undo import note_done
from pages.parts.wording import listed
from scriptgen_core.core.field_paths import own_path
from scriptgen_core.core.story import BibleEntry, BibleType, OwnField
from scriptgen_core.studio import EntryChanges

_LIST, _TABLE = "List", "Table"
_COLUMNS: Mapping[BibleType, tuple[str, ...]] = {
    "character": ("name", "aliases", "age", "role", "look", "want", "need", "flaw"),
    "plot": ("name", "premise", "controlling_question", "counter_argument", "ending"),
    "setting": ("name", "int_ext", "time", "mood", "description", "details"),
    "theme": ("name", "statement", "counter_argument", "motifs"),
}
"""What a writer scans; the project's own fields come after these."""
_ROW, _TALLEST = 35, 700
"""Heights in pixels: of a row, and of the tallest table."""
_FEW = 8
"""Up to so many rows the table is as high as they are."""
_numbers = count(1)


class EntryTable:
    """One open table: each cell that is left is saved.

    It is drawn from the rows as they were at first, because the browser holds what was typed over those.
    """

    def __init__(self, slot: str, rows: TableRows, columns: Sequence[Field]) -> None:
        self._slot = slot
        self._rows = rows
        self._columns = tuple(columns)
        self._key = f"table{next(_numbers)}"
        self._added: list[Row] = []
        self._frame = pd.DataFrame(
            [[self._cell(row, field) for field in columns] for row in rows.rows],
            columns=[field.name for field in columns],
            dtype=object,
        )
        self._first = tuple(rows.rows)
        # The browser forgets what was typed when any of this changes.
        self._height: Any = min(_ROW * (len(self._first) + 3), _TALLEST) if len(self._first) > _FEW else "auto"
        self._is_drawn = False

    def is_of(self, entries: Sequence[BibleEntry], columns: Sequence[Field]) -> bool:
        """Whether the table shows these entries as they are stored, and the browser holds what was typed into it."""
        is_held = not self._is_drawn or self._key in st.session_state
        return is_held and tuple(columns) == self._columns and self._rows.stand_as(entries, columns)

    def draw(self) -> None:
        """Draw the table, and what of it is not saved."""
        with st.container():
            for words in self._rows.problems:
                st.error(plain(words))
        st.data_editor(
            self._frame,
            key=self._key,
            num_rows="dynamic",
            hide_index=True,
            height=self._height,
            placeholder="",
            column_config={field.name: _config(field) for field in self._columns},
            on_change=self._changed,
            alt=f"Entries by {', '.join(field.label for field in self._columns)}",
        )
        self._is_drawn = True
        st.caption("A new row is stored once it has a name; a row you delete is archived. The list has every field.")

    def _cell(self, row: Row, field: Field) -> str:
        return row.typed[field.name] if field.name in row.typed else as_words(field, row.shown.get(field.name, ""))

    def _changed(self) -> None:
        done = st.session_state[self._key]
        with told():
            for place, cells in done["edited_rows"].items():
                self._type(self._first[place], cells)
            gone = [self._first[place] for place in done["deleted_rows"]]
            self._archive([*gone, *self._take_added(done["added_rows"])])

    def _take_added(self, rows: Sequence[Mapping[str, Any]]) -> list[Row]:
        """Take up what was typed into rows that were added; those of them that were deleted again."""
        gone = self._deleted_of_added(rows)
        self._added = [row for row in self._added if row not in gone]
        for place, cells in enumerate(rows):
            if place == len(self._added):
                self._added.append(self._rows.begin())
            self._type(self._added[place], cells)
        return gone

    def _deleted_of_added(self, rows: Sequence[Mapping[str, Any]]) -> list[Row]:
        """The browser says what the rows hold that are left, not which were deleted."""
        left, gone = list(rows), []
        if len(left) < len(self._added):
            for row in self._added:
                if left and left[0] == row.sent:
                    left.pop(0)
                else:
                    gone.append(row)
        return gone

    def _type(self, row: Row, cells: Mapping[str, Any]) -> None:
        fresh = {path: text or "" for path, text in cells.items() if path not in row.sent or row.sent[path] != text}
        row.sent = dict(cells)
        if fresh and not row.is_gone and (added := self._rows.type(row, fresh)):
            note_done(self._slot, f"“{added.name}” is added.", EntryChanges(added=(added.id,)))

    def _archive(self, rows: Sequence[Row]) -> None:
        if changes := self._rows.archive([row for row in rows if not row.is_gone]):
            names = listed([f"“{studio().stores.bibles.get(each).name}”" for each in changes.archived])
            note_done(self._slot, f"{names} {'is' if len(changes.archived) == 1 else 'are'} archived.", changes)


def chooses_table(project_id: str) -> bool:
    """Draw the switch between the list with its form and the table; whether the table is chosen."""
    views = (_LIST, _TABLE)
    option = recalled_option("bibles.view", project_id, _LIST, views.__contains__)
    chosen = st.segmented_control(
        "View", views, required=True, key=option.key, on_change=option.keep, label_visibility="collapsed"
    )
    return chosen == _TABLE


def show_table(
    slot: str,
    project_id: str,
    kind: BibleType,
    sections: Sections,
    own: Sequence[OwnField],
    entries: Sequence[BibleEntry],
) -> None:
    """Draw the table of the slot, anew when something else is stored than it shows."""
    fields = {field.name: field for field in fields_of(sections)}
    columns = [fields[path] for path in (*_COLUMNS[kind], *(own_path(each.name) for each in own))]
    key = f"{slot}.table"
    table: EntryTable | None = st.session_state.get(key)
    if table is None or not table.is_of(entries, columns):
        rows = TableRows(EntryShelf(project_id, kind), sections, entries)
        table = st.session_state[key] = EntryTable(slot, rows, columns)
    table.draw()


def _config(field: Field) -> Any:
    if field.kind == "choice":
        return st.column_config.SelectboxColumn(
            field.label, options=list(field.options), required=True, default=field.options[0]
        )
    width = "medium" if field.kind in ("text", "lines") else None
    return st.column_config.TextColumn(field.label, width=width, help=field.help, pinned=field.name == "name")
