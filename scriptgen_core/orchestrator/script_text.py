"""The script as one text and as scenes: cutting it at scene headings, joining it, finding each scene again."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from scriptgen_core.core.screenplay import SceneHeading, Screenplay
from scriptgen_core.formats import parse_fountain, plain

_SAME_SCENE = 0.4
_MOVED_SCENE = 0.9
_SAME_HEADING = 0.3
_THE_SAME = 2.0
_CANDIDATES = 3
"""How many scenes with the same words are compared word by word: hundreds with hundreds would take a minute."""


@lru_cache(maxsize=4)
def read_script(text: str) -> Screenplay:
    """The screenplay in ``text``, read once for all who ask: a save, the scene list and the pages ask for the same."""
    return parse_fountain(text)


def split_scenes(text: str) -> list[str]:
    """The text cut before each scene heading; what comes before the first belongs to the first scene.

    Joined without anything between them the parts are the text again.
    """
    starts = [
        element.source.start
        for element in read_script(text).elements
        if isinstance(element, SceneHeading) and element.source
    ]
    cuts = [0, *starts[1:], len(text)]
    return [text[a:b] for a, b in pairwise(cuts)] if text.strip() else []


def join_scenes(texts: Sequence[str]) -> str:
    """The scenes as one text, a blank line between them at least."""
    *front, last = texts or [""]
    return "".join(_closed(text) for text in front) + last


def first_lines(texts: Sequence[str]) -> list[int]:
    """The line each scene begins on in the text they are joined to, counted from 1."""
    lines = [1]
    for text in texts[:-1]:
        lines.append(lines[-1] + _closed(text).count("\n"))
    return lines[: len(texts)]


def heading_of(text: str) -> str:
    """The scene's heading, else its first words."""
    headings = (plain(each.text) for each in parse_fountain(text).elements if isinstance(each, SceneHeading))
    return next(headings, " ".join(text.split())[:40])


def match_scenes(old: Sequence[str], new: Sequence[str], *, by_place: bool = True) -> list[int | None]:
    """For each new scene the index of the old scene it is, or None for one that was not there.

    Unchanged scenes anchor the rest; between two anchors scenes belong together by heading and by how much text
    they share. What is the same elsewhere, or nearly, was moved. What then is left between two anchors belongs
    together (``by_place``) by place, if there are as many new ones as old ones.
    """
    result: list[int | None] = [None] * len(new)
    matcher = SequenceMatcher(None, [text.strip() for text in old], [text.strip() for text in new], autojunk=False)
    gaps: list[tuple[range, range]] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            result[b0:b1] = range(a0, a1)
        else:
            gaps.append((range(a0, a1), range(b0, b1)))
    free, open_places = _in(gaps, 0), _in(gaps, 1)
    _put(result, _pairs(old, new, free, open_places, _THE_SAME), free, open_places)
    for olds, news in gaps:
        _put(result, _pairs(old, new, *_rest(olds, news, free, open_places), _SAME_SCENE), free, open_places)
    _put(result, _pairs(old, new, free, open_places, _MOVED_SCENE), free, open_places)
    for olds, news in gaps if by_place else ():
        here, there = _rest(olds, news, free, open_places)
        if len(here) == len(there):
            _put(result, dict(zip(there, here, strict=True)), free, open_places)
    return result


def _closed(text: str) -> str:
    return text if text.endswith("\n\n") else text.rstrip("\n") + "\n\n"


def _in(gaps: Sequence[tuple[range, range]], side: int) -> list[int]:
    return [index for gap in gaps for index in gap[side]]


def _rest(olds: range, news: range, free: list[int], open_places: list[int]) -> tuple[list[int], list[int]]:
    """What of a gap is not matched yet."""
    return [a for a in olds if a in free], [b for b in news if b in open_places]


def _put(result: list[int | None], found: dict[int, int], free: list[int], open_places: list[int]) -> None:
    for b, a in found.items():
        result[b] = a
        free.remove(a)
        open_places.remove(b)


def _pairs(
    old: Sequence[str], new: Sequence[str], olds: Sequence[int], news: Sequence[int], least: float
) -> dict[int, int]:
    """New scenes with the old one that each is most like, if it is like it at least so much."""
    free = list(olds)
    words = {a: Counter(old[a].split()) for a in olds}
    pairs: dict[int, int] = {}
    for b in news:
        shared = Counter(new[b].split())
        nearest = nlargest(_CANDIDATES, free, key=lambda a: _shared(words[a], shared))
        likeness = {a: _likeness(old[a], new[b], least) for a in nearest}
        best = max(nearest, key=lambda a: likeness[a], default=None)
        if best is not None and likeness[best] >= least:
            pairs[b] = best
            free.remove(best)
    return pairs


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """How much of both is the same, in whatever order."""
    return (one & other).total() / max(one.total() + other.total(), 1)


def _likeness(a: str, b: str, least: float) -> float:
    """From 0 to 1 by the words they share, and more under the same heading; only a copy is ``_THE_SAME``."""
    if a.strip() == b.strip():
        return _THE_SAME
    if least == _THE_SAME:
        return 0.0
    same_heading = a.strip().partition("\n")[0] == b.strip().partition("\n")[0]
    bonus = _SAME_HEADING if same_heading else 0.0
    return SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio() + bonus
