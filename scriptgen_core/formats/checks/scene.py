"""All checks of one scene."""

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from scriptgen_core.core.screenplay import Screenplay
from scriptgen_core.formats.checks.density import (
    check_action_length,
    check_camera,
    check_parentheticals,
    check_speech_length,
)
from scriptgen_core.formats.checks.findings import Finding, Thresholds
from scriptgen_core.formats.checks.headings import check_headings, check_openings
from scriptgen_core.formats.checks.names import roster
from scriptgen_core.formats.checks.only_screenplay import check_only_screenplay
from scriptgen_core.formats.checks.people import check_cue_spelling, check_cues, check_introductions
from scriptgen_core.formats.checks.sheet import read_sheet

_NO_ALIASES: Mapping[str, Sequence[str]] = MappingProxyType({})
_DEFAULTS = Thresholds()


def check_scene(
    screenplay: Screenplay,
    *,
    cast: Sequence[str] = (),
    aliases: Mapping[str, Sequence[str]] = _NO_ALIASES,
    extras: Sequence[str] = (),
    places: Sequence[str] = (),
    introduce: Sequence[str] = (),
    thresholds: Thresholds = _DEFAULTS,
) -> tuple[Finding, ...]:
    """What the checks find, in the order of the page.

    ``cast`` is everyone of the story by name, ``aliases`` their other names by name, ``extras`` who else may
    speak, ``places`` the story's places as headings spell them, ``introduce`` the principals who first
    appear in this scene. Without a cast, or without places, nothing is said about them.
    """
    sheet = read_sheet(screenplay)
    known = roster(cast, aliases, extras)
    found = chain(
        check_only_screenplay(sheet, known),
        check_headings(sheet, places, thresholds),
        check_openings(sheet, thresholds),
        check_action_length(sheet, thresholds),
        check_speech_length(sheet, thresholds),
        check_parentheticals(sheet, thresholds),
        check_camera(sheet, thresholds),
        check_introductions(sheet, introduce, known),
        check_cues(sheet, known),
        check_cue_spelling(sheet, known),
    )
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.property)))
