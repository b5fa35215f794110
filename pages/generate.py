"""Generate: what to write, what it will take, and the run while it works."""

import streamlit as st

from pages.parts.choice import choose
from pages.parts.estimate_words import estimate_words
from pages.parts.fields import show_count
from pages.parts.progress import show_run
from pages.parts.remembered import Remembered
from pages.parts.run_budget import budget_of_run
from pages.parts.shell import go_to, page, studio, told
from pages.parts.unlisted_models import warn_of_unlisted
from pages.parts.wording import number_of
from scriptgen_core.studio import LOG_LINE_MAX, Estimate, GenerationConfig, GenerationScope, Project, Scene


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
    if notice := studio().providers.notice(project.facts):
        st.info(f"Demo. {notice}")
    log_line = _log_line(project)
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
    entries = studio().stores.bibles.bibles(project.id).entries
    existing = st.toggle("Use existing bibles", bool(entries), disabled=not entries)
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
    _generate(project, scenes, config, picked, log_line)


def _log_line(project: Project) -> Remembered:
    log_line = Remembered("log_line", project.id, project.log_line)
    log_line.recall()
    with st.container(key="sheet_log_line", gap="xsmall"):
        st.text_area("Log line", key=log_line.key, on_change=log_line.keep, height=110)
        show_count(log_line.text, LOG_LINE_MAX)
        if log_line.is_unsent:
            st.caption("Changed here. Starting a run saves it with the project.")
    return log_line


def _generate(
    project: Project,
    scenes: tuple[Scene, ...],
    config: GenerationConfig,
    picked: tuple[str, ...],
    log_line: Remembered,
) -> None:
    """What the run will do, and the button that starts exactly that."""
    expected = studio().estimates.estimate(project.id, config, picked)
    all_written = bool(scenes) and all(scene.draft for scene in scenes)
    if all_written:
        _say_all_written()
    budget = budget_of_run(project.id)
    st.text(estimate_words(expected))
    if warn_of_unlisted() and st.button("Go to Settings"):
        go_to("settings")
    busy = studio().runs.at_work(project.id)
    pressed = st.button(
        _more_words(expected) if all_written and expected.cards else "Generate",
        type="secondary" if all_written else "primary",
        icon=":material/draw:",
        width="stretch",
        disabled=busy is not None or budget is None or (all_written and not expected.cards),
    )
    if pressed and budget:
        with told():
            if log_line.is_unsent:
                studio().stores.projects.update(project.id, {"log_line": log_line.text})
                log_line.forget()
            studio().runs.generate(project.id, config, picked, budget=budget)
            st.rerun()
    if busy:
        st.text(f"“{busy.title}” is still at work. Wait for it, or cancel it, to start another run.")


def _say_all_written() -> None:
    st.info("Every scene is written. Ask for rewrites on Review, or add cards on Outline for more scenes.")
    with st.container(horizontal=True):
        if st.button("Go to Review", type="primary"):
            go_to("review")
        if st.button("Go to Outline"):
            go_to("outline")


def _pick(scenes: tuple[Scene, ...], *, approval: bool) -> tuple[str, ...]:
    """The scene the writer picks among those that may be written; none where there is nothing to pick."""
    writable = [scene for scene in scenes if scene.card and not scene.draft and (scene.approved or not approval)]
    open_scenes = {scene.id: f"{scene.number + 1}  {scene.heading}" for scene in writable}
    if not open_scenes:
        return ()
    return (choose("Which scene", open_scenes, key="which_scene"),)


def _more_words(expected: Estimate) -> str:
    """What the button does once every scene is written."""
    if expected.scenes:
        return f"Add {number_of(expected.scenes, 'scene')} after the last"
    return f"Draft {number_of(expected.cards, 'more card')}"


with page("Generate") as project_id:
    main(project_id)
