"""Automatic rewrites go on while they help, and say why they stop."""

import pytest

from scriptgen_core.core.story import SceneNote
from scriptgen_core.rewrite.iterations import NO_GAIN, NO_SERIOUS_NOTE, serious, why_stop


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([3, 2], ""),
        ([0, 1], ""),
        ([3, 0], NO_SERIOUS_NOTE),
        ([2, 2], ""),
        ([2, 2, 2], NO_GAIN),
        ([2, 3, 2], NO_GAIN),
        ([2, 3, 1], ""),
        ([2, 1, 1], ""),
        ([2, 1, 1, 1], NO_GAIN),
        ([2, 1, 1, 0], NO_SERIOUS_NOTE),
    ],
)
def test_passes_go_on_while_a_serious_note_is_left_and_two_in_a_row_are_not_in_vain(
    counts: list[int], expected: str
) -> None:
    assert why_stop(counts) == expected


def test_only_serious_notes_count() -> None:
    assert serious([SceneNote("a", "?", severity="serious"), SceneNote("b", "?"), SceneNote("c", "?")]) == 1
