"""Fields whose text is stored as it is typed: no reload, page switch or restart loses it."""

from abc import ABC, abstractmethod

import streamlit as st

from pages.parts.shell import studio, told


class KeptField(ABC):
    """One text field. Draw its widget after ``recall``, with ``key=field.key`` and ``on_change=field.keep``.

    In a container whose key begins ``sheet_`` the browser sends the text whenever typing pauses.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self._known = f"{key}.known"

    @property
    @abstractmethod
    def stored(self) -> str:
        """What is stored of it."""

    @abstractmethod
    def _store(self, text: str) -> None:
        """Store what it holds now."""

    @property
    def text(self) -> str:
        """What the field holds, or will when it is drawn."""
        held: str | None = st.session_state.get(self.key)
        return self.stored if held is None else held

    def recall(self) -> None:
        """Put what is stored into the field, before it is drawn.

        A field that holds it already is left alone: what is put into the session goes to the browser, over what is
        being typed there. One that holds something else than when it was last seen was typed into, and its
        ``keep`` was broken off by the next click; but one that is empty may have been emptied by Streamlit, which
        does so when a page is left while it sends its fields.
        """
        held, stored = st.session_state.get(self.key), self.stored
        if held and held not in (stored, st.session_state.get(self._known)):
            self.keep()
        elif held != stored:
            st.session_state[self.key] = stored
        st.session_state[self._known] = st.session_state[self.key]

    def keep(self) -> None:
        """Store what was typed."""
        with told():
            self._store(st.session_state[self.key] or "")


class Remembered(KeptField):
    """A field of a project, or of none, that is sent by a button; ``otherwise`` is what it holds to begin with."""

    def __init__(self, name: str, project_id: str = "", otherwise: str = "") -> None:
        super().__init__(f"remembered.{project_id}.{name}")
        self._name = name
        self._project_id = project_id
        self._otherwise = otherwise

    @property
    def stored(self) -> str:
        return studio().stores.unsent.texts(self._project_id).get(self._name, self._otherwise)

    @property
    def is_unsent(self) -> bool:
        """Whether something was typed and not sent yet."""
        return self.stored != self._otherwise

    def forget(self) -> None:
        """It was sent, or is not wanted any more."""
        studio().stores.unsent.forget(self._project_id, [self._name])
        st.session_state.pop(self.key, None)

    def _store(self, text: str) -> None:
        studio().stores.unsent.keep(self._project_id, self._name, text)
