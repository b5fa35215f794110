"""The notes on a scene: those to answer, edited in place, added, dismissed and brought back."""

from textwrap import shorten

import streamlit as st

from pages.parts.remembered import Remembered
from pages.parts.shell import studio, told
from pages.parts.undo import forget_done, note_done, offer_undo
from scriptgen_core.core.story import SceneNote
from scriptgen_core.studio import Scene, StoredNote

_LINE_SHOWN = 90


class Notes:
    """The notes on one scene."""

    def __init__(self, project_id: str, scene: Scene) -> None:
        self._project_id = project_id
        self._scene = scene
        self._slot = f"notes:{scene.id}"
        self._line_key = f"{self._slot}.line"

    def draw(self) -> list[str]:
        """Draw them; the ids of those the next rewrite is to answer."""
        with st.container():
            offer_undo(self._slot, self._bring_back)
        stored = studio().stores.reviews.notes(self._project_id, scene_id=self._scene.id)
        notes = [each for each in stored if each.status == "open"]
        chosen = [each.note.id for each in notes if self._note(each)]
        if not notes:
            st.text("No open note on this scene.")
        self._dismissed([each.note for each in stored if each.status == "dismissed"])
        return chosen

    def line_field(self) -> str:
        """Draw the choice of a line that a note is about; empty for the whole scene."""
        lines = studio().reviews.lines(self._scene)
        if st.session_state.get(self._line_key) not in lines:
            st.session_state.pop(self._line_key, None)
        quote: str | None = st.selectbox(
            "About",
            lines,
            None,
            format_func=lambda line: shorten(line, _LINE_SHOWN, placeholder=" …"),
            placeholder="The whole scene",
            key=self._line_key,
        )
        return quote or ""

    def forget_line(self) -> None:
        """The note was sent: the next one is about the whole scene again."""
        st.session_state.pop(self._line_key, None)

    def add(self, text: str, quote: str) -> None:
        """Put a note of the writer's own beside the others, to be answered."""
        note = studio().stores.reviews.write_note(self._scene.id, text, quote)
        st.session_state[_answer_key(note)] = True

    def _note(self, stored: StoredNote) -> bool:
        """One note with its box; True when the rewrite is to answer it."""
        note = stored.note
        edit = _Edit(self._project_id, note)
        with st.container(border=True, key=f"sheet_note_{note.id}"):
            words, actions = st.columns([4, 1], vertical_alignment="top" if edit.is_open else "center")
            with words:
                answer = st.checkbox(f"Answer this note ({_whose(note)})", key=_answer_key(note))
                if note.quote:
                    st.text(f"“{note.quote}”")
                if edit.is_open:
                    edit.draw()
                else:
                    st.text(note.words)
            with actions.container(horizontal=True, horizontal_alignment="right"):
                if not edit.is_open:
                    st.button("Edit", key=f"edit_{note.id}", on_click=edit.begin)
                st.button("Dismiss", key=f"dismiss_{note.id}", on_click=self._dismiss, args=(note,))
        return answer

    def _dismissed(self, notes: list[SceneNote]) -> None:
        if not notes:
            return
        with st.expander(f"Dismissed ({len(notes)})", key=f"dismissed_{self._scene.id}"):
            for note in notes:
                words, action = st.columns([4, 1], vertical_alignment="center")
                with words:
                    if note.quote:
                        st.text(f"“{note.quote}”")
                    st.text(note.words)
                with action.container(horizontal=True, horizontal_alignment="right"):
                    st.button("Bring back", key=f"back_{note.id}", on_click=self._bring_back, args=(note.id,))

    def _dismiss(self, note: SceneNote) -> None:
        with told():
            studio().stores.reviews.set_note_status([note.id], "dismissed")
            words = shorten(note.words, 60, placeholder=" …")
            note_done(self._slot, f"“{words}” is dismissed; it is not given again.", note.id)

    def _bring_back(self, note_id: str) -> None:
        with told():
            studio().stores.reviews.set_note_status([note_id], "open", only="dismissed")
            forget_done(self._slot, note_id)


class _Edit:
    """A note being put in other words, in place."""

    def __init__(self, project_id: str, note: SceneNote) -> None:
        self._note = note
        self._words = Remembered(f"edit.{note.id}", project_id, note.words)
        self._open_key = f"editing_{note.id}"

    @property
    def is_open(self) -> bool:
        """Whether it is being edited; also when the page is opened anew on words that were not saved."""
        return bool(st.session_state.get(self._open_key, self._words.is_unsent))

    def begin(self) -> None:
        """Open the text area."""
        st.session_state[self._open_key] = True

    def draw(self) -> None:
        """Draw the text area and its buttons."""
        self._words.recall()
        st.text_area("Note", height=100, key=self._words.key, on_change=self._words.keep)
        with st.container(horizontal=True):
            st.button("Save", type="primary", key=f"save_{self._note.id}", on_click=self._save)
            st.button("Cancel", key=f"cancel_{self._note.id}", on_click=self._close)

    def _save(self) -> None:
        with told():
            studio().stores.reviews.reword_note(self._note.id, self._words.text)
            self._close()

    def _close(self) -> None:
        self._words.forget()
        st.session_state.pop(self._open_key, None)


def _answer_key(note: SceneNote) -> str:
    return f"answer_{note.id}"


def _whose(note: SceneNote) -> str:
    match note.source:
        case "writer":
            return "yours"
        case "bibles":
            said = "a change in the bibles"
        case "dramaturge":
            said = f"{note.aspect}, {note.severity}, by the dramaturge"
    return f"{said}, in your words" if note.given else said
