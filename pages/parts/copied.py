"""A bible entry that was copied: what is said of it, and how it goes away again."""

from dataclasses import dataclass

from pages.parts.sheet import close_sheet, sheet_in
from pages.parts.shell import studio
from pages.parts.undo import forget_done
from scriptgen_core.core.story import CharacterBible


@dataclass(frozen=True, slots=True)
class Copied:
    """The entry that a copy is."""

    entry_id: str


def copy_entry(project_id: str, entry_id: str) -> tuple[Copied, str]:
    """Make a copy of the entry: which it is, and what to say of it."""
    copy_id = studio().bibles.duplicate(project_id, entry_id)
    entry, copy = (studio().stores.bibles.get(each) for each in (entry_id, copy_id))
    has_aliases = isinstance(entry.data, CharacterBible) and entry.data.aliases
    stay = f" The aliases stay with “{entry.name}”." if has_aliases else ""
    return Copied(copy_id), f"“{copy.name}” is a copy of “{entry.name}”.{stay}"


def take_copy_away(slot: str, copied: Copied) -> None:
    """Archive the copy; a form that is open on it closes."""
    sheet = sheet_in(slot)
    if sheet and sheet.subject == copied.entry_id:
        close_sheet(slot)
    studio().stores.bibles.delete(copied.entry_id)
    forget_done(slot, copied)
