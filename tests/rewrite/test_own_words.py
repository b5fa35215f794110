"""What of a draft is in the writer's hand: whole passages only, whoever's the cue is."""

import pytest

from scriptgen_core.core.authorship import carried, sole_author
from scriptgen_core.core.story import WRITER, Author
from scriptgen_core.rewrite.own_words import OwnPassage, own_passages

MODEL = Author("model", "openai", "m-1", "agent.director", 2)
PAGE = "INT. SHED - NIGHT\n\nMara weighs a coin. It is short.\n\nMARA\n(flat)\nGone with the tide.\n\nTOM\nWhere to?\n"


def own(new: str) -> tuple[OwnPassage, ...]:
    """The writer's passages after she has made ``new`` of the model's page."""
    return own_passages(new, carried(PAGE, sole_author(PAGE, MODEL), new, WRITER))


def test_a_page_of_a_models_has_nothing_and_one_of_the_writers_everything_but_its_heading() -> None:
    assert own_passages(PAGE, sole_author(PAGE, MODEL)) == ()
    for author in (WRITER, Author("import")):
        told = own_passages(PAGE, sole_author(PAGE, author))
        assert [(each.cue, each.said or each.text) for each in told] == [
            ("", "Mara weighs a coin. It is short."),
            ("MARA", "Gone with the tide."),
            ("TOM", "Where to?"),
        ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Where to?", "Where did it go to?", [("TOM", "Where did it go to?")]),
        ("Gone with the tide.", "Nobody asked.", [("MARA", "Nobody asked.")]),
        ("It is short.", "It is light.", [("", "Mara weighs a coin. It is light.")]),
        ("(flat)", "(to the coin)", []),
        ("MARA\n", "MARA (V.O.)\n", []),
    ],
)
def test_a_changed_line_is_hers_and_what_she_left_is_not(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    """Her direction over a machine's words makes the words no more hers than her cue does."""
    assert [(each.cue, each.said or each.text) for each in own(PAGE.replace(old, new))] == expected


def test_a_speech_of_which_one_line_is_the_machines_is_not_hers() -> None:
    assert own(PAGE.replace("Gone with the tide.", "Gone with the tide.\nLike all of it.")) == ()
