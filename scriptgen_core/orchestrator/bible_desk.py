"""What a writer does with bible entries beside typing into a form: copies, rows of a table, and taking both back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from scriptgen_core.bibles.bible_storage import EntryChanges
from scriptgen_core.bibles.cast import folded
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import BIBLE_TYPES, BibleEntry, BibleType, CharacterBible, refusals, validated
from scriptgen_core.orchestrator.stores import Stores

_NAME_MAX = 120


@dataclass(frozen=True, slots=True)
class RowSaved:
    """What became of a row: the ``entry`` as it stands, and the fields that were not saved.

    ``refused`` says of a field why; ``clashing`` fields hold something else meanwhile.
    """

    entry: BibleEntry
    refused: Mapping[str, InputError]
    clashing: tuple[str, ...]


class BibleDesk:
    """The bibles of all projects."""

    def __init__(self, stores: Stores) -> None:
        self._bibles = stores.bibles

    def duplicate(self, project_id: str, entry_id: str) -> EntryChanges:
        """Add a copy of the entry under a name that no other has. Aliases stay with the one they belong to."""
        entry = self._bibles.get(entry_id)
        others = {folded(each.name) for each in self._bibles.list(entry.type, project_id=project_id)}
        changes: dict[str, object] = {"name": _free_name(entry.name, others)}
        if isinstance(entry.data, CharacterBible):
            changes["aliases"] = ()
        copy = entry.data.model_copy(update=changes)
        return self._bibles.change(project_id, new=[(entry.type, copy)], reason=f"Duplicated from “{entry.name}”")

    def save_row(self, shown: BibleEntry, fields: Mapping[str, Any]) -> RowSaved:
        """Save fields over an entry that is ``shown`` in some version; one that is refused keeps no other from it.

        What others changed meanwhile in other fields stays; a field that they changed too is left as they have it.
        """
        current = self._bibles.get(shown.id)
        clashing = tuple(
            name for name in fields if current.data[name] != shown.data[name] and current.data[name] != fields[name]
        )
        rest = {name: value for name, value in fields.items() if name not in clashing}
        refused = _refused(shown.type, {**current.data.model_dump(), **rest})
        sound = {name: value for name, value in rest.items() if name not in refused}
        return RowSaved(self._bibles.update(shown.id, sound, base_version=current.version), refused, clashing)

    def add_rows(
        self, project_id: str, kind: BibleType, rows: Sequence[Mapping[str, Any]]
    ) -> tuple[EntryChanges, Mapping[int, Mapping[str, InputError]]]:
        """Add an entry for each row, all or none; with what is refused, by the place of the row (from 0)."""
        refused = {place: wrong for place, row in enumerate(rows) if (wrong := _refused(kind, row))}
        if refused:
            return EntryChanges(), refused
        new = [(kind, validated(BIBLE_TYPES[kind], row)) for row in rows]
        return self._bibles.change(project_id, new=new), {}

    def take_back(self, changes: EntryChanges) -> tuple[str, ...]:
        """Undo what was done; the names of entries that were changed since and stay as they are."""
        return self._bibles.take_back(changes)


def _refused(kind: BibleType, fields: Mapping[str, Any]) -> dict[str, InputError]:
    return {error.field.split(".")[0]: error for error in refusals(BIBLE_TYPES[kind], fields)}


def _free_name(name: str, taken: set[str]) -> str:
    """``Iris (copy)``, ``Iris (copy 2)`` and so on."""
    marks = (" (copy)" if number == 1 else f" (copy {number})" for number in count(1))
    names = (f"{name[: _NAME_MAX - len(mark)]}{mark}" for mark in marks)
    return next(each for each in names if folded(each) not in taken)
