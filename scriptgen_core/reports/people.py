"""Who a cue means, and whom the action names.

Cues of one person become one name: extensions fall away, a voice is its owner's, and where the bibles give somebody
several names they are all theirs. The name shown is the first cue, else the bible's.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from scriptgen_core.core.screenplay import Character
from scriptgen_core.formats.checks.names import cue_name, folded

Names: TypeAlias = Mapping[str, Sequence[str]]
"""People that the bibles know: name -> the other names they go by."""

_JOINT = re.compile(r"\s*(?:&|/|,|\+|\bAND\b)\s*", re.IGNORECASE)
_VOICE = re.compile(r"(.+)'s voice")
_WORD = re.compile(r"\w+")
_GOES_ON = re.compile(r"-\w")
_SENTENCE_ENDS = frozenset('.!?…:\n"“”(—–-')
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lady",
        "lord",
        "the",
        "old",
        "young",
        "doctor",
        "father",
        "mother",
        "aunt",
        "uncle",
        "captain",
    )
)


class People:
    """The speakers of a script and the people of its bibles, each under one name."""

    def __init__(self, cues: Iterable[Character], known: Names) -> None:
        written = dict.fromkeys(_written(cue) for cue in cues)
        self._owners = _spellings(known)
        self._names = self._owners.keys() | {folded(name) for name in written}
        self._shown: dict[str, str] = {}
        for name in written:
            if self._keys(name) == (folded(name),):
                self._shown.setdefault(self._owner(folded(name)), name)
        for name in known:
            self._shown.setdefault(folded(name), " ".join(name.upper().split()))

    def speakers(self, cue: Character) -> tuple[str, ...]:
        """Those who speak under this cue: one, or each of ``NORA & TOMAS`` where both are known."""
        return tuple(dict.fromkeys(self._shown[self._owner(key)] for key in self._keys(_written(cue))))

    def mentions(self, in_use: Collection[str]) -> "Mentions":
        """The finder of their names; ``in_use`` are words that the script has in lower case too."""
        spelled = dict.fromkeys((*self._owners, *self._shown))
        return Mentions(((key, self._shown[self._owner(key)]) for key in spelled), in_use)

    def _keys(self, name: str) -> tuple[str, ...]:
        key = folded(name)
        voice = _VOICE.fullmatch(key)
        if voice and voice[1] in self._names:
            return (voice[1],)
        parts = tuple(folded(part) for part in _JOINT.split(name) if part)
        is_joint = len(parts) > 1 and key not in self._owners and self._names.issuperset(parts)
        return parts if is_joint else (key,)

    def _owner(self, key: str) -> str:
        return self._owners.get(key, key)


class Mentions:
    """Finds names in action: as words of their own that begin with a capital, in one pass over the text.

    A single word that the script has in lower case too (``Will``, ``Grace``) is no name where a sentence begins, unless
    it stands in capitals.
    """

    def __init__(self, spelled: Iterable[tuple[str, str]], in_use: Collection[str]) -> None:
        self._in_use = in_use
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for spelling, name in spelled:
            if words := _WORD.findall(spelling):
                self._by_first.setdefault(words[0], []).append((words, name))
        for same_first in self._by_first.values():
            same_first.sort(key=lambda each: -len(each[0]))

    def within(self, text: str) -> Iterator[str]:
        """The people named in ``text``, in order, as often as they are named."""
        found = list(_WORD.finditer(text))
        words = [match[0].casefold() for match in found]
        at = 0
        while at < len(found):
            named = self._named(words, at)
            size = len(named[0]) if named else 1
            if named and self._is_name(text, found[at : at + size]):
                yield named[1]
            at += size

    def _named(self, words: list[str], at: int) -> tuple[list[str], str] | None:
        candidates = self._by_first.get(words[at], ())
        return next((each for each in candidates if words[at : at + len(each[0])] == each[0]), None)

    def _is_name(self, text: str, words: Sequence[re.Match[str]]) -> bool:
        first = words[0]
        if first[0][0].islower() or _GOES_ON.match(text, words[-1].end()):
            return False
        if len(words) > 1 or first[0].isupper() or first[0].casefold() not in self._in_use:
            return True
        return text[: first.start()].rstrip(" ")[-1:] not in _SENTENCE_ENDS | {""}


def words_in_use(texts: Iterable[str]) -> frozenset[str]:
    """The words that these texts have somewhere in lower case."""
    return frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())


def _written(cue: Character) -> str:
    return " ".join((cue_name(cue) or cue.text).split())


def _spellings(known: Names) -> dict[str, str]:
    """Every way to write somebody's name, folded, and the folded name: first and last names too, if one only has it."""
    parts = Counter(part for name in known for part in _name_parts(name))
    spelled = {part: folded(name) for name in known for part in _name_parts(name) if parts[part] == 1}
    spelled |= {folded(other): folded(name) for name, others in known.items() for other in others}
    return spelled | {folded(name): folded(name) for name in known}


def _name_parts(name: str) -> set[str]:
    return {part for part in _WORD.findall(folded(name)) if len(part) > 1} - _TITLES
