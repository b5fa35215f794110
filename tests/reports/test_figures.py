"""The totals in words."""

from scriptgen_core.reports import total_figures
from tests.reports.scripts import read


def figures(text: str) -> dict[str, tuple[str, str]]:
    """Label -> figure, and what stands below it."""
    return {label: (figure, below) for label, figure, below in total_figures(read(text).totals)}


def test_each_figure_has_what_belongs_to_it() -> None:
    shown = figures("INT. A - DAY\n\nNora waits here.\n\nNORA\nYes.\n\nEXT. B - DUSK\n\nRain.\n\nINT. C\n\nRain.\n")
    assert shown == {
        "Pages": ("1", "3/8 written"),
        "Minutes": ("under 1", "at 50 to 70 s a page"),
        "Scenes": ("3", "1 speaking part"),
        "Dialogue": ("17%", "of words, 25% of lines"),
        "Pages inside": ("2/8", "1/8 outside"),
        "Pages by day": ("1/8", "1/8 dusk, 1/8 not said"),
    }


def test_a_script_of_some_pages_has_a_range_of_minutes() -> None:
    assert figures("INT. A - DAY\n\n" + "Go.\n\n" * 80)["Minutes"][0] == "2–4"
