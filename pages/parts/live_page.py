"""The page of a scene while it is being written: its last lines, in a box whose height stays."""

from html import escape

from streamlit.delta_generator import DeltaGenerator

_LINES = 20


def show_live_page(place: DeltaGenerator, text: str) -> None:
    """Draw what has arrived so far; it is data, and shown as it is."""
    lines = "\n".join(text.rstrip().split("\n")[-_LINES:])
    place.html(f'<pre class="live">{escape(lines)}</pre>')
