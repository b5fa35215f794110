"""What was asked at the line: a quiet row over the script that says how it goes and leads to the answer."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.editor import Save
from pages.parts.estimate_words import estimate_words
from pages.parts.plain import plain
from pages.parts.shell import go_to, studio, told
from pages.parts.step_lines import step_lines
from pages.parts.why import ask_why
from pages.parts.wording import number_of
from scriptgen_core.core.errors import InputError, StorageError
from scriptgen_core.studio import RunProgress

_WIDTH = 420


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be said: how the question asked last is doing, if that is still news, and how many answers wait."""

    project_id: str
    progress: RunProgress | None
    waiting: int


def ask_at_lines(project_id: str, save: Save) -> str:
    """Grant what was wished with a save that is stored; says why where that cannot be, else nothing."""
    wish, lines = save.wish, studio().lines
    if wish is None:
        return ""
    try:
        if wish.what == "keep out" or wish.what == "let in":
            lines.keep_out(project_id, save.text, wish.start, off_limits=wish.what == "keep out")
        elif wish.what == "why":
            ask_why(project_id, save.text, wish)
        else:
            run = lines.ask(project_id, save.text, wish.start, wish.end, wish.what, wish.axis)
            st.session_state[_key(project_id)] = run.id
    except (InputError, StorageError) as error:
        return error.sentence
    return ""


@st.cache_data(ttl=60, show_spinner=False)
def what_it_takes(project_id: str, lineup: str) -> str:  # noqa: ARG001  another lineup takes something else
    """What a question takes of those who answer; reckoned once a minute, because the page runs with every save."""
    return estimate_words(studio().estimates.question(project_id))


def asked(project_id: str) -> Question | None:
    """What was asked in this visit, until its answer is there or it is put away; else what is at work or waits."""
    at_work = studio().lines.at_work(project_id)
    run_id = st.session_state.get(_key(project_id)) or (at_work.id if at_work else None)
    progress = studio().runs.progress(run_id) if run_id else None
    if progress and progress.next_page == "review":
        st.session_state.pop(_key(project_id), None)
        progress = None
    waiting = len(studio().lines.waiting(project_id))
    return Question(project_id, progress, waiting) if progress or waiting else None


def show_asked(question: Question) -> None:
    """How it goes, and the way to what waits; in a row with what else stands there."""
    progress = question.progress
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        if progress and progress.run.is_active:
            _live(progress.run.id)
        elif progress and progress.run.status == "finished":
            _fill(_status(progress), progress)
            _put_away(question)
        if question.waiting and st.button(f"Review {number_of(question.waiting, 'proposal')}", key="review_asked"):
            go_to("review", question.project_id)


def show_failure(question: Question) -> None:
    """Why the question asked last has no answer, and how it can go on."""
    progress = question.progress
    if progress is None or progress.run.status not in ("failed", "paused"):
        return
    st.error(plain(f"{progress.run.title}: {progress.run.message}"))
    with st.container(horizontal=True):
        if st.button("Resume", key=f"resume_{progress.run.id}", type="primary"):
            with told():
                studio().runs.resume(progress.run.id)
                st.rerun()
        _put_away(question)


@st.fragment(run_every=0.5)
def _live(run_id: str) -> None:
    with told():
        progress = studio().runs.progress(run_id)
        _fill(_status(progress), progress)
        if not progress.run.is_active:
            st.rerun()


def _status(progress: RunProgress) -> DeltaGenerator:
    """Streamlit's own sign of something at work, folded: its lines are there for who wants them."""
    state = "running" if progress.run.is_active else "complete"
    return st.status(plain(progress.run.title), state=state, width=_WIDTH)


def _fill(box: DeltaGenerator, progress: RunProgress) -> None:
    for piece in (piece for step in progress.steps for piece in step_lines(step)):
        box.text("\n".join(filter(None, [piece.heading, *piece.lines])))
    if progress.run.message:
        box.text(progress.run.message)


def _put_away(question: Question) -> None:
    if st.button("Put away", key="put_away_asked"):
        st.session_state.pop(_key(question.project_id), None)
        st.rerun()


def _key(project_id: str) -> str:
    return f"asked_{project_id}"
