"""One line that says what was done last, and takes it back; then what was done before that."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st


@dataclass(frozen=True, slots=True)
class _Deed:
    """What was done, as whatever takes it back needs it, and the sentence that says so."""

    words: str
    target: Any


@dataclass(slots=True)
class _Deeds:
    """What was done in a slot and not taken back, the last one last; quiet while the writer does other things."""

    deeds: list[_Deed] = field(default_factory=list)
    quiet: bool = False


def note_done(slot: str, words: str, target: Any) -> None:
    """Remember what was done (the id of what was taken away, say), and the sentence that says so."""
    noted = _noted(slot)
    noted.deeds.append(_Deed(words, target))
    noted.quiet = False


def quiet_done(slot: str) -> None:
    """Say nothing about it until something else is done."""
    _noted(slot).quiet = True


def forget_done(slot: str, target: Any) -> None:
    """This is taken back."""
    noted = _noted(slot)
    noted.deeds = [each for each in noted.deeds if each.target != target]


def can_undo(slot: str) -> bool:
    """Whether :func:`offer_undo` has something to say."""
    noted = _noted(slot)
    return bool(noted.deeds) and not noted.quiet


def offer_undo(slot: str, take_back: Callable[[Any], None]) -> None:
    """Say what was done last, with a button that takes it back."""
    if can_undo(slot):
        last = _noted(slot).deeds[-1]
        with st.container(horizontal=True, vertical_alignment="center", key=f"undo_{slot.replace(':', '_')}"):
            st.text(last.words)
            st.button("Undo", icon=":material/undo:", key=f"{slot}.undo", on_click=take_back, args=(last.target,))


def _noted(slot: str) -> _Deeds:
    noted: _Deeds = st.session_state.setdefault(f"{slot}.done", _Deeds())
    return noted
