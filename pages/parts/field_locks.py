"""Which fields of a bible entry nobody but the writer changes."""

from collections.abc import Mapping

import streamlit as st

from pages.parts.shell import studio, told


def show_locks(slot: str, entry_id: str, labels: Mapping[str, str]) -> None:
    """The fields of the entry that are locked, to add to and to take from."""
    locked = studio().stores.bibles.get(entry_id).data.locked
    key = f"locks.{slot}.{entry_id}"
    if st.session_state.get(key) != list(locked):
        st.session_state[key] = list(locked)
    with st.expander("Locked fields", key=f"locked.{slot}", icon=":material/lock:"):
        st.multiselect(
            "Only you change",
            list(dict.fromkeys([*labels, *locked])),
            format_func=lambda path: labels.get(path, path),
            key=key,
            placeholder="Choose fields",
            help="What the script says of them is not proposed, and nothing drafted takes their place.",
            on_change=_lock,
            args=(key, entry_id),
        )


def _lock(key: str, entry_id: str) -> None:
    with told():
        studio().facts.lock(entry_id, st.session_state[key])
