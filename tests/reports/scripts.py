"""The script whose figures the tests of the reports counted by hand."""

from scriptgen_core.formats import parse_fountain
from scriptgen_core.reports import Breakdown, break_down

TIDE = """Title: =Low *Tide* #1

FADE IN:

INT. NET SHED - NIGHT #1A#

TOMAS (40s) mends a net. Will the sea come? Old rope.

NORA
(low)
One will three.

TOMAS (V.O.)
Four five.

TOMAS (CONT'D)
Six.

EXT. THE SLIP - CONTINUOUS

Nora waits. There stands Grace, with the grace of a gull.

NORA
Seven -- eight.

TOMAS ^
Nine ten eleven twelve.

INT. NET-SHED - DAY

NORA & TOMAS
Thirteen.

TOMAS'S VOICE
Fourteen.

GRACE
Fifteen.

WILL
Sixteen.
"""
KNOWN = {"Pilar Okafor": ("Captain",), "Tomas Reyes": (), "Nora": ()}


def read(text: str = TIDE) -> Breakdown:
    """The text's reports, with the people of the story known."""
    return break_down(parse_fountain(text), KNOWN)
