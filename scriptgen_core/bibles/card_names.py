"""The names on an outline card beside the bibles: whom it names that nobody is, and the card after a rename."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.core.story import BibleEntry, OutlineCard


def unknown_people(card: OutlineCard, people: NameIndex) -> tuple[str, ...]:
    """The names among the card's characters, wants and learnings that mean nobody of ``people`` and no extra of it.

    From whom something is wanted may be anybody. While there are no people at all, nobody is unknown.
    """
    if not people:
        return ()
    named = (*card.characters, *(want.who for want in card.wants), *(each.who for each in card.learns))
    return tuple(name for name in dict.fromkeys(named) if not people.find(name) and not _is_extra(name, card))


class Renaming:
    """An entry that had the names ``former`` before, beside all entries of its kind as they are called now."""

    def __init__(self, entry: BibleEntry, former: Iterable[str], known: Sequence[BibleEntry]) -> None:
        self._entry = entry
        self._now = NameIndex(known)
        self._then = [
            NameIndex(_called(each, name) if each.id == entry.id else each for each in known) for name in former
        ]

    def on(self, card: OutlineCard) -> OutlineCard:
        """The card with the entry's name wherever it says what meant the entry before and means nobody now.

        A character is named among the card's characters, in its wants and in what is learnt; a setting is its place.
        Extras keep their names.
        """
        if self._entry.type == "setting":
            return card.model_copy(update={"place": self._name(card.place)})
        return self._with_people(card) if self._entry.type == "character" else card

    def _with_people(self, card: OutlineCard) -> OutlineCard:
        def now(name: str) -> str:
            return name if _is_extra(name, card) else self._name(name)

        wants = [
            each.model_copy(update={"who": now(each.who), "from_whom": now(each.from_whom)}) for each in card.wants
        ]
        learns = [each.model_copy(update={"who": now(each.who)}) for each in card.learns]
        characters = tuple(dict.fromkeys(now(name) for name in card.characters))
        return card.model_copy(update={"characters": characters, "wants": tuple(wants), "learns": tuple(learns)})

    def _name(self, written: str) -> str:
        if self._now.find(written):
            return written
        meant = (index.find(written) for index in self._then)
        return self._entry.name if any(each and each.id == self._entry.id for each in meant) else written


def _called(entry: BibleEntry, name: str) -> BibleEntry:
    return replace(entry, data=entry.data.model_copy(update={"name": name}))


def _is_extra(name: str, card: OutlineCard) -> bool:
    return _folded(name) in {_folded(extra) for extra in card.extras}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
