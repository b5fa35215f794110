"""Where a speech may be cut when it runs over the foot of a page."""

from dataclasses import replace

from scriptgen_core.formats.page_rules import MIN_SPLIT_LINES
from scriptgen_core.formats.typesetting import DualSpeech, Paragraph, Speech

_MIN_PART_TO_CUT = 3


def split_speech(speech: Speech, room: int) -> tuple[Speech, Speech] | None:
    """The longest head of ``speech`` that fits ``room`` rows and ends a sentence, and the rest of it.

    At least two spoken lines stay on each side, the cue not counted; a parenthetical never ends the page.
    """
    best: tuple[Speech, Speech] | None = None
    cue_rows = speech.height - speech.spoken
    above = 0
    for at, part in enumerate(speech.parts):
        if cue_rows + above > room:
            break
        below = speech.spoken - above
        if at and min(above, below) >= MIN_SPLIT_LINES and speech.parts[at - 1].kind != "parenthetical":
            best = _cut(speech, speech.parts[:at], speech.parts[at:])
        halves = _split_part(part, room - cue_rows - above, above, below - part.height)
        if halves:
            best = _cut(speech, (*speech.parts[:at], halves[0]), (halves[1], *speech.parts[at + 1 :]))
        above += part.height
    return best


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
    """Cut both speeches behind row ``room``: for two speeches side by side that are longer than a page."""
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
        return chop_speech(speech, room)
    return speech, replace(speech, parts=(), continued=True)


def _split_part(part: Paragraph, room: int, above: int, below: int) -> tuple[Paragraph, Paragraph] | None:
    if part.kind == "parenthetical" or part.height < _MIN_PART_TO_CUT or room < 1:
        return None
    return part.split(room, max(1, MIN_SPLIT_LINES - above), max(1, MIN_SPLIT_LINES - below))


def _cut(speech: Speech, head: tuple[Paragraph, ...], tail: tuple[Paragraph, ...]) -> tuple[Speech, Speech]:
    return replace(speech, parts=head, runs_on=True), replace(speech, parts=tail, continued=True)
