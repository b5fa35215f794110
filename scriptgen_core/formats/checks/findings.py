"""What a check says, and the limits it measures against."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

CheckSeverity: TypeAlias = Literal["warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found on the page.

    ``property`` is the number of the property of a professional page (1-14), ``line`` the line of the
    scene's Fountain text, counted from 1. A ``fail`` is repaired before the writer sees the page; a
    ``warn`` is shown to her. ``measured`` went beyond ``threshold``.
    """

    property: int
    severity: CheckSeverity
    line: int
    message: str
    measured: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits, with the defaults counted over professional scripts; a project may set its own."""

    heading_words_warn: int = 8
    heading_words_fail: int = 10
    opening_lines: int = 3
    talk_opening_share: float = 0.15
    action_lines_warn: int = 4
    action_lines_fail: int = 6
    long_action_share: float = 0.10
    speech_lines_warn: int = 5
    speech_lines_fail: int = 12
    parentheticals_warn: float = 2.0
    parentheticals_fail: float = 3.0
    """Parentheticals for every ten cues."""
    felt_parentheticals_share: float = 0.10
    camera_per_page: float = 0.2
    transitions_per_page: float = 0.3
    we_per_page: float = 1.0
