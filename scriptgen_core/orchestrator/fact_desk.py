"""What a writer decides about the facts of bible entries: fields of her own, locks, and what changes along the way."""

from collections.abc import Iterable
from dataclasses import dataclass

from scriptgen_core.bibles.cast import folded
from scriptgen_core.bibles.progressions import can_change
from scriptgen_core.bibles.staleness import field_words
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import BibleEntry, BibleType, OwnField, Progression, validated
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Scene


@dataclass(frozen=True, slots=True)
class ProgressionView:
    """What a field says from ``scene`` on; None where that scene is not in the script any more."""

    progression: Progression
    scene: Scene | None


class FactDesk:
    """The bibles of all projects."""

    def __init__(self, stores: Stores) -> None:
        self._projects = stores.projects
        self._bibles = stores.bibles
        self._scripts = stores.scripts

    def own_fields(self, project_id: str, kind: BibleType) -> tuple[OwnField, ...]:
        """The project's own fields in entries of this kind, in the order they were added."""
        return tuple(each for each in self._projects.get(project_id).own_fields if each.kind == kind)

    def add_own_field(self, project_id: str, kind: BibleType, name: str, *, known: bool) -> OwnField:
        """Give the entries of this kind another field; texts that stood in one of that name are there again.

        InputError for a name that is empty or taken.
        """
        field: OwnField = validated(OwnField, {"kind": kind, "name": " ".join(name.split()), "known": known})
        there = self._projects.get(project_id).own_fields
        if any(folded(each.name) == folded(field.name) for each in there if each.kind == kind):
            raise InputError("name", f"is taken: there is a field “{field.name}” already")
        self._projects.update(project_id, {"own_fields": (*there, field)})
        return field

    def remove_own_field(self, project_id: str, field: OwnField) -> None:
        """Take the field out of forms and prompts. What stands in it is kept, for the field may come back."""
        there = self._projects.get(project_id).own_fields
        self._projects.update(project_id, {"own_fields": tuple(each for each in there if each != field)})

    def lock(self, entry_id: str, paths: Iterable[str]) -> BibleEntry:
        """Let only the writer change these fields of the entry, and everybody the others."""
        paths = tuple(dict.fromkeys(paths))
        words = f"Only you change {', '.join(map(field_words, paths))}" if paths else "Nothing is locked"
        return self._bibles.update(entry_id, {"locked": paths}, reason=words)

    def progressions(self, project_id: str, entry: BibleEntry) -> tuple[ProgressionView, ...]:
        """What changes in the entry as the story goes on, in the order of the scenes."""
        scenes = {scene.id: scene for scene in self._scripts.scenes(project_id)}
        views = [ProgressionView(each, scenes.get(each.scene_id)) for each in entry.data.progressions]
        return tuple(sorted(views, key=lambda view: view.scene.number if view.scene else len(scenes)))

    def can_change(self, project_id: str, entry: BibleEntry) -> tuple[str, ...]:
        """The paths of the fields that may say something else from a scene on."""
        return can_change(entry, self._projects.get(project_id).own_fields)

    def progress(self, project_id: str, entry: BibleEntry, progression: Progression) -> BibleEntry:
        """Let a field say something else from a scene on, in place of what it was to say from there before.

        InputError for a field that cannot, a scene that is not in the script, or no text; VersionConflict when the
        entry was changed meanwhile.
        """
        scene = next((each for each in self._scripts.scenes(project_id) if each.id == progression.scene_id), None)
        if scene is None:
            raise InputError("scene", "is not in the script any more. Choose another one")
        if progression.field not in self.can_change(project_id, entry):
            raise InputError("field", "cannot change along the way. Choose another one")
        if not progression.text:
            raise InputError("text", "is empty; write what holds from that scene on")
        others = [each for each in entry.data.progressions if not _same_place(each, progression)]
        reason = f"From scene {scene.number + 1} on: {field_words(progression.field)}"
        return self._put(entry, (*others, progression), reason)

    def no_progress(self, entry: BibleEntry, progression: Progression) -> BibleEntry:
        """Let the field go on saying what it said before that scene."""
        others = tuple(each for each in entry.data.progressions if each != progression)
        return self._put(entry, others, f"No other {field_words(progression.field)} along the way")

    def _put(self, entry: BibleEntry, progressions: tuple[Progression, ...], reason: str) -> BibleEntry:
        changes = {"progressions": progressions}
        return self._bibles.update(entry.id, changes, base_version=entry.version, reason=reason)


def _same_place(one: Progression, other: Progression) -> bool:
    return (one.scene_id, one.field) == (other.scene_id, other.field)
