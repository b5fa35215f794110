"""What people are told of an error is a sentence, and no name out of the program stands in front of it."""

import pytest

from scriptgen_core.core.errors import InputError, NotFound


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (InputError("log_line", "is empty; write something here"), "The log line is empty; write something here."),
        (InputError("brief.tone", "is empty."), "The tone is empty."),
        (InputError("place.3", "is empty"), "The place is empty."),
        (NotFound("This project does not exist any more."), "This project does not exist any more."),
    ],
)
def test_an_error_as_a_page_says_it(error, sentence):
    assert error.sentence == sentence


def test_for_a_program_the_field_is_named_as_it_is_called():
    assert str(InputError("scene_count", "has to be 1 to 120, not 0")) == "scene_count: has to be 1 to 120, not 0"
