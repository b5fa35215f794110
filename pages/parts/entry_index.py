"""The bible entries of one kind, to open one of: searched through, one sort at a time, each with what waits on it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.bible_fields import INT_EXT
from pages.parts.choice import choose
from pages.parts.entry_list import ListRow, entry_list
from pages.parts.shelves import EntryShelf
from pages.parts.unsaved import unsaved_in
from pages.parts.wording import number_of
from scriptgen_core.core.story import BibleEntry, CharacterBible, SettingBible
from scriptgen_core.studio import SceneImpact, about

_ALL = "all"
_MANY = 10
"""So many entries are not looked through at a glance any more."""


@dataclass(frozen=True, slots=True)
class EntryIndex:
    """The list in a ``slot`` of the session. ``proposals`` are how many wait by entry id, ``touched`` the scenes."""

    label: str
    slot: str
    shelf: EntryShelf
    proposals: Mapping[str, int]
    touched: Sequence[SceneImpact]

    def draw(self, entries: Sequence[BibleEntry], chosen: str | None, on_open: Callable[[str], None]) -> None:
        """Draw the entries that are searched for; ``on_open`` is called with the id of one that is pressed."""
        if not entries:
            return
        wanted = st.text_input(
            "Search",
            key=f"{self.slot}.search",
            type="search",
            icon=":material/search:",
            live=True,
            persist_state="session",
        )
        unsaved = unsaved_in(self.shelf, [entry.id for entry in entries])
        found = [entry for entry in self._of_a_sort(entries, unsaved) if _matches(entry, wanted or "")]
        if not found:
            st.text("Nothing matches. Clear the search to see all.")
            return
        rows = [ListRow(each.id, each.name, self._caption(each, unsaved)) for each in found]
        entry_list(self.label, rows, chosen, key=f"{self.slot}.list", on_open=on_open)

    def _of_a_sort(self, entries: Sequence[BibleEntry], unsaved: Collection[str]) -> Sequence[BibleEntry]:
        """Those of the sort the writer chose, where there are many and of several sorts."""
        sorts = {
            "Not saved yet": [each for each in entries if each.id in unsaved],
            "With proposals": [each for each in entries if each.id in self.proposals],
            "Touching scenes": [each for each in entries if about(self.touched, each.id)],
            **{each: [entry for entry in entries if _int_ext(entry) == each] for each in INT_EXT},
        }
        names = {sort: f"{sort} ({len(those)})" for sort, those in sorts.items() if 0 < len(those) < len(entries)}
        if len(entries) < _MANY or not names:
            return entries
        sort = choose("Show", {_ALL: f"All ({len(entries)})", **names}, key=f"{self.slot}.sort")
        return entries if sort == _ALL else sorts[sort]

    def _caption(self, entry: BibleEntry, unsaved: Collection[str]) -> str:
        if entry.id in unsaved:
            return "Something is not saved yet"
        proposals, scenes = self.proposals.get(entry.id, 0), len(about(self.touched, entry.id))
        waiting = number_of(proposals, "proposal") if proposals else ""
        touches = f"touches {number_of(scenes, 'scene')}" if scenes else ""
        return " · ".join(filter(None, (_facts(entry), waiting, touches)))


def _matches(entry: BibleEntry, wanted: str) -> bool:
    words = wanted.casefold().split()
    text = entry.data.model_dump_json().casefold() if words else ""
    return all(word in text for word in words)


def _int_ext(entry: BibleEntry) -> str:
    return entry.data.int_ext if isinstance(entry.data, SettingBible) else ""


def _facts(entry: BibleEntry) -> str:
    match entry.data:
        case CharacterBible(role=role, age=age):
            return ", ".join(part for part in (role, age) if part)
        case SettingBible(int_ext=int_ext, time=time):
            return f"{int_ext} {time}".strip()
        case _:
            return ""
