"""The few rules of look that the theme cannot say."""

from pathlib import Path

import streamlit as st

_RULES = Path(__file__).with_name("look.css")


def use_look() -> None:
    """Put the rules into the page."""
    st.html(_RULES)
