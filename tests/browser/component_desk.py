"""A page that mounts one component at a time over a JSON file, the way the product's pages do over its database.

``?show=editor|preview|review`` picks the component; the file, named by SCRIPTGEN_TEST_STORE, outlives the server.
"""

import json
import os
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.editor import Acknowledged, Save, fountain_editor
from pages.parts.preview import page_preview
from pages.parts.review import Apply, Decisions, ReviewCard, review_changes
from scriptgen_core.core.screenplay import Page, PlacedLine, Run
from scriptgen_core.rewrite.word_diff import word_diff

STORE = Path(os.environ["SCRIPTGEN_TEST_STORE"])


def read() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(STORE.read_text("utf-8"))
    return stored


def write(**changes: Any) -> None:
    fresh = STORE.with_suffix(".new")
    fresh.write_text(json.dumps(read() | changes), "utf-8")
    fresh.replace(STORE)


def on_saved(save: Save) -> None:
    stored = read()
    if stored["is_deaf"]:
        return
    saves = [*stored["saves"], [save.revision, save.reason, len(save.text)]]
    if save.text == stored["text"]:
        answer = Acknowledged(save.seq, stored["revision"], "10:49")
    elif save.revision != stored["revision"]:
        answer = Acknowledged(save.seq, stored["revision"], conflict="somebody else changed the script.")
    else:
        answer = Acknowledged(save.seq, stored["revision"] + 1, "10:49")
        write(text=save.text, revision=answer.revision)
    write(saves=saves)
    st.session_state["acknowledged"] = answer


def show_editor() -> None:
    stored = read()
    options: dict[str, Any] = {"read_only": stored["read_only"], "goto": st.query_params.get("goto", "")}
    fountain_editor(
        stored["text"],
        stored["revision"],
        key="editor",
        document="desk",
        names=["Priya", "Old Tom"],
        places=["Ferry deck"],
        acknowledged=st.session_state.get("acknowledged"),
        on_saved=on_saved,
        **options,
    )
    st.button("Run again")


def show_preview() -> None:
    stored = read()
    pages = [_page(number, stored["mark"] if number == 3 else "") for number in range(stored["pages"] + 1)]
    scenes = [f"INT. ROOM {number} - DAY" for number in range(1, stored["pages"] + 1)]
    page_preview(pages, scenes, key="preview", goto=st.query_params.get("goto", ""))
    if st.button("Change page 3"):
        write(mark="<script>alert(1)</script>")
        st.rerun()


def _page(number: int, mark: str) -> Page:
    if number == 0:
        return Page(0, (PlacedLine(18, 3.6, (Run("THE NIGHT FERRY", frozenset({"underline"})),), "title"),))
    lines = [
        PlacedLine(0, 1.5, (Run(f"INT. ROOM {number} - DAY", frozenset({"bold"})),), "scene_heading", number, "12A")
    ]
    for row in range(2, 54, 4):
        action = f"Row {row} of page {number}. {mark}"
        lines.append(PlacedLine(row, 1.5, (Run(action), Run("Slowly", frozenset({"italic"})), Run(".")), "action"))
        lines.append(PlacedLine(row + 1, 3.5, (Run("PRIYA"),), "character"))
        lines.append(PlacedLine(row + 2, 2.5, (Run("We never said that we would stay."),), "dialogue"))
    lines.append(PlacedLine(5, 7.1, (Run("שלום."),), "action", right=7.6))
    lines.append(PlacedLine(7, 1.5, (Run(f"EXT. {'LONG ' * 11}A"),), "scene_heading", number, "A13"))
    return Page(number, tuple(lines), str(number))


def show_review() -> None:
    stored = read()
    changes = [ReviewCard(**change, words=word_diff(change["old"], change["new"])) for change in stored["changes"]]
    given = Decisions(stored["decisions"], stored["edits"])
    decided = review_changes(changes, given, key="review", set_id="set-1", on_apply=on_apply)
    write(decisions=dict(decided.decisions), edits=dict(decided.edits))
    if st.session_state.pop("applied", False):
        st.success("Applied")


def on_apply(order: Apply) -> None:
    applied = {"set_id": order.set_id, "decisions": order.decisions, "edits": order.edits}
    write(applied=[*read()["applied"], applied])
    st.session_state["applied"] = True


st.set_page_config(page_title="Desk", layout="wide")
st.title("Components")
{"editor": show_editor, "preview": show_preview, "review": show_review}[st.query_params.get("show", "editor")]()
