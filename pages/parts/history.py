"""What the script was before: earlier drafts of a scene, and scenes taken out. Nothing written is ever gone."""

import streamlit as st

from pages.parts.choice import choose
from pages.parts.shell import studio, told
from scriptgen_core.core.moments import day_and_time
from scriptgen_core.studio import Draft, OpenScript, Scene

_ORIGINS = {
    "generated": "generated",
    "rewrite": "rewrite",
    "hand": "written by you",
    "import": "imported",
    "sample": "from the sample",
    "kept": "kept beside",
}


def show_history(script: OpenScript) -> None:
    """Offer every earlier draft and every removed scene for restoring."""
    with st.expander("Earlier drafts and scenes taken out", icon=":material/history:"), told():
        drafts, removed = st.tabs(["Earlier drafts", "Scenes taken out"])
        with drafts:
            _drafts(script)
        with removed:
            _removed(script.project.id)


def _drafts(script: OpenScript) -> None:
    if not script.scenes:
        st.text("Nothing is written yet.")
        return
    scenes = {scene.id: scene for scene in script.scenes}
    picked = choose("Scene", {key: _scene_name(scene) for key, scene in scenes.items()}, key="history_scene")
    drafts = {draft.id: draft for draft in studio().stores.scripts.drafts(picked)}
    names = {key: _draft_name(draft, scenes[picked]) for key, draft in drafts.items()}
    chosen = drafts[choose("Draft", names, key=f"history_draft_{picked}")]
    st.code(chosen.text, language=None, wrap_lines=True)
    current = scenes[picked].draft
    if current and chosen.id != current.id and st.button("Restore this draft"):
        studio().scripts.restore(picked, chosen.id)
        st.rerun()


def _removed(project_id: str) -> None:
    removed = studio().stores.scripts.removed(project_id)
    if not removed:
        st.text("No scene has been taken out.")
    for scene in removed:
        words, action = st.columns([4, 1], vertical_alignment="center")
        words.text(scene.heading)
        with action.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Put back", key=f"put_back_{scene.id}"):
                studio().stores.scripts.put_back(scene.id)
                st.rerun()


def _scene_name(scene: Scene) -> str:
    return f"{scene.number + 1}  {scene.heading}"


def _draft_name(draft: Draft, scene: Scene) -> str:
    now = ", as it stands" if scene.draft and draft.id == scene.draft.id else ""
    how = f"{draft.reason}, by you" if draft.reason else _ORIGINS[draft.origin]
    return f"Draft {draft.number}, {how}, {day_and_time(draft.created_at)}{now}"
