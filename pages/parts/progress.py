"""The progress of a run: one status widget for each step or scene, every attempt a line in it."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.live_page import show_live_page
from pages.parts.plain import plain
from pages.parts.run_budget import raised_budget
from pages.parts.run_words import CANCELLED, PAUSED
from pages.parts.shell import go_to, studio, told
from pages.parts.step_lines import failure_of, step_lines
from pages.parts.wording import number_of
from scriptgen_core.core.events import Event, StepFinished, StepStarted
from scriptgen_core.core.moments import day_and_time
from scriptgen_core.studio import RunProgress, RunStanding, StepProgress

_STOPPED = {"paused": PAUSED, "cancelled": CANCELLED}
_ICONS = {"complete": ":material/check_circle:", "error": ":material/error:"} | {
    state: icon for state, (icon, _) in _STOPPED.items()
}
_FEW_STEPS = 8


def show_run(run_id: str, *, here: str = "") -> None:
    """Draw a run, and go on drawing while it is at work; the page runs again when it ends.

    ``here`` is the page it stands on where a run may send the writer on to that very page.
    """
    if studio().stores.runs.get(run_id).is_active:
        _live(run_id, here)
    else:
        with st.container():  # as a fragment has one: this list then takes the place of the one at work
            _draw(studio().runs.progress(run_id), here)


@st.fragment(run_every=0.5)
def _live(run_id: str, here: str) -> None:
    with told():
        progress = studio().runs.progress(run_id)
        _draw(progress, here)
        if not progress.run.is_active:
            st.rerun()


def _draw(progress: RunProgress, here: str) -> None:
    with st.container():
        _head(progress, here)
    is_long = len(progress.steps) > _FEW_STEPS
    first_of: dict[str, str] = {}
    for step in sorted(progress.steps, key=_in_story_order):
        is_folded = step.state in _STOPPED or (is_long and step.state != "running")
        like = first_of.setdefault(failure_of(step), step.name) if step.state == "error" else step.name
        box = _alike(step, like) if like != step.name else _folded(step) if is_folded else _status(step)
        if progress.went_on and step.earlier:
            earlier = box.expander(f"Before it went on, {day_and_time(progress.went_on)}", type="compact")
            _fill(earlier, replace(step, events=step.earlier))
        _fill(box, step)
        if step.scene in progress.live:
            show_live_page(box, progress.live[step.scene])


def _head(progress: RunProgress, here: str) -> None:
    is_to_be_raised = progress.is_at_budget and progress.run.status in ("paused", "failed")
    with st.container(horizontal=True, vertical_alignment="center"):
        _headline(progress, here)
        if not is_to_be_raised:
            _way_on(progress, here)
    if is_to_be_raised:
        _raise_budget(progress)
    if progress.run.is_active and (missing := studio().workers.missing()):
        st.warning(f"{missing} Settings says how to start one.")
    if progress.run.is_active and progress.trouble:
        st.warning(plain(progress.trouble))
    st.caption(_cost(progress))


def _way_on(progress: RunProgress, here: str) -> None:
    """What the writer can do about the run now."""
    run = progress.run
    if run.is_active:
        if st.button("Cancel", key=f"cancel_{run.id}", disabled=run.cancel_requested):
            studio().runs.cancel(run.id)
            st.rerun()
    elif run.status in ("paused", "failed"):
        if st.button("Resume", key=f"resume_{run.id}", type="primary"):
            studio().runs.resume(run.id)
            st.rerun()
    elif progress.next_page != here:
        offer_next_page(progress)


def offer_next_page(standing: RunStanding) -> None:
    """The button that leads where a run that has ended sends the writer on to."""
    run, page = standing.run, standing.next_page
    is_awaited = run.status == "waiting"
    if page and st.button(
        f"Go to {page.capitalize()}", key=f"next_{run.id}", type="primary" if is_awaited else "secondary"
    ):
        go_to(page, run.project_id)


def _raise_budget(progress: RunProgress) -> None:
    """Resume, with a budget that lets the run go on."""
    run = progress.run
    with st.container(horizontal=True, vertical_alignment="bottom"):
        budget = raised_budget(progress)
        is_enough = budget is not None and progress.may_go_on(budget)
        if st.button("Resume", key=f"resume_{run.id}", type="primary", disabled=not is_enough) and is_enough:
            studio().runs.resume(run.id, budget)
            st.rerun()


def _in_story_order(step: StepProgress) -> int:
    return -1 if step.scene is None else step.scene


def _headline(progress: RunProgress, here: str) -> None:
    run = progress.run
    if run.is_active:
        stands = "waits for its turn" if run.status == "queued" else "is at work"
        words = "Stops before the next call ..." if run.cancel_requested else f"{run.title} {stands}."
        if progress.planned_scenes:
            share = progress.finished_scenes / progress.planned_scenes
            words += f" {progress.finished_scenes} of {progress.planned_scenes} scenes."
            st.progress(share, text=words)
        else:
            st.text(words)
    elif run.status == "paused":
        st.info(plain(run.message), icon=(CANCELLED if run.is_cancelled else PAUSED)[0])
    else:
        press = " Press Generate." if progress.next_page == here == "generate" else ""
        {"finished": st.success, "failed": st.error}.get(run.status, st.info)(plain(run.message + press))


def _cost(progress: RunProgress) -> str:
    cost = progress.cost
    parts = [number_of(cost.calls, "call")]
    if cost.reused:
        parts.append(f"{cost.reused} answered from the cache")
    about = "about " if progress.estimated_calls else ""
    parts.append(f"{about}{cost.input_tokens:,} tokens read, {cost.output_tokens:,} written")
    if about:
        parts.append(f"estimated for {number_of(progress.estimated_calls, 'call')}: the server did not count")
    parts.append(f"{about if cost.dollars else ''}${cost.dollars:.2f}" if not cost.unpriced else "price unknown")
    if progress.cut_off_calls:
        parts.append(f"{number_of(progress.cut_off_calls, 'call')} cut off and not counted")
    return " · ".join(parts)


def _status(step: StepProgress) -> DeltaGenerator:
    label = step.name if step.state != "running" else f"{step.name}: {_now(step.events)}"
    return st.status(label, state=step.state, expanded=step.state in ("running", "error"), type="step")


def _folded(step: StepProgress) -> DeltaGenerator:
    """A step that is over as it looks in a status, which takes a twentieth of a second to draw and knows no pause."""
    label = f"{step.name}: {_STOPPED[step.state][1].lower()}" if step.state in _STOPPED else step.name
    return st.expander(label, expanded=step.state == "error", icon=_ICONS[step.state], type="step")


def _alike(step: StepProgress, like: str) -> DeltaGenerator:
    """A step that failed of what another one above it failed of."""
    return st.expander(f"{step.name}: the same as {like}", icon=_ICONS["error"], type="step")


def _fill(box: DeltaGenerator, step: StepProgress) -> None:
    for piece in step_lines(step):
        if piece.heading:
            box.caption(plain(piece.heading))
        if piece.lines:
            box.text("\n".join(piece.lines))


def _now(events: tuple[Event, ...]) -> str:
    """What is being done at the moment."""
    started = [event.step for event in events if isinstance(event, StepStarted)]
    ended = [event.step for event in events if isinstance(event, StepFinished)]
    open_steps = [name for name in started if name not in ended]
    return open_steps[-1].removeprefix(events[0].step).strip() or "at work" if open_steps else "at work"
