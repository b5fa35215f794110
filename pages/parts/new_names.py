"""Cards that still say an old name of somebody: a line that says so, and a button that puts the new name there."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.page_names import offer_page_names, take_back_page_names
from pages.parts.sheet import sheet_in
from pages.parts.shell import studio, told
from pages.parts.undo import forget_done, note_done
from pages.parts.wording import cards_words, listed, number_of, numbers_words
from scriptgen_core.studio import Elsewhere, LeftBehind, Renamed, RenamedPages


def offer_names_of(slot: str, project_id: str, entry_id: str) -> None:
    """What still says an old name of this entry: cards, and the written pages with a look at each line."""
    for each in studio().names.left_behind(project_id, entry_id):
        _offer(slot, project_id, each)
        _say(_entries_words(each.elsewhere))
    offer_page_names(slot, project_id, entry_id)


def offer_new_names(slot: str, project_id: str, left_behind: Sequence[LeftBehind]) -> None:
    """Draw a line for each renamed entry that cards do not follow yet."""
    for each in left_behind:
        _offer(slot, project_id, each)
        _say(_elsewhere_words(each.elsewhere))


def take_back_names(slot: str, project_id: str, renamed: Renamed | RenamedPages) -> None:
    """Put the old names back in one step."""
    _keep_what_is_typed(slot)
    if isinstance(renamed, RenamedPages):
        take_back_page_names(slot, project_id, renamed)
        return
    changed = studio().names.take_back(project_id, renamed)
    forget_done(slot, renamed)
    if changed:
        cards = cards_words([number + 1 for number in changed], "was", "were")
        st.toast(f"{cards} changed since and not touched. Put the old name back there by hand or from the history.")


def _offer(slot: str, project_id: str, left: LeftBehind) -> None:
    cards = cards_words([scene.number + 1 for scene in left.scenes], "still uses", "still use")
    with st.container(horizontal=True, vertical_alignment="center", key=f"left_behind_{left.entry.id}"):
        st.text(f"{cards} an old name of {left.entry.name}.")
        st.button(
            "Put the new name there",
            key=f"new_name_{left.entry.id}",
            on_click=_put,
            args=(slot, project_id, left.entry.id),
        )


def _say(sentences: Sequence[str]) -> None:
    for each in sentences:
        st.text(each)


def _put(slot: str, project_id: str, entry_id: str) -> None:
    with told():
        _keep_what_is_typed(slot)
        renamed = studio().names.put_on_cards(project_id, entry_id)
        note_done(slot, _what_was_done(renamed), renamed)


def _keep_what_is_typed(slot: str) -> None:
    if sheet := sheet_in(slot):
        sheet.keep()


def _what_was_done(renamed: Renamed) -> str:
    numbers = [each.number + 1 for each in renamed.cards]
    done = f"Renamed in {number_of(len(numbers), 'card')}: {numbers_words(numbers)}."
    return " ".join([done, *_left_words(renamed), *_elsewhere_words(renamed.elsewhere)])


def _left_words(renamed: Renamed) -> list[str]:
    if not renamed.left:
        return []
    words = " and ".join(f"“{each}”" for each in renamed.left)
    cards = numbers_words([number + 1 for number in renamed.left_on])
    where = f"card{'' if len(renamed.left_on) == 1 else 's'} {cards}"
    return [f"Look at {words} on {where}: it may mean something else and stays as it is."]


def _elsewhere_words(elsewhere: Elsewhere) -> list[str]:
    """Where else the old name is said, and what to do there; none where it is said nowhere."""
    return [*_entries_words(elsewhere), *_pages_words(elsewhere)]


def _entries_words(elsewhere: Elsewhere) -> list[str]:
    names = [entry.name for entry in elsewhere.entries]
    entries = f"the bible {'entry' if len(names) == 1 else 'entries'} {listed(names, most=8)}"
    return [f"The old name is also in {entries}: change it there by hand."] if names else []


def _pages_words(elsewhere: Elsewhere) -> list[str]:
    numbers = [number + 1 for number in elsewhere.written]
    scenes = f"scene{'' if len(numbers) == 1 else 's'} {numbers_words(numbers)}"
    return [f"The old name is also on the pages of {scenes}: Bibles puts the new one there."] if numbers else []
