"""Script: the editor and the printed pages side by side, saved while the writer types."""

from datetime import datetime
from textwrap import shorten

import streamlit as st

from pages.parts.asked import ask_at_lines, asked, show_asked, show_failure, what_it_takes
from pages.parts.draft_import import offer_draft_import, show_imported
from pages.parts.editor import Acknowledged, Save, fountain_editor
from pages.parts.history import show_history
from pages.parts.left_out import show_left_out
from pages.parts.origin_words import origin_words
from pages.parts.preview import page_preview
from pages.parts.shell import go_to, page, studio, told
from pages.parts.why import show_why
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.studio import CutPassage, OpenScript

_MODES = ("Write", "Split", "Pages", "Plain text")
_HEIGHT = 760


def main(project_id: str) -> None:
    script = studio().scripts.open(project_id)
    question = asked(project_id)
    show_imported(project_id)
    show_left_out(project_id)
    origin = "" if question else origin_words(script)
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute" if origin or question else "right",
        vertical_alignment="center",
        key="script_head",
    ):
        if question:
            show_asked(question)
        if origin:
            st.text(origin, width="content")
        mode = st.segmented_control(
            "View",
            _MODES,
            default="Split",
            required=True,
            key="script_view",
            label_visibility="collapsed",
            width="content",
        )
    if question:
        show_failure(question)
    show_why(project_id)
    if not script.scenes:
        _empty(project_id)
    if mode == "Plain text":
        _plain_text(script)
    elif mode == "Pages":
        _pages(script)
    elif mode == "Write":
        _editor(script)
    else:
        with st.container(key="split"):
            left, right = st.columns(2, gap="small")
            # The pages go out first: the editor shows what is typed by itself.
            with right:
                _pages(script)
            with left:
                _editor(script, scenes_listed=False)
    _lost_locks(project_id)
    show_history(script)
    offer_draft_import(project_id)


def _lost_locks(project_id: str) -> None:
    lost = studio().locks.lost(project_id)
    if not lost:
        return
    with st.container(border=True):
        st.text("Locked lines that do not stand in the script any more as they were:")
        for words in lost:
            st.text(f"“{shorten(words, 90, placeholder=' …')}”")
        if st.button("Give these locks up"):
            studio().locks.forget_lost(project_id)
            st.rerun()


def _empty(project_id: str) -> None:
    has_outline = bool(studio().stores.scripts.scenes(project_id))
    with st.container(border=True):
        st.text("Nothing is written yet. Type the first scene heading below, or let the scenes be generated.")
        if st.button("Go to Generate" if has_outline else "Go to Outline"):
            go_to("generate" if has_outline else "outline")


def _editor(script: OpenScript, *, scenes_listed: bool = True) -> None:
    project_id = script.project.id
    bibles = studio().stores.bibles.bibles(project_id)
    answer: Acknowledged | None = st.session_state.get(f"saved_{project_id}")
    fountain_editor(
        script.text,
        script.revision,
        key=f"editor_{project_id}",
        document=project_id,
        names=[entry.name.upper() for entry in bibles.characters],
        places=[entry.name.upper() for entry in bibles.settings],
        locked=studio().locks.lines(project_id),
        bin=[
            {"id": each.id, "heading": each.heading, "text": each.text, "at": each.cut_at.isoformat()}
            for each in studio().stores.cuts.of_project(project_id)
        ],
        acknowledged=answer,
        height=_HEIGHT,
        scenes_listed=scenes_listed,
        yours=script.yours,
        takes=what_it_takes(project_id, str(studio().providers.lineup())),
        goto=_asked_scene(),
        on_saved=lambda save: _save(project_id, save),
    )


def _save(project_id: str, save: Save) -> None:
    """Store what the editor sent, and remember what to answer.

    The writer's text that met a conflict goes back to the revision it was made from, so that it wins only in the
    scenes that were changed on both sides.
    """
    desk, met = studio().scripts, f"conflict_{project_id}"
    mine = save.reason == "keep-mine"
    base = st.session_state.pop(met, save.revision) if mine else save.revision
    try:
        stored = desk.save(project_id, base, save.text, keep_mine=mine, locked=save.locked)
        cut = [CutPassage(c["id"], c["heading"], c["text"], datetime.fromisoformat(c["at"])) for c in save.cut]
        studio().stores.cuts.exchange(project_id, cut, save.taken_out)
        answered = save.revision if stored.merged else stored.revision
        declined = ask_at_lines(project_id, save) if save.wish else ""
        answer = Acknowledged(save.seq, answered, f"{stored.at.astimezone():%H:%M}", declined=declined)
    except (VersionConflict, InputError) as error:
        st.session_state[met] = base
        answer = Acknowledged(save.seq, desk.open(project_id).revision, conflict=error.sentence)
    st.session_state[f"saved_{project_id}"] = answer


def _pages(script: OpenScript) -> None:
    shown = studio().scripts.laid_out(script)
    page_preview(
        shown.pages,
        script.headings,
        key=f"pages_{script.project.id}",
        paper=(shown.setup.paper.width, shown.setup.paper.height),
        numbered=shown.setup.scene_numbers,
        header=shown.setup.header,
        unlisted=shown.omitted,
        goto=_asked_scene() or ("0" if script.headings else ""),
        height=_HEIGHT,
    )


def _asked_scene() -> str:
    """The scene that the address asks for, counted from 0; empty for none."""
    asked = st.query_params.get("scene", "")
    return asked if asked.isdecimal() else ""


def _plain_text(script: OpenScript) -> None:
    """The whole script in a plain field, for screen readers and slow machines; saved when the field is left."""
    key = f"plain_{script.project.id}_{script.revision}"

    def changed() -> None:
        with told():
            saved = studio().scripts.save(script.project.id, script.revision, st.session_state[key])
            st.session_state["plain_saved"] = f"Saved {saved.at.astimezone():%H:%M}"

    st.text_area("Screenplay (Fountain)", script.text, key=key, height=_HEIGHT, on_change=changed)
    st.text(st.session_state.get("plain_saved", "All changes saved"))


with page("Script") as open_project:
    main(open_project)
