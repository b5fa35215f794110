"""The fields that a project has beside those every entry of a kind has: added, and taken out again."""

from dataclasses import dataclass

import streamlit as st

from pages.parts.remembered import Remembered
from pages.parts.shell import studio, told
from pages.parts.undo import note_done
from scriptgen_core.core.story import BibleType, OwnField

_WHO_MAY_KNOW: dict[BibleType, str] = {
    "character": "The character knows it",
    "setting": "Whoever is there can see it",
}
"""Of plots and themes no character knows anything."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A field that was taken out."""

    field: OwnField

    def take_back(self, project_id: str) -> None:
        """Put it in again, with all that stood in it."""
        studio().facts.add_own_field(project_id, self.field.kind, self.field.name, known=self.field.known)


def show_own_fields(slot: str, project_id: str, kind: BibleType) -> None:
    """The project's own fields in entries of this kind, and one more."""
    with st.expander("Fields of your own", key=f"own.{slot}", icon=":material/add_box:"):
        st.caption(
            f"They stand in the form of every {kind} of this project, and are told to whoever writes its scenes."
        )
        for field in studio().facts.own_fields(project_id, kind):
            _line(slot, project_id, field)
        with st.container(key=f"sheet_own_{kind}"):
            _another(project_id, kind)


def _line(slot: str, project_id: str, field: OwnField) -> None:
    words, action = st.columns([5, 1], vertical_alignment="center")
    with words:
        st.text(field.name)
        if told_to := _WHO_MAY_KNOW.get(field.kind):
            st.caption(told_to if field.known else "Kept from the characters")
    action.button("Remove", key=f"own.{slot}.{field.name}", on_click=_remove, args=(slot, project_id, field))


def _another(project_id: str, kind: BibleType) -> None:
    name = Remembered(f"own.{kind}", project_id)
    name.recall()
    st.text_input("New field", key=name.key, on_change=name.keep, max_chars=120)
    may_know = _WHO_MAY_KNOW.get(kind)
    known = bool(may_know) and st.toggle(str(may_know), key=f"own.{project_id}.{kind}.known")
    st.button("Add field", key=f"own.{kind}.add", on_click=_add, args=(project_id, kind, name, known))


def _add(project_id: str, kind: BibleType, name: Remembered, known: bool) -> None:
    with told():
        studio().facts.add_own_field(project_id, kind, name.text, known=known)
        name.forget()


def _remove(slot: str, project_id: str, field: OwnField) -> None:
    with told():
        studio().facts.remove_own_field(project_id, field)
        words = f"The field “{field.name}” is taken out. What stands in it comes back when a field is called so again."
        note_done(slot, words, Removed(field))
