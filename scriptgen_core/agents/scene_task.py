"""What a scene is written from, and what comes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.core.calls import PromptRef
from scriptgen_core.core.prompting import Offer, ProjectFacts
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, BibleEntry, Bibles, CharacterBible, OutlineCard, SceneNote


@dataclass(frozen=True, kw_only=True)
class SceneTask:
    """One scene to write: scene ``number`` (from 0) of ``outline``, as its approved ``card`` plans it.

    ``outline`` holds all cards in order; it tells the story so far, who has learned what, and who has been seen.
    It may be empty for a scene that stands alone. ``dismissed`` are the notes the writer does not want again,
    ``pages`` a sample of the writer's own pages. ``own_lines`` are what characters say in earlier scenes in the
    writer's own words, by their entry's id. ``take`` asks for another version of the same scene.
    """

    project: ProjectFacts
    card: OutlineCard
    number: int
    bibles: Bibles
    outline: tuple[OutlineCard, ...] = ()
    dismissed: tuple[str, ...] = ()
    pages: str = ""
    own_lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    take: int = 0

    @property
    def earlier(self) -> tuple[OutlineCard, ...]:
        """The cards before this one."""
        return self.outline[: self.number]

    @cached_property
    def people(self) -> NameIndex:
        """The character entries by name."""
        return NameIndex(self.bibles.characters)

    @property
    def cast(self) -> tuple[BibleEntry, ...]:
        """The entries of the characters on the card, each once, leads first as in the bibles."""
        return self.on(self.card)

    @property
    def setting(self) -> BibleEntry | None:
        """The entry of the card's place, if it has one."""
        return NameIndex(self.bibles.settings).find(self.card.place)

    def on(self, card: OutlineCard) -> tuple[BibleEntry, ...]:
        """The entries of the characters on ``card``, each once."""
        found = {entry.id for entry in map(self.people.find, card.characters) if entry}
        return tuple(entry for entry in self.bibles.characters if entry.id in found)

    def ties(self, who: BibleEntry, names: Iterable[str]) -> tuple[str, ...]:
        """The fields that say what a character is to these people: ``relationships:Ana``."""
        if not isinstance(who.data, CharacterBible):
            return ()
        wanted = {self.people.spelled(name) for name in names}
        return tuple(
            f"relationships:{tie.to}" for tie in who.data.relationships if self.people.spelled(tie.to) in wanted
        )

    def is_about(self, name: str, who: BibleEntry) -> bool:
        """Whether a name written on a card means this entry."""
        return self.people.find(name) == who

    def step(self, what: str) -> str:
        """The name of a step as a writer reads it: ``Scene 3 dialogue``."""
        return f"Scene {self.number + 1} {what}"


@dataclass(frozen=True, kw_only=True)
class SceneTake:
    """A written scene. ``reads`` is every bible fact any of its prompts was shown, ``author`` who wrote the page."""

    number: int
    card: OutlineCard
    offers: tuple[Offer, ...]
    fountain: str
    notes: tuple[SceneNote, ...]
    reads: tuple[Read, ...]
    prompts: tuple[PromptRef, ...]
    author: Author

    @property
    def offered_lines(self) -> dict[str, tuple[str, ...]]:
        """What each character agent offered to say, by name."""
        return {offer.name: tuple(line for move in offer.moves for line in move.lines) for offer in self.offers}
