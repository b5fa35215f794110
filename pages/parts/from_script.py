"""Characters and settings that the script itself names, offered as bible entries to tick."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.plain import plain
from pages.parts.script_import import speeches_words
from pages.parts.shell import studio, told
from pages.parts.wording import listed, number_of
from scriptgen_core.core.story import SettingBible
from scriptgen_core.studio import FoundEntry

_KINDS = {"character": "Characters", "setting": "Settings"}
_AT_LEAST = 2
"""Who speaks less often is not ticked unasked."""


def offer_from_script(project_id: str, *, asked: bool) -> None:
    """A button that shows what the script names, or the list itself; ``asked``: the list at once."""
    if not studio().stores.scripts.is_written(project_id):
        return
    shown = st.session_state.setdefault(_key(project_id), asked)
    if not shown:
        st.button("From the script", icon=":material/person_search:", on_click=_show, args=(project_id, True))
        return
    with st.container(border=True, key="from_script"):
        _choice(project_id, studio().imports.entries_in_script(project_id))


def is_naming(project_id: str) -> bool:
    """Whether the list of what the script names is open."""
    return bool(st.session_state.get(_key(project_id)))


def _choice(project_id: str, found: Sequence[FoundEntry]) -> None:
    new = [each for each in found if not each.known_as]
    st.subheader("From the script", anchor=False)
    st.text(
        "Named by cues and headings, without a model. Untick who or what needs no entry; the rest is filled in later."
    )
    ticked: list[FoundEntry] = []
    for place, (kind, title) in zip(st.columns(2, gap="large"), _KINDS.items(), strict=True):
        with place:
            st.markdown(f"**{title}**")
            ticked += _tick(project_id, [each for each in new if each.type == kind])
    if known := [each.known_as for each in found if each.known_as]:
        st.text(f"There already: {listed(list(dict.fromkeys(known)), most=12)}.")
    with st.container(horizontal=True):
        added = st.button(_words(ticked), type="primary", disabled=not ticked, key="add_from_script")
        st.button("Close", on_click=_show, args=(project_id, False))
    if added:
        with told():
            studio().imports.add_entries(project_id, ticked)
            _show(project_id, False)
            st.rerun()


def _tick(project_id: str, entries: Sequence[FoundEntry]) -> list[FoundEntry]:
    if not entries:
        st.text("All of them have an entry.")
    with st.container(gap="xsmall", height="content" if len(entries) < 12 else 400):
        return [
            each
            for each in entries
            if st.checkbox(
                plain(f"{each.data.name} · {_facts(each)}"),
                each.type == "setting" or each.count >= _AT_LEAST,
                key=f"found.{project_id}.{each.type}.{each.data.name}",
            )
        ]


def _facts(each: FoundEntry) -> str:
    scenes = number_of(each.scenes, "scene")
    if isinstance(each.data, SettingBible):
        return " · ".join(filter(None, (each.data.int_ext, each.data.time, scenes)))
    return f"{speeches_words(each.count)} in {scenes}"


def _words(ticked: Sequence[FoundEntry]) -> str:
    return f"Add {len(ticked)} {'entry' if len(ticked) == 1 else 'entries'}"


def _show(project_id: str, shown: bool) -> None:
    st.session_state[_key(project_id)] = shown


def _key(project_id: str) -> str:
    return f"from_script.{project_id}.shown"
