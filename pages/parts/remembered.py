"""A field whose text is stored as it is typed: no reload, page switch or restart loses it before it is sent."""

import streamlit as st

from pages.parts.shell import studio


class Remembered:
    """One field of a project, or of none. Draw its widget with ``key=field.key`` and ``on_change=field.keep``.

    ``otherwise`` is what it holds while nothing unsent is there. In a container whose key begins ``sheet_`` the
    browser sends the text whenever typing pauses.
    """

    def __init__(self, name: str, project_id: str = "", otherwise: str = "") -> None:
        self._name = name
        self._project_id = project_id
        self._otherwise = otherwise
        self.key = f"remembered.{project_id}.{name}"

    @property
    def text(self) -> str:
        """What the field holds."""
        return studio().stores.unsent.texts(self._project_id).get(self._name, self._otherwise)

    @property
    def is_unsent(self) -> bool:
        """Whether it holds something that was typed and not sent yet."""
        return self.text != self._otherwise

    def recall(self) -> None:
        """Put the text into the field, before it is drawn."""
        st.session_state[self.key] = self.text

    def keep(self) -> None:
        """Store what was typed."""
        studio().stores.unsent.keep(self._project_id, self._name, st.session_state[self.key] or "")

    def forget(self) -> None:
        """It was sent, or is not wanted any more."""
        studio().stores.unsent.forget(self._project_id, [self._name])
        st.session_state.pop(self.key, None)
