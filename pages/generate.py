"""Generate: what to write, what it will take, and the run while it works."""

import streamlit as st

from pages.parts.estimate_words import estimate_words, kept_out_words, plan_words, waiting_words
from pages.parts.fields import show_count
from pages.parts.plain import plain
from pages.parts.progress import show_run
from pages.parts.remembered import Remembered
from pages.parts.run_budget import budget_of_run
from pages.parts.run_options import ask_options
from pages.parts.shell import go_to, page, studio, told
from pages.parts.unlisted_models import warn_of_unlisted
from pages.parts.wording import number_of
from scriptgen_core.studio import LOG_LINE_MAX, Estimate, GenerationConfig, Project, Run, Scene, ScenePlan


def main(project_id: str) -> None:
    project = studio().stores.projects.get(project_id)
    scenes = studio().stores.scripts.scenes(project_id)
    run = studio().runs.latest(project_id)
    form, progress = st.columns([5, 6], gap="large")
    with form, st.container(gap="small"):
        started = _ask(project, scenes, run)
    with progress:
        st.subheader("Progress")
        if shown := started or run:
            show_run(shown.id, here="generate")
        else:
            st.info("Nothing has run yet. Every step and every attempt will stand here, also after a reload.")
    if started:  # it is seen; now the form follows
        st.rerun()


def _ask(project: Project, scenes: tuple[Scene, ...], run: Run | None) -> Run | None:
    """Ask what to write; the run that was started just now."""
    if notice := studio().providers.notice(project.facts):
        st.info(notice)
    log_line = _log_line(project)
    config, picked = ask_options(project, scenes)
    return _generate(project, scenes, config, picked, log_line, run)


def _log_line(project: Project) -> Remembered:
    log_line = Remembered("log_line", project.id, project.log_line)
    log_line.recall()
    with st.container(key="sheet_log_line", gap="xsmall"):
        st.text_area("Log line", key=log_line.key, on_change=log_line.keep, height="content")
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
    before: Run | None,
) -> Run | None:
    """What the run will do, and the button that starts exactly that; the one ``before`` it may still go on."""
    expected = studio().estimates.estimate(project.id, config, picked)
    plan = expected.plan
    all_written = bool(scenes) and all(scene.draft for scene in scenes)
    goes_on = before is not None and before.status != "finished"
    if all_written and not goes_on:
        _say_all_written()
    budget = budget_of_run(project)
    _say_plan(expected)
    if warn_of_unlisted() and st.button("Go to Settings"):
        go_to("settings")
    busy = studio().runs.at_work(project.id)
    pressed = st.button(
        _more_words(plan) if all_written and plan.cards else "Generate",
        type="secondary" if all_written or goes_on else "primary",
        icon=":material/draw:",
        width="stretch",
        disabled=busy is not None or budget is None or plan.is_empty,
    )
    if pressed and budget:
        with told():
            if log_line.is_unsent:
                studio().stores.projects.update(project.id, {"log_line": log_line.text})
                log_line.forget()
            return studio().runs.generate(project.id, config, picked, budget=budget)
    if busy:
        st.text(f"“{busy.title}” is still at work. Wait for it, or cancel it, to start another run.")
    return None


def _say_plan(expected: Estimate) -> None:
    """Which scenes will be written, what that takes, and which ones wait for the writer."""
    plan = expected.plan
    if not plan.is_empty:
        st.text(plan_words(plan))
        st.caption(plain(estimate_words(expected)))
    if plan.kept_out:
        st.text(kept_out_words(plan))
    if plan.waiting:
        st.text(waiting_words(plan))
        if st.button("Go to Outline", key="approve_on_outline"):
            go_to("outline")


def _say_all_written() -> None:
    st.info("Every scene is written. Ask for rewrites on Review, or add cards on Outline for more scenes.")
    with st.container(horizontal=True):
        if st.button("Go to Review", type="primary"):
            go_to("review")
        if st.button("Go to Outline"):
            go_to("outline")


def _more_words(plan: ScenePlan) -> str:
    """What the button does once every scene is written."""
    if plan.drafted:
        return f"Add {number_of(plan.drafted, 'scene')} after the last"
    return f"Draft {number_of(plan.cards, 'more card')}"


with page("Generate") as project_id:
    main(project_id)
