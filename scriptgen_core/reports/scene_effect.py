"""What a change of a scene does to the production: its length, who speaks, and where and when it plays."""

from dataclasses import dataclass

from scriptgen_core.core.screenplay import Character, Screenplay
from scriptgen_core.formats import PageSetup, parse_fountain, scene_eighths
from scriptgen_core.reports.cast_list import place_of, slugs_of
from scriptgen_core.reports.people import Names, People
from scriptgen_core.reports.time_words import Light


@dataclass(frozen=True, slots=True)
class SceneNeeds:
    """What a scene takes to be shot: its length in eighths of a page, who speaks, the places, and the light there.

    There are no ``lights`` where a heading does not say its own: CONTINUOUS has that of the scene before.
    """

    eighths: int
    speakers: tuple[str, ...]
    places: tuple[str, ...]
    lights: tuple[Light, ...]


@dataclass(frozen=True, slots=True)
class SceneEffect:
    """What a scene takes before and after a change."""

    before: SceneNeeds
    after: SceneNeeds

    @property
    def longer(self) -> int:
        """By how many eighths of a page it grows; below 0 where it gets shorter."""
        return self.after.eighths - self.before.eighths

    @property
    def new_speakers(self) -> tuple[str, ...]:
        return tuple(name for name in self.after.speakers if name not in self.before.speakers)

    @property
    def lost_speakers(self) -> tuple[str, ...]:
        return tuple(name for name in self.before.speakers if name not in self.after.speakers)

    @property
    def has_other_light(self) -> bool:
        """Whether both say what light there is, and not the same."""
        return bool(self.before.lights and self.after.lights) and self.before.lights != self.after.lights


def effect_of(before: str, after: str, known: Names, setup: PageSetup) -> SceneEffect:
    """What changes for the production between two Fountain texts of a scene, laid out by itself.

    ``known`` are the characters of the bibles with their other names: a cue of another name is no new speaker.
    """
    scenes = parse_fountain(before), parse_fountain(after)
    people = People((cue for scene in scenes for cue in _cues(scene)), known)
    was, now = (_needs(scene, people, setup) for scene in scenes)
    return SceneEffect(was, now)


def _needs(scene: Screenplay, people: People, setup: PageSetup) -> SceneNeeds:
    slugs = slugs_of(scene)
    lights = tuple(dict.fromkeys(slug.light for slug in slugs))
    return SceneNeeds(
        eighths=sum(length.eighths for length in scene_eighths(scene, setup=setup)),
        speakers=tuple(sorted({name.title() for cue in _cues(scene) for name in people.speakers(cue)})),
        places=tuple(dict.fromkeys(place_of(slug) for slug in slugs if slug.place)),
        lights=lights if all(lights) else (),
    )


def _cues(scene: Screenplay) -> list[Character]:
    return [each for each in scene.elements if isinstance(each, Character)]
