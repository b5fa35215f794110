"""Who or what a written name means: bible entries found by name, alias or an unmistakable part of the name."""

import re
from collections.abc import Iterable

from scriptgen_core.core.story import BibleEntry, CharacterBible

_WORD = re.compile(r"\w+")


class NameIndex:
    """Entries by the names people write for them, in any case and spacing."""

    def __init__(self, entries: Iterable[BibleEntry]) -> None:
        self._entries = tuple(entries)
        self._words = [(entry, words_of(entry.name)) for entry in self._entries]
        self._exact: dict[str, BibleEntry] = {}
        for entry in self._entries:
            self._exact.setdefault(folded(entry.name), entry)
        for entry in self._entries:
            for alias in names_of(entry)[1:]:
                self._exact.setdefault(folded(alias), entry)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, name: str) -> BibleEntry | None:
        """The entry with this name or alias, else the only one whose name holds all these words; None if unclear."""
        found = self._exact.get(folded(name))
        if found:
            return found
        holding = self._holding(name)
        return holding[0] if len(holding) == 1 else None

    def named(self, name: str) -> BibleEntry | None:
        """The entry that has exactly this name or alias."""
        return self._exact.get(folded(name))

    def may_mean(self, name: str) -> bool:
        """Whether there is anybody, or more than one, whom the name can mean."""
        return folded(name) in self._exact or bool(self._holding(name))

    def spelled(self, name: str) -> str:
        """The name as its entry spells it; as written, with single spaces, where there is no such entry."""
        entry = self.find(name)
        return entry.name if entry else " ".join(name.split())

    def _holding(self, name: str) -> list[BibleEntry]:
        words = words_of(name)
        return [entry for entry, its_words in self._words if words and words <= its_words]


def names_of(entry: BibleEntry) -> tuple[str, ...]:
    """The entry's name, then its aliases."""
    return (entry.name, *(entry.data.aliases if isinstance(entry.data, CharacterBible) else ()))


def said_in(text: str, entries: Iterable[BibleEntry]) -> tuple[BibleEntry, ...]:
    """The entries whose name stands in the text, spelled as it is or in CAPS."""
    return tuple(entry for entry in entries if any(_stands_in(text, form) for form in {entry.name, entry.name.upper()}))


def folded(name: str) -> str:
    """The name as names are compared: in any case and spacing the same."""
    return " ".join(name.split()).casefold()


def words_of(name: str) -> frozenset[str]:
    """The words of a name, in any case the same."""
    return frozenset(_WORD.findall(name.casefold()))


def _stands_in(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
