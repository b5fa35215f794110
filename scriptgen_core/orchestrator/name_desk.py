"""Bible entries that got another name, and where the old one is still said: on cards, in bibles, in scenes."""

from collections.abc import Iterator
from dataclasses import dataclass

from scriptgen_core.bibles.card_names import Renaming, may_say
from scriptgen_core.bibles.mentions import texts_in, words_in_use
from scriptgen_core.core.story import BibleEntry, OutlineCard
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import Reworded, Scene


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The bible entries and the numbers of written scenes (from 0) that say an old name: they are changed by hand."""

    entries: tuple[BibleEntry, ...]
    written: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """An entry, and the scenes whose cards call it by a name that it had before and that means nobody now."""

    entry: BibleEntry
    scenes: tuple[Scene, ...]
    elsewhere: Elsewhere


@dataclass(frozen=True, slots=True)
class Renamed:
    """The cards that got an entry's new name.

    ``left`` are words that stay because they may mean somebody or something else, on the scenes ``left_on`` (from 0).
    """

    cards: tuple[Reworded, ...]
    left: tuple[str, ...]
    left_on: tuple[int, ...]
    elsewhere: Elsewhere


class NameDesk:
    """The names of all projects' stories."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def left_behind(self, project_id: str, entry_id: str | None = None) -> tuple[LeftBehind, ...]:
        """The entries whose old names stand on cards, in any of a card's texts; of all entries or of this one."""
        found = (
            (renaming, tuple(each for each in scenes if each.card and renaming.on(each.card) != each.card))
            for renaming, scenes in self._renamings(project_id, entry_id)
        )
        return tuple(
            LeftBehind(renaming.entry, scenes, self._elsewhere(project_id, renaming))
            for renaming, scenes in found
            if scenes
        )

    def put_on_cards(self, project_id: str, entry_id: str) -> Renamed:
        """Put the entry's name on the cards that were left behind. Approved cards stay approved."""
        renaming, _ = next(self._renamings(project_id, entry_id), (None, ()))
        if renaming is None:
            return Renamed((), (), (), Elsewhere((), ()))
        cards = self._stores.cards.reword(
            project_id, lambda _, card: renaming.on(card), f"New name: {renaming.entry.name}"
        )
        scenes = self._stores.scripts.scenes(project_id)
        left = {scene.number: words for scene in scenes if scene.card and (words := renaming.left_on(scene.card))}
        words = tuple(dict.fromkeys(word for words in left.values() for word in words))
        return Renamed(cards, words, tuple(left), self._elsewhere(project_id, renaming))

    def take_back(self, project_id: str, renamed: Renamed) -> tuple[int, ...]:
        """Put the old names back; the numbers (from 0) of cards that were changed since and stay as they are."""
        was = {each.scene_id: each for each in renamed.cards}

        def before(scene_id: str, card: OutlineCard) -> OutlineCard:
            return was[scene_id].before if scene_id in was and was[scene_id].after == card else card

        undone = self._stores.cards.reword(project_id, before, "New name taken back")
        return tuple(sorted({each.number for each in renamed.cards} - {each.number for each in undone}))

    def _elsewhere(self, project_id: str, renaming: Renaming) -> Elsewhere:
        entries = self._stores.bibles.list(project_id=project_id)
        scenes = self._stores.scripts.scenes(project_id)
        return Elsewhere(
            tuple(entry for entry in entries if renaming.is_said_in(texts_in(entry.data))),
            tuple(scene.number for scene in scenes if renaming.is_said_in([scene.text])),
        )

    def _renamings(self, project_id: str, entry_id: str | None) -> Iterator[tuple[Renaming, tuple[Scene, ...]]]:
        """The entries that had another name before, each with the scenes whose cards may say it."""
        former = self._stores.bibles.former_names(project_id, entry_id)
        if not former:
            return
        known = self._stores.bibles.list(project_id=project_id)
        scenes = self._stores.scripts.scenes(project_id)
        near = [
            (entry, near)
            for entry in known
            if entry.type in ("character", "setting") and entry.id in former
            if (near := tuple(s for s in scenes if s.card and may_say(s.card, former[entry.id], entry.name)))
        ]
        cards = [scene.card for scene in scenes if scene.card]
        in_use = words_in_use([*(each.data for each in known), *cards]) if near else frozenset()
        for entry, its_scenes in near:
            yield Renaming(entry, former[entry.id], known, in_use), its_scenes
