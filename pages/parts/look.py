"""What the theme and the widgets cannot do alone: a few rules of look, and how forms behave under the hand."""

from pathlib import Path

import streamlit as st

_RULES = Path(__file__).with_name("look.css")
_QUIET_IN_LIGHT, _QUIET_IN_DARK = "#57514a", "#b9b3ab"
_SCRIPTS = [Path(__file__).with_name(name) for name in ("autosave.js", "connection.js", "into_view.js")]


def use_look() -> None:
    """Put the rules into the page."""
    st.html(_RULES)


def quiet_ink() -> str:
    """The colour of secondary words in the theme on view, for what is painted and so out of reach of the rules."""
    return _QUIET_IN_DARK if st.context.theme.type == "dark" else _QUIET_IN_LIGHT


def use_scripts() -> None:
    """Let forms send what is typed and come into view, and the page tell that the server is away."""
    code = "\n".join(script.read_text(encoding="utf-8") for script in _SCRIPTS)
    st.html(f"<script>{code}</script>", unsafe_allow_javascript=True)
