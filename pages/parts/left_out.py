"""What a file could not bring with it, told before it is imported and after."""

from collections.abc import Sequence

import streamlit as st

from scriptgen_core.studio import LeftOut

_KEPT = "left_out"


def list_left_out(left_out: Sequence[LeftOut]) -> None:
    """Draw the list, or the line that everything comes in."""
    if not left_out:
        st.text("Everything in the file is taken over.")
        return
    st.text(f"Not taken over ({len(left_out)}):")
    with st.container(gap="xsmall", height="content" if len(left_out) < 8 else 220):
        for each in left_out:
            st.text(f"· {each.sentence}", width="stretch")


def keep_left_out(project_id: str, file_name: str, left_out: Sequence[LeftOut]) -> None:
    """Remember what a file did not bring, for the page that the writer looks at next."""
    st.session_state[f"{_KEPT}.{project_id}"] = (file_name, tuple(left_out)) if left_out else None


def show_left_out(project_id: str) -> None:
    """Draw what the file imported last did not bring, until the writer has seen enough of it."""
    kept = st.session_state.get(f"{_KEPT}.{project_id}")
    if kept is None:
        return
    file_name, left_out = kept
    with st.container(border=True, key="left_out"):
        st.text(f"From “{file_name}”")
        list_left_out(left_out)
        st.button("Close this list", on_click=keep_left_out, args=(project_id, file_name, ()))
