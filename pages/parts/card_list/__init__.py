"""Outline cards under the heads of their acts, drawn in the browser: only cards that changed are drawn again."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "scriptgen.card_list",
    html=(_HERE / "card_list.html").read_text("utf-8"),
    css=(_HERE / "card_list.css").read_text("utf-8"),
    js=(_HERE / "card_list.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card to read at a glance.

    ``marks`` is its length and how it stands, ``facts`` are (label, texts) pairs, ``remark`` what is to be mended.
    ``approved`` is None where there is nothing to approve.
    """

    id: str
    number: int
    heading: str
    marks: str
    words: str
    facts: Sequence[tuple[str, Sequence[str]]] = ()
    remark: str = ""
    approved: bool | None = None


def card_list(
    acts: Sequence[tuple[str, Sequence[CardRow]]],
    chosen: str | None,
    *,
    key: str,
    on_open: Callable[[str], None],
    on_approve: Callable[[str, bool], None],
) -> None:
    """Show the cards of each act below its title, the one of the id ``chosen`` set off.

    ``on_open`` is called with the id of a card whose Edit is pressed, ``on_approve`` with the id of one that is to be
    approved, or not any more. What is pressed on a card that is there no more does nothing.
    """
    ids = {card.id for _, cards in acts for card in cards}

    def opened() -> None:
        wanted = st.session_state[key]["opened"]
        if wanted in ids:
            on_open(wanted)

    def approved() -> None:
        press = st.session_state[key]["approved"]
        if press and press["id"] in ids:
            on_approve(press["id"], press["approved"])

    rows = [[title, [asdict(card) for card in cards]] for title, cards in acts]
    data = {"acts": rows, "chosen": chosen}
    _component(key=key, data=data, on_opened_change=opened, on_approved_change=approved)
