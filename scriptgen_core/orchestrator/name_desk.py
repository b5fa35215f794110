"""Bible entries that got another name, and the outline cards that still say the old one."""

from scriptgen_core.bibles.card_names import Renaming
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Scene


class NameDesk:
    """The names of all projects' stories."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def left_behind(self, project_id: str, entry_id: str) -> tuple[Scene, ...]:
        """The scenes whose cards call the entry by a name that it had before and that means nobody now."""
        renaming = self._renaming(project_id, entry_id)
        scenes = self._stores.scripts.scenes(project_id) if renaming else ()
        return tuple(each for each in scenes if renaming and each.card and renaming.on(each.card) != each.card)

    def put_on_cards(self, project_id: str, entry_id: str) -> int:
        """Put the entry's name on the cards that were left behind; how many. Approved cards stay approved."""
        renaming = self._renaming(project_id, entry_id)
        return self._stores.scripts.reword_cards(project_id, renaming.on) if renaming else 0

    def _renaming(self, project_id: str, entry_id: str) -> Renaming | None:
        """None while the entry never had another name."""
        former = self._stores.bibles.former_names(entry_id)
        known = self._stores.bibles.list(project_id=project_id) if former else []
        entry = next((each for each in known if each.id == entry_id), None)
        return Renaming(entry, former, [each for each in known if each.type == entry.type]) if entry else None
