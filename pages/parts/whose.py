"""The choice between the open project and all of them."""

import streamlit as st

from pages.parts.plain import plain
from pages.parts.shell import open_project, open_project_id, open_project_title

_THIS, _ALL = "This project", "All projects"


def whose(label: str, *, key: str) -> str | None:
    """The open project's id if only what is its own is wanted, None for all projects."""
    title = open_project_title()
    caption = st.empty()
    if not title:
        caption.caption(_ALL)
        return None
    open_project(open_project_id())
    chosen = st.segmented_control(
        label,
        [_THIS, _ALL],
        default=_THIS,
        required=True,
        label_visibility="collapsed",
        key=key,
        persist_state="session",
    )
    caption.caption(plain(title) if chosen == _THIS else _ALL)
    return open_project_id() if chosen == _THIS else None
