"""The source and a scene that is from it, side by side."""

from html import escape

import streamlit as st

from pages.parts.choice import choose
from pages.parts.shell import studio
from scriptgen_core.studio import SceneOrigin


def show_source_beside(project_id: str) -> None:
    """A choice of the adapted scenes, and the chosen one beside the passage it begins at; nothing before there are."""
    pairs = {each.scene.id: each for each in studio().adapting.origins(project_id)}
    if not pairs:
        return
    st.subheader("Source and scene", anchor=False)
    names = {scene_id: f"{each.scene.number + 1}  {each.scene.heading}" for scene_id, each in pairs.items()}
    chosen = pairs[choose("Scene", names, key=f"adapt.pair.{project_id}")]
    left, right = st.columns(2)
    with left:
        _source(chosen)
    with right:
        st.caption("The scene as it stands")
        st.html(f'<pre class="beside">{escape(chosen.scene.text)}</pre>')


def _source(chosen: SceneOrigin) -> None:
    batch = chosen.origin.batch
    if batch.is_opening:
        st.text("The opening introduces the whole of it; no single passage is its source.")
        return
    st.caption(batch.batch.title)
    st.html(f'<pre class="beside">{_from_passage(batch.batch.text, chosen.origin.quote)}</pre>')


def _from_passage(text: str, quote: str) -> str:
    """What follows from the passage on, which is set off; all of it where the passage is not known."""
    before, passage, after = text.partition(quote) if quote else ("", "", text)
    if not passage:
        return escape(before + after)
    return f"<mark>{escape(passage)}</mark>{escape(after)}"
