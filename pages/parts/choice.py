"""Choosing one of several things whose names may change while the page is open."""

from collections.abc import Mapping

import streamlit as st


def choose(label: str, names: Mapping[str, str], *, key: str, first: str | None = None) -> str:
    """The id of the chosen one of ``names`` (id -> what is shown), ``first`` to begin with, else the first one.

    The browser sends back the name it showed. After a change of that name it may be one that nothing has any
    more, and Streamlit then hands it on as it is: the choice begins anew.
    """
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    begin = list(names).index(first) if first in names else 0
    chosen = st.selectbox(label, list(names), begin, format_func=lambda each: names.get(each, each), key=key)
    return chosen if chosen in names else next(iter(names))
