"""Scenes are numbered, and keep their numbers once these are locked."""

import pytest

from scriptgen_core.core.screenplay import SceneHeading, Screenplay
from scriptgen_core.formats import keep_scene_numbers, number_scenes, omit_scene, parse_fountain, write_fountain
from scriptgen_core.formats.inserted_labels import InsertStyle, inserted_labels


def script(*headings: str) -> Screenplay:
    return parse_fountain("\n\n".join(f"INT. {heading}\n\nShe goes." for heading in headings))


def numbers(screenplay: Screenplay) -> list[str]:
    headings = [element for element in screenplay.elements if isinstance(element, SceneHeading)]
    return [f"{each.number} {each.text.removeprefix('INT. ')}" for each in headings]


LOCKED = number_scenes(script("A", "B", "C"))


def test_scenes_are_numbered_from_one_whatever_they_had() -> None:
    assert numbers(number_scenes(script("A #7#", "B", "C #2#"))) == ["1 A", "2 B", "3 C"]


@pytest.mark.parametrize(
    ("style", "between"), [("american", ["1 A", "1A X", "1B Y", "2 B"]), ("british", ["1 A", "A2 X", "B2 Y", "2 B"])]
)
def test_inserted_scenes_get_letters_by_either_practice(style: InsertStyle, between: list[str]) -> None:
    now = script("A #1#", "X", "Y", "B #2#", "C #3#")
    assert numbers(keep_scene_numbers(LOCKED, now, style)) == [*between, "3 C"]


def test_a_scene_before_the_first_counts_toward_it_and_one_behind_the_last_counts_on() -> None:
    assert numbers(keep_scene_numbers(LOCKED, script("X", "A #1#", "B #2#", "C #3#", "Y", "Z"))) == [
        *("A1 X", "1 A", "2 B", "3 C"),
        *("4 Y", "5 Z"),
    ]


def test_a_lost_scene_leaves_its_number_where_it_stood() -> None:
    now = script("A #1#", "X", "C #3#")
    assert numbers(keep_scene_numbers(LOCKED, now)) == ["1 A", "2 OMITTED", "2A X", "3 C"]
    assert numbers(keep_scene_numbers(LOCKED, script("C #3#"))) == ["1 OMITTED", "2 OMITTED", "3 C"]


def test_a_second_round_of_inserts_stands_between_the_first() -> None:
    now = script("A #1#", "V", "X #1A#", "W", "Y #1B#", "B #2#", "C #3#")
    assert numbers(keep_scene_numbers(LOCKED, now))[:5] == ["1 A", "A1A V", "1A X", "1AA W", "1B Y"]


def test_an_omitted_scene_keeps_its_number_in_the_file() -> None:
    omitted = omit_scene(LOCKED, 2)
    assert numbers(omitted) == ["1 A", "2 OMITTED", "3 C"]
    assert parse_fountain(write_fountain(omitted)) == omitted


@pytest.mark.parametrize(
    ("before", "after", "style", "labels"),
    [
        ("12", "13", "american", ["12A", "12B"]),
        ("12H", "13", "american", ["12J", "12K"]),
        ("12Y", "13", "american", ["12YA", "12YB"]),
        ("12-14", "15", "american", ["14A", "14B"]),
        ("12", "13", "british", ["A13", "B13"]),
        ("A13", "13", "british", ["B13", "C13"]),
        ("12", "A13", "british", ["AA13", "BA13"]),
        ("x.1", "", "american", ["x.1A", "x.1B"]),
    ],
)
def test_labels_stand_between_their_neighbours(before: str, after: str, style: InsertStyle, labels: list[str]) -> None:
    assert inserted_labels(before, after, 2, {before, after}, style) == labels


def test_letters_that_look_like_digits_are_left_out_and_go_on_after_z() -> None:
    labels = inserted_labels("3", "4", 26, ())
    assert labels[7:9] == ["3H", "3J"]
    assert labels[23:] == ["3Z", "3AA", "3AB"]
