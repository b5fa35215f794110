"""The offer to read the script for the bibles, with what that takes, and the run that does it."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.estimate_words import estimate_words
from pages.parts.plain import plain
from pages.parts.progress import show_run
from pages.parts.shell import studio, told
from pages.parts.wording import number_of
from scriptgen_core.studio import Subject


def show_reading(project_id: str) -> None:
    """Show the newest reading while it is at work or stopped early."""
    run = studio().readings.latest(project_id)
    if run and run.status != "finished":
        show_run(run.id, here="bibles")


def is_choosing(project_id: str) -> bool:
    """Whether the writer is choosing for whom the script is read."""
    return bool(st.session_state.get(_key(project_id)))


def offer_reading(project_id: str) -> None:
    """A button that asks for whom the script is to be read, or the choice itself."""
    run = studio().readings.latest(project_id)
    if run and run.is_active:
        return
    if not is_choosing(project_id):
        if any(scene.draft for scene in studio().stores.scripts.scenes(project_id)):
            icon = ":material/find_in_page:"
            st.button("Read the script for your bibles", icon=icon, on_click=_choose, args=(project_id, True))
        return
    with st.container(border=True, key="reading"):
        _choice(project_id, studio().readings.subjects(project_id))


def _choice(project_id: str, subjects: Sequence[Subject]) -> None:
    names = {each.id: f"{each.name} · {number_of(each.scenes, 'scene')}" for each in subjects}
    st.subheader("Read the script for your bibles", anchor=False)
    st.text(
        "The model reads the scenes of each and proposes what they say, field by field, with the line that shows it. "
        "Nothing changes until you take it. Scenes you keep the machine out of are not read."
    )
    chosen = st.multiselect(
        "Read for",
        list(names),
        [each.id for each in subjects if each.is_thin],
        format_func=lambda subject_id: names.get(subject_id, ""),
        placeholder="Choose people and places",
        key=f"{_key(project_id)}.chosen",
    )
    if chosen:
        st.caption(plain(estimate_words(studio().estimates.reading(project_id, chosen))))
    with st.container(horizontal=True):
        if st.button("Read the script", type="primary", disabled=not chosen, key="start_reading"):
            with told():
                studio().runs.read_script(project_id, chosen)
                _choose(project_id, False)
                st.rerun()
        st.button("Close", key="close_reading", on_click=_choose, args=(project_id, False))


def _choose(project_id: str, chooses: bool) -> None:
    st.session_state[_key(project_id)] = chooses


def _key(project_id: str) -> str:
    return f"reading.{project_id}"
