"""What the script says for bible entries: each proposal beside what stands now, to be taken or left."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from pages.parts.bible_fields import BIBLE_FIELDS
from pages.parts.fields import labels_of
from pages.parts.plain import plain
from pages.parts.sheet import sheet_in
from pages.parts.shell import studio, told
from pages.parts.undo import note_done
from pages.parts.wording import listed, number_of
from scriptgen_core.core.prompting import FieldText
from scriptgen_core.studio import FindingView, that_fill

Left = tuple[FindingView, ...]
"""Proposals that were put away and may be offered again."""
_NO_ENTRY = {"plot": "a new plot", "theme": "a new theme"}


def show_waiting(project_id: str, views: Sequence[FindingView]) -> None:
    """How many proposals wait and about whom, and all at once that fill empty fields."""
    if not views:
        return
    about = Counter(_about(each) for each in views)
    filling = that_fill(views)
    with st.container(horizontal=True, vertical_alignment="center", key="findings_waiting"):
        waits = "waits" if len(views) == 1 else "wait"
        names = listed([f"{name} ({count})" for name, count in about.most_common()], most=7)
        st.text(f"{number_of(len(views), 'proposal')} from the script {waits} for you: {names}.")
        if len(filling) > 1:
            st.button(
                f"Take all {len(filling)} that fill empty fields",
                key="take_all_filling",
                on_click=_take,
                args=(project_id, None, filling),
            )


def show_findings(slot: str, project_id: str, views: Sequence[FindingView]) -> None:
    """The proposals about one entry."""
    if not views:
        return
    with st.container(key=f"findings_{views[0].kind}", gap="small"):
        _head(slot, project_id, views)
        for each in views:
            _proposal(slot, project_id, each)


def offer_again(views: Left) -> None:
    """Let what was left wait once more."""
    studio().readings.offer_again(views)


def _head(slot: str, project_id: str, views: Sequence[FindingView]) -> None:
    st.subheader(f"{number_of(len(views), 'proposal')} from the script", anchor=False)
    by_rule = all(each.author.kind == "rule" for each in views)
    whose = "Counted by rule by Demo; no language model read it. " if by_rule else ""
    st.text(f"{whose}Nothing changes until you take it; every version before is in History.")
    filling = that_fill(views)
    with st.container(horizontal=True):
        if len(filling) > 1:
            st.button(
                f"Take the {len(filling)} that fill empty fields",
                type="primary",
                key=f"{slot}.take_filling",
                on_click=_take,
                args=(project_id, slot, filling),
            )
        if len(views) > 1:
            st.button("Leave all", key=f"{slot}.leave_all", on_click=_leave, args=(slot, tuple(views)))


def _proposal(slot: str, project_id: str, view: FindingView) -> None:
    """What it would be and what it is, the passage, and the decision."""
    with st.container(border=True, key=f"finding_{view.id}"):
        words, passage, decision = st.columns([5, 5, 2], gap="medium")
        with words, st.container(gap="xsmall"):
            st.markdown(f"**{_label(view)}**")
            st.text(view.text, width="stretch")
            st.caption(plain(_now(view)))
        with passage, st.container(gap="xsmall"):
            st.text(f"“{view.quote}”", width="stretch")
            st.caption(plain(_place(view)))
        with decision, st.container(gap="xsmall"):
            taken = (project_id, slot, (view,))
            st.button(_verb(view), key=f"take_{view.id}", width="stretch", on_click=_take, args=taken)
            st.button("Leave", key=f"leave_{view.id}", width="stretch", on_click=_leave, args=(slot, (view,)))


def _take(project_id: str, slot: str | None, views: Sequence[FindingView]) -> None:
    with told():
        if slot and (sheet := sheet_in(slot)):
            sheet.keep()
        studio().readings.take(project_id, views)


def _leave(slot: str, views: Left) -> None:
    with told():
        studio().readings.leave(views)
        fields = listed([_label(each) for each in views], most=4)
        note_done(slot, f"Left: {fields}.", views)


def _about(view: FindingView) -> str:
    return view.entry.name if view.entry else _NO_ENTRY[view.kind]


def _label(view: FindingView) -> str:
    return labels_of(BIBLE_FIELDS[view.kind])[view.field]


def _verb(view: FindingView) -> str:
    """What taking it does."""
    return "Take" if view.fills else "Add" if view.adds else "Replace"


def _now(view: FindingView) -> str:
    return "Empty now" if view.fills else f"Now: {_as_text(view.stands)}"


def _as_text(stands: FieldText) -> str:
    return stands if isinstance(stands, str) else " · ".join(stands)


def _place(view: FindingView) -> str:
    if view.scene is None:
        return f"{view.heading}; this line has been changed since"
    return f"Scene {view.scene.number + 1}, {view.heading}"
