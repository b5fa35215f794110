"""Fields whose content is stored as it is typed or chosen: no reload, page switch or restart loses it."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import streamlit as st

from pages.parts.shell import studio, told

T = TypeVar("T")


class KeptField(ABC, Generic[T]):
    """One field. Draw its widget after ``recall``, with ``key=field.key`` and ``on_change=field.keep``."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._known = f"{key}.known"

    @property
    @abstractmethod
    def stored(self) -> T:
        """What is stored of it."""

    @abstractmethod
    def _store(self, value: T) -> None:
        """Store what it holds now."""

    def recall(self) -> None:
        """Put what is stored into the field, before it is drawn.

        A field that holds it already is left alone: what is put into the session goes to the browser, over what is
        being typed there. One that holds something else than when it was last seen was typed into, and its
        ``keep`` was broken off by the next click.
        """
        stored = self.stored
        held = st.session_state.get(self.key, stored)
        if held not in (stored, st.session_state.get(self._known, stored)) and not self._may_be_lost(held):
            self.keep()
        elif self.key not in st.session_state or held != stored:
            st.session_state[self.key] = stored
        st.session_state[self._known] = st.session_state[self.key]

    def keep(self) -> None:
        """Store what was typed or chosen."""
        with told():
            self._store(st.session_state[self.key])

    def _may_be_lost(self, _held: T) -> bool:
        """Whether it may hold this without the writer's doing."""
        return False


class KeptText(KeptField[str]):
    """A text. In a container whose key begins ``sheet_`` the browser sends it whenever typing pauses."""

    @property
    def text(self) -> str:
        """What the field holds, or will when it is drawn."""
        held: str | None = st.session_state.get(self.key)
        return self.stored if held is None else held

    def keep(self) -> None:
        """Store what was typed."""
        with told():
            self._store(st.session_state[self.key] or "")

    def _may_be_lost(self, held: str) -> bool:
        """An empty one may have been emptied by Streamlit, which does so when a page is left while it sends fields."""
        return not held


class Remembered(KeptText):
    """A text of a project, or of none, that is sent by a button; ``otherwise`` is what it holds to begin with."""

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


class RememberedOption(KeptField[T]):
    """An option of a project, as it was last chosen.

    It holds ``otherwise`` until then, and where what was chosen does not fit any more.
    """

    def __init__(self, name: str, project_id: str, otherwise: T, fits: Callable[[Any], bool]) -> None:
        super().__init__(f"remembered.{project_id}.{name}")
        self._name = name
        self._project_id = project_id
        self._otherwise = otherwise
        self._fits = fits

    @property
    def stored(self) -> T:
        kept = studio().stores.unsent.texts(self._project_id).get(self._name)
        value = self._otherwise if kept is None else json.loads(kept)
        return value if self._fits(value) else self._otherwise

    def _store(self, value: T) -> None:
        studio().stores.unsent.keep(self._project_id, self._name, json.dumps(value))


def recalled_option(name: str, project_id: str, otherwise: T, fits: Callable[[Any], bool]) -> RememberedOption[T]:
    """The option, with what is stored in its field already."""
    option = RememberedOption(name, project_id, otherwise, fits)
    option.recall()
    return option
