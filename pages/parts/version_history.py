"""The history of what a form edits: who changed what, when and why, field by field, and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import pairwise

import streamlit as st

from pages.parts.choice import choose
from pages.parts.fields import Sections, as_words, fields_of
from pages.parts.sheet import Sheet
from pages.parts.shelf import Version
from pages.parts.shell import told
from pages.parts.wording import ago, author_words
from scriptgen_core.core.field_paths import value_at
from scriptgen_core.core.moments import day_and_time

_SITTING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one author did in one go; ``changes`` are (label, before, after) against the version before it."""

    version: Version
    changes: tuple[tuple[str, str, str], ...]


def sittings(history: Sequence[Version], sections: Sections) -> list[Sitting]:
    """Versions, newest first, with those that one author made within ten minutes of each other told as one.

    A version with a reason stands alone. A form saves itself field by field; what a writer remembers is the sitting.
    """
    ends = [
        version
        for newer, version in pairwise((None, *history))
        if version and (newer is None or not _goes_on(newer, version))
    ]
    return [Sitting(end, _changes(older, end, sections)) for end, older in zip(ends, [*ends[1:], None], strict=True)]


def offer_history(slot: str) -> None:
    """A button that shows the history in the form's place, and one that leads back."""
    looking = looks_back(slot)
    st.button("Back to the form" if looking else "History", on_click=close_history if looking else _open, args=(slot,))


def looks_back(slot: str) -> bool:
    """Whether the history stands in the form's place."""
    return bool(st.session_state.get(_key(slot)))


def close_history(slot: str) -> None:
    """Show the form again."""
    st.session_state[_key(slot)] = False


def show_history(slot: str, sheet: Sheet, subject: str) -> None:
    """Draw the sittings of what the sheet edits, each older one with a button that brings it back."""
    history, restore = sheet.shelf.history(subject), partial(_restore, slot, sheet, subject)
    for place, sitting in enumerate(sittings(history, sheet.sections)):
        _draw_sitting(sitting, None if place == 0 else restore)
    if len(history) > 1:
        _every_version(history, restore)
        _comparison(history, sheet.sections)


def _key(slot: str) -> str:
    return f"{slot}.history"


def _open(slot: str) -> None:
    st.session_state[_key(slot)] = True


def _restore(slot: str, sheet: Sheet, subject: str, version: int) -> None:
    with told():
        sheet.keep()
        sheet.shelf.restore(subject, version)
        close_history(slot)


def _draw_sitting(sitting: Sitting, restore: Callable[[int], None] | None) -> None:
    version = sitting.version
    with st.container(border=True):
        words, action = st.columns([4, 1], vertical_alignment="center")
        words.text(" · ".join(filter(None, (author_words(version.author), ago(version.created_at), version.reason))))
        if restore:
            action.button("Restore", key=f"restore_{version.number}", on_click=restore, args=(version.number,))
        else:
            action.text("As it stands")
        with st.container(key=f"changes_{version.number}", gap="xsmall"):
            for label, before, after in sitting.changes:
                _draw_change(label, before, after)


def _every_version(history: Sequence[Version], restore: Callable[[int], None]) -> None:
    """The single versions that a sitting is made of, for bringing back one in its middle."""
    with st.expander("Every single version"):
        number = int(choose("Version", _names(history[1:]), key="every_version"))
        st.button("Restore this version", on_click=restore, args=(number,))


def _comparison(history: Sequence[Version], sections: Sections) -> None:
    """Any two versions, and what they say differently, field by field; the earlier one stands before the later one."""
    versions, names = {str(version.number): version for version in history}, _names(history)
    with st.expander("Compare two versions"):
        first, second = st.columns(2)
        with first:
            one = choose("Compare", names, key="compare_one", first=str(history[-1].number))
        with second:
            other = choose("With", names, key="compare_other")
        older, newer = sorted((versions[one], versions[other]), key=lambda version: version.number)
        changes = _changes(older, newer, sections)
        if not changes:
            same = "This is one and the same version; choose another one."
            st.text(same if older is newer else "Both say the same in every field.")
        with st.container(key="compared_versions", gap="xsmall"):
            for label, before, after in changes:
                _draw_change(label, before, after)


def _names(versions: Sequence[Version]) -> dict[str, str]:
    return {str(version.number): _version_name(version) for version in versions}


def _version_name(version: Version) -> str:
    return f"{version.number} · {author_words(version.author)} · {day_and_time(version.created_at)}"


def _goes_on(newer: Version, older: Version) -> bool:
    by_hand = newer.author == older.author == "writer" and not newer.reason and not older.reason
    return by_hand and newer.created_at - older.created_at < _SITTING


def _changes(older: Version | None, newer: Version, sections: Sections) -> tuple[tuple[str, str, str], ...]:
    if older is None:
        return ()
    pairs = [
        (field, value_at(older.data, field.name), value_at(newer.data, field.name)) for field in fields_of(sections)
    ]
    return tuple(
        (field.label, as_words(field, before), as_words(field, after))
        for field, before, after in pairs
        if before != after
    )


def _draw_change(label: str, before: str, after: str) -> None:
    st.markdown(f"**{label}**")
    for place, when, words in zip(st.columns(2), ("Before", "After"), (before, after), strict=True):
        place.caption(when)
        place.text(words or "(empty)", width="stretch")
