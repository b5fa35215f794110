"""The offer to draft bibles and outline from the log line, and the run that does it."""

import streamlit as st

from pages.parts.progress import show_run
from pages.parts.shell import studio, told
from scriptgen_core.studio import GenerationConfig, GenerationScope, Project

MAX_CHARACTERS = 12
MAX_SCENES = 120


def show_drafting(project_id: str) -> bool:
    """Show the run that drafts, while it is at work or stopped early; whether there was one to show."""
    run = studio().runs.latest(project_id)
    if run is None or run.kind != "prepare" or run.status == "finished":
        return False
    show_run(run.id)
    return True


def offer_drafting(project: Project) -> None:
    """Draft what is missing from the log line, with the numbers the writer chooses."""
    with st.container(border=True):
        st.subheader("Draft from the log line", anchor=False)
        st.text(project.log_line)
        left, right, _ = st.columns([1, 1, 2])
        characters = left.number_input("Characters", 1, MAX_CHARACTERS, 3)
        scenes = right.number_input("Scenes", 1, MAX_SCENES, project.format.scenes)
        st.text("Everything it drafts stands in forms and cards that you can change. No scene is written yet.")
        if st.button("Draft bibles and outline from the log line", type="primary", icon=":material/edit_note:"):
            with told():
                config = GenerationConfig(
                    scope=GenerationScope.FULL_SCRIPT,
                    character_count=int(characters),
                    scene_count=int(scenes),
                    use_existing_bibles=bool(studio().stores.bibles.bibles(project.id).entries),
                )
                studio().runs.prepare(project.id, config)
                st.rerun()
