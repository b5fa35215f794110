"""Names in prose: where a text may mean somebody by a former name, and the new name in its place.

A mention is a run of words of the former name, spelled as the name is or in CAPS: ``Gwen``, ``GWEN HART'S``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scriptgen_core.bibles.cast import folded
from scriptgen_core.core.story import StoryModel

_WORD = re.compile(r"\w+")
_LETTER = r"[^\W_]"
"""Of a word, and no mark of underlining."""
_IN_A_SENTENCE = re.compile(r"[\w,;)–—][ \t]+$")
_NEXT_WORD = re.compile(r"\s+(\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a former name in a text; ``is_sure`` where they can be nothing but a name."""

    words: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The characters ``[start, end)`` of a text, a mention, and what the new name makes of them."""

    start: int
    end: int
    new: str
    mention: Mention


def put(text: str, places: Iterable[Place]) -> str:
    """The text with the new name in these places (in order, none over another); the rest as it is."""
    pieces, at = [], 0
    for each in places:
        pieces += [text[at : each.start], each.new]
        at = each.end
    return "".join([*pieces, text[at:]])


class Mentions:
    """The mentions of one former name in texts.

    ``apart`` are names that stand for themselves wherever a text has them in full (``Jack Senior`` is not ``Jack``);
    ``in_use`` are words that the story has in lower case too, and that are hardly a name where a sentence begins.
    """

    def __init__(self, former: str, apart: Iterable[str] = (), in_use: frozenset[str] = frozenset()) -> None:
        self._former = former.split()
        self._apart = {_alike(name): name for name in apart if self._is_near(name)}
        self._in_use = in_use
        self._pattern = self._compiled()

    def beside(self, names: Iterable[str]) -> "Mentions":
        """The same with more names that stand for themselves."""
        near = [name for name in names if self._is_near(name)]
        return Mentions(" ".join(self._former), [*self._apart.values(), *near], self._in_use) if near else self

    def renamed(self, text: str, name: str, is_meant: Callable[[Mention], bool]) -> str:
        """The text with the new name in every mention that is meant, in CAPS where the mention is.

        Of names with as many words each, a word of the one gives way to its counterpart: after Gwen Hart became
        Nora Hart, Gwen is Nora.
        """

        return put(text, [each for each in self.places(text, name) if is_meant(each.mention)])

    def places(self, text: str, name: str) -> Iterator[Place]:
        """Every mention in the text with the new name in its stead, in order."""
        for match in self._pattern.finditer(text):
            if mention := self._mention(match):
                yield Place(match.start(), match.end(), self._now(match["words"], match["mark"] or "", name), mention)

    def counterpart(self, words: str, name: str) -> str | None:
        """The new name in place of ``words`` that are the former one or a part of it, in whatever case; else None."""
        known = {folded(word) for word in self._former}
        is_of_it = bool(words.strip()) and all(folded(word) in known for word in words.split())
        return self._now(words, "", name) if is_of_it else None

    def _is_near(self, name: str) -> bool:
        return not {folded(word) for word in self._former}.isdisjoint(folded(word) for word in _words(name))

    def _compiled(self) -> re.Pattern[str]:
        article = self._former[0].lower() if len(self._former) > 1 else ""
        spelled = [_spellings(word) for word in self._former]
        if article in self._in_use:
            spelled[0] = f"(?:{spelled[0]}|{re.escape(article)})"
        first = [each for each, word in zip(spelled, self._former, strict=True) if not word[0].islower()]
        whole = {" ".join(self._former): r"\s+".join(spelled)}
        whole |= {name: _in_any_case(name) for name in self._apart.values()}
        either = [whole[name] for name in sorted(whole, key=len, reverse=True)]
        either += [rf"(?:{'|'.join(first)})(?:\s+(?:{'|'.join(spelled)}))*"] if first else []
        return re.compile(
            rf"(?<!{_LETTER})(?<!{_LETTER}['’-])(?P<words>{'|'.join(either)})(?!-?{_LETTER})"
            r"(?P<mark>(?<=[sS])['’](?=\s+\w))?"
        )

    def _mention(self, match: re.Match[str]) -> Mention | None:
        """None for a name that stands for itself, and for a part of the name that may be any word."""
        words = match["words"]
        if _alike(words) in self._apart:
            return None
        if any(self._is_telling(word) for word in words.split()):
            return Mention(words, is_sure=True)
        if len(words.split()) < len(self._former):
            return None
        goes_on = _NEXT_WORD.match(match.string, match.end())
        is_longer = goes_on is not None and goes_on[1].isupper()
        is_within = _IN_A_SENTENCE.search(match.string, 0, match.start()) is not None
        return Mention(words, is_sure=is_within and not is_longer and not words.isupper())

    def _is_telling(self, word: str) -> bool:
        """Whether this can be nothing but a name: no title, and no word that the story uses as one."""
        is_title = word.endswith(".") and len(self._former) > 1
        return not is_title and not word[0].islower() and word.lower() not in self._in_use

    def _now(self, written: str, mark: str, name: str) -> str:
        words, new = written.split(), name.split()
        places = [[folded(word) for word in self._former].index(folded(word)) for word in words]
        if len(new) == len(self._former):
            new = [
                new[place].lower() if word.islower() else new[place] for place, word in zip(places, words, strict=True)
            ]
        is_loud = written.isupper() and not all(self._former[place].isupper() for place in places)
        text = " ".join(new).upper() if is_loud else " ".join(new)
        if mark and text[-1] not in "sS":
            mark += "S" if is_loud else "s"
        return text + mark


def words_in_use(story: Iterable[StoryModel]) -> frozenset[str]:
    """The words that these have somewhere in lower case."""
    return lower_words(text for part in story for text in texts_in(part))


def lower_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that these texts have somewhere in lower case."""
    return frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())


def texts_in(part: StoryModel) -> Iterator[str]:
    """Every text of a bible entry or card."""
    return _texts(part.model_dump())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)


def _words(name: str) -> list[str]:
    """The words of a name as they stand in it, and without what stands around them: ``Gwen's``, ``Gwen``, ``s``."""
    return [*name.split(), *_WORD.findall(name)]


def _alike(name: str) -> str:
    return folded(name).replace("’", "'")


def _in_any_case(name: str) -> str:
    words = (re.escape(word).replace("'", "['’]") for word in _alike(name).split())
    return "(?i:" + r"\s+".join(words) + ")"


def _spellings(word: str) -> str:
    forms = {word, word.upper()} | ({word.capitalize()} if word.isupper() and len(word) > 1 else set())
    return f"(?:{'|'.join(map(re.escape, sorted(forms)))})"
