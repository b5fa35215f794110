"""What was done to several entries at once, taken back."""

import streamlit as st

from pages.parts.sheet import close_sheet, sheet_in
from pages.parts.shell import studio
from pages.parts.undo import forget_done
from pages.parts.wording import listed
from scriptgen_core.studio import EntryChanges


def take_back_changes(slot: str, changes: EntryChanges) -> None:
    """Undo what was done; a form that is open on what goes away closes."""
    sheet = sheet_in(slot)
    if sheet and sheet.subject in changes.added:
        close_sheet(slot)
    left = studio().bibles.take_back(changes)
    forget_done(slot, changes)
    if left:
        st.toast(f"Changed since, and left as it is: {listed(left)}.", duration="long")
