"""About whom and what a script can be read: which scenes are read for it, and where the bible says little yet."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scriptgen_core.bibles.cast import NameIndex, names_of
from scriptgen_core.core.screenplay import Character
from scriptgen_core.core.script_reading import FIELDS, SPOKEN, ReadFor, SceneText, held
from scriptgen_core.core.story import BibleEntry, Bibles, BibleType
from scriptgen_core.formats import parse_fountain, plain
from scriptgen_core.formats.checks.names import cue_name, folded
from scriptgen_core.generators.script_reader import ReadingTask
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.reports.cast_list import place_of, slugs_of

STORY = "story"
"""The id of the subject that is the plot and the theme."""
_STORY_NAME = "Plot and theme"


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody, a place or the story as the script can be read for it; its ``id`` is the entry's.

    ``is_thin`` says that less than half of its fields are filled.
    """

    id: str
    is_thin: bool
    task: ReadingTask

    @property
    def name(self) -> str:
        return self.task.subject

    @property
    def scenes(self) -> int:
        return len(self.task.scenes)


@dataclass(frozen=True, slots=True)
class _Read:
    """A written scene with its cues and the places of its headings."""

    text: SceneText
    cues: frozenset[str]
    places: tuple[str, ...]

    @classmethod
    def of(cls, scene: Scene) -> "_Read":
        cues, places = _cues_and_places(scene.text)
        return cls(SceneText(scene.id, scene.number, plain(scene.heading), scene.text), cues, places)


def subjects(stores: Stores, project_id: str, scene_ids: Collection[str] = ()) -> tuple[Subject, ...]:
    """Whom and what of the bibles the script shows: people and places, those with most scenes first, then the story.

    With ``scene_ids`` only these scenes are read, and not for the story, which takes the whole script. Scenes that the
    writer keeps the machine out of are not read. Empty where there is none to read.
    """
    bibles = stores.bibles.bibles(project_id)
    script = stores.scripts.scenes(project_id)
    open_to_all = [scene for scene in script if scene.draft and not scene.off_limits]
    scenes = [_Read.of(scene) for scene in open_to_all if not scene_ids or scene.id in scene_ids]
    if not scenes:
        return ()
    people, places = NameIndex(bibles.characters), NameIndex(bibles.settings)
    found = (
        *_most_first([_character(entry, scenes, people) for entry in bibles.characters]),
        *_most_first([_setting(entry, scenes, places) for entry in bibles.settings]),
    )
    return found if scene_ids else (*found, _story(bibles, scenes))


@lru_cache(maxsize=1024)
def _cues_and_places(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Who has a cue in a scene and where it plays; every subject of a run asks for the same scenes."""
    screenplay = parse_fountain(text)
    cues = frozenset(cue_name(each) for each in screenplay.elements if isinstance(each, Character))
    return cues, tuple(place_of(slug) for slug in slugs_of(screenplay) if slug.place)


def _most_first(found: Sequence[Subject]) -> list[Subject]:
    return sorted((each for each in found if each.scenes), key=lambda each: -each.scenes)


def _character(entry: BibleEntry, scenes: Sequence[_Read], people: NameIndex) -> Subject:
    """Read in the scenes where they have a cue, or where a name of theirs is said."""
    cues = frozenset(cue for scene in scenes for cue in scene.cues if _is(people.find(cue), entry))
    said = _any_of(names_of(entry))
    theirs = tuple(scene.text for scene in scenes if cues & scene.cues or said.search(scene.text.text))
    task = ReadingTask(entry.name, "character", (entry,), theirs, frozenset(map(folded, cues)))
    return Subject(entry.id, _is_thin("character", (entry,)), task)


def _setting(entry: BibleEntry, scenes: Sequence[_Read], places: NameIndex) -> Subject:
    def plays_here(place: str) -> bool:
        return _is(places.find(place), entry) or folded(entry.name) in folded(place)

    theirs = tuple(scene.text for scene in scenes if any(map(plays_here, scene.places)))
    return Subject(entry.id, _is_thin("setting", (entry,)), ReadingTask(entry.name, "setting", (entry,), theirs))


def _story(bibles: Bibles, scenes: Sequence[_Read]) -> Subject:
    plots, themes = bibles.plots[:1], bibles.themes[:1]
    read_for: ReadFor = "story"
    task = ReadingTask(_STORY_NAME, read_for, (*plots, *themes), tuple(scene.text for scene in scenes))
    return Subject(STORY, _is_thin("plot", plots) or _is_thin("theme", themes), task)


def _is(found: BibleEntry | None, entry: BibleEntry) -> bool:
    return found is not None and found.id == entry.id


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    """Any of the names as it is spelled, or in CAPS; in small letters it may be any word."""
    spelled = {re.escape(form) for name in names for form in (name, name.upper())}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(spelled))})(?!\w)")


def _is_thin(kind: BibleType, entries: Sequence[BibleEntry]) -> bool:
    """Sample lines do not count: an entry made from cues has them, and nothing else."""
    fields = [field for field in FIELDS[kind] if field != SPOKEN]
    filled = sum(bool(held(entry.data, field)) for entry in entries for field in fields)
    return 2 * filled < len(fields)
