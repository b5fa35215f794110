"""The warning before a run asks a server for a model that it does not list."""

import streamlit as st

from pages.parts.plain import plain
from pages.parts.shell import studio

_SHOWN = 6


def warn_of_unlisted() -> bool:
    """Name each model that its server does not list, and those it has; whether there is one."""
    unlisted = studio().providers.unlisted()
    for each in unlisted:
        more = len(each.listed) - _SHOWN
        listed = ", ".join(each.listed[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        st.warning(plain(f"{each.host} does not list the model {each.model}. Choose one it has: {listed}."))
    return bool(unlisted)
