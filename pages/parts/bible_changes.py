"""What was done to several entries at once, in words, and how it is taken back."""

import streamlit as st

from pages.parts.sheet import close_sheet, sheet_in
from pages.parts.shell import studio
from pages.parts.undo import forget_done
from pages.parts.wording import listed
from scriptgen_core.core.story import CharacterBible
from scriptgen_core.studio import EntryChanges


def duplicate(project_id: str, entry_id: str) -> tuple[str, str, EntryChanges]:
    """Make a copy of the entry: the copy's id, what to say of it, and what takes it back."""
    changes = studio().bibles.duplicate(project_id, entry_id)
    entry, copy = (studio().stores.bibles.get(each) for each in (entry_id, *changes.added))
    has_aliases = isinstance(entry.data, CharacterBible) and entry.data.aliases
    stay = f" The aliases stay with “{entry.name}”." if has_aliases else ""
    return copy.id, f"“{copy.name}” is a copy of “{entry.name}”.{stay}", changes


def take_back_changes(slot: str, changes: EntryChanges) -> None:
    """Undo what was done; a form that is open on what goes away closes."""
    sheet = sheet_in(slot)
    if sheet and sheet.subject in changes.added:
        close_sheet(slot)
    left = studio().bibles.take_back(changes)
    forget_done(slot, changes)
    if left:
        st.toast(f"Changed since, and left as it is: {listed(left)}.", duration="long")
