"""What a writer does with whole bible entries: copies them, edits them row by row, takes a file of them in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from scriptgen_core.bibles.bible_csv import BiblePlan, CsvColumn, read_bible_csv, write_bible_csv
from scriptgen_core.bibles.bible_storage import EntryChanges
from scriptgen_core.bibles.cast import folded
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.field_paths import value_at, with_values
from scriptgen_core.core.story import BIBLE_TYPES, BibleData, BibleEntry, BibleType, CharacterBible
from scriptgen_core.orchestrator.file_names import file_name
from scriptgen_core.orchestrator.stores import Stores

_NAME_MAX = 120


@dataclass(frozen=True, slots=True)
class RowSaved:
    """What became of a row: the ``entry`` as it stands, and of the fields that were not saved why.

    ``refused`` fields cannot hold what was typed, ``clashing`` ones hold something else meanwhile.
    """

    entry: BibleEntry
    refused: Mapping[str, InputError]
    clashing: tuple[str, ...]


class BibleDesk:
    """The bibles of all projects."""

    def __init__(self, stores: Stores) -> None:
        self._bibles = stores.bibles
        self._projects = stores.projects

    def duplicate(self, project_id: str, entry_id: str) -> str:
        """Add a copy of the entry under a name that no other has; its id. Aliases stay with the one they belong to."""
        entry = self._bibles.get(entry_id)
        others = {folded(each.name) for each in self._bibles.list(entry.type, project_id=project_id)}
        changes: dict[str, object] = {"name": _free_name(entry.name, others)}
        if isinstance(entry.data, CharacterBible):
            changes["aliases"] = ()
        copy = entry.data.model_copy(update=changes)
        reason = f"Duplicated from “{entry.name}”"
        return self._bibles.create_entry(entry.type, copy, project_id=project_id, reason=reason)

    def save_row(self, entry_id: str, shown: Mapping[str, Any], typed: Mapping[str, Any]) -> RowSaved:
        """Save what was ``typed`` into fields, by path, over what they had ``shown``; each that can be saved is.

        A field that says something else than both meanwhile is left as it is.
        """
        current = self._bibles.get(entry_id)
        sound, refused = _sound(current.data, typed)
        data = with_values(current.data, sound)
        clashing = [path for path in sound if value_at(current.data, path) not in (shown[path], value_at(data, path))]
        data = with_values(current.data, {path: value for path, value in sound.items() if path not in clashing})
        try:
            saved = self._bibles.update(entry_id, data, base_version=current.version)
        except VersionConflict:
            return self.save_row(entry_id, shown, typed)
        return RowSaved(saved, refused, tuple(clashing))

    def add_row(
        self, project_id: str, kind: BibleType, typed: Mapping[str, Any]
    ) -> tuple[str | None, Mapping[str, InputError]]:
        """Add an entry that says what was ``typed`` into fields, by path: its id, or no id and what is refused."""
        blank = BIBLE_TYPES[kind](name="-")
        sound, refused = _sound(blank, {"name": "", **typed})
        if refused:
            return None, refused
        return self._bibles.create_entry(kind, with_values(blank, sound), project_id=project_id), {}

    def archive(self, project_id: str, entry_ids: Sequence[str]) -> EntryChanges:
        """Take entries out of every list and prompt, together."""
        return self._bibles.change(project_id, archived=entry_ids)

    def csv(self, project_id: str, kind: BibleType, columns: Sequence[CsvColumn]) -> bytes:
        """The entries of this kind as a CSV file."""
        return write_bible_csv(columns, self._bibles.list(kind, project_id=project_id))

    def csv_name(self, project_id: str, part: str) -> str:
        """What the file is called."""
        return file_name(self._projects.get(project_id).title, part, "csv")

    def read_csv(self, project_id: str, kind: BibleType, columns: Sequence[CsvColumn], data: bytes) -> BiblePlan:
        """What a CSV file would change in the entries of this kind; FormatError for what is no such file."""
        return read_bible_csv(data, columns, kind, self._bibles.list(kind, project_id=project_id))

    def put_in(self, project_id: str, plan: BiblePlan, name: str) -> EntryChanges:
        """Change what the plan of the file called ``name`` says, all or nothing.

        VersionConflict when one of its entries has moved on since the plan was made.
        """
        return self._bibles.change(
            project_id,
            new=[(plan.kind, data) for data in plan.new],
            revised=[(each.entry, each.data) for each in plan.changed],
            reason=f"From “{name}”",
        )

    def take_back(self, changes: EntryChanges) -> tuple[str, ...]:
        """Undo what was done; the names of entries that were changed since and stay as they are."""
        return self._bibles.take_back(changes)


def _sound(data: BibleData, typed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, InputError]]:
    """What of the values fields can hold, and what is refused of them."""
    sound, refused = {}, {}
    for path, value in typed.items():
        try:
            with_values(data, {path: value})
            sound[path] = value
        except InputError as error:
            refused[path] = error
    return sound, refused


def _free_name(name: str, taken: set[str]) -> str:
    """``Iris (copy)``, ``Iris (copy 2)`` and so on."""
    marks = (" (copy)" if number == 1 else f" (copy {number})" for number in count(1))
    names = (f"{name[: _NAME_MAX - len(mark)]}{mark}" for mark in marks)
    return next(each for each in names if folded(each) not in taken)
