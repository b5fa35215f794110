"""The offer to read the script for the bibles, with what that takes, and the run that does it."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.estimate_words import estimate_words
from pages.parts.plain import plain
from pages.parts.progress import show_run
from pages.parts.shell import studio, told
from pages.parts.wording import number_of, scenes_named
from scriptgen_core.studio import Scene, Subject

_WHOLE, _EDITED = "whole", "edited"


def show_reading(project_id: str) -> None:
    """Show the newest reading while it is at work or stopped early."""
    run = studio().readings.latest(project_id)
    if run and run.status != "finished":
        show_run(run.id, here="bibles")


def is_choosing(project_id: str) -> bool:
    """Whether the writer is choosing for whom the script is read."""
    return bool(st.session_state.get(_key(project_id)))


def offer_reading(project_id: str) -> None:
    """Buttons that ask for whom the script, or what was edited of it, is to be read; or the choice itself."""
    run = studio().readings.latest(project_id)
    if run and run.is_active:
        return
    edited = studio().readings.edited(project_id)
    if is_choosing(project_id):
        scenes = edited if st.session_state[_key(project_id)] == _EDITED else ()
        with st.container(border=True, key="reading"):
            _choice(project_id, studio().readings.subjects(project_id, scenes), scenes)
        return
    icon = ":material/find_in_page:"
    if studio().stores.scripts.is_written(project_id):
        st.button("Read the script for your bibles", icon=icon, on_click=_choose, args=(project_id, _WHOLE))
    if edited:
        st.button(
            f"Read {number_of(len(edited), 'edited scene')}",
            icon=icon,
            key="read_edited",
            on_click=_choose,
            args=(project_id, _EDITED),
        )


def _choice(project_id: str, subjects: Sequence[Subject], scenes: Sequence[Scene]) -> None:
    names = {each.id: f"{each.name} · {number_of(each.scenes, 'scene')}" for each in subjects}
    st.subheader("Read the script for your bibles", anchor=False)
    if scenes:
        st.text(f"You have changed {scenes_named(scenes)}: what is said there now, your bibles may not know.")
    st.text(
        "The model reads the scenes of each and proposes what they say, field by field, with the line that shows it. "
        "Nothing changes until you take it. Scenes you keep the machine out of are not read."
    )
    chosen = st.multiselect(
        "Read for",
        list(names),
        [each.id for each in subjects if scenes or each.is_thin],
        format_func=lambda subject_id: names.get(subject_id, ""),
        placeholder="Choose people and places",
        key=f"{_key(project_id)}.chosen",
    )
    if chosen:
        st.caption(plain(estimate_words(studio().estimates.reading(project_id, chosen, scenes))))
    with st.container(horizontal=True):
        if st.button("Read the script", type="primary", disabled=not chosen, key="start_reading"):
            with told():
                studio().runs.read_script(project_id, chosen, scenes)
                _choose(project_id, "")
                st.rerun()
        st.button("Close", key="close_reading", on_click=_choose, args=(project_id, ""))


def _choose(project_id: str, what: str) -> None:
    st.session_state[_key(project_id)] = what


def _key(project_id: str) -> str:
    return f"reading.{project_id}"
