"""A form over something stored in versions: what is typed is saved by itself and never lost.

A field that loses the focus, and one whose typing pauses, saves what was typed since as a new version, based on
the version the form began from. When somebody else saved meanwhile, fields that only one side touched are merged;
where both touched the same field both texts are shown and the writer chooses. What cannot be saved yet stays in
the form, and is there again when it is opened after a reload.
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import count
from typing import Any

import streamlit as st

from pages.parts.fields import Field, Sections, as_words, draw, fields_of, labels_of, read, shown
from pages.parts.shelf import Shelf
from pages.parts.shell import told
from pages.parts.unsaved import UnsavedText
from pages.parts.wording import refusal
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.field_paths import value_at, with_values
from scriptgen_core.core.story import StoryModel

_numbers = count(1)
_NOTHING = object()
_EMPTIED_AT_ONCE = 2
_CHOSEN = ("number", "choice", "pick", "many")
"""Kinds of fields that are not typed: emptied, they may hold their first option or their least number."""


class Sheet:
    """One open form. ``subject`` is the id of what it edits, None while that is not stored yet."""

    def __init__(self, shelf: Shelf, sections: Sections, subject: str | None, blank: StoryModel) -> None:
        self.shelf = shelf
        self.sections = sections
        self.subject = subject
        self.problem = ""
        self.saved_at: datetime | None = None
        self._theirs: StoryModel | None = None
        self._clean: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._token = f"sheet{next(_numbers)}"
        self._version, self._base = shelf.load(subject) if subject else (0, blank)
        self._unsaved = UnsavedText(shelf)
        self._fill()
        self._recall()

    @property
    def base(self) -> StoryModel:
        """The version that the form began from, or that it last saved."""
        return self._base

    @property
    def is_safe(self) -> bool:
        """Whether nothing typed here waits to be saved."""
        return not self._typed()

    def keep(self, *, all_of_it: bool = False) -> None:
        """Save what was typed; a field that is refused stays unsaved in the form, and the form says why.

        ``all_of_it`` keeps something new even when nothing was typed into it.
        """
        self._notice()
        if self._theirs is None:
            with told():
                self._save(all_of_it)
        with told():
            self._remember()

    def discard(self) -> None:
        """Drop what is typed here for good."""
        self._unsaved.keep(self.subject, self._version, {})
        self.forget()

    def refresh(self, sections: Sections) -> None:
        """Take up what was stored meanwhile by others, and the fields as they are now."""
        self.sections = sections
        if self.subject and self._theirs is None:
            version, content = self.shelf.load(self.subject)
            if version != self._version and self.is_safe:
                self._version, self._base = version, content
                self._fill()

    def draw(self) -> None:
        """Draw the fields, or the two texts to choose from."""
        if self._notice():
            self.keep()
        # Fields that move in the page lose what is being typed into them: what comes and goes has its own place.
        with st.container():
            if self._theirs is not None:
                self._draw_choice(self._theirs)
        self._put_back_what_was_dropped()
        draw(self.sections, self._key, self._changed)

    def _changed(self, name: str) -> None:
        """The writer changed this field."""
        self._touched.add(name)
        self._put_back_what_was_wiped()
        self.keep()

    def _notice(self) -> bool:
        """Count as changed what holds other words than were shown; whether there was any that was not counted yet.

        A click that leaves a field and does something at once is sometimes reported before the field is, or breaks
        its report off.
        """
        before = set(self._touched)
        for field in fields_of(self.sections):
            held = st.session_state.get(self._key(field))
            if field.kind not in _CHOSEN and held and held != self._clean.get(field.name):
                self._touched.add(field.name)
        return self._touched != before

    def _put_back_what_was_wiped(self) -> None:
        """Fill a form again that was emptied as a whole: nobody empties several fields in one moment.

        Streamlit does, and reports each field as changed, when a page is left while it sends what was typed.
        """
        fields = list(fields_of(self.sections))
        if sum(self._is_emptied(field) for field in fields) <= _EMPTIED_AT_ONCE:
            return
        for field in fields:
            if field.kind in _CHOSEN or not st.session_state.get(self._key(field)):
                self._touched.discard(field.name)
                self._show(field)

    def _is_emptied(self, field: Field) -> bool:
        held = st.session_state.get(self._key(field), _NOTHING)
        return field.kind not in _CHOSEN and not held and bool(self._clean.get(field.name))

    def _put_back_what_was_dropped(self) -> None:
        """Show again what nobody changed: Streamlit empties fields when a page is left while it sends them."""
        for field in fields_of(self.sections):
            held = st.session_state.get(self._key(field), _NOTHING)
            if field.name not in self._touched and held != self._clean.get(field.name):
                self._show(field)

    def state(self) -> str:
        """How the form stands, in words."""
        if self.problem:
            return f"Not saved yet: {self.problem}"
        if self._theirs is not None:
            return "Not saved yet: choose one of the two texts."
        if self.subject is None:
            return "New: saved as soon as you fill it in."
        return f"Saved {self.saved_at:%H:%M}" if self.saved_at else "All changes saved"

    def forget(self) -> None:
        """Drop what the session holds of the fields."""
        for field in fields_of(self.sections):
            st.session_state.pop(self._key(field), None)

    def _recall(self) -> None:
        """Type again what could not be saved before, over what stood there then; the other fields are as stored now."""
        unsaved = self._unsaved.recall(self.subject)
        if unsaved is None:
            return
        if self.subject and unsaved.version != self._version:
            versions = {version.number: version.data for version in self.shelf.history(self.subject)}
            then = versions.get(unsaved.version, self._base)
            typed_over = {f.name: value_at(then, f.name) for f in fields_of(self.sections) if f.name in unsaved.typed}
            self._version, self._base = unsaved.version, with_values(self._base, typed_over)
            self._fill()
        for field in fields_of(self.sections):
            if field.name in unsaved.typed:
                st.session_state[self._key(field)] = unsaved.typed[field.name]
                self._touched.add(field.name)
        self.keep()

    def _remember(self) -> None:
        """Keep what waits to be saved, as long as it waits."""
        typed = {field.name: st.session_state[self._key(field)] for field in self._typed()}
        self._unsaved.keep(self.subject, self._version, typed)

    def _save(self, all_of_it: bool) -> None:
        content, changes, self.problem = self._sound()
        if content is not None and (changes or (all_of_it and self.subject is None)):
            self._store(content, changes)
        elif all_of_it and not self.problem:
            self.saved_at = datetime.now()

    def _store(self, content: StoryModel, changes: Mapping[str, Any]) -> None:
        try:
            if self.subject is None:
                self.subject = self.shelf.create(content)
            else:
                self.shelf.save(self.subject, content, self._version)
        except VersionConflict:
            self._merge(self.subject or "", changes)
        else:
            self._saved(changes)

    def _merge(self, subject: str, changes: Mapping[str, Any]) -> None:
        """Save over the other version where nobody else touched the same fields; else keep both to choose from."""
        version, theirs = self.shelf.load(subject)
        touched = {field.name for field in fields_of(self.sections) if self._differs(field, theirs)}
        if touched & {field.name for field in self._typed()}:
            self._theirs = theirs
            return
        self.shelf.save(subject, self._with(theirs, changes), version)
        self._saved(changes)

    def _choose(self, *, mine: bool) -> None:
        """Save the writer's text over the other one, or first and then the other: both are versions then."""
        with told():
            _, changes, self.problem = self._sound()
            if self.problem:
                return
            subject = self.subject or ""
            version, theirs = self.shelf.load(subject)
            self.shelf.save(subject, self._with(theirs, changes), version)
            if not mine:
                version, _ = self.shelf.load(subject)
                self.shelf.save(subject, theirs, version)
            self._theirs = None
            self._saved(changes)
            self._remember()

    def _draw_choice(self, theirs: StoryModel) -> None:
        with st.container(border=True):
            st.subheader("Changed elsewhere meanwhile", anchor=False)
            st.text("Somebody else saved the same field while you were typing. Nothing is lost: choose.")
            for field in self._typed():
                if self._differs(field, theirs):
                    left, right = st.columns(2)
                    left.markdown(f"**{field.label}: yours**")
                    left.text(str(st.session_state[self._key(field)]), width="stretch")
                    right.markdown(f"**{field.label}: the other one**")
                    right.text(as_words(field, value_at(theirs, field.name)) or "(empty)", width="stretch")
            with st.container(horizontal=True):
                st.button("Keep mine", type="primary", on_click=self._choose, kwargs={"mine": True})
                st.button("Take the other one", on_click=self._choose, kwargs={"mine": False})

    def _typed(self) -> list[Field]:
        """The fields the writer changed that hold something else than the version they began from."""
        return [
            field
            for field in fields_of(self.sections)
            if field.name in self._touched
            and st.session_state.get(self._key(field), self._clean.get(field.name)) != self._clean.get(field.name)
        ]

    def _sound(self) -> tuple[StoryModel | None, dict[str, Any], str]:
        """The version to be, the changes that make it, and what is wrong with those left out; None: it cannot be."""
        changes: dict[str, Any] = {}
        problem = ""
        for field in self._typed():
            try:
                changes[field.name] = read(field, st.session_state[self._key(field)])
            except InputError as error:
                problem = refusal(error, labels_of(self.sections))
        while True:
            try:
                return self._with(self._base, changes), changes, problem
            except InputError as error:
                problem = refusal(error, labels_of(self.sections))
                if (wrong := _named(error, changes)) is None:
                    return None, changes, problem
                del changes[wrong]

    def _with(self, content: StoryModel, changes: Mapping[str, Any]) -> StoryModel:
        return with_values(content, changes)

    def _differs(self, field: Field, other: StoryModel) -> bool:
        return bool(value_at(other, field.name) != value_at(self._base, field.name))

    def _saved(self, changes: Mapping[str, Any]) -> None:
        """Begin from what is stored now. What the writer typed stays as it was typed; what others changed is shown."""
        before, meant = self._base, self._with(self._base, changes)
        self.saved_at = datetime.now()
        self._version, self._base = self.shelf.load(self.subject or "")
        self._touched -= set(changes)
        for field in fields_of(self.sections):
            now = value_at(self._base, field.name)
            if field.name in changes and now == value_at(meant, field.name):
                self._clean[field.name] = st.session_state[self._key(field)]
            elif now != value_at(before, field.name):
                self._show(field)

    def _fill(self) -> None:
        for field in fields_of(self.sections):
            self._show(field)

    def _show(self, field: Field) -> None:
        text = shown(field, value_at(self._base, field.name))
        st.session_state[self._key(field)] = self._clean[field.name] = text

    def _key(self, field: Field) -> str:
        return f"{self._token}.{field.name}"


def _named(error: InputError, changes: Mapping[str, Any]) -> str | None:
    """The change that an error is about."""
    path = error.field.split(".")
    return next((name for name in (".".join(path[:2]), path[0]) if name in changes), None)


def open_sheet(slot: str, shelf: Shelf, sections: Sections, subject: str | None, blank: StoryModel) -> Sheet:
    """Open a form in a slot of the session; what cannot be saved of the one before is there on its return."""
    if before := sheet_in(slot):
        before.keep()
    sheet = Sheet(shelf, sections, subject, blank)
    close_sheet(slot)
    st.session_state[slot] = sheet
    return sheet


def sheet_in(slot: str) -> Sheet | None:
    """The form that is open in a slot."""
    sheet: Sheet | None = st.session_state.get(slot)
    return sheet


def close_sheet(slot: str) -> None:
    """Close the form in a slot; what it could not save is there when it is opened again."""
    if sheet := st.session_state.pop(slot, None):
        sheet.forget()


def discard_sheet(slot: str) -> None:
    """Close the form in a slot and drop what is typed in it."""
    if sheet := st.session_state.pop(slot, None):
        with told():
            sheet.discard()
