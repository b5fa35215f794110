"""Adapt: a book, a treatment or notes brought in, cut into batches, adapted in one run, and seen beside the script."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.batch_plan import show_batch_plan
from pages.parts.estimate_words import estimate_words
from pages.parts.plain import plain
from pages.parts.progress import show_run
from pages.parts.shell import go_to, page, studio, told
from pages.parts.source_beside import show_source_beside
from pages.parts.undo import forget_done, note_done, offer_undo
from pages.parts.wording import listed, number_of
from scriptgen_core.studio import READABLE, BatchView, StoredSource

_MOST_MEGABYTES = 40


def main(project_id: str) -> None:
    slot = f"sources:{project_id}"
    with st.container():
        offer_undo(slot, lambda source_id: _put_back(slot, project_id, source_id))
    sources, plan = studio().adapting.sources(project_id), studio().adapting.plan(project_id)
    is_begun = any(view.stored.is_adapted for view in plan)
    if not is_begun:
        _upload(project_id)
    if sources:
        _sources(slot, project_id, sources, is_begun=is_begun)
        show_batch_plan(project_id, [view for view in plan if not view.stored.is_opening], is_begun=is_begun)
        _start(project_id, plan)
    if run := studio().adapting.latest(project_id):
        show_run(run.id, here="adapt")
    show_source_beside(project_id)


def _upload(project_id: str) -> None:
    st.text("Bring a book, a treatment or notes: it is adapted chapter by chapter, and an opening is written last.")
    st.caption("Adapt only what you may: your own work, what is in the public domain, or what you have the rights to.")
    key = f"adapt.upload.{project_id}"
    turn = st.session_state.setdefault(f"{key}.turn", 0)
    files = st.file_uploader(
        "Source files",
        type=[ending.removeprefix(".") for ending in READABLE],
        accept_multiple_files=True,
        max_upload_size=_MOST_MEGABYTES,
        key=f"{key}.{turn}",
    )
    if files:
        with told():
            unreadable = studio().adapting.bring(project_id, [(each.name, each.getvalue()) for each in files])
            st.session_state[f"{key}.unreadable"] = [f"{each.name}: {each.reason}" for each in unreadable]
            st.session_state[f"{key}.turn"] = turn + 1
            st.rerun()
    for words in st.session_state.get(f"{key}.unreadable", ()):
        st.error(words)


def _sources(slot: str, project_id: str, sources: Sequence[StoredSource], *, is_begun: bool) -> None:
    st.subheader("Sources", anchor=False)
    for each in sources:
        with st.container(horizontal=True, vertical_alignment="center", key=f"source_{each.id}"):
            st.text(_size(each), width="stretch")
            if not is_begun:
                st.button("Remove", key=f"remove_{each.id}", on_click=_remove, args=(slot, project_id, each))


def _size(stored: StoredSource) -> str:
    chapters = stored.source.chapters
    words = sum(len(chapter.text.split()) for chapter in chapters)
    return f"{stored.source.name} · {number_of(len(chapters), 'chapter')} · {words:,} words"


def _start(project_id: str, plan: Sequence[BatchView]) -> None:
    waiting = [view for view in plan if not view.stored.is_adapted and not view.stored.left_out]
    if not waiting:
        st.text("Everything is adapted. Read the pages on Script; on Bibles, take who and what they name.")
        if st.button("Go to Script"):
            go_to("script")
        return
    names = listed([view.name.partition(",")[0] for view in waiting], most=6)
    st.text(f"To adapt: {names}.")
    st.caption(plain(estimate_words(studio().estimates.adapting(project_id, studio().adapting.context))))
    busy = studio().runs.at_work(project_id) is not None
    st.button("Adapt", type="primary", disabled=busy, on_click=_adapt, args=(project_id,))


def _adapt(project_id: str) -> None:
    with told():
        studio().runs.adapt(project_id)


def _remove(slot: str, project_id: str, source: StoredSource) -> None:
    with told():
        studio().adapting.remove(project_id, source.id)
        note_done(slot, f"“{source.source.name}” is taken out, and the batches are planned anew.", source.id)


def _put_back(slot: str, project_id: str, source_id: str) -> None:
    with told():
        studio().adapting.put_back(project_id, source_id)
        forget_done(slot, source_id)


with page("Adapt") as open_project:
    main(open_project)
