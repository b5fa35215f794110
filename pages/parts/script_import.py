"""A screenplay from a file, shown before it is stored as a new project."""

from typing import Literal

import streamlit as st

from pages.parts.left_out import keep_left_out, list_left_out
from pages.parts.plain import plain
from pages.parts.shell import go_to, studio, told
from pages.parts.wording import number_of
from scriptgen_core.studio import LOG_LINE_MAX, TITLE_MAX, ImportedScript

_HELD = "held_script"
_UPLOADS = "uploads"
_TITLE, _LOG_LINE = "import_title", "import_log_line"


def upload_key(part: str) -> str:
    """The key of a part of the upload: a new one, empty and closed, once a script was taken from it."""
    return f"import_{part}_{st.session_state.get(_UPLOADS, 0)}"


def hold_script(name: str, data: bytes) -> None:
    """Keep a file that can be read for :func:`show_held_script`; FormatError for any other one."""
    script = studio().imports.look(data, name)
    st.session_state[_HELD] = (name, data)
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    st.session_state[_TITLE], st.session_state[_LOG_LINE] = script.title, script.log_line
    st.rerun()


def show_held_script() -> None:
    """Draw what waits to be imported, if something does."""
    if _HELD not in st.session_state:
        return
    name, data = st.session_state[_HELD]
    script = studio().imports.look(data, name)
    with st.container(border=True, key="sheet_import"):
        st.subheader(plain(f"Import “{name}”"), anchor=False)
        st.text(facts_of(script))
        st.text_input("Title", key=_TITLE, max_chars=TITLE_MAX)
        st.text_area("Log line", key=_LOG_LINE, max_chars=LOG_LINE_MAX, height=80, placeholder="You may write it later")
        list_left_out(script.left_out)
        show_parts(script)
        with st.container(horizontal=True):
            chosen = st.button("Import this script", type="primary")
            st.button("Cancel", key="cancel_import", on_click=_let_go)
        if chosen:
            with told():
                _store(script)


def facts_of(script: ImportedScript) -> str:
    """``12 scenes · 23 pages · 8 people speak · 2 notes``"""
    people = len(script.people)
    parts = [
        number_of(len(script.texts), "scene"),
        number_of(script.pages, "page"),
        f"{people} {'person speaks' if people == 1 else 'people speak'}" if people else "nobody speaks",
        number_of(script.notes, "note") if script.notes else "",
        f"read as {script.encoding}, because it is not UTF-8" if script.encoding else "",
    ]
    return " · ".join(filter(None, parts))


def show_parts(script: ImportedScript) -> None:
    """Draw the scenes and the speakers of the file, folded away."""
    with st.expander("Scenes and speakers in the file"):
        scenes, people = st.columns([3, 2], gap="large")
        with scenes.container(gap="xsmall", height=_height(len(script.headings))):
            for number, heading in enumerate(script.headings, 1):
                st.text(f"{number}  {heading}")
        with people.container(gap="xsmall", height=_height(len(script.people))):
            for each in script.people:
                st.text(f"{each.name}, {speeches_words(len(each.speeches))}")


def speeches_words(count: int) -> str:
    """``1 speech``, ``3 speeches``."""
    return f"{count} {'speech' if count == 1 else 'speeches'}"


def _height(lines: int) -> int | Literal["content"]:
    return "content" if lines < 8 else 260


def _store(script: ImportedScript) -> None:
    project = studio().imports.make_project(script, st.session_state[_TITLE], st.session_state[_LOG_LINE])
    _let_go()
    keep_left_out(project.id, script.file_name, script.left_out)
    go_to("script", project.id, news=f"Imported: {facts_of(script)}.")


def _let_go() -> None:
    del st.session_state[_HELD]
