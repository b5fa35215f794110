"""What to know before a script is sent: what the files leave out, and what looks unready. It tells and never blocks."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from scriptgen_core.core.screenplay import Boneyard, Note, SceneHeading, Screenplay, Section, Synopsis
from scriptgen_core.formats import left_out_of_fdx, unready, unshowable
from scriptgen_core.formats.fountain_lines import find_hidden
from scriptgen_core.orchestrator.manuscript import Manuscript, screenplay_of, starts_of

_NOT_PRINTED = {Note: "note", Boneyard: "cut passage", Section: "section", Synopsis: "synopsis"}
_SEVERAL = {"note": "notes", "cut passage": "cut passages", "section": "sections", "synopsis": "synopses"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know; ``scene`` is the place of its scene in the script, from 0, where it stands in one.

    ``page`` is where it is mended: "script", "review" or "export".
    """

    words: str
    scene: int | None = None
    page: str = "script"


@dataclass(frozen=True, slots=True)
class SendCheck:
    """What the files do not hold or hold beside the printed pages, and what looks unready."""

    in_the_files: tuple[Remark, ...]
    unready: tuple[Remark, ...]


@lru_cache(maxsize=16)
def send_check(manuscript: Manuscript) -> SendCheck:
    """What is found in the manuscript as it would be sent."""
    screenplay = screenplay_of(manuscript)
    scenes = _scene_of_each(screenplay)
    marks = (Remark(each.words, scenes[each.element] if each.element >= 0 else None) for each in unready(screenplay))
    return SendCheck(tuple(_in_the_files(manuscript, screenplay)), (*_not_shown(screenplay, scenes), *marks))


def _in_the_files(manuscript: Manuscript, screenplay: Screenplay) -> Iterator[Remark]:
    whole = screenplay_of(replace(manuscript, is_clean=False))
    if counted := _not_printed(whole):
        beside = f"Fountain and Final Draft hold {counted} beside the pages."
        yield Remark(f"The clean copy leaves out {counted}." if manuscript.is_clean else beside)
    headings = [each.text for each in screenplay.elements if isinstance(each, SceneHeading) and each.source]
    for left_out in left_out_of_fdx(screenplay):
        heading = left_out.where.removeprefix("in ")
        yield Remark(
            f"Final Draft leaves out {left_out.sentence}", headings.index(heading) if heading in headings else None
        )
    if manuscript.setup.tinted and manuscript.rounds:
        yield Remark("Final Draft leaves out the colour of revised pages", page="export")
    if starts_of(manuscript):
        yield Remark("Final Draft leaves out where locked pages begin, and numbers its pages anew", page="export")


def _not_printed(screenplay: Screenplay) -> str:
    """``2 notes and 1 cut passage``; empty where everything is printed."""
    counts: Counter[str] = Counter()
    for element in screenplay.elements:
        if type(element) in _NOT_PRINTED:
            counts[_NOT_PRINTED[type(element)]] += 1
        else:
            counts.update("note" if each.kind == "note" else "cut passage" for each in find_hidden(element.text))
    named = [f"{count} {name if count == 1 else _SEVERAL[name]}" for name, count in counts.items()]
    return " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))


def _not_shown(screenplay: Screenplay, scenes: list[int]) -> Iterator[Remark]:
    for letter in unshowable(screenplay):
        name = unicodedata.name(letter, "a character without a name").lower()
        at = next((at for at, each in enumerate(screenplay.elements) if letter in each.text), None)
        words = f"The PDF cannot show {letter} ({name}): no installed font has it."
        yield Remark(words, None if at is None else scenes[at])


def _scene_of_each(screenplay: Screenplay) -> list[int]:
    """For each element the place of its scene in the written script; what stands before the first belongs to it."""
    begins = (isinstance(each, SceneHeading) and each.source is not None for each in screenplay.elements)
    return [max(0, count - 1) for count in accumulate(begins)]
