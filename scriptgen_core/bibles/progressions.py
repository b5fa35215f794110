"""Facts that hold only from a scene on: what an entry says in one scene of the script."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from scriptgen_core.core.field_paths import own_path, value_at, with_values
from scriptgen_core.core.story import BIBLE_TYPES, BibleData, BibleEntry, Bibles, BibleType, CharacterBible, OwnField

T = TypeVar("T", bound=BibleData)

_FIXED = ("name", "int_ext")
"""Fields that scene headings and cues are spelled by."""


def as_of(data: T, begun: Sequence[str]) -> T:
    """The entry as it is in a scene. ``begun`` are the ids of the scenes up to and with it, in order."""
    if not data.progressions:
        return data
    values = {each.field: each.text for scene_id in begun for each in data.progressions if each.scene_id == scene_id}
    return with_values(data, values)


def bibles_as_of(bibles: Bibles, begun: Sequence[str]) -> Bibles:
    """All entries as they are in a scene; see :func:`as_of`."""
    if not any(entry.data.progressions for entry in bibles.entries):
        return bibles
    kinds = (bibles.characters, bibles.plots, bibles.settings, bibles.themes)
    return Bibles(*(_all_as_of(entries, begun) for entries in kinds))


def can_change(entry: BibleEntry, own_fields: Iterable[OwnField]) -> tuple[str, ...]:
    """The fields that a progression may be about: texts, what a character is to others, the project's own fields."""
    blank = BIBLE_TYPES[entry.type].model_construct(None, name="")
    ties = entry.data.relationships if isinstance(entry.data, CharacterBible) else ()
    return (
        *_texts(entry.type, blank),
        *(own_path(field.name) for field in own_fields if field.kind == entry.type),
        *(f"relationships:{tie.to}" for tie in ties),
    )


def _all_as_of(entries: Iterable[BibleEntry], begun: Sequence[str]) -> tuple[BibleEntry, ...]:
    return tuple(replace(entry, data=as_of(entry.data, begun)) for entry in entries)


def _texts(kind: BibleType, blank: BibleData) -> tuple[str, ...]:
    paths = [path for path in type(blank).model_fields if path not in _FIXED]
    if kind == "character":
        paths += [f"voice.{path}" for path in type(value_at(blank, "voice")).model_fields]
    return tuple(path for path in paths if isinstance(value_at(blank, path), str))
