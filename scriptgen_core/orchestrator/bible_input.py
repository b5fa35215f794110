"""Bibles as callers bring them: stored ones, ids, or plain mappings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from scriptgen_core.bibles.bible_storage import BibleStorage
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import BIBLE_TYPES, BibleEntry, Bibles, BibleType, StoryModel, validated

BibleInput: TypeAlias = Bibles | Mapping[str, Any] | Sequence[str | BibleEntry]

_KINDS: dict[str, BibleType] = {name: kind for kind in BIBLE_TYPES for name in (kind, f"{kind}s")}


def bibles_from(given: BibleInput, storage: BibleStorage) -> Bibles:
    """The bibles a caller means.

    ``Bibles`` as they are; a sequence of entries or entry ids; or a mapping from a kind ("characters",
    "plot", ...) to one or several entries, ids, or plain field mappings. InputError names what is unknown.
    """
    if isinstance(given, Bibles):
        return given
    if not isinstance(given, Mapping):
        return grouped(_entry(each, None, storage) for each in given)
    return grouped(_entry(each, _kind(name), storage) for name, value in given.items() for each in _several(value))


def grouped(entries: Iterable[BibleEntry]) -> Bibles:
    """Entries by their kind, in the order given."""
    known = tuple(entries)
    of = {kind: tuple(entry for entry in known if entry.type == kind) for kind in BIBLE_TYPES}
    return Bibles(of["character"], of["plot"], of["setting"], of["theme"])


def _kind(name: str) -> BibleType:
    if name not in _KINDS:
        raise InputError("existing_bibles", f"unknown kind {name!r}. Known kinds: {', '.join(BIBLE_TYPES)}")
    return _KINDS[name]


def _several(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _entry(value: Any, kind: BibleType | None, storage: BibleStorage) -> BibleEntry:
    if isinstance(value, BibleEntry):
        return value
    if isinstance(value, str):
        return storage.get(value)
    if kind is None or not isinstance(value, Mapping | StoryModel):
        raise InputError("existing_bibles", f"cannot read {value!r}; give entries, their ids, or fields by kind")
    return BibleEntry("", kind, 0, validated(BIBLE_TYPES[kind], value))
