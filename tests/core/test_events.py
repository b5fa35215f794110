"""Events become the words a writer reads, and rows."""

import pytest

from scriptgen_core.core.errors import StorageError
from scriptgen_core.core.events import (
    KINDS,
    AnswerMended,
    AnswerUnusable,
    AttemptFailed,
    AttemptSucceeded,
    CallFailed,
    SceneSaved,
    describe,
    from_payload,
    to_payload,
)

LINES = [
    (
        AttemptFailed(attempt=1, attempts=4, reason="Rate limit hit", delay=2.3),
        "⏳ Attempt 1/4 failed: Rate limit hit. Retrying in 2s...",
    ),
    (AttemptSucceeded(step="Scene 3 dialogue", attempt=3), "✅ Scene 3 dialogue succeeded after 3 attempts"),
    (
        CallFailed(
            step="Scene 3 dialogue",
            attempts=4,
            reason="Server error (503): Service temporarily unavailable",
            retried=True,
        ),
        "❌ Scene 3 dialogue failed after 4 attempts: Server error (503): Service temporarily unavailable",
    ),
    (
        CallFailed(step="Scene 3 dialogue", attempts=1, reason="Authentication error: bad key", retried=False),
        "❌ Scene 3 dialogue: Authentication error: bad key (not retried)",
    ),
    (
        AnswerUnusable(step="Scene 3 dialogue", reason="it left out the page"),
        "⚠️ Scene 3 dialogue: the answer was not usable (it left out the page). "
        "Asking once more, showing the model its mistake.",
    ),
    (
        AnswerUnusable(step="Scene 3 dialogue", reason="it left out the page", is_last=True),
        "❌ Scene 3 dialogue: the second answer was not usable either (it left out the page)",
    ),
    (AnswerMended(step="Scene 3 dialogue"), "✅ Scene 3 dialogue: the second answer is usable"),
]


@pytest.mark.parametrize(("event", "line"), LINES)
def test_attempts_are_told_in_the_agreed_words(event, line):
    assert describe(event) == line


def test_an_event_survives_the_way_through_a_row():
    event = SceneSaved(step="Scene 1", scene=0, heading="INT. BAKERY - DAWN", draft=2)
    assert from_payload(*to_payload(event)) == event


def test_an_event_of_an_unknown_kind_names_the_kind():
    with pytest.raises(StorageError, match="Sneezed"):
        from_payload("Sneezed", {})


def test_every_kind_can_be_read_back_by_its_name():
    assert all(kind.__name__ == name for name, kind in KINDS.items())
