"""When automatic rewrites of a scene stop: by counts and texts alone, so that a resumed run decides the same."""

from collections.abc import Sequence

from scriptgen_core.core.story import SceneNote

NO_SERIOUS_NOTE = "no serious note is left"
NO_GAIN = "two passes in a row left as many serious notes as before"
NOTHING_TO_CHANGE = "the rewrite found nothing to change"
BACK_AGAIN = "it went back to an earlier version of the page"
USED_UP = "the passes are used up"


def serious(notes: Sequence[SceneNote]) -> int:
    """How many of the notes are serious."""
    return sum(note.severity == "serious" for note in notes)


def why_stop(counts: Sequence[int]) -> str:
    """Why no further pass is made; empty where one is.

    ``counts`` are the serious notes on the first page, which the first pass answers together with the minor ones, and
    on what each pass made of it. A further pass is made while a serious note is left, and one of the last two brought
    fewer than there were before.
    """
    if counts[-1] == 0:
        return NO_SERIOUS_NOTE
    return NO_GAIN if len(counts) > 2 and min(counts[-2:]) >= counts[-3] else ""
