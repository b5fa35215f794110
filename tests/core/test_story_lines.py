"""Lists typed as lines: read as the writer means them, or refused with the form to write."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scriptgen_core.core import story_lines
from scriptgen_core.core.errors import InputError
from scriptgen_core.core.story import Act, Beat, Learning, Relationship, Want

Reader = Callable[[str], list[Mapping[str, Any]]]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ana | the key | Ben", ("Ana", "the key", "Ben")),
        ("Ana|the key: the brass one", ("Ana", "the key: the brass one", "")),
        ("Ana: the key", ("Ana", "the key", "")),
        ("Ana wants: the key", ("Ana", "the key", "")),
        ("Ana: the key | Ben", ("Ana", "the key", "Ben")),
        ("Ana: the key (from Ben)", ("Ana", "the key", "Ben")),
        ("Ana | the key (from the drawer)", ("Ana", "the key (from the drawer)", "")),
        ("Mr. Dunn |", ("Mr. Dunn", "", "")),
    ],
)
def test_a_want_is_read_with_bars_with_a_colon_and_as_cards_show_it(line: str, read: tuple[str, ...]) -> None:
    (want,) = story_lines.wants(line)
    assert (want["who"], want["wants"], want["from_whom"]) == read


@pytest.mark.parametrize(
    ("reader", "line", "form"),
    [
        (story_lines.wants, "Ana wants the key from Ben", "Nina | the spare key | her brother"),
        (story_lines.wants, "| the key", "Nina | the spare key | her brother"),
        (story_lines.wants, "Ana | the key | Ben | tonight", "Nina | the spare key | her brother"),
        (story_lines.wants, "They meet at 10:30 by the gate", "Nina | the spare key | her brother"),
        (
            story_lines.wants,
            "What Ana has wanted since the first day here: the key",
            "Nina | the spare key | her brother",
        ),
        (story_lines.learns, "Ana learns that the letter is forged", "Nina: the letter is forged"),
        (story_lines.learns, "Ana:", "Nina: the letter is forged"),
        (story_lines.relationships, "her brother Ben", "Nina: owes her the flat"),
        (story_lines.relationships, ": her brother", "Nina: owes her the flat"),
        (story_lines.acts, "She takes the job she swore off", "Act One | She takes the job"),
        (story_lines.beats, "Midpoint | The helper is the client", "50 | Midpoint | what turns"),
        (story_lines.beats, "Midpoint", "50 | Midpoint | what turns"),
        (story_lines.beats, "3 men arrive", "50 | Midpoint | what turns"),
        (story_lines.beats, "10:30 Ana arrives", "50 | Midpoint | what turns"),
        (story_lines.beats, "50 |", "50 | Midpoint | what turns"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_with_the_form_to_write(reader: Reader, line: str, form: str) -> None:
    with pytest.raises(InputError, match="line 3") as refused:
        reader(f"\n\n{line}")
    assert form in refused.value.reason


@pytest.mark.parametrize(
    ("reader", "line", "read"),
    [
        (story_lines.learns, "Ana | the letter is forged", {"who": "Ana", "what": "the letter is forged"}),
        (story_lines.learns, "Ana learns: it began at 10:30", {"who": "Ana", "what": "it began at 10:30"}),
        (story_lines.relationships, "Ben | her brother", {"to": "Ben", "nature": "her brother"}),
        (story_lines.acts, "Act One: she takes the job", {"name": "Act One", "summary": "she takes the job"}),
        (story_lines.acts, "Act One: Salt | she digs", {"name": "Act One: Salt", "summary": "she digs"}),
        (story_lines.beats, "50% Midpoint: she is wrong", {"position": 50, "name": "Midpoint", "turn": "she is wrong"}),
        (story_lines.beats, "50: Midpoint", {"position": 50, "name": "Midpoint", "turn": ""}),
    ],
)
def test_a_bar_or_a_colon_sets_the_name_off_in_every_list(reader: Reader, line: str, read: Mapping[str, Any]) -> None:
    assert reader(line) == [read]


@pytest.mark.parametrize(
    ("stored", "shown", "reader"),
    [
        ([Want(who="Ana"), Want(who="Ben", from_whom="Ana")], story_lines.wants_text, story_lines.wants),
        ([Learning(who="Ana", what="it is forged")], story_lines.learns_text, story_lines.learns),
        ([Relationship(to="Ben")], story_lines.relationships_text, story_lines.relationships),
        ([Act(name="Act One"), Act(name="Two: Salt", summary="a: b")], story_lines.acts_text, story_lines.acts),
        ([Beat(name="Midpoint", position=50)], story_lines.beats_text, story_lines.beats),
    ],
)
def test_what_is_stored_is_shown_so_that_it_is_read_the_same_again(stored: Any, shown: Any, reader: Reader) -> None:
    assert [type(stored[0])(**values) for values in reader(shown(stored))] == stored
