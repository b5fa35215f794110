"""The totals of a script in words, as they stand over its reports."""

from collections.abc import Iterator, Mapping
from typing import Any

from scriptgen_core.reports.breakdown import Totals
from scriptgen_core.reports.tables import in_pages


def total_figures(totals: Totals) -> Iterator[tuple[str, str, str]]:
    """The totals in words: what it is, the figure, and what belongs to it."""
    fast, slow = totals.minutes
    words, lines = totals.dialogue_words + totals.action_words, totals.dialogue_lines + totals.action_lines
    outside, light = {"EXT": "outside", "INT/EXT": "both", "": "not said"}, totals.by_light
    dark = {"Night": "night", "Dawn": "dawn", "Dusk": "dusk", "": "not said"}
    yield "Pages", f"{totals.pages:,}", f"{in_pages(totals.eighths)} written"
    yield "Minutes", f"{fast}–{slow}" if slow else "under 1", "at 50 to 70 s a page"
    yield "Scenes", f"{totals.scenes:,}", f"{totals.speakers:,} speaking part{'s' * (totals.speakers != 1)}"
    share = _percent(totals.dialogue_lines, lines)
    yield "Dialogue", _percent(totals.dialogue_words, words), f"of words, {share} of lines"
    yield "Pages inside", in_pages(totals.by_setting.get("INT", 0)), _others(totals.by_setting, outside)
    yield "Pages by day", in_pages(light.get("Day", 0)), _others(light, dark)


def _percent(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.0%}"


def _others(eighths: Mapping[Any, int], words: Mapping[str, str]) -> str:
    return ", ".join(f"{in_pages(eighths[key])} {word}" for key, word in words.items() if eighths.get(key))
