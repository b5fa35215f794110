"""What a change of a scene does to the production: its length, who speaks, and where and when it plays."""

from dataclasses import dataclass

from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.formats import parse_fountain, scene_eighths
from scriptgen_core.reports.cast_list import place_of, slugs_of, speakers_of
from scriptgen_core.reports.time_words import Light


@dataclass(frozen=True, slots=True)
class SceneNeeds:
    """What a scene takes to be shot: its length in eighths of a page, who speaks, the places, and the light there."""

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


def effect_of(before: str, after: str) -> SceneEffect:
    """What changes for the production between two Fountain texts of a scene, laid out by itself."""
    return SceneEffect(_needs(parse_fountain(before)), _needs(parse_fountain(after)))


def _needs(scene: Screenplay) -> SceneNeeds:
    slugs = slugs_of(scene)
    return SceneNeeds(
        eighths=sum(length.eighths for length in scene_eighths(scene)),
        speakers=tuple(sorted(speaker.name for speaker in speakers_of(scene))),
        places=tuple(dict.fromkeys(place_of(slug) for slug in slugs if slug.place)),
        lights=tuple(dict.fromkeys(slug.light for slug in slugs if slug.light)),
    )
