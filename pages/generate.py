"""Generate: what to write, what it will take, and the run while it works."""

import streamlit as st

from pages.parts.choice import choose
from pages.parts.progress import show_run
from pages.parts.shell import page, studio, told
from scriptgen_core.studio import Estimate, GenerationConfig, GenerationScope, Project, Scene, estimate


def main(project_id: str) -> None:
    project = studio().stores.projects.get(project_id)
    scenes = studio().stores.scripts.scenes(project_id)
    form, progress = st.columns([2, 3], gap="large")
    with form:
        _ask(project, scenes)
    with progress:
        st.subheader("Progress")
        run = studio().runs.latest(project_id)
        if run is None:
            st.info("Nothing has run yet. Every step and every attempt will stand here, also after a reload.")
        else:
            show_run(run.id)


def _ask(project: Project, scenes: tuple[Scene, ...]) -> None:
    if notice := studio().providers.notice():
        st.info(f"Demo. {notice}")
    log_line = st.text_area("Log line", project.log_line, key=f"log_line_{project.id}", height=110)
    scope = st.segmented_control(
        "Scope",
        [each.value for each in GenerationScope],
        default=GenerationScope.MULTI_SCENE.value,
        required=True,
        key=f"scope_{project.id}",
        persist_state="session",
    )
    single, full = scope == GenerationScope.SINGLE_SCENE, scope == GenerationScope.FULL_SCRIPT
    left, right = st.columns(2)
    characters = left.number_input("Characters", 1, 12, 3, key=f"characters_{project.id}", persist_state="session")
    usual = len(scenes) or project.format.scenes if full else 3
    count = right.number_input(
        "Scenes",
        1,
        120,
        1 if single else usual,
        disabled=single,
        key=f"scenes_{scope}_{project.id}_{usual}",
    )
    picked = _pick(scenes, approval=project.approval) if single else ()
    bibles = studio().stores.bibles.bibles(project.id)
    existing = st.toggle("Use existing bibles", bool(bibles.entries), disabled=not bibles.entries)
    rewrites = st.toggle("Automatic rewrites", True, key=f"rewrites_{project.id}", persist_state="session")
    passes = st.number_input(
        "Rewrite passes", 1, 5, 2, disabled=not rewrites, key=f"passes_{project.id}", persist_state="session"
    )
    parallel = st.toggle("Parallel scenes", True, key=f"parallel_{project.id}", persist_state="session")
    config = GenerationConfig(
        scope=GenerationScope(scope),
        character_count=int(characters),
        scene_count=int(count),
        use_existing_bibles=existing,
        auto_rewrite=rewrites,
        rewrite_iterations=int(passes),
        parallel_generation=parallel,
    )
    st.text(_estimate_words(estimate(config, project, scenes, bibles)))
    if st.button("Generate", type="primary", icon=":material/draw:", width="stretch"):
        with told():
            if log_line != project.log_line:
                studio().stores.projects.update(project.id, {"log_line": log_line})
            studio().runs.generate(project.id, config, picked)
            st.rerun()


def _pick(scenes: tuple[Scene, ...], *, approval: bool) -> tuple[str, ...]:
    """The scene the writer picks among those that may be written; none where there is nothing to pick."""
    writable = [scene for scene in scenes if scene.card and not scene.draft and (scene.approved or not approval)]
    open_scenes = {scene.id: f"{scene.number + 1}  {scene.heading}" for scene in writable}
    if not open_scenes:
        return ()
    return (choose("Which scene", open_scenes, key="which_scene"),)


def _estimate_words(expected: Estimate) -> str:
    parts = []
    if expected.cards:
        parts.append(f"drafts {expected.cards} outline card{'s' if expected.cards != 1 else ''}")
    if expected.scenes:
        parts.append(f"writes {expected.scenes} scene{'s' if expected.scenes != 1 else ''}")
    if not parts:
        wait = "Approve cards on Outline first: no unwritten scene has an approved card."
        return wait if expected.waiting else "Every scene is written. Raise Scenes to go on, or ask for a rewrite."
    calls = f"{expected.calls} call{'s' if expected.calls != 1 else ''}"
    words = " and ".join(parts) + f", with at most {calls}."
    stop = " It stops for your approval of the cards." if expected.cards and not expected.scenes else ""
    return words[0].upper() + words[1:] + stop


with page("Generate") as project_id:
    main(project_id)
