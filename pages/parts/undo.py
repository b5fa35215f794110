"""One line that says what was taken away, and takes it back."""

from collections.abc import Callable

import streamlit as st


def note_removal(slot: str, words: str, target: str) -> None:
    """Remember what was taken away (its id), and the sentence that says so."""
    st.session_state[f"{slot}.removal"] = (words, target)


def forget_removal(slot: str) -> None:
    """Say nothing about it any more."""
    st.session_state.pop(f"{slot}.removal", None)


def offer_undo(slot: str, put_back: Callable[[str], None]) -> None:
    """Say what was taken away last, with a button that puts it back."""
    if removal := st.session_state.get(f"{slot}.removal"):
        words, target = removal
        with st.container(horizontal=True, vertical_alignment="center", key=f"undo_{slot.replace(':', '_')}"):
            st.text(words)
            st.button("Undo", icon=":material/undo:", key=f"{slot}.undo", on_click=_undo, args=(slot, put_back, target))


def _undo(slot: str, put_back: Callable[[str], None], target: str) -> None:
    put_back(target)
    forget_removal(slot)
