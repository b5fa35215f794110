"""Why some lines say so: who wrote them, from which facts of the bibles, and what exactly was asked and answered."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from textwrap import shorten

import streamlit as st

from pages.parts.choice import choose
from pages.parts.editor import Wish
from pages.parts.shell import studio
from pages.parts.wording import number_of
from scriptgen_core.core.moments import day_and_time
from scriptgen_core.core.prompting import FieldText, in_one_line
from scriptgen_core.core.story import Author
from scriptgen_core.studio import LineOrigin, ShownFact, field_words


def ask_why(project_id: str, text: str, wish: Wish) -> None:
    """Find out about the lines that were selected; what is found stands on the page until it is closed."""
    st.session_state[_key(project_id)] = studio().why.lines(project_id, text, wish.start, wish.end)


def show_why(project_id: str) -> None:
    """Draw what was found out last."""
    origin: LineOrigin | None = st.session_state.get(_key(project_id))
    if origin is None:
        return
    with st.container(border=True, key="why"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(f"Why scene {origin.scene.number + 1} says so", anchor=False)
            st.button("Close", key="close_why", on_click=_close, args=(project_id,))
        st.text(f"“{shorten(origin.text, 300, placeholder=' …')}”")
        st.text(_written(origin))
        if origin.said:
            st.text(f"In these words from your bibles: {'; '.join(_fact(each) for each in origin.said)}.")
        if origin.facts:
            with st.expander(f"What it was told of your bibles: {number_of(len(origin.facts), 'fact')}"):
                _facts(origin.facts)
        if origin.calls:
            with st.expander(f"What was asked: {number_of(len(origin.calls), 'call')}"):
                _calls(origin)


def _facts(facts: Sequence[ShownFact]) -> None:
    by_entry = sorted(facts, key=lambda fact: fact.entry.name)
    for name, theirs in groupby(by_entry, key=attrgetter("entry.name")):
        with st.container(gap="xsmall"):
            st.text(name)
            for fact in theirs:
                st.text(_field(fact))


def _calls(origin: LineOrigin) -> None:
    calls = {str(place): call for place, call in enumerate(origin.calls)}
    names = {place: f"{call.step} · {call.model} · {day_and_time(call.at)}" for place, call in calls.items()}
    chosen = calls[choose("Call", names, key=f"why_call_{origin.first.id}")]
    for role, text in chosen.messages:
        st.caption("Instructions" if role == "system" else "Question")
        st.code(text, language=None, wrap_lines=True)
    st.caption("Answer")
    st.code(chosen.answer, language=None, wrap_lines=True)


def _written(origin: LineOrigin) -> str:
    who = " ".join(dict.fromkeys(_by(author) for author in origin.authors))
    return f"{who} It stands there since draft {origin.first.number}, {day_and_time(origin.first.created_at)}."


def _by(author: Author) -> str:
    edited = ", and edited by you" if author.edited else ""
    match author.kind:
        case "writer":
            return "Written by you."
        case "rule":
            return f"Assembled by rule by Demo{edited}; no language model wrote it."
        case "import":
            return "It came with a file."
        case _:
            return f"Written by {author.model or 'a model'}{edited}."


def _fact(fact: ShownFact) -> str:
    return f"{fact.entry.name}, {_field(fact)}"


def _field(fact: ShownFact) -> str:
    now = f" (now: {_value(fact.now) or 'nothing'})" if fact.has_changed else ""
    return f"{field_words(fact.field)}: {_value(fact.shown)}{now}"


def _value(value: FieldText) -> str:
    return value if isinstance(value, str) else in_one_line(value)


def _close(project_id: str) -> None:
    st.session_state.pop(_key(project_id), None)


def _key(project_id: str) -> str:
    return f"why.{project_id}"
