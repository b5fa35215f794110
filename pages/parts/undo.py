"""One line that says what was taken away last, and takes it back; then what was taken away before that."""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st


@dataclass(frozen=True, slots=True)
class _Removal:
    """What was taken away (its id), and the sentence that says so."""

    words: str
    target: str


@dataclass(slots=True)
class _Removals:
    """What was taken away in a slot and not put back, the last one last; quiet while the writer does other things."""

    removals: list[_Removal] = field(default_factory=list)
    quiet: bool = False


def note_removal(slot: str, words: str, target: str) -> None:
    """Remember what was taken away (its id), and the sentence that says so."""
    noted = _noted(slot)
    noted.removals.append(_Removal(words, target))
    noted.quiet = False


def quiet_removals(slot: str) -> None:
    """Say nothing about them until something else is taken away."""
    _noted(slot).quiet = True


def forget_removal(slot: str, target: str) -> None:
    """This one is back."""
    noted = _noted(slot)
    noted.removals = [each for each in noted.removals if each.target != target]


def offer_undo(slot: str, put_back: Callable[[str], None]) -> None:
    """Say what was taken away last, with a button that puts it back."""
    noted = _noted(slot)
    if noted.removals and not noted.quiet:
        last = noted.removals[-1]
        with st.container(horizontal=True, vertical_alignment="center", key=f"undo_{slot.replace(':', '_')}"):
            st.text(last.words)
            st.button("Undo", icon=":material/undo:", key=f"{slot}.undo", on_click=put_back, args=(last.target,))


def _noted(slot: str) -> _Removals:
    noted: _Removals = st.session_state.setdefault(f"{slot}.removals", _Removals())
    return noted
