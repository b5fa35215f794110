"""Bibles: what the writer and the model know about the story, a list beside one form, or a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

import streamlit as st

from pages.parts.bible_changes import take_back_changes
from pages.parts.bible_csv import offer_csv, show_held_csv
from pages.parts.bible_fields import entry_fields
from pages.parts.bible_table import chooses_table, show_table
from pages.parts.copied import Copied, copy_entry, take_copy_away
from pages.parts.drafting import offer_drafting, show_drafting
from pages.parts.entry_index import EntryIndex
from pages.parts.field_locks import show_locks
from pages.parts.fields import Sections, labels_of
from pages.parts.findings import Left, offer_again, show_findings, show_waiting
from pages.parts.from_script import is_naming, offer_from_script
from pages.parts.impact import (
    Righted,
    close_impact,
    looks_at_impact,
    not_right,
    offer_impact,
    show_impact,
    show_mending,
)
from pages.parts.new_names import offer_names_of, take_back_names
from pages.parts.own_fields import Removed, show_own_fields
from pages.parts.progressions import Stopped, show_progressions
from pages.parts.reading import is_choosing, offer_reading, show_reading
from pages.parts.sheet import Sheet, close_sheet, discard_sheet, open_sheet, sheet_in
from pages.parts.shell import page, studio, told
from pages.parts.shelves import EntryShelf, blank_entry
from pages.parts.undo import forget_done, note_done, offer_undo, quiet_done
from pages.parts.unsaved import new_unsaved_in, unsaved_in
from pages.parts.version_history import close_history, looks_back, offer_history, show_history
from scriptgen_core.core.story import BibleEntry, BibleType
from scriptgen_core.studio import EntryChanges, FindingView, Renamed, RenamedPages, SceneImpact, about

_TABS: dict[BibleType, str] = {
    "character": "Characters",
    "plot": "Plots",
    "setting": "Settings",
    "theme": "Themes",
}
_WHAT_FOR: dict[BibleType, str] = {
    "character": "Who they are, what they want, and how they talk. A scene is written from what its speakers know.",
    "plot": "Premise, acts and beats: the outline is made from them.",
    "setting": "The places, spelled as scene headings spell them.",
    "theme": "What the story is about underneath, and the best case against it.",
}


def main(project_id: str) -> None:
    with st.container():
        show_drafting(project_id)
        show_reading(project_id)
        show_mending(project_id)
    entries = studio().stores.bibles.list(project_id=project_id)
    archived = studio().stores.bibles.list(project_id=project_id, archived=True)
    with st.container(horizontal=bool(entries) and not (is_naming(project_id) or is_choosing(project_id))):
        offer_from_script(project_id, asked=not entries)
        if entries:
            offer_reading(project_id)
    with st.container():
        if not entries and not archived:
            _nothing_yet(project_id)
    found = studio().readings.waiting(project_id)
    touched = studio().impacts.touched(project_id)
    with st.container():
        show_waiting(project_id, found)
    tabs = st.tabs(list(_TABS.values()), key=f"tab:{project_id}", on_change="rerun")
    for tab, kind in zip(tabs, _TABS, strict=True):
        if tab.open:
            with tab:
                desk = _Desk(project_id, kind, [each for each in found if each.kind == kind], touched)
                desk.draw([e for e in entries if e.type == kind], [e for e in archived if e.type == kind])


def _nothing_yet(project_id: str) -> None:
    st.text("No bibles yet. Let a first version be drafted from the log line, or add what you know by hand below.")
    offer_drafting(studio().stores.projects.get(project_id))


class _Desk:
    """The list and the form of one kind of entry."""

    def __init__(
        self, project_id: str, kind: BibleType, found: Sequence[FindingView], touched: Sequence[SceneImpact]
    ) -> None:
        self._project_id = project_id
        self._kind = kind
        self._found = found
        self._touched = touched
        self._slot = f"{kind}:{project_id}"
        self._shelf = EntryShelf(project_id, kind)

    def draw(self, entries: Sequence[BibleEntry], archived: Sequence[BibleEntry]) -> None:
        """Draw both, or the entries as a table."""
        with st.container(horizontal=True, vertical_alignment="center"):
            is_table = chooses_table(self._project_id)
            offer_csv(self._slot, self._project_id, self._kind, self._fields(None))
        with st.container():
            show_held_csv(self._slot, self._project_id, self._kind, self._fields(None))
        if is_table:
            self._table(entries, archived)
        else:
            self._list_and_form(entries, archived)

    def _table(self, entries: Sequence[BibleEntry], archived: Sequence[BibleEntry]) -> None:
        if sheet := sheet_in(self._slot):
            sheet.keep()
            close_sheet(self._slot)
        with st.container():
            offer_undo(self._slot, self._take_back)
        own = studio().facts.own_fields(self._project_id, self._kind)
        with st.container(key=f"table_{self._kind}"):
            show_table(self._slot, self._project_id, self._kind, self._fields(None), own, entries)
        self._archived(archived)

    def _list_and_form(self, entries: Sequence[BibleEntry], archived: Sequence[BibleEntry]) -> None:
        left, right = st.columns([1, 3], gap="medium")
        if sheet_in(self._slot) is None:
            self._open_unasked([entry.id for entry in entries])
        with right:
            with st.container():
                offer_undo(self._slot, self._take_back)
            sheet = sheet_in(self._slot)
            with st.container():
                show_findings(self._slot, self._project_id, self._found_for(sheet.subject if sheet else None))
            if sheet:
                with st.container(key=f"sheet_{self._kind}"):
                    self._form(sheet)
            else:
                st.text(_WHAT_FOR[self._kind])
        with left, st.container(key=f"list_{self._kind}"):
            st.button(
                f"Add {self._kind}",
                icon=":material/add:",
                key=f"open_new_{self._kind}",
                width="stretch",
                on_click=self._open,
                args=(None,),
            )
            proposals = Counter(each.entry.id for each in self._found if each.entry)
            index = EntryIndex(_TABS[self._kind], self._slot, self._shelf, proposals, self._touched)
            index.draw(entries, sheet.subject if sheet else None, self._open)
            self._archived(archived)

    def _found_for(self, entry_id: str | None) -> list[FindingView]:
        return [each for each in self._found if (each.entry.id if each.entry else None) == entry_id]

    def _archived(self, archived: Sequence[BibleEntry]) -> None:
        if not archived:
            return
        names = {entry.id: entry.name for entry in archived}
        with st.expander(f"Archived ({len(archived)})"):
            chosen = st.selectbox("Archived", list(names), format_func=names.__getitem__, label_visibility="collapsed")
            st.button("Restore", key=f"{self._slot}.unarchive", on_click=self._put_back, args=(chosen,))

    def _form(self, sheet: Sheet) -> None:
        sections = self._fields(sheet.subject)
        sheet.refresh(sections)
        touched = about(self._touched, sheet.subject) if sheet.subject else ()
        with st.container(horizontal=True, vertical_alignment="center", key="bar"):
            st.button("Save", type="primary", on_click=sheet.keep, kwargs={"all_of_it": True})
            if sheet.subject:
                offer_impact(self._slot, touched)
                offer_history(self._slot)
                st.button("Duplicate", on_click=self._duplicate, args=(sheet,))
                st.button("Archive", on_click=self._archive, args=(sheet,))
            else:
                st.button("Discard", on_click=discard_sheet, args=(self._slot,))
            (st.error if sheet.problem else st.text)(sheet.state())
        if sheet.subject and looks_back(self._slot):
            show_history(self._slot, sheet, sheet.subject)
        elif sheet.subject and looks_at_impact(self._slot):
            show_impact(self._slot, self._project_id, touched)
        else:
            with st.container():
                if sheet.subject:
                    offer_names_of(self._slot, self._project_id, sheet.subject)
            sheet.draw()
            with st.container(gap="xsmall"):
                self._beside_the_fields(sheet.subject, labels_of(sections))

    def _beside_the_fields(self, entry_id: str | None, labels: Mapping[str, str]) -> None:
        if entry_id:
            show_progressions(self._slot, self._project_id, entry_id, labels)
            show_locks(self._slot, entry_id, labels)
        show_own_fields(self._slot, self._project_id, self._kind)

    def _fields(self, entry_id: str | None) -> Sections:
        data = studio().stores.bibles.get(entry_id).data if entry_id else None
        return entry_fields(self._kind, studio().facts.own_fields(self._project_id, self._kind), data)

    def _open(self, entry_id: str | None) -> None:
        with told():
            self._sheet(entry_id)
            close_history(self._slot)
            close_impact(self._slot)
            quiet_done(self._slot)

    def _open_unasked(self, entry_ids: Sequence[str]) -> None:
        """Open what was left unsaved, something new before all, else the first."""
        if new_unsaved_in(self._shelf):
            self._sheet(None)
        elif entry_ids:
            unsaved = unsaved_in(self._shelf, entry_ids)
            self._sheet(next((each for each in entry_ids if each in unsaved), entry_ids[0]))

    def _sheet(self, entry_id: str | None) -> None:
        open_sheet(self._slot, self._shelf, self._fields(entry_id), entry_id, blank_entry(self._kind))

    def _duplicate(self, sheet: Sheet) -> None:
        with told():
            sheet.keep()
            copied, words = copy_entry(self._project_id, cast(str, sheet.subject))
            self._open(copied.entry_id)
            note_done(self._slot, words, copied)

    def _archive(self, sheet: Sheet) -> None:
        with told():
            sheet.keep()
            entry = studio().stores.bibles.get(cast(str, sheet.subject))
            studio().stores.bibles.delete(entry.id)
            close_sheet(self._slot)
            note_done(self._slot, f"“{entry.name}” is archived: no scene is written from it any more.", entry.id)

    def _take_back(
        self, target: str | Copied | Renamed | RenamedPages | Left | Righted | Stopped | Removed | EntryChanges
    ) -> None:
        with told():
            if isinstance(target, Righted):
                not_right(target)
                forget_done(self._slot, target)
            elif isinstance(target, Stopped | Removed):
                target.take_back(self._project_id)
                forget_done(self._slot, target)
            elif isinstance(target, EntryChanges):
                take_back_changes(self._slot, target)
            elif isinstance(target, Copied):
                take_copy_away(self._slot, target)
            elif isinstance(target, tuple):
                offer_again(target)
                forget_done(self._slot, target)
            elif isinstance(target, Renamed | RenamedPages):
                take_back_names(self._slot, self._project_id, target)
            else:
                self._put_back(target)

    def _put_back(self, entry_id: str) -> None:
        with told():
            studio().stores.bibles.restore(entry_id)
            forget_done(self._slot, entry_id)
            self._sheet(entry_id)
            close_history(self._slot)


with page("Bibles") as project_id:
    main(project_id)
