"""The form of a project: new, or one that is there. What is typed stays until it is saved or discarded."""

from typing import Any

import streamlit as st

from pages.parts.fields import draw, fields_of, labels_of, nested, value_of
from pages.parts.project_fields import BRIEF_FIELDS, PROJECT_FIELDS
from pages.parts.remembered import Remembered
from pages.parts.wording import refusal
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import Brief, ScriptFormat
from scriptgen_core.studio import Project

_FIELDS = (*PROJECT_FIELDS, *BRIEF_FIELDS)


class ProjectForm:
    """The fields of a new project, or of ``project``."""

    def __init__(self, project: Project | None = None) -> None:
        place = project.id if project else ""
        self._fields = {
            field.name: Remembered(f"project.{field.name}", place, _stored(field.name, project))
            for field in fields_of(_FIELDS)
        }

    def draw(self) -> None:
        """Draw the fields, the brief folded away."""
        for field in self._fields.values():
            field.recall()
        draw(PROJECT_FIELDS, lambda field: self._fields[field.name].key, self._keep)
        with st.expander("The brief (every field may stay empty)"):
            draw(BRIEF_FIELDS, lambda field: self._fields[field.name].key, self._keep)

    @property
    def is_begun(self) -> bool:
        """Whether something in it waits to be saved."""
        return any(field.is_unsent for field in self._fields.values())

    @property
    def typed(self) -> dict[str, Any]:
        """What the fields hold, as the storage takes it."""
        return nested({name: field.text for name, field in self._fields.items()})

    def refuse(self, error: InputError) -> None:
        """Say which field is refused and why."""
        st.error(refusal(error, labels_of(_FIELDS)))

    def forget(self) -> None:
        """Drop what was typed."""
        for field in self._fields.values():
            field.forget()

    def _keep(self, name: str) -> None:
        self._fields[name].keep()


def _stored(name: str, project: Project | None) -> str:
    first, _, rest = name.partition(".")
    if rest:
        return str(value_of(project.brief if project else Brief(), rest))
    return str(getattr(project, first)) if project else ScriptFormat.FEATURE.value if first == "format" else ""
