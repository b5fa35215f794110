"""The form of a project: new, or one that is there. What is typed stays until it is saved or discarded."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.parts.fields import draw, fields_of, labels_of, nested, value_of
from pages.parts.project_fields import BRIEF_FIELDS, PROJECT_FIELDS
from pages.parts.wording import refusal
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import Brief, ScriptFormat, StoryModel

_FIELDS = (*PROJECT_FIELDS, *BRIEF_FIELDS)


class ProjectForm:
    """A form whose fields the session holds under ``slot``, filled from ``values`` when it is first drawn."""

    def __init__(self, slot: str, values: Mapping[str, Any] | None = None) -> None:
        self._slot = slot
        for field in fields_of(_FIELDS):
            st.session_state.setdefault(self._key(field.name), _first(field.name, values or {}))

    def draw(self) -> None:
        """Draw the fields, the brief folded away."""
        draw(PROJECT_FIELDS, lambda field: self._key(field.name), _nothing)
        with st.expander("The brief (every field may stay empty)"):
            draw(BRIEF_FIELDS, lambda field: self._key(field.name), _nothing)

    @property
    def typed(self) -> dict[str, Any]:
        """What the fields hold, as the storage takes it."""
        return nested({field.name: st.session_state[self._key(field.name)] for field in fields_of(_FIELDS)})

    def refuse(self, error: InputError) -> None:
        """Say which field is refused and why."""
        st.error(refusal(error, labels_of(_FIELDS)))

    def forget(self) -> None:
        """Drop what was typed."""
        for field in fields_of(_FIELDS):
            st.session_state.pop(self._key(field.name), None)

    def _key(self, name: str) -> str:
        return f"{self._slot}.{name}"


def _first(name: str, values: Mapping[str, Any]) -> Any:
    first, _, rest = name.partition(".")
    value = values.get(first, ScriptFormat.FEATURE.value if first == "format" else Brief() if rest else "")
    return str(value_of(value, rest) if isinstance(value, StoryModel) else value)


def _nothing(_name: str) -> None:
    """A project is saved by its button."""
