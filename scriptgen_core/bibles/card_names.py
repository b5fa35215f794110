"""The names on an outline card beside the bibles: whom it names that nobody is, and the card after a rename."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from scriptgen_core.bibles.cast import NameIndex, folded, names_of, words_of
from scriptgen_core.bibles.mentions import Mention, Mentions
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import BibleEntry, OutlineCard, validated

_PROSE = (
    *("description", "why_here", "obstacle", "tactic", "second_tactic", "value_in", "value_out", "turn", "new_fact"),
    *("object_in_use", "job", "enter_on", "leave_on"),
)
_PROSE_LISTS = ("plants", "pays_off")


def names_nobody(card: OutlineCard) -> bool:
    """Whether nobody is on the card: no character, no extra, nobody who wants or learns something."""
    return not (card.characters or card.extras or card.wants or card.learns)


def unknown_people(card: OutlineCard, people: NameIndex) -> tuple[str, ...]:
    """The names among the card's characters, wants and learnings that mean nobody of ``people`` and no extra of it.

    From whom something is wanted may be anybody. While there are no people at all, nobody is unknown.
    """
    if not people:
        return ()
    named = (*card.characters, *(want.who for want in card.wants), *(each.who for each in card.learns))
    return tuple(name for name in dict.fromkeys(named) if not people.find(name) and not _is_extra(name, card))


def may_say(card: OutlineCard, former: Iterable[str], name: str) -> bool:
    """Whether the card has any word that these former names have and the name has not: the quick look."""
    text = card.model_dump_json().casefold()
    return any(word in text for old in former for word in (words_of(old) - words_of(name) or words_of(old)))


class Renaming:
    """An entry that had the names ``former`` before, beside all that are ``known`` as they are called now.

    ``in_use`` are the words that the story has in lower case: a former name among them may be that word. ``new`` is
    what took the place of those names, where that is an alias and not the entry's name.
    """

    def __init__(
        self,
        entry: BibleEntry,
        former: Iterable[str],
        known: Sequence[BibleEntry],
        in_use: frozenset[str] = frozenset(),
        new: str = "",
    ) -> None:
        self.entry = entry
        self.new = new or entry.name
        self.former = tuple(former)
        alike = [each for each in known if each.type == entry.type]
        names = [name for each in known if each.type in ("character", "setting") for name in names_of(each)]
        self.now = NameIndex(alike)
        settings = [each for each in known if each.type == "setting"]
        self.places, self.place_names = NameIndex(settings), tuple(each.name for each in settings)
        self.then = [
            (
                NameIndex(_called(each, name) if each.id == entry.id else each for each in alike),
                Mentions(name, names, in_use),
            )
            for name in self.former
        ]

    def on(self, card: OutlineCard) -> OutlineCard:
        """The card with the entry's name wherever it says what meant the entry before and means nobody now.

        A character is named among the card's characters, in its wants, in what is learnt, and in its prose; a setting
        is its place. Extras keep their names, but for the entry's own: Gwen's brother.
        """
        if self.entry.type == "setting":
            return card.model_copy(update={"place": self.name(card.place)})
        return _People(self, card).renamed() if self.entry.type == "character" else card

    def left_on(self, card: OutlineCard) -> tuple[str, ...]:
        """The words of the card that may mean the character by a former name, or somebody or something else."""
        if self.entry.type != "character":
            return ()
        people = _People(self, card)
        people.renamed()
        return tuple(people.left)

    def is_said_in(self, texts: Iterable[str]) -> bool:
        """Whether one of these texts calls the entry by a former name, as far as that is certain."""
        return any(
            mentions.renamed(text, self.new, partial(self.is_meant, index)) != text
            for text in texts
            for index, mentions in self.then
        )

    def name(self, written: str) -> str:
        """The entry's name where ``written`` meant it before and can mean nobody now, else what is written.

        What was exactly its name meant it also where it is a part of another one's.
        """
        if self.now.named(written):
            return written
        was_named = any((entry := index.named(written)) and entry.id == self.entry.id for index, _ in self.then)
        meant = not self.now.may_mean(written) and any(self.means(index, written) for index, _ in self.then)
        return self.new if was_named or meant else written

    def means(self, index: NameIndex, written: str) -> bool:
        """Whether the name meant the entry in this index."""
        found = index.find(written)
        return found is not None and found.id == self.entry.id

    def beside(self, card: OutlineCard | None) -> list[tuple[NameIndex, Mentions]]:
        """Each former name as it is told in a scene, whose extras keep the names they have there."""
        extras = [extra for extra in card.extras if not _POSSESSIVE.search(extra)] if card else []
        return [(index, mentions.beside(extras)) for index, mentions in self.then]

    def may_be_meant(self, index: NameIndex, mention: Mention) -> bool:
        """Whether the mention of a former name can mean the entry, which is not called so any more."""
        return self.means(index, mention.words) and not self.means(self.now, mention.words)

    def is_meant(self, index: NameIndex, mention: Mention) -> bool:
        """Whether the mention of a former name certainly means the entry, and nobody who is called so now."""
        return mention.is_sure and self.means(index, mention.words) and not self.now.may_mean(mention.words)


class _People:
    """A character that was renamed, on one card."""

    def __init__(self, renaming: Renaming, card: OutlineCard) -> None:
        self._renaming, self._card = renaming, card
        self._then = renaming.beside(card)
        self.left: dict[str, None] = {}

    def renamed(self) -> OutlineCard:
        """The card with the new name; a field that would be too long with it stays as it is."""
        card = self._card
        changes: dict[str, Any] = {name: self._prose(card[name]) for name in _PROSE}
        changes |= {name: tuple(map(self._prose, card[name])) for name in _PROSE_LISTS}
        changes["characters"] = tuple(dict.fromkeys(map(self._name, card.characters)))
        changes["extras"] = tuple(self._prose(extra) if _POSSESSIVE.search(extra) else extra for extra in card.extras)
        changes["wants"] = tuple(
            {"who": self._name(each.who), "wants": self._prose(each.wants), "from_whom": self._name(each.from_whom)}
            for each in card.wants
        )
        changes["learns"] = tuple({"who": self._name(each.who), "what": self._prose(each.what)} for each in card.learns)
        if not self._renaming.places.find(card.place):
            changes["place"] = self._prose(card.place)
        return _sound(card, changes)

    def _name(self, written: str) -> str:
        if _is_extra(written, self._card):
            return self._prose(written) if _POSSESSIVE.search(written) else written
        name = self._renaming.name(written)
        return name if name != written else self._prose(written)

    def _prose(self, text: str) -> str:
        for index, mentions in self._then:
            text = mentions.renamed(text, self._renaming.new, partial(self._is_meant, index))
        return text

    def _is_meant(self, index: NameIndex, mention: Mention) -> bool:
        renaming = self._renaming
        if not renaming.may_be_meant(index, mention):
            return False
        if renaming.is_meant(index, mention):
            return True
        self.left[mention.words] = None
        return False


_POSSESSIVE = re.compile(r"\w['’]")


def _sound(card: OutlineCard, changes: dict[str, Any]) -> OutlineCard:
    while True:
        try:
            sound: OutlineCard = validated(OutlineCard, {**card.model_dump(), **changes})
            return sound
        except InputError as error:
            del changes[error.field.partition(".")[0]]


def _called(entry: BibleEntry, name: str) -> BibleEntry:
    return replace(entry, data=entry.data.model_copy(update={"name": name}))


def _is_extra(name: str, card: OutlineCard) -> bool:
    return folded(name) in {folded(extra) for extra in card.extras}
