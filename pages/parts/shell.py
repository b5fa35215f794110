"""What every page stands in: the studio, the open project, and one place where errors become sentences."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from pages.parts.plain import plain
from scriptgen_core.core.errors import NotFound, ScriptGenError, StorageAway, StorageError
from scriptgen_core.studio import Studio, process_studio

_PROJECT = "project"
_NEWS = "news"
_log = logging.getLogger("scriptgen.pages")


def studio() -> Studio:
    """The studio this server runs on."""
    return process_studio()


def open_project_id() -> str | None:
    """The id of the open project: from the address, else the one this session has open."""
    return st.query_params.get(_PROJECT) or st.session_state.get(_PROJECT)


def keep_project_open() -> None:
    """Hold on to the open project in the session and the address, before any link can lead away.

    A link of the sidebar drops the address's parameters, a reload the session.
    """
    if project_id := open_project_id():
        open_project(project_id)


def open_project_title() -> str:
    """The title of the open project; empty if none is open or it cannot be read, which its page says."""
    try:
        project_id = open_project_id()
        return studio().stores.projects.get(project_id).title if project_id else ""
    except StorageError:
        return ""


def open_project(project_id: str | None) -> None:
    """Make a project the open one, in this session and in the address."""
    if project_id is None:
        st.session_state.pop(_PROJECT, None)
        st.query_params.pop(_PROJECT, None)
    else:
        st.session_state[_PROJECT] = st.query_params[_PROJECT] = project_id


def go_to(page: str, project_id: str | None = None, *, news: str = "") -> None:
    """Leave for another page (its file's stem), with a project open there, which says the ``news`` when it stands."""
    if project_id:
        st.session_state[_PROJECT] = project_id
    st.session_state[_NEWS] = news
    target = project_id or open_project_id()
    st.switch_page(f"{page}.py", query_params={_PROJECT: target} if target else {})


@contextmanager
def page(title: str) -> Iterator[str]:
    """A page about the open project: its heading, and the project's id. Without a project it says how to get one.

    What goes wrong on the page becomes a sentence on it.
    """
    project_id = open_project_id()
    if project_id is None:
        _say_none_is_open(title)
    try:
        project = studio().stores.projects.get(project_id)
    except NotFound as error:
        _say_it_is_gone(error)
    except StorageAway as error:
        _say_it_is_away(title, error)
    open_project(project_id)
    with told():
        studio().projects.remember_place(project_id, title)
    st.title(plain(project.title) if title == "Script" else title, anchor=False)
    if title != "Script":
        st.caption(plain(project.title))
    if news := st.session_state.pop(_NEWS, ""):
        st.toast(news, icon=":material/check:", duration="long")
    with told():
        yield project_id


def _say_none_is_open(title: str) -> NoReturn:
    try:
        last = studio().projects.where_left_off()
    except StorageAway as error:
        _say_it_is_away(title, error)
    st.title(title, anchor=False)
    st.info("No project is open. Open one on Projects, or make one from a log line.")
    with st.container(horizontal=True):
        if last:
            st.button(
                f"Open “{plain(last.project.title)}”", type="primary", on_click=open_project, args=(last.project.id,)
            )
        if st.button("Go to Projects", type="secondary" if last else "primary"):
            go_to("projects")
    st.stop()


def _say_it_is_gone(error: NotFound) -> NoReturn:
    open_project(None)
    st.error(str(error))
    if st.button("Go to Projects"):
        go_to("projects")
    st.stop()


def _say_it_is_away(title: str, error: StorageAway) -> NoReturn:
    st.title(title, anchor=False)
    st.error(error.sentence)
    st.button("Try again")
    st.stop()


@contextmanager
def told() -> Iterator[None]:
    """The page boundary: an error of ours is shown as its sentence, any other one is logged and says so."""
    try:
        yield
    except ScriptGenError as error:
        st.error(error.sentence)
    except Exception as error:
        if type(error).__module__.startswith("streamlit."):
            raise
        _log.exception("A page failed")
        st.error(
            "This page met an unexpected error; nothing you saved is lost. Reload it. "
            f"If it comes again, the server's log has the details ({type(error).__name__})."
        )
