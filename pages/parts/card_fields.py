"""The fields of an outline card, in writers' words."""

from collections.abc import Iterable
from typing import get_args

from pages.parts.fields import Field, Section, Sections
from scriptgen_core.core.story import OutlineCard

_TIMES = ("DAY", "NIGHT", "MORNING", "EVENING", "DAWN", "DUSK", "CONTINUOUS", "LATER")
_INT_EXT: tuple[str, ...] = get_args(OutlineCard.model_fields["int_ext"].annotation)
_TALK: tuple[str, ...] = get_args(OutlineCard.model_fields["talk"].annotation)
_LINK: tuple[str, ...] = get_args(OutlineCard.model_fields["link"].annotation)
_LINES = "One on each line."


def card_fields(places: Iterable[str], people: Iterable[str]) -> Sections:
    """The fields, with the places and people of the bibles to choose from; any other may be typed."""
    here, cast = tuple(dict.fromkeys(places)), tuple(dict.fromkeys(people))
    return (
        Section("", (*_heading(here), *_cast(cast))),
        Section("What happens between them", _conflict()),
        Section("What it does for the story", _threads()),
        Section("How it plays", _shape()),
    )


def _heading(places: tuple[str, ...]) -> tuple[tuple[Field, ...], ...]:
    return (
        (Field("place", "Place", "pick", "Choose or type", options=places),),
        (
            Field("int_ext", "INT./EXT.", "choice", options=_INT_EXT),
            Field("time", "Time", "pick", "DAY", options=_TIMES),
            Field("act", "Act", "number", low=1, high=9),
        ),
        (Field("description", "What happens", hint="Two or three sentences a reader can see"),),
    )


def _cast(people: tuple[str, ...]) -> tuple[tuple[Field, ...], ...]:
    return (
        (Field("characters", "Characters", "many", "Choose or type names", options=people),),
        (
            Field("extras", "Extras", "names", "A waiter, two guards", "With commas between, or one on each line."),
            Field(
                "target_eighths",
                "Target length (eighths)",
                "number",
                help="In eighths of a page, as a breakdown counts: 8 is one page, 12 is a page and a half.",
                low=1,
                high=80,
            ),
        ),
    )


def _conflict() -> tuple[tuple[Field, ...], ...]:
    return (
        (
            Field(
                "wants",
                "Who wants what from whom",
                "wants",
                "Nina | the spare key | her brother",
                "One on each line: who, a bar, what they want in this scene, a bar, from whom.",
            ),
        ),
        (Field("obstacle", "Obstacle", hint="What stands in the way, today"),),
        (
            Field("tactic", "First tactic", hint="How they try for it"),
            Field("second_tactic", "Second tactic", hint="What they try when that fails"),
        ),
        (Field("turn", "Turn", hint="What is different when the scene ends"),),
        (
            Field("value_in", "Begins with", "line", "Trust"),
            Field("value_out", "Ends with", "line", "Doubt"),
        ),
    )


def _threads() -> tuple[tuple[Field, ...], ...]:
    return (
        (
            Field(
                "learns",
                "Who learns what",
                "learns",
                "Nina: the letter is forged",
                "One on each line: who, a colon, what they learn.",
            ),
        ),
        (
            Field("new_fact", "New to the audience", hint="What we did not know before"),
            Field("why_here", "Why it stands here", hint="What would be missing without it"),
        ),
        (
            Field("plants", "Plants", "lines", "What pays off later", _LINES),
            Field("pays_off", "Pays off", "lines", "What was planted before", _LINES),
        ),
        (
            Field("job", "Job of the scene", "line", "Raises the price"),
            Field("link", "Follows as", "choice", options=_LINK, help="How it grows out of the scene before."),
        ),
    )


def _shape() -> tuple[tuple[Field, ...], ...]:
    return (
        (
            Field("enter_on", "Enter on", hint="The first image"),
            Field("leave_on", "Leave on", hint="The last image"),
        ),
        (
            Field("object_in_use", "Object in use", "line", "A kettle that will not boil"),
            Field("talk", "Talk", "choice", options=_TALK, help="How much is said."),
        ),
    )
