"""One outline card to read at a glance."""

from html import escape

import streamlit as st

from pages.parts.wording import pages_words
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Scene


def draw_card(scene: Scene) -> None:
    """Draw the card's words; everything that was typed is escaped."""
    rows = _rows(scene.card) if scene.card else [("", "Written without a card. Edit it to say what the scene is for.")]
    body = "".join(f"<p>{_label(label)}{escape(text)}</p>" for label, text in rows if text)
    marks = "".join(f'<span class="mark {kind}">{escape(words)}</span>' for kind, words in _marks(scene))
    st.html(
        f'<div class="card"><div class="head"><span class="number">{scene.number + 1}</span>'
        f"<h3>{escape(scene.card.heading if scene.card else scene.heading)}</h3>{marks}</div>{body}</div>"
    )


def _rows(card: OutlineCard) -> list[tuple[str, str]]:
    wants = "; ".join(_want(each.who, each.wants, each.from_whom) for each in card.wants)
    learns = "; ".join(f"{each.who}: {each.what}" for each in card.learns)
    return [
        ("", card.description),
        ("Wants", wants),
        ("Obstacle", card.obstacle),
        ("Turn", card.turn),
        ("Learns", learns),
        ("With", ", ".join([*card.characters, *card.extras])),
    ]


def _want(who: str, wants: str, from_whom: str) -> str:
    return f"{who}: {wants}" + (f" (from {from_whom})" if from_whom else "")


def _marks(scene: Scene) -> list[tuple[str, str]]:
    marks = [("length", pages_words(scene.card.target_eighths))] if scene.card else []
    if scene.draft:
        marks.append(("written", "Written"))
    marks.append(("approved", "Approved") if scene.approved else ("open", "Not approved"))
    return marks


def _label(label: str) -> str:
    return f"<b>{label}</b> " if label else ""
