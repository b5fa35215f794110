"""What a form could not save yet: kept in the store of unsent texts, so that no reload and no restart loses it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pages.parts.shelf import Shelf
from pages.parts.shell import studio

_NEW = ""
"""The subject of something that is not stored yet."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed into fields, by their names, over a version; something new is to stand after ``after``."""

    version: int
    typed: Mapping[str, Any]
    after: str | None = None


class UnsavedText:
    """What one form could not save yet."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._kept: dict[str, str] = {}

    def recall(self, subject: str | None) -> Unsaved | None:
        """What the form of this subject could not save before."""
        text = _texts(self._shelf).get(subject or _NEW)
        if text is None:
            return None
        self._kept = {_field(self._shelf, subject): text}
        return Unsaved(**json.loads(text))

    def keep(self, subject: str | None, version: int, typed: Mapping[str, Any]) -> None:
        """Keep what is typed, in the place of what was; nothing typed: nothing is kept."""
        text = json.dumps(asdict(Unsaved(version, typed, self._shelf.after)))
        kept = {_field(self._shelf, subject): text} if typed else {}
        if kept == self._kept:
            return
        if gone := self._kept.keys() - kept.keys():
            studio().stores.unsent.forget(self._shelf.project_id, gone)
        for field in kept:
            studio().stores.unsent.keep(self._shelf.project_id, field, text)
        self._kept = kept


def unsaved_in(shelf: Shelf, subjects: Sequence[str]) -> frozenset[str]:
    """Those of the subjects that have something unsaved."""
    return frozenset(_texts(shelf)).intersection(subjects)


def new_unsaved_in(shelf: Shelf) -> Unsaved | None:
    """Something new that was begun and could not be saved."""
    return UnsavedText(shelf).recall(None)


def _field(shelf: Shelf, subject: str | None) -> str:
    return f"{_prefix(shelf)}{subject or _NEW}"


def _prefix(shelf: Shelf) -> str:
    return f"sheet.{shelf.name}."


def _texts(shelf: Shelf) -> dict[str, str]:
    """What is kept of this shelf, by subject."""
    texts = studio().stores.unsent.texts(shelf.project_id)
    prefix = _prefix(shelf)
    return {field.removeprefix(prefix): text for field, text in texts.items() if field.startswith(prefix)}
