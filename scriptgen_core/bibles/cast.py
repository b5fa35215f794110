"""Who or what a written name means: bible entries found by name, alias or an unmistakable part of the name."""

import re
from collections.abc import Iterable

from scriptgen_core.core.story import BibleEntry, CharacterBible

_WORD = re.compile(r"\w+")


class NameIndex:
    """Entries by the names people write for them, in any case and spacing."""

    def __init__(self, entries: Iterable[BibleEntry]) -> None:
        self._entries = tuple(entries)
        self._words = [(entry, _words(entry.name)) for entry in self._entries]
        self._exact: dict[str, BibleEntry] = {}
        for entry in self._entries:
            self._exact.setdefault(_key(entry.name), entry)
        for entry in self._entries:
            for alias in _aliases(entry):
                self._exact.setdefault(_key(alias), entry)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, name: str) -> BibleEntry | None:
        """The entry with this name or alias, else the only one whose name holds all these words; None if unclear."""
        found = self._exact.get(_key(name))
        if found:
            return found
        words = _words(name)
        holding = [entry for entry, its_words in self._words if words and words <= its_words]
        return holding[0] if len(holding) == 1 else None

    def spelled(self, name: str) -> str:
        """The name as its entry spells it; as written, with single spaces, where there is no such entry."""
        entry = self.find(name)
        return entry.name if entry else " ".join(name.split())


def _aliases(entry: BibleEntry) -> tuple[str, ...]:
    return entry.data.aliases if isinstance(entry.data, CharacterBible) else ()


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))
