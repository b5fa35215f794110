"""What a writer does with a whole bible entry."""

from itertools import count

from scriptgen_core.bibles.cast import folded
from scriptgen_core.core.story import CharacterBible
from scriptgen_core.orchestrator.stores import Stores

_NAME_MAX = 120


class BibleDesk:
    """The bibles of all projects."""

    def __init__(self, stores: Stores) -> None:
        self._bibles = stores.bibles

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


def _free_name(name: str, taken: set[str]) -> str:
    """``Iris (copy)``, ``Iris (copy 2)`` and so on."""
    marks = (" (copy)" if number == 1 else f" (copy {number})" for number in count(1))
    names = (f"{name[: _NAME_MAX - len(mark)]}{mark}" for mark in marks)
    return next(each for each in names if folded(each) not in taken)
