"""Rounds of revision: locking a draft, what each round has changed so far, and the way back."""

from datetime import datetime
from functools import partial

import streamlit as st

from pages.parts.plain import plain
from pages.parts.remembered import Remembered, recalled_option
from pages.parts.shell import studio, told
from pages.parts.undo import forget_done, note_done, offer_undo
from scriptgen_core.core.moments import day
from scriptgen_core.studio import RoundSoFar

_PAGES_NAMED = 12


def revisions(project_id: str) -> None:
    """The rounds of the project with what they changed, and the form that begins the next one."""
    st.subheader("Revisions")
    rounds = studio().revisions.rounds(project_id)
    offer_undo(_slot(project_id), partial(_undo, project_id))
    with st.container(border=True, key="sheet_revisions"):
        if rounds:
            _list(project_id, rounds)
            st.caption("The next round keeps the script as it stands, and what changes after that is its own.")
        else:
            st.text(
                "Lock a draft when you send it round. Its scenes keep their numbers, and every later change is marked "
                "with an asterisk and carries a colour and a date."
            )
        _form(project_id, rounds)


def _list(project_id: str, rounds: tuple[RoundSoFar, ...]) -> None:
    for each in reversed(rounds):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap=None, key=f"round_{each.round.id}"):
                st.markdown(f"**{plain(_name(each))}**")
                st.caption(plain(f"{_so_far(each)} Changes since “{each.round.draft_name}”."))
            if each is rounds[-1]:
                label = "Unlock" if len(rounds) == 1 else "Take back"
                st.button(label, on_click=_take_back, args=(project_id, each), icon=":material/lock_open:")


def _form(project_id: str, rounds: tuple[RoundSoFar, ...]) -> None:
    color = Remembered(f"round_{len(rounds)}_color", project_id, studio().revisions.next_color(project_id))
    date = Remembered(f"round_{len(rounds)}_date", project_id, day(datetime.now().astimezone()))
    left, right = st.columns(2, gap="medium")
    with left:
        color.recall()
        st.text_input("Colour of the changes", max_chars=40, key=color.key, on_change=color.keep)
    with right:
        date.recall()
        st.text_input("Date of the changes", max_chars=40, key=date.key, on_change=date.keep)
    kept_so_far = bool(rounds) and rounds[-1].round.keeps_pages
    kept = recalled_option(
        f"round_{len(rounds)}_keeps_pages", project_id, kept_so_far, lambda value: isinstance(value, bool)
    )
    st.toggle("Keep page numbers; what is put in goes to pages 12A, 12B", key=kept.key, on_change=kept.keep)
    after = rounds[-1].round.id if rounds else None
    st.button(
        "Start a new round" if rounds else "Lock as a revision",
        icon=":material/lock:",
        on_click=_lock,
        args=(project_id, color, date, kept.key, after),
    )


def _lock(project_id: str, color: Remembered, date: Remembered, keeps_pages: str, after: str | None) -> None:
    with told():
        begun = studio().revisions.lock(
            project_id, color=color.text, date=date.text, keeps_pages=st.session_state[keeps_pages], after=after
        )
        color.forget()
        date.forget()
        words = f"The script is kept as “{begun.draft_name}”. Changes from here on are {begun.color}."
        note_done(_slot(project_id), words, ("take_back", begun.id))


def _take_back(project_id: str, last: RoundSoFar) -> None:
    with told():
        studio().revisions.take_back(last.round.id)
        note_done(_slot(project_id), f"{last.round.color} is taken back.", ("put_back", last.round.id))


def _undo(project_id: str, done: tuple[str, str]) -> None:
    deed, round_id = done
    forget_done(_slot(project_id), done)
    with told():
        if deed == "take_back":
            studio().revisions.take_back(round_id)
        else:
            studio().revisions.put_back(round_id)


def _slot(project_id: str) -> str:
    return f"revisions:{project_id}"


def _name(each: RoundSoFar) -> str:
    return f"{each.round.color} · {each.round.date}" if each.round.date else each.round.color


def _so_far(each: RoundSoFar) -> str:
    if not each.lines:
        return "No changes yet."
    shown = ", ".join(each.pages[:_PAGES_NAMED]) + (" …" if len(each.pages) > _PAGES_NAMED else "")
    return f"{each.lines} line{'s' if each.lines != 1 else ''} on page{'s' if len(each.pages) != 1 else ''} {shown}."
