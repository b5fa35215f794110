"""A list of names to open one of, drawn in the browser: however long it is, only rows that changed are drawn again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "scriptgen.entry_list",
    html=(_HERE / "entry_list.html").read_text("utf-8"),
    css=(_HERE / "entry_list.css").read_text("utf-8"),
    js=(_HERE / "entry_list.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: what it opens, its name, and what is said of it below."""

    id: str
    name: str
    caption: str = ""


def entry_list(
    label: str, rows: Sequence[ListRow], chosen: str | None, *, key: str, on_open: Callable[[str], None]
) -> None:
    """Show ``rows``, the one of the id ``chosen`` set off. ``on_open`` is called with the id of a row that is pressed.

    A row that is not in the list any more when its press arrives opens nothing.
    """

    def opened() -> None:
        wanted = st.session_state[key]["opened"]
        if wanted in {row.id for row in rows}:
            on_open(wanted)

    data = {"label": label, "rows": [[row.id, row.name, row.caption] for row in rows], "chosen": chosen}
    _component(key=key, data=data, on_opened_change=opened)
