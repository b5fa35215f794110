"""Who a cue belongs to: names, aliases and extras of a scene."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from scriptgen_core.core.screenplay import Character
from scriptgen_core.formats.emphasis import plain

_EXTENSION = re.compile(r"\s*\([^()]*\)")
_NUMBER = re.compile(r"\s*#?\d+$")
_JOINT = re.compile(r"\s*(?:&|/|,|\+|\bAND\b)\s*", re.IGNORECASE)
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "the", "old", "young"))
_TOGETHER = frozenset(("all", "both", "everyone"))


@dataclass(frozen=True, slots=True)
class Roster:
    """Everyone who may speak. ``owners`` maps every way to write a name to the character it means."""

    cast: tuple[str, ...]
    owners: Mapping[str, str]
    aliases: frozenset[str] = field(default_factory=frozenset)

    def owner(self, cue: str) -> str | None:
        """The character, extra or group that ``cue`` means; None if it is nobody."""
        key = folded(cue)
        if key in _TOGETHER:
            return key
        found = self.owners.get(key) or self.owners.get(_NUMBER.sub("", key))
        if found:
            return found
        parts = [part for part in _JOINT.split(cue) if part]
        return cue if len(parts) > 1 and all(self.owner(part) for part in parts) else None

    def closest(self, cue: str) -> str:
        """The known name that looks most like ``cue``; empty if none does."""
        close = get_close_matches(folded(cue), self.owners, n=1, cutoff=0.75)
        return self.owners[close[0]] if close else ""

    def spellings(self, name: str) -> tuple[str, ...]:
        """Every folded way to write ``name``, the longest first."""
        known = (key for key, owner in self.owners.items() if owner == name)
        return tuple(sorted(known, key=len, reverse=True))


def roster(cast: Sequence[str], aliases: Mapping[str, Sequence[str]], extras: Iterable[str]) -> Roster:
    """First and last names count too, where only one of the cast has them."""
    owners = {folded(extra): extra for extra in extras}
    parts = Counter(part for name in cast for part in set(_name_parts(name)))
    owners |= {part: name for name in cast for part in _name_parts(name) if parts[part] == 1}
    other_names = {folded(alias): name for name, known in aliases.items() for alias in known}
    owners |= other_names | {folded(name): name for name in cast}
    return Roster(tuple(cast), owners, frozenset(other_names))


def _name_parts(name: str) -> list[str]:
    """First and last names: neither titles nor particles."""
    parts = [folded(part) for part in name.split() if part[0].isupper() and not part.endswith(".")]
    return [part for part in parts if len(part) > 1 and part not in _TITLES]


def cue_name(cue: Character) -> str:
    """The name in a cue, without (V.O.) and its like."""
    return _EXTENSION.sub("", plain(cue.text)).strip()


def folded(name: str) -> str:
    """``name`` in one case and composition, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace("’", "'").split())
