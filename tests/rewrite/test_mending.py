"""The cheapest mending of a page for a fact that has changed, by what the page says."""

import pytest

from scriptgen_core.bibles.staleness import Shift
from scriptgen_core.core.prompting import FieldText
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import BibleEntry, CharacterBible
from scriptgen_core.rewrite.mending import Mending, mending

PAGE = (
    "INT. SHED - NIGHT\n\nMara Voss weighs a coin. Tom's tin is empty.\n\n"
    "MARA (V.O.)\nTake it out of the tin, obviously.\n\nTOM\n(into the tin)\nYou always say that.\n"
)


def needed(field: str, before: FieldText, after: FieldText, *, machines: bool = True) -> Mending:
    entry = BibleEntry("mara", "character", 2, CharacterBible(name="Mara", aliases=("Voss",)))
    return mending(Shift(entry, Read("mara", 1, field), before, after), PAGE, may_be_replaced=machines)


@pytest.mark.parametrize(
    ("field", "before", "after", "expected"),
    [
        ("look", "A limp, always.", "a limp always", Mending.NOTHING),
        ("look", "A limp", "A cane", Mending.PATCH),
        ("age", "42", "", Mending.PATCH),
        ("name", "Mara Voss", "Nora Voss", Mending.RENAME),
        ("name", "Ilse", "Mara", Mending.NOTHING),
        ("aliases", ("Voss", "Boss"), ("Boss",), Mending.RENAME),
        ("aliases", ("Boss",), ("Boss", "Voss"), Mending.NOTHING),
        ("voice.never_words", ("darling",), ("darling", "obviously"), Mending.PATCH),
        ("voice.never_words", ("darling",), ("darling", "always"), Mending.NOTHING),
        ("voice.never_words", ("obviously",), (), Mending.NOTHING),
        ("voice.only_words", (), ("always",), Mending.PATCH),
        ("voice.only_words", (), ("obviously",), Mending.NOTHING),
        ("voice.words_per_speech", "12", "6", Mending.PATCH),
        ("voice.words_per_speech", "12", "7", Mending.NOTHING),
        ("want", "the tin", "the coin", Mending.REGENERATE),
        ("relationships:Tom", "owes her", "her brother", Mending.REGENERATE),
    ],
)
def test_a_page_needs_no_more_than_what_it_says_of_the_fact(
    field: str, before: FieldText, after: FieldText, expected: Mending
) -> None:
    """Punctuation is no other fact, and a new alias none either; what others say is theirs."""
    assert needed(field, before, after) == expected


def test_a_page_that_is_the_writers_is_never_written_anew() -> None:
    assert needed("want", "the tin", "the coin", machines=False) == Mending.PATCH
