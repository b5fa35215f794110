"""The form of a project: new, or one that is there. What is typed stays until it is saved or discarded."""

from typing import Any

import streamlit as st

from pages.parts.fields import draw, fields_of, labels_of, nested
from pages.parts.project_fields import BRIEF_FIELDS, PROJECT_FIELDS
from pages.parts.remembered import Remembered
from pages.parts.shell import studio
from pages.parts.wording import refusal
from scriptgen_core.core.field_paths import value_at
from scriptgen_core.core.story import Brief, ScriptFormat
from scriptgen_core.studio import Project

_FIELDS = (*PROJECT_FIELDS, *BRIEF_FIELDS)


class ProjectForm:
    """The fields of a new project, or of ``project``."""

    def __init__(self, project: Project | None = None) -> None:
        place = project.id if project else ""
        self._insists = f"project.{place}.insists"
        self._fields = {
            field.name: Remembered(f"project.{field.name}", place, _stored(field.name, project))
            for field in fields_of(_FIELDS)
        }

    def draw(self) -> None:
        """Draw the fields, the brief folded away."""
        for field in self._fields.values():
            field.recall()
        refused = self._refused()
        draw(PROJECT_FIELDS, lambda field: self._fields[field.name].key, self._keep, refused)
        in_brief = any(field.name in refused for field in fields_of(BRIEF_FIELDS))
        with st.expander("The brief (every field may stay empty)", expanded=in_brief):
            draw(BRIEF_FIELDS, lambda field: self._fields[field.name].key, self._keep, refused)

    @property
    def is_begun(self) -> bool:
        """Whether something in it waits to be saved."""
        return any(field.is_unsent for field in self._fields.values())

    @property
    def typed(self) -> dict[str, Any]:
        """What the fields hold, as the storage takes it."""
        return nested({name: field.text for name, field in self._fields.items()})

    def check(self) -> None:
        """Go on if all of it can be saved; else draw the page again, every refused field with its reason."""
        if self._refusals():
            st.session_state[self._insists] = True
            st.rerun()

    def show_refused(self) -> None:
        """Say, beside the button that was pressed, which fields have to be mended first."""
        if st.session_state.get(self._insists) and (refused := self._refusals()):
            labels = labels_of(_FIELDS)
            st.text(f"Not saved yet. To mend first: {', '.join(labels[name] for name in refused)}.")

    def forget(self) -> None:
        """Drop what was typed."""
        st.session_state.pop(self._insists, None)
        for field in self._fields.values():
            field.forget()

    def _refusals(self) -> dict[str, str]:
        """Why fields are refused, by their names."""
        labels = labels_of(_FIELDS)
        return {error.field: refusal(error, labels) for error in studio().stores.projects.refusals(self.typed)}

    def _refused(self) -> dict[str, str]:
        """What is to be said now: of an empty field only after a try to save it."""
        insists = st.session_state.get(self._insists, False)
        return {name: why for name, why in self._refusals().items() if insists or self._fields[name].text.strip()}

    def _keep(self, name: str) -> None:
        self._fields[name].keep()


def _stored(name: str, project: Project | None) -> str:
    first, _, rest = name.partition(".")
    if rest:
        return str(value_at(project.brief if project else Brief(), rest))
    return str(getattr(project, first)) if project else ScriptFormat.FEATURE.value if first == "format" else ""
