"""Runs: what is at work, what waits and for what, what each has cost, and how to go on."""

import streamlit as st

from pages.parts.plain import plain
from pages.parts.progress import offer_next_page, show_run
from pages.parts.run_again import offer_again
from pages.parts.run_words import facts_words, scenes_words, status_words
from pages.parts.shell import go_to, open_project, open_project_title, studio, told
from pages.parts.whose import whose
from scriptgen_core.core.errors import NotFound
from scriptgen_core.studio import Run, RunSummary

_RUN = "run"
_AT_ONCE = 20
_SHOWN = "runs.shown"


def main() -> None:
    st.title("Runs", anchor=False)
    if run_id := st.query_params.get(_RUN):
        _one(run_id)
    else:
        _all(whose("Runs of", key="runs.whose"))


def _all(project_id: str | None) -> None:
    runs = _listed(project_id)
    if not runs:
        _nothing_yet()
    elif any(summary.run.is_active for summary in runs):
        _live(project_id, [summary.run.id for summary in runs if summary.run.is_active])
    else:
        with st.container():  # as a fragment has one: this list then takes the place of the one at work
            _list(runs, with_project=project_id is None)


@st.fragment(run_every=0.5)
def _live(project_id: str | None, at_work: list[str]) -> None:
    """The list while something is at work; the page runs again when that changes."""
    with told():
        runs = _listed(project_id)
        _list(runs, with_project=project_id is None)
        if [summary.run.id for summary in runs if summary.run.is_active] != at_work:
            st.rerun()


def _listed(project_id: str | None) -> tuple[RunSummary, ...]:
    return studio().runs.list(project_id, limit=st.session_state.get(_SHOWN, _AT_ONCE))


def _list(runs: tuple[RunSummary, ...], *, with_project: bool) -> None:
    for summary in runs:
        _row(summary, with_project=with_project)
    shown = st.session_state.get(_SHOWN, _AT_ONCE)
    if len(runs) == shown and st.button("Show older runs"):
        st.session_state[_SHOWN] = shown + _AT_ONCE
        st.rerun()


def _row(summary: RunSummary, *, with_project: bool) -> None:
    run = summary.run
    with st.container(border=True, gap="xsmall", key=f"run_{run.id}"):
        words, actions = st.columns([5, 3], vertical_alignment="center")
        with words, st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(run.title), anchor=False, width="content")
            st.markdown(status_words(run), width="content")
        with actions, st.container(horizontal=True, horizontal_alignment="right"):
            if st.button("Open", key=f"open_{run.id}"):
                _open(run)
            _way_on(summary)
        if not run.is_active:
            st.text(run.message)
        if summary.planned_scenes and run.status != "finished":
            st.progress(min(1.0, summary.finished_scenes / summary.planned_scenes), text=scenes_words(summary))
        where = f"{summary.project_title} · " if with_project else ""
        st.caption(plain(where + facts_words(summary)))


def _way_on(summary: RunSummary) -> None:
    """What the writer can do about the run now."""
    run, runs = summary.run, studio().runs
    if run.is_active:
        if st.button("Cancel", key=f"cancel_{run.id}", disabled=run.cancel_requested):
            runs.cancel(run.id)
            st.rerun()
    elif summary.is_at_budget and run.status != "finished":
        if st.button("Raise the budget", key=f"raise_{run.id}", type="primary"):
            _open(run)
    elif run.status in ("paused", "failed"):
        label = "Retry failed scenes" if summary.failed_scenes and run.status == "failed" else "Resume"
        if st.button(label, key=f"go_on_{run.id}", type="primary"):
            with told():
                runs.resume(run.id)
                st.rerun()
    else:
        offer_next_page(summary)


def _open(run: Run) -> None:
    """Show one run with its steps, in its project."""
    open_project(run.project_id)
    st.query_params[_RUN] = run.id
    st.rerun()


def _one(run_id: str) -> None:
    if st.button("All runs", icon=":material/arrow_back:", type="tertiary"):
        _close()
    try:
        run = studio().stores.runs.get(run_id)
    except NotFound as error:
        st.error(str(error))
        return
    open_project(run.project_id)
    st.caption(plain(open_project_title()))
    with told(), st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(plain(run.title), anchor=False, width="content")
        if started := offer_again(run):
            _open(started)
    show_run(run.id)


def _close() -> None:
    st.query_params.pop(_RUN)
    st.rerun()


def _nothing_yet() -> None:
    is_open = bool(open_project_title())
    st.info(
        "Nothing has run yet. Draft bibles and outline, write scenes or ask for a rewrite: every run will stand here "
        "with its status, its cost and what to do next, also after a restart."
    )
    if st.button("Go to Generate" if is_open else "Go to Projects", type="primary"):
        go_to("generate" if is_open else "projects")


with told():
    main()
