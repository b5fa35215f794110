"""Where a speech may be cut when it runs over the foot of a page."""

from dataclasses import replace

from scriptgen_core.formats.page_rules import MIN_SPLIT_LINES
from scriptgen_core.formats.typesetting import Paragraph, Speech

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


def _split_part(part: Paragraph, room: int, above: int, below: int) -> tuple[Paragraph, Paragraph] | None:
    if part.kind == "parenthetical" or part.height < _MIN_PART_TO_CUT or room < 1:
        return None
    return part.split(room, max(1, MIN_SPLIT_LINES - above), max(1, MIN_SPLIT_LINES - below))


def _cut(speech: Speech, head: tuple[Paragraph, ...], tail: tuple[Paragraph, ...]) -> tuple[Speech, Speech]:
    return replace(speech, parts=head), replace(speech, parts=tail, continued=True)
