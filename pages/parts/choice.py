"""Choosing one of several things whose names may change while the page is open."""

from collections.abc import Mapping

import streamlit as st


def choose(label: str, names: Mapping[str, str], *, key: str) -> str:
    """The id of the chosen one of ``names`` (id -> what is shown), the first one to begin with.

    The browser sends back the name it showed. After a change of that name it may be one that nothing has any
    more, and Streamlit then hands it on as it is: the choice begins anew.
    """
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    chosen = st.selectbox(label, list(names), format_func=lambda each: names.get(each, each), key=key)
    return chosen if chosen in names else next(iter(names))
