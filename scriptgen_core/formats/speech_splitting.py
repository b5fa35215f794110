"""Where a speech may be cut when it runs over the foot of a page."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from scriptgen_core.formats.page_rules import MIN_SPLIT_LINES
from scriptgen_core.formats.typesetting import DualSpeech, Paragraph, Speech
from scriptgen_core.formats.wrapping import ends_sentence

_MIN_PART_TO_CUT = 3
_SUBSTANTIAL = 3
"""So many spoken lines on the next page do not look stranded."""

_Halves: TypeAlias = tuple[Speech, Speech]


def split_speech(speech: Speech, room: int) -> tuple[Speech, Speech] | None:
    """``speech`` cut so that its head fits ``room`` rows, with at least two rows on each side, the cue not counted.

    Of the places where it may be cut, Final Draft prefers the end of a sentence in a paragraph of three lines or more
    to the end of a shorter paragraph, then a place that leaves three spoken lines for the next page, then the last.
    """
    return max(_candidates(speech, room), key=lambda candidate: candidate[0], default=(None, None))[1]


def chop_speech(speech: Speech, room: int) -> tuple[Speech, Speech]:
    """Cut behind row ``room`` wherever that is: for a speech without a sentence end on a whole page."""
    above = speech.height - speech.spoken
    for at, part in enumerate(speech.parts):
        if above + part.height > room:
            if above == room:
                return _cut(speech, speech.parts[:at], speech.parts[at:])
            head, tail = part.split_anywhere(room - above)
            return _cut(speech, (*speech.parts[:at], head), (tail, *speech.parts[at + 1 :]))
        above += part.height
    raise ValueError("the speech fits the page")


def chop_dual(dual: DualSpeech, room: int) -> tuple[DualSpeech, DualSpeech]:
    """Both speeches cut so that their heads fit ``room`` rows: for two side by side that are longer than a page."""
    left, right = (_chopped_side(side, room) for side in (dual.left, dual.right))
    return DualSpeech(left[0], right[0]), DualSpeech(left[1], right[1])


def cut_speech(speech: Speech, at: int, letter: int) -> tuple[Speech, Speech] | None:
    """Cut before ``letter`` of the ``at``-th part; None if nothing spoken would stand above the cut or below it."""
    if letter <= 0:
        head, tail = speech.parts[:at], speech.parts[at:]
    else:
        above, below = speech.parts[at].split_at(letter)
        rest = (below,) if below.text else ()
        head, tail = (*speech.parts[:at], above), (*rest, *speech.parts[at + 1 :])
    return _cut(speech, head, tail) if head and tail else None


def _chopped_side(speech: Speech, room: int) -> tuple[Speech, Speech]:
    if speech.height > room:
        return split_speech(speech, room) or chop_speech(speech, room)
    return speech, replace(speech, parts=(), continued=True)


def _candidates(speech: Speech, room: int) -> Iterator[tuple[tuple[bool, bool, int], _Halves]]:
    """Places to cut, each with its rank; of the sentence ends in a paragraph those that may rank first."""
    room -= speech.height - speech.spoken
    above = 0
    for at, part in enumerate(speech.parts):
        if above > room:
            return
        below = speech.spoken - above
        if min(above, below) >= MIN_SPLIT_LINES:
            yield _ranked(_cut(speech, speech.parts[:at], speech.parts[at:]), _ends_sentence(speech.parts[at - 1]))
        for halves in _split_part(part, room - above, above, below - part.height):
            cut = _cut(speech, (*speech.parts[:at], halves[0]), (halves[1], *speech.parts[at + 1 :]))
            ranked = _ranked(cut, True)
            yield ranked
            if ranked[0][1]:
                break
        above += part.height


def _ranked(halves: _Halves, is_sentence: bool) -> tuple[tuple[bool, bool, int], _Halves]:
    spoken_below = sum(part.height for part in halves[1].parts if part.kind != "parenthetical")
    return (is_sentence, spoken_below >= _SUBSTANTIAL, halves[0].height), halves


def _ends_sentence(part: Paragraph) -> bool:
    return _may_be_cut(part) and ends_sentence(part.text)


def _may_be_cut(part: Paragraph) -> bool:
    return part.kind != "parenthetical" and part.height >= _MIN_PART_TO_CUT


def _split_part(part: Paragraph, room: int, above: int, below: int) -> Iterator[tuple[Paragraph, Paragraph]]:
    if _may_be_cut(part) and room >= 1:
        yield from part.splits(room, max(1, MIN_SPLIT_LINES - above), max(1, MIN_SPLIT_LINES - below))


def _cut(speech: Speech, head: tuple[Paragraph, ...], tail: tuple[Paragraph, ...]) -> tuple[Speech, Speech]:
    return replace(speech, parts=head, runs_on=True), replace(speech, parts=tail, continued=True)
