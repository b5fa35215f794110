"""How the pages of a project print: paper, marks, scene numbers, header; kept as they are chosen."""

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from pages.parts.remembered import KeptField, KeptText
from pages.parts.shell import studio
from scriptgen_core.studio import HEADER_MAX

T = TypeVar("T")

_PAPERS = {"Letter": "US Letter", "A4": "A4"}
_LOCKED_NUMBERS = {"left": "Left", "right": "Right", "both": "Both sides"}
_NUMBERS = {"none": "None", **_LOCKED_NUMBERS}
_INSERTED = {"american": "12A, after scene 12 (American)", "british": "A13, before scene 13 (British)"}


def page_options(project_id: str) -> None:
    """The options, as a quiet block; the preview on Script and every download follow them."""
    is_locked = bool(studio().stores.revisions.rounds(project_id))
    st.subheader("Pages")
    with st.container(border=True, key="sheet_page_options"):
        paper, numbers = st.columns(2, gap="medium")
        with paper:
            _choice(_Option[str](project_id, "paper"), "Paper", _PAPERS)
        with numbers:
            _choice(_SceneNumbers(project_id), "Scene numbers", _LOCKED_NUMBERS if is_locked else _NUMBERS)
        if studio().scripts.page_setup(project_id).scene_numbers != "none":
            _choice(_Option[str](project_id, "inserted"), "A scene put in between 12 and 13", _INSERTED)
        header = _Header(project_id)
        header.recall()
        st.text_input(
            "Header",
            placeholder="Printed at the head of every page",
            max_chars=HEADER_MAX,
            key=header.key,
            on_change=header.keep,
        )
        _switch(_Option[bool](project_id, "continueds"), "(MORE) and (CONT'D) where a speech runs over a page")
        if is_locked:
            _switch(_Option[bool](project_id, "tinted"), "Revised pages on their colour")
        st.caption("Script shows these pages, and counts by them.")


class _Option(KeptField[T]):
    """One option of the printed pages."""

    def __init__(self, project_id: str, name: str) -> None:
        super().__init__(f"page_options.{project_id}.{name}")
        self._project_id = project_id
        self._name = name

    @property
    def stored(self) -> T:
        value: T = studio().stores.projects.get(self._project_id).page_options[self._name]
        return value

    def _store(self, value: T) -> None:
        _keep(self._project_id, self._name, value)


class _SceneNumbers(_Option[str]):
    """Where scene numbers are printed; a locked script has no choice of none."""

    def __init__(self, project_id: str) -> None:
        super().__init__(project_id, "scene_numbers")

    @property
    def stored(self) -> str:
        return studio().scripts.page_setup(self._project_id).scene_numbers


class _Header(KeptText):
    """What stands at the head of every page."""

    def __init__(self, project_id: str) -> None:
        super().__init__(f"page_options.{project_id}.header")
        self._project_id = project_id

    @property
    def stored(self) -> str:
        return studio().stores.projects.get(self._project_id).page_options.header

    def _store(self, text: str) -> None:
        _keep(self._project_id, "header", text)


def _keep(project_id: str, name: str, value: object) -> None:
    options = studio().stores.projects.get(project_id).page_options
    studio().stores.projects.update(project_id, {"page_options": {**options, name: value}})


def _choice(option: _Option[str], label: str, names: Mapping[str, str]) -> None:
    option.recall()
    st.selectbox(
        label, list(names), format_func=lambda each: names.get(each, each), key=option.key, on_change=option.keep
    )


def _switch(option: _Option[bool], label: str) -> None:
    option.recall()
    st.toggle(label, key=option.key, on_change=option.keep)
