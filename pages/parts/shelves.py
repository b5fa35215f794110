"""Where the forms of the Bibles and Outline pages keep what is typed, and all that it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.parts.shell import studio
from scriptgen_core.core.story import BIBLE_TYPES, BibleType, OutlineCard, StoryModel, validated
from scriptgen_core.studio import BibleVersion, CardVersion


@dataclass(frozen=True, slots=True)
class EntryShelf:
    """Bible entries of one type in one project."""

    project_id: str
    bible: BibleType

    @property
    def name(self) -> str:
        return self.bible

    @property
    def after(self) -> None:
        return None

    @property
    def kind(self) -> type[StoryModel]:
        return BIBLE_TYPES[self.bible]

    def load(self, subject: str) -> tuple[int, StoryModel]:
        entry = studio().stores.bibles.get(subject)
        return entry.version, entry.data

    def create(self, content: StoryModel) -> str:
        return studio().stores.bibles.create_entry(self.bible, content, project_id=self.project_id)

    def save(self, subject: str, content: StoryModel, base_version: int) -> None:
        studio().stores.bibles.update(subject, content, base_version=base_version)

    def history(self, subject: str) -> Sequence[BibleVersion]:
        return studio().stores.bibles.history(subject)

    def restore(self, subject: str, version: int) -> None:
        studio().stores.bibles.restore(subject, version)


@dataclass(frozen=True, slots=True)
class CardShelf:
    """Outline cards of one project; a new one stands after the scene ``after``, or at the end."""

    project_id: str
    after: str | None = None

    @property
    def name(self) -> str:
        return "card"

    @property
    def kind(self) -> type[StoryModel]:
        return OutlineCard

    def load(self, subject: str) -> tuple[int, StoryModel]:
        scene = studio().stores.scripts.scene(subject)
        return scene.card_version, scene.card or blank_card(scene.heading)

    def create(self, content: StoryModel) -> str:
        card: OutlineCard = validated(OutlineCard, content)
        return studio().stores.scripts.add_cards(self.project_id, [card], author="writer", after=self.after)[0]

    def save(self, subject: str, content: StoryModel, base_version: int) -> None:
        card: OutlineCard = validated(OutlineCard, content)
        studio().stores.scripts.save_card(subject, card, base_version=base_version)

    def history(self, subject: str) -> Sequence[CardVersion]:
        return studio().stores.cards.history(subject)

    def restore(self, subject: str, version: int) -> None:
        studio().stores.cards.restore(subject, version)


def blank_entry(type: BibleType) -> StoryModel:
    """An entry with nothing filled in; it cannot be stored before its required fields are."""
    kind = BIBLE_TYPES[type]
    required: dict[str, Any] = {name: "" for name, field in kind.model_fields.items() if field.is_required()}
    blank: StoryModel = kind.model_construct(None, **required)
    return blank


def blank_card(heading: str = "") -> OutlineCard:
    """A card with nothing filled in but what a scene heading says."""
    int_ext: Any
    int_ext, place = next(
        ((prefix, heading[len(prefix) :]) for prefix in ("INT./EXT.", "INT.", "EXT.") if heading.startswith(prefix)),
        ("INT.", ""),
    )
    place, _, time = place.rpartition(" - ") if " - " in place else (place, "", "DAY")
    return OutlineCard.model_construct(description="", int_ext=int_ext, place=place.strip(), time=time.strip())
