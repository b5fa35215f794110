"""The batches that sources are adapted in: in what order, which are left out, and what came of each."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from pages.parts.shell import studio, told
from pages.parts.wording import number_of
from scriptgen_core.studio import BatchView


def show_batch_plan(project_id: str, batches: Sequence[BatchView], *, is_begun: bool) -> None:
    """Draw the batches; they are cut, joined and moved until one ``is_begun``, and left out until it is adapted."""
    st.subheader("Batches", anchor=False)
    st.caption("One call each, in this order. Each is told what the ones before came to.")
    for at, view in enumerate(batches):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"batch_{view.stored.id}"):
            _words(view)
            _leaving_out(view)
            if not is_begun:
                _cutting(project_id, view, at, last=len(batches) - 1)


def _words(view: BatchView) -> None:
    with st.container(width="stretch", gap="xsmall"):
        st.text(view.name)
        st.caption(_standing(view))
        if view.failed:
            st.text(view.failed)


def _leaving_out(view: BatchView) -> None:
    batch = view.stored
    if not batch.is_adapted:
        words = "Take in again" if batch.left_out else "Leave out"
        st.button(words, key=f"out_{batch.id}", on_click=_leave_out, args=(batch.id, not batch.left_out))


def _cutting(project_id: str, view: BatchView, at: int, *, last: int) -> None:
    id, desk = view.stored.id, studio().adapting
    paragraphs = sum(len(each.paragraphs) for each in view.stored.batch.passages)
    for words, change, to, is_possible in (
        ("Up", desk.move, at - 1, at > 0),
        ("Down", desk.move, at + 1, at < last),
        ("Split", desk.split, paragraphs // 2, paragraphs > 1),
    ):
        args = (change, project_id, at, to)
        st.button(words, key=f"{words}_{id}", disabled=not is_possible, on_click=_done, args=args)
    merging = (desk.merge, project_id, at)
    st.button("Merge with next", key=f"merge_{id}", disabled=at == last, on_click=_done, args=merging)


def _standing(view: BatchView) -> str:
    size = f"about {view.stored.batch.tokens:,} tokens"
    if view.stored.is_adapted:
        return f"{size} · adapted: {number_of(view.scenes, 'scene')} in the script"
    if view.stored.left_out:
        return f"{size} · left out"
    return f"{size} · {'skipped, because it failed' if view.failed else 'waits'}"


def _leave_out(batch_id: str, left_out: bool) -> None:
    with told():
        studio().adapting.leave_out(batch_id, left_out=left_out)


def _done(change: Callable[..., object], *args: Any) -> None:
    with told():
        change(*args)
