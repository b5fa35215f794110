"""A file as the new draft of the open script: what it would change, scene by scene, before anything is stored."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts.choice import choose
from pages.parts.left_out import keep_left_out, list_left_out
from pages.parts.plain import plain
from pages.parts.script_import import facts_of
from pages.parts.shell import studio, told
from pages.parts.undo import forget_done, note_done, offer_undo
from pages.parts.wording import number_of
from scriptgen_core.studio import (
    SCRIPT_ENDINGS,
    DraftComparison,
    FieldDifference,
    ImportedScript,
    Merged,
    SceneChoice,
    SceneDifference,
)

_WHAT = {
    "changed": "Changed in the file",
    "new": "New in the file",
    "gone": "Not in the file, and taken out",
    "both": "Changed in the file and here",
    "back": "Changed in the file, taken out here",
    "stays": "Not in the file, but changed here: it stays",
    "ours": "Changed here only: it stays",
}
_FIELD_WHAT = {
    "changed": "changed in the file",
    "both": "changed in the file and here",
    "apart": "not the same in the file",
    "ours": "changed here only, it stays",
}
_FIELD_CHOICES = {"mine": "Keep mine", "file": "Take the file's"}
_CHOICES: Mapping[str, Mapping[SceneChoice, str]] = {
    "both": {"review": "Keep mine, decide on Review", "file": "Take the file's", "mine": "Keep mine"},
    "back": {"file": "Take the file's", "mine": "Leave it out"},
}


def show_imported(project_id: str) -> None:
    """Say what was imported last, with the button that takes it back."""
    offer_undo(_slot(project_id), lambda merged: _take_back(project_id, merged))


def offer_draft_import(project_id: str) -> None:
    """Take a file in, show what it would change, and make it the new draft."""
    held = st.session_state.get(_held(project_id))
    with st.expander("Import a draft", icon=":material/upload:", expanded=held is not None), told():
        if held:
            _preview(project_id, studio().imports.look(*held))
        else:
            _upload(project_id)


def _upload(project_id: str) -> None:
    st.text("A copy of this script that was worked on elsewhere. You see what it changes before anything is stored.")
    file = st.file_uploader(
        "Fountain, Final Draft (FDX) or plain text", type=list(SCRIPT_ENDINGS), key=f"draft_file_{project_id}"
    )
    if file is not None:
        held = (file.getvalue(), file.name)
        studio().imports.look(*held)
        st.session_state[_held(project_id)] = held
        st.rerun()


def _preview(project_id: str, script: ImportedScript) -> None:
    st.text(f"“{script.file_name}”: {facts_of(script)}")
    origins = {each.id: each for each in studio().imports.origins(project_id, script)}
    picked = choose("It was made from", {id: each.name for id, each in origins.items()}, key=f"origin_{project_id}")
    found = studio().imports.compare(project_id, script, origins[picked])
    _summary(found)
    choices = {each.key: _choice(each) for each in found.differences if each.kind in _CHOICES}
    if found.differences:
        _side_by_side(project_id, found.differences)
    choices |= _title_page(found.fields)
    list_left_out(found.left_out)
    with st.container(horizontal=True):
        chosen = st.button("Import this draft", type="primary", disabled=found.changes_nothing)
        st.button("Cancel", key="cancel_draft", on_click=_let_go, args=(project_id,))
    if chosen:
        _store(project_id, found, choices)


def _summary(found: DraftComparison) -> None:
    if found.changes_nothing:
        st.text("The file changes nothing in the script as it stands.")
    counts = Counter(each.kind for each in found.differences)
    with st.container(gap="xsmall"):
        for kind, words in _WHAT.items():
            if counts[kind]:
                headings = "; ".join(each.name for each in found.differences if each.kind == kind)
                st.text(f"{words} ({counts[kind]}): {headings}", width="stretch")
        if found.reordered:
            st.text("Scenes stand in another order in the file: its order is taken.")
        if found.same:
            st.text(f"The same in both: {number_of(found.same, 'scene')}")


def _choice(difference: SceneDifference) -> SceneChoice:
    options = _CHOICES[difference.kind]
    return st.radio(
        plain(f"{difference.name}: {_WHAT[difference.kind].lower()}"),
        list(options),
        format_func=options.__getitem__,
        horizontal=True,
        key=f"settle_{difference.key}",
    )


def _side_by_side(project_id: str, differences: Sequence[SceneDifference]) -> None:
    names = {each.key: f"{each.name} · {_WHAT[each.kind].lower()}" for each in differences}
    picked = choose("Look at", names, key=f"look_at_{project_id}")
    shown = next(each for each in differences if each.key == picked)
    for place, whose in zip(st.columns(2), ("Here", "In the file"), strict=True):
        place.caption(whose)
    with st.container(height="content" if len(shown.lines) < 4 else 360, key="changes_in_file"):
        for pair in shown.lines:
            for place, text in zip(st.columns(2), pair, strict=True):
                place.code(text or "(not there)", language=None, wrap_lines=True)


def _title_page(fields: Sequence[FieldDifference]) -> dict[str, SceneChoice]:
    """Each field as it stands on both sides, and which of them the writer takes; what only she changed stays."""
    choices: dict[str, SceneChoice] = {}
    if fields:
        for place, whose in zip(st.columns(2), ("Title page here", "Title page in the file"), strict=True):
            place.caption(whose)
    for each in fields:
        with st.container(gap="xsmall", key=f"field_{each.name}"):
            st.text(f"{each.name}: {_FIELD_WHAT[each.kind]}")
            for place, text in zip(st.columns(2), (each.ours, each.theirs), strict=True):
                place.code(text or "(empty)", language=None, wrap_lines=True)
            if each.kind != "ours":
                choices[each.key] = _field_choice(each)
    return choices


def _field_choice(field: FieldDifference) -> SceneChoice:
    return st.radio(
        plain(f"{field.name} on the title page"),
        list(_FIELD_CHOICES),
        index=list(_FIELD_CHOICES).index(field.usual),
        format_func=_FIELD_CHOICES.__getitem__,
        horizontal=True,
        key=f"settle_{field.key}_{field.kind}",
        label_visibility="collapsed",
    )


def _store(project_id: str, found: DraftComparison, choices: Mapping[str, SceneChoice]) -> None:
    merged = studio().imports.merge(project_id, found, choices)
    name = found.script.file_name
    waiting = len(merged.proposals)
    review = f" {number_of(waiting, 'scene')} to decide on Review." if waiting else ""
    words = f"“{name}” is imported.{review} What was before is on Export as “Before import of {name}”."
    note_done(_slot(project_id), words, merged)
    keep_left_out(project_id, name, found.left_out)
    _let_go(project_id)
    st.rerun()


def _take_back(project_id: str, merged: Merged) -> None:
    with told():
        forget_done(_slot(project_id), merged)
        studio().imports.take_back(project_id, merged)


def _let_go(project_id: str) -> None:
    st.session_state.pop(_held(project_id), None)


def _held(project_id: str) -> str:
    return f"held_draft.{project_id}"


def _slot(project_id: str) -> str:
    return f"draft_import:{project_id}"
