"""What a changed scene takes to be shot, beside what it took before."""

import pytest

from pages.parts.effect_words import effect_words
from scriptgen_core.formats import PageSetup
from scriptgen_core.reports import effect_of

SCENE = "INT. SHED - DAY\n\nScales.\n\nMARA\nWeigh it.\n\nTOM\nTwice?\n"
KNOWN = {"Mara": (), "Thomas Vale": ("Tom",)}
LONG = "\n\n".join(["Mara weighs a bag, writes it down, and puts it on the other side."] * 12)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (SCENE, ""),
        (SCENE.replace("Twice?", "Once?"), ""),
        (
            SCENE.replace("\n\nTOM\nTwice?", ""),
            "With what you have accepted: 1/8 page shorter (then 1/8 page); Tom no longer speaks.",
        ),
        (
            f"{SCENE}\nILSE\nTwice.\n\nBEN\nOnce.\n",
            "With what you have accepted: 1/8 page longer (then 3/8 page); Ben and Ilse speak now too.",
        ),
        (f"{SCENE}\n{LONG}\n", "With what you have accepted: 5/8 page longer (then 7/8 page)."),
        (
            SCENE.replace("INT. SHED - DAY", "EXT. QUAY - NIGHT"),
            "With what you have accepted: plays in Quay instead of Shed; night instead of day.",
        ),
        (SCENE.replace("\nTOM\n", "\nTHOMAS VALE (V.O.)\n"), ""),
        (SCENE.replace("\nTOM\n", "\nMARA & TOM\n"), ""),
        (SCENE.replace("DAY", "CONTINUOUS"), ""),
        ("", "With what you have accepted: 2/8 page shorter"),
    ],
)
def test_what_a_change_does_to_the_production_is_said_and_nothing_else(after: str, expected: str) -> None:
    """Words that cost nothing more are no news."""
    words = effect_words(effect_of(SCENE, after, KNOWN, PageSetup()))
    assert words.startswith(expected)
    assert bool(words) == bool(expected)


def test_what_gets_shorter_says_by_how_much() -> None:
    effect = effect_of(f"{SCENE}\n{LONG}\n", SCENE, KNOWN, PageSetup())
    assert (effect.longer, effect.before.eighths, effect.after.eighths) == (-5, 7, 2)
