"""The script as one text and as scenes: cutting it at scene headings, joining it, finding each scene again."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from scriptgen_core.core.screenplay import SceneHeading, Screenplay
from scriptgen_core.formats import parse_fountain

_SAME_SCENE = 0.4


@lru_cache(maxsize=16)
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


def match_scenes(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new scene the index of the old scene it is, or None for one that was not there.

    Unchanged scenes anchor the rest; between two anchors scenes belong together by heading, then by how
    much text they share, then by place if there are as many new ones as old ones.
    """
    result: list[int | None] = [None] * len(new)
    matcher = SequenceMatcher(None, [text.strip() for text in old], [text.strip() for text in new], autojunk=False)
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            result[b0:b1] = range(a0, a1)
        elif tag == "replace":
            for b, a in _pairs(old, new, range(a0, a1), range(b0, b1)).items():
                result[b] = a
    return result


def _closed(text: str) -> str:
    return text if text.endswith("\n\n") else text.rstrip("\n") + "\n\n"


def _pairs(old: Sequence[str], new: Sequence[str], olds: range, news: range) -> dict[int, int]:
    if len(olds) == len(news):
        return dict(zip(news, olds, strict=True))
    free = list(olds)
    pairs: dict[int, int] = {}
    for b in news:
        best = max(free, key=lambda a: _likeness(old[a], new[b]), default=None)
        if best is not None and _likeness(old[best], new[b]) >= _SAME_SCENE:
            pairs[b] = best
            free.remove(best)
    return pairs


def _likeness(a: str, b: str) -> float:
    same_heading = a.strip().partition("\n")[0] == b.strip().partition("\n")[0]
    return SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio() + (0.3 if same_heading else 0)
