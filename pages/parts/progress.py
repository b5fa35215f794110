"""The progress of a run: one status widget for each step or scene, every attempt a line in it."""

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.live_page import show_live_page
from pages.parts.plain import plain
from pages.parts.run_budget import raised_budget
from pages.parts.shell import go_to, studio, told
from scriptgen_core.core.events import (
    AttemptFailed,
    AttemptSucceeded,
    CallFailed,
    Event,
    SceneSaved,
    StepFinished,
    StepStarted,
    Throttled,
    describe,
)
from scriptgen_core.studio import Run, RunProgress, StepProgress

_STATES: dict[str, Literal["running", "complete", "error"]] = {
    "running": "running",
    "complete": "complete",
    "error": "error",
    "stopped": "error",
}
_SHOWN_OPEN = ("running", "error")
_OVER = {"complete": ":material/check_circle:", "error": ":material/error:", "stopped": ":material/error:"}
_FEW_STEPS = 8


def show_run(run_id: str) -> None:
    """Draw a run, and go on drawing while it is at work; the page runs again when it ends."""
    if studio().stores.runs.get(run_id).is_active:
        _live(run_id)
    else:
        _draw(studio().runs.progress(run_id))


@st.fragment(run_every=0.5)
def _live(run_id: str) -> None:
    with told():
        progress = studio().runs.progress(run_id)
        _draw(progress)
        if not progress.run.is_active:
            st.rerun()


def _draw(progress: RunProgress) -> None:
    at_budget = _is_paused_at_budget(progress)
    with st.container(horizontal=True, vertical_alignment="center"):
        _headline(progress)
        if not at_budget:
            _way_on(progress.run)
    if at_budget:
        _raise_budget(progress)
    st.caption(_cost(progress))
    is_long = len(progress.steps) > _FEW_STEPS
    for step in sorted(progress.steps, key=_in_story_order):
        box = _folded(step) if is_long and step.state in _OVER else _status(step)
        _fill(box, step, "" if step.scene is None else progress.live.get(step.scene, ""))


def _way_on(run: Run) -> None:
    """What the writer can do about the run now."""
    if run.is_active:
        if st.button("Cancel", key=f"cancel_{run.id}", disabled=run.cancel_requested):
            studio().runs.cancel(run.id)
            st.rerun()
    elif run.status in ("paused", "failed"):
        if st.button("Resume", key=f"resume_{run.id}", type="primary"):
            studio().runs.resume(run.id)
            st.rerun()
    elif run.status == "waiting" and st.button("Go to Outline", key=f"to_outline_{run.id}", type="primary"):
        go_to("outline")


def _is_paused_at_budget(progress: RunProgress) -> bool:
    return progress.run.status in ("paused", "failed") and bool(progress.budget.reached_by(progress.cost))


def _raise_budget(progress: RunProgress) -> None:
    """Resume, with a budget that lets the run go on."""
    run = progress.run
    with st.container(horizontal=True, vertical_alignment="bottom"):
        budget = raised_budget(progress)
        is_enough = budget is not None and not budget.reached_by(progress.cost)
        if st.button("Resume", key=f"resume_{run.id}", type="primary", disabled=not is_enough) and is_enough:
            studio().runs.resume(run.id, budget)
            st.rerun()


def _in_story_order(step: StepProgress) -> int:
    return -1 if step.scene is None else step.scene


def _headline(progress: RunProgress) -> None:
    run = progress.run
    if run.is_active:
        words = "Stops before the next call ..." if run.cancel_requested else f"{run.title} is at work."
        if progress.planned_scenes:
            share = progress.finished_scenes / progress.planned_scenes
            words += f" {progress.finished_scenes} of {progress.planned_scenes} scenes."
            st.progress(share, text=words)
        else:
            st.text(words)
    else:
        show = {"finished": st.success, "failed": st.error}.get(run.status, st.info)
        show(plain(run.message))


def _cost(progress: RunProgress) -> str:
    cost = progress.cost
    parts = [f"{cost.calls} calls"]
    if cost.reused:
        parts.append(f"{cost.reused} answered from the cache")
    parts.append(f"{cost.input_tokens:,} tokens read, {cost.output_tokens:,} written")
    parts.append(f"${cost.dollars:.2f}" if not cost.unpriced else "price unknown")
    return " · ".join(parts)


def _status(step: StepProgress) -> DeltaGenerator:
    label = step.name if step.state != "running" else f"{step.name}: {_now(step.events)}"
    return st.status(label, state=_STATES[step.state], expanded=step.state in _SHOWN_OPEN, type="step")


def _folded(step: StepProgress) -> DeltaGenerator:
    """A step that is over, as it looks in a status, which Streamlit takes a twentieth of a second to draw."""
    return st.expander(step.name, expanded=step.state in _SHOWN_OPEN, icon=_OVER[step.state], type="step")


def _fill(box: DeltaGenerator, step: StepProgress, live: str) -> None:
    for call, lines in _told(step):
        if call:
            box.caption(plain(call))
        box.text("\n".join(lines))
    if live:
        show_live_page(box, live)


def _told(step: StepProgress) -> list[tuple[str, list[str]]]:
    """The lines of a step in few pieces, which draws fast; those of a call that was retried stand under its name."""
    pieces: list[tuple[str, list[str]]] = []
    for events in _by_call(step):
        lines = [event for event in events if _is_worth_a_line(event, step)]
        is_retried = any(isinstance(event, AttemptFailed | Throttled) and event.step != step.name for event in lines)
        call = lines[0].step if is_retried else ""
        if call or not pieces or pieces[-1][0]:
            pieces.append((call, []))
        pieces[-1][1].extend(map(describe, lines))
    return [piece for piece in pieces if piece[1]]


def _by_call(step: StepProgress) -> list[list[Event]]:
    """The events in order, but those of one call together where it began: calls of a scene run side by side."""
    told: list[list[Event]] = []
    at_work: dict[str, list[Event]] = {}
    for event in step.events:
        if event.step == step.name:
            told.append([event])
            continue
        if event.step not in at_work:
            at_work[event.step] = []
            told.append(at_work[event.step])
        at_work[event.step].append(event)
        if isinstance(event, AttemptSucceeded | CallFailed | StepFinished):
            del at_work[event.step]
    return told


def _now(events: tuple[Event, ...]) -> str:
    """What is being done at the moment."""
    started = [event.step for event in events if isinstance(event, StepStarted)]
    ended = [event.step for event in events if isinstance(event, StepFinished)]
    open_steps = [name for name in started if name not in ended]
    return open_steps[-1].removeprefix(events[0].step).strip() or "at work" if open_steps else "at work"


def _is_worth_a_line(event: Event, step: StepProgress) -> bool:
    if isinstance(event, StepStarted):
        return False
    return isinstance(event, SceneSaved) or event.step != step.name or not isinstance(event, StepFinished)
