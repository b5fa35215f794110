"""One outline card to read at a glance."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from pages.parts.wording import pages_words
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.studio import Scene


def draw_card(scene: Scene, unknown: Sequence[str]) -> None:
    """Draw the card's words, and the names on it that nobody has; everything that was typed is escaped."""
    card = scene.card
    what = card.description if card else "Written without a card. Edit it to say what the scene is for."
    rows = "".join(f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in _rows(card) if text) if card else ""
    nobody = f'<p class="unknown">{escape(_nobody(unknown))}</p>' if unknown else ""
    st.html(
        f'<div class="card"><span class="number">{scene.number + 1}</span>'
        f"<h3>{escape(card.heading if card else scene.heading)}</h3>"
        f'<span class="marks">{escape(" · ".join(_marks(scene)))}</span>'
        f"<p>{escape(what)}</p>{f'<dl>{rows}</dl>' if rows else ''}{nobody}</div>"
    )


def unknown_words(unknown: Sequence[str]) -> str:
    """Which names on a card nobody has, and what to do about it; empty while everybody is somebody."""
    if not unknown:
        return ""
    what = f"list {unknown[0]}" if len(unknown) == 1 else "list them"
    return f"{_nobody(unknown)} Choose a character, or {what} under Extras: who has no character has no voice."


def _nobody(unknown: Sequence[str]) -> str:
    return f"No character is called {' or '.join(unknown)}."


def _rows(card: OutlineCard) -> list[tuple[str, str]]:
    wants = "; ".join(_want(each.who, each.wants, each.from_whom) for each in card.wants)
    learns = "; ".join(f"{each.who}: {each.what}" for each in card.learns)
    return [
        ("Wants", wants),
        ("Obstacle", card.obstacle),
        ("Turn", card.turn),
        ("Learns", learns),
        ("With", ", ".join([*card.characters, *card.extras])),
    ]


def _want(who: str, wants: str, from_whom: str) -> str:
    return f"{who}: {wants}" + (f" (from {from_whom})" if from_whom else "")


def _marks(scene: Scene) -> list[str]:
    marks = [pages_words(scene.card.target_eighths)] if scene.card else []
    if scene.draft:
        marks.append("written")
    if scene.card:
        marks.append("✓ approved" if scene.approved else "not approved")
    return marks
