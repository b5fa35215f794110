"""The printed page: Final Draft 11's numbers, Courier 12 point.

Inches from the left edge of the paper; 10 characters and 6 lines an inch.
"""

from dataclasses import dataclass

TOP_MARGIN = 1.0
"""Above and below the text."""
LINES_PER_INCH, COLUMNS_PER_INCH = 6, 10
PAGE_NUMBER_TOP, PAGE_NUMBER_RIGHT = 0.5, 7.5
SCENE_NUMBER_LEFT, SCENE_NUMBER_RIGHT = 0.75, 7.375
HEADER_LEFT = 1.5
REVISION_MARK_LEFT = 7.8
DUAL_OFFSET = 3.125
"""How far right of the first speaker the second one of a dual dialogue stands."""

MORE = "(MORE)"
CONTINUED = "(CONT'D)"
MIN_SPLIT_LINES = 2
"""A paragraph that runs over a page leaves at least so many lines on each side."""
MIN_SPLIT_AFTER_HEADING = 5
"""Action right below a heading goes over with it unless it has so many lines."""


@dataclass(frozen=True, slots=True)
class ElementRule:
    """Where an element stands: edges in inches, width in characters, blank lines before it.

    Text that runs from the right stands mirrored at ``axis``, the middle of the whole text.
    """

    left: float
    right: float
    columns: int
    space_before: int = 0
    axis: float = 4.55

    @property
    def mirrored(self) -> float:
        """Where lines begin that run from the right."""
        return 2 * self.axis - self.left


RULES = {
    "scene_heading": ElementRule(1.5, 7.5, 61, 2),
    "action": ElementRule(1.5, 7.5, 61, 1),
    "centered": ElementRule(1.5, 7.5, 60, 1),
    "character": ElementRule(3.5, 7.25, 38, 1),
    "parenthetical": ElementRule(3.0, 5.5, 26),
    "dialogue": ElementRule(2.5, 6.0, 35),
    "lyric": ElementRule(2.5, 7.375, 48),
    "transition": ElementRule(5.5, 7.1, 16, 1),
}
DUAL_RULES = {
    "character": ElementRule(2.5, 5.375, 29, 1, axis=2.95),
    "parenthetical": ElementRule(1.75, 4.375, 26, axis=2.95),
    "dialogue": ElementRule(1.5, 4.375, 29, axis=2.95),
    "lyric": ElementRule(1.5, 4.375, 29, axis=2.95),
}
HANGING_BRACKET = 0.1
"""The opening bracket of a parenthetical stands so far left of its text."""
