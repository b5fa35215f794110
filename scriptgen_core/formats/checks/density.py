"""Properties 4, 6, 8 and 9: how long paragraphs and speeches run, parentheticals, camera words."""

import re
from collections.abc import Iterator

from scriptgen_core.core.screenplay import Parenthetical, Transition
from scriptgen_core.formats.checks.findings import CheckSeverity, Finding, Thresholds
from scriptgen_core.formats.checks.sheet import Sheet, line_of, printed_lines

_FELT = re.compile(
    r"\b(?:quiet\w*|soft\w*|whisper\w*|low(?:ly|er)?|murmur\w*|hushed|loud\w*|angr\w+|sad\w*|happ\w+|bitter\w*|cold\w*|"
    r"warm\w*|nervous\w*|gent\w+|tender\w*|trembling|tearful\w*|desperate\w*|hesitant\w*|firm\w*|smil\w+|sarcastic\w*|"
    r"annoyed|irritated|excited\w*|afraid|scared|shocked|surprised|confused|relieved|furious\w*|hurt|emotional\w*)\b",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"\b(?:CAMERA|CLOSE[- ]UP|CLOSE ON|ANGLE ON|WIDE SHOT|CRANE SHOT|TRACKING SHOT|DOLLY|ZOOM|SMASH CUT|JUMP CUT|"
    r"SLOW MOTION|SLO-MO|RACK FOCUS|PUSH IN|PULL BACK)\b"
    r"|\b(?i:the camera|close on|angle on|pan(?:s|ning)? (?:to|across|up|down|left|right)|zoom(?:s|ing)? (?:in|out)|"
    r"tracking shot|wide shot|rack focus|music (?:swells|rises|fades|plays over)|the score (?:swells|rises))\b"
)
_WE = re.compile(r"\bwe\b", re.IGNORECASE)


def check_action_length(sheet: Sheet, limits: Thresholds) -> Iterator[Finding]:
    """Long paragraphs of action, and a scene with too many of them."""
    sized = [(each, sheet.rows[at]) for at, each in sheet.actions if sheet.rows[at]]
    long = [(each, rows) for each, rows in sized if rows > limits.action_lines_warn]
    for each, rows in long:
        too_long = rows > limits.action_lines_fail
        threshold = limits.action_lines_fail if too_long else limits.action_lines_warn
        severity: CheckSeverity = "fail" if too_long else "warn"
        yield Finding(4, severity, line_of(each), f"This paragraph of action has {rows} lines.", rows, threshold)
    if long and len(long) / len(sized) > limits.long_action_share:
        share = len(long) / len(sized)
        message = f"{len(long)} of {len(sized)} action paragraphs have more than {limits.action_lines_warn} lines."
        yield Finding(4, "fail", line_of(long[0][0]), message, share, limits.long_action_share)


def check_speech_length(sheet: Sheet, limits: Thresholds) -> Iterator[Finding]:
    """Speeches that run on, counted in printed lines of what is said."""
    for speech in (group for group in sheet.groups if group.is_speech):
        rows = sheet.spoken_rows(speech)
        if rows > limits.speech_lines_warn:
            too_long = rows > limits.speech_lines_fail
            threshold = limits.speech_lines_fail if too_long else limits.speech_lines_warn
            severity: CheckSeverity = "fail" if too_long else "warn"
            yield Finding(6, severity, line_of(speech.head), f"This speech has {rows} lines.", rows, threshold)


def check_parentheticals(sheet: Sheet, limits: Thresholds) -> Iterator[Finding]:
    """Too many parentheticals for the cues (a single one never counts), and those that name a feeling or a volume."""
    found = [each for each in sheet.screenplay.elements if isinstance(each, Parenthetical)]
    if len(found) > 1:
        yield from _density(found, len(sheet.cues), limits)
    felt = [each for each in found if _FELT.search(each.text)]
    share = len(felt) / len(found) if found else 0
    if share > limits.felt_parentheticals_share:
        for each in felt:
            message = f"{each.text} tells the actor a feeling or a volume instead of something to do."
            yield Finding(8, "warn", line_of(each), message, share, limits.felt_parentheticals_share)


def check_camera(sheet: Sheet, limits: Thresholds) -> Iterator[Finding]:
    """Camera, edit and music directions, transitions, and "we see", each by the page."""
    cuts = [(line_of(each), each.text) for each in sheet.screenplay.elements if isinstance(each, Transition)]
    for hits, limit, what in (
        (_in_action(sheet, _CAMERA), limits.camera_per_page, "directs the camera, the editor or the composer"),
        (cuts, limits.transitions_per_page, "is a transition; the next heading already cuts"),
        (_in_action(sheet, _WE), limits.we_per_page, "reminds the reader that it is a film"),
    ):
        rate = len(hits) / sheet.pages
        if rate > limit:
            yield from (Finding(9, "warn", line, f"“{word}” {what}.", rate, limit) for line, word in hits)


def _in_action(sheet: Sheet, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    """The line and words of every match in the action."""
    return [
        (line_of(element, number), match.group())
        for _, element in sheet.actions
        for number, line in enumerate(printed_lines(element))
        for match in pattern.finditer(line)
    ]


def _density(found: list[Parenthetical], cues: int, limits: Thresholds) -> Iterator[Finding]:
    per_ten = 10 * len(found) / max(cues, 1)
    if per_ten > limits.parentheticals_warn:
        too_many = per_ten > limits.parentheticals_fail
        threshold = limits.parentheticals_fail if too_many else limits.parentheticals_warn
        message = f"{len(found)} parentheticals stand in {cues} speeches."
        yield Finding(8, "fail" if too_many else "warn", line_of(found[0]), message, per_ten, threshold)
