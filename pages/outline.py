"""Outline: the scenes as cards in order, read at a glance, edited one at a time, approved before they are written."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from pages.parts.card_fields import card_fields
from pages.parts.card_list import card_list
from pages.parts.drafting import offer_drafting, show_drafting
from pages.parts.fields import Sections
from pages.parts.new_names import offer_new_names, take_back_names
from pages.parts.outline_card import card_row, people_words, words_before_approval
from pages.parts.sheet import Sheet, close_sheet, discard_sheet, open_sheet, sheet_in
from pages.parts.shell import go_to, page, studio, told
from pages.parts.shelves import CardShelf, blank_card
from pages.parts.undo import can_undo, forget_done, note_done, offer_undo, quiet_done
from pages.parts.unsaved import new_unsaved_in, unsaved_in
from pages.parts.version_history import close_history, looks_back, offer_history, show_history
from pages.parts.wording import number_of, pages_words
from scriptgen_core.studio import NameIndex, Project, Renamed, Scene


def main(project_id: str) -> None:
    project = studio().stores.projects.get(project_id)
    scenes = studio().stores.scripts.scenes(project_id)
    with st.container():
        drafting = show_drafting(project_id)
        if scenes:
            _head(project, scenes)
        elif not drafting:
            st.text("No outline yet. Let a first one be drafted from the log line, or add scenes by hand below.")
            offer_drafting(project)
    _Desk(project_id, scenes).draw()


def _head(project: Project, scenes: Sequence[Scene]) -> None:
    cards = [scene for scene in scenes if scene.card]
    open_cards = [scene for scene in cards if not scene.approved]
    with st.container(horizontal=True, vertical_alignment="center", key="outline_head"):
        st.button(
            "Approve outline",
            type="primary" if open_cards else "secondary",
            icon=":material/done_all:",
            on_click=_approve,
            args=(project.id, None, True),
        )
        if st.button("Go to Generate", type="secondary" if open_cards else "primary", icon=":material/draw:"):
            go_to("generate")
        key = f"approval:{project.id}"
        st.session_state[key] = project.approval
        st.toggle(
            "Write only approved cards",
            key=key,
            help="Off: Generate also writes scenes whose card you have not approved.",
            on_change=_set_approval,
            args=(project.id, key),
        )
    eighths = sum(scene.card.target_eighths for scene in cards if scene.card)
    written = sum(1 for scene in scenes if scene.draft)
    st.text(
        f"{number_of(len(scenes), 'scene')} · about {pages_words(eighths)} · "
        f"{len(cards) - len(open_cards)} of {len(cards)} cards approved · {written} written"
    )


class _Desk:
    """The cards, and the form of the one that is chosen."""

    def __init__(self, project_id: str, scenes: Sequence[Scene]) -> None:
        self._project_id = project_id
        self._scenes = scenes
        self._slot = f"card:{project_id}"
        self._bibles = studio().stores.bibles.bibles(project_id)
        self._people = NameIndex(self._bibles.characters)

    def draw(self) -> None:
        """Draw both, below what the names on the cards ask for."""
        with st.container():
            offer_new_names(self._slot, self._project_id, studio().names.left_behind(self._project_id))
            for words in words_before_approval(self._scenes, self._people):
                st.text(words)
        sheet = sheet_in(self._slot)
        if sheet and sheet.subject and all(scene.id != sheet.subject for scene in self._scenes):
            close_sheet(self._slot)
            sheet = None
        if sheet is None:
            sheet = self._open_unasked()
        left, right = st.columns([1, 1], gap="medium")
        # The form goes out first: the browser takes long to draw a hundred cards.
        with right:
            if sheet:
                with st.container(border=True, key="sheet_card"):
                    self._form(sheet)
            else:
                offer_undo(self._slot, self._take_back)
        with left:
            self._cards(sheet.subject if sheet else None)

    def _cards(self, chosen: str | None) -> None:
        with st.container():
            self._taken_out()
        acts = groupby(self._scenes, key=_act_of)
        card_list(
            [
                (f"Act {act}" if act else "Without a card", [card_row(each, self._people) for each in scenes])
                for act, scenes in acts
            ],
            chosen,
            key=f"{self._slot}.cards",
            on_open=self._open,
            on_approve=lambda scene_id, approved: _approve(self._project_id, [scene_id], approved),
        )
        last = self._scenes[-1].id if self._scenes else None
        st.button("Add scene", icon=":material/add:", key="open_new", on_click=self._open, args=(None, last))

    def _taken_out(self) -> None:
        removed = studio().stores.scripts.removed(self._project_id)
        if not removed:
            return
        with st.expander(f"Taken out ({len(removed)})"):
            for scene in removed:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.text(scene.heading, width="stretch")
                    st.button("Put back", key=f"open_{scene.id}", on_click=self._put_back, args=(scene.id,))

    def _form(self, sheet: Sheet) -> None:
        scene = next((each for each in self._scenes if each.id == sheet.subject), None)
        sheet.refresh(self._sections())
        with st.container(horizontal=True, vertical_alignment="center", key="bar"):
            st.button("Save", type="primary", on_click=sheet.keep, kwargs={"all_of_it": True})
            if not scene:
                st.button("Discard", on_click=discard_sheet, args=(self._slot,))
            elif scene.card:
                offer_history(self._slot)
            if sheet.problem or sheet.saved_at or not can_undo(self._slot):
                words = f"Scene {scene.number + 1}: {sheet.state()}" if scene else sheet.state()
                (st.error if sheet.problem else st.text)(words)
        with st.container():
            offer_undo(self._slot, self._take_back)
        if scene and scene.card and looks_back(self._slot):
            show_history(self._slot, sheet, scene.id)
            return
        with st.container():
            if scene:
                self._place(scene)
                for words in (_standing(scene), people_words(scene, self._people)):
                    if words:
                        st.text(words)
            else:
                st.subheader(self._new_scene_words(sheet.shelf.after), anchor=False)
        sheet.draw()

    def _new_scene_words(self, after: str | None) -> str:
        number = next((scene.number + 1 for scene in self._scenes if scene.id == after), len(self._scenes))
        return f"New scene after {number}" if number else "New scene"

    def _place(self, scene: Scene) -> None:
        last = len(self._scenes) - 1
        key = f"move:{scene.id}"
        st.session_state[key] = scene.number + 1
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="scene_place"):
            st.button("Up", on_click=self._move, args=(scene, -1), disabled=not scene.number)
            st.button("Down", on_click=self._move, args=(scene, 1), disabled=scene.number == last)
            st.number_input("Move to", 1, last + 1, key=key, on_change=self._move_to, args=(scene, key), width=105)
            st.button("Add after", on_click=self._open, args=(None, scene.id))
            st.button("Remove", on_click=self._remove, args=(scene,))

    def _sections(self) -> Sections:
        bibles = self._bibles
        return card_fields([entry.name for entry in bibles.settings], [entry.name for entry in bibles.characters])

    def _open(self, scene_id: str | None, after: str | None = None) -> None:
        with told():
            self._sheet(scene_id, after)
            close_history(self._slot)
            quiet_done(self._slot)

    def _open_unasked(self) -> Sheet | None:
        """Open what was left unsaved, something new before all, else the first scene."""
        shelf, ids = CardShelf(self._project_id), [scene.id for scene in self._scenes]
        if new := new_unsaved_in(shelf):
            return self._sheet(None, new.after)
        unsaved = unsaved_in(shelf, ids)
        first = next((each for each in ids if each in unsaved), ids[0] if ids else None)
        return self._sheet(first) if first else None

    def _sheet(self, scene_id: str | None, after: str | None = None) -> Sheet:
        return open_sheet(self._slot, CardShelf(self._project_id, after), self._sections(), scene_id, blank_card())

    def _move(self, scene: Scene, by: int) -> None:
        with told():
            studio().stores.scripts.move(scene.id, scene.number + by)

    def _move_to(self, scene: Scene, key: str) -> None:
        with told():
            studio().stores.scripts.move(scene.id, int(st.session_state[key]) - 1)

    def _remove(self, scene: Scene) -> None:
        with told():
            if sheet := sheet_in(self._slot):
                sheet.keep()
            studio().stores.scripts.remove(scene.id)
            close_sheet(self._slot)
            words = f"“{scene.heading}” is out of the script and under Taken out, above the cards."
            note_done(self._slot, words, scene.id)
            if remaining := studio().stores.scripts.scenes(self._project_id):
                self._sheet(remaining[min(scene.number, len(remaining) - 1)].id)

    def _take_back(self, target: str | Renamed) -> None:
        with told():
            if isinstance(target, Renamed):
                take_back_names(self._slot, self._project_id, target)
            else:
                self._put_back(target)

    def _put_back(self, scene_id: str) -> None:
        with told():
            studio().stores.scripts.put_back(scene_id)
            forget_done(self._slot, scene_id)
            self._sheet(scene_id)
            close_history(self._slot)


def _act_of(scene: Scene) -> int:
    return scene.card.act if scene.card else 0


def _standing(scene: Scene) -> str:
    if scene.card is None or scene.approved:
        return ""
    if scene.draft:
        return "Not approved as it stands now. The scene is written: your pages stay as they are."
    return "Not approved as it stands now. Approve it before it is written."


def _approve(project_id: str, scene_ids: Sequence[str] | None, approved: bool) -> None:
    with told():
        studio().stores.scripts.approve(project_id, scene_ids, approved=approved)


def _set_approval(project_id: str, key: str) -> None:
    with told():
        studio().stores.projects.update(project_id, {"approval": st.session_state[key]})


with page("Outline") as project_id:
    main(project_id)
