"""Written names and the entries they mean."""

import pytest

from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.core.story import BibleEntry, CharacterBible

NAMES = (("Inspector Wanda Kos", ("The Kestrel",)), ("Mr. Dunn", ()), ("Mrs. Dunn", ("Dunn's wife",)), ("Ана Рид", ()))
ENTRIES = [
    BibleEntry(str(at), "character", 1, CharacterBible(name=name, aliases=aliases))
    for at, (name, aliases) in enumerate(NAMES)
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("inspector  WANDA kos", "Inspector Wanda Kos"),
        ("the kestrel", "Inspector Wanda Kos"),
        ("KOS", "Inspector Wanda Kos"),
        ("MRS DUNN", "Mrs. Dunn"),
        ("ана", "Ана Рид"),
    ],
)
def test_a_name_is_found_by_spelling_alias_or_an_unmistakable_part(written: str, meant: str) -> None:
    assert NameIndex(ENTRIES).spelled(written) == meant


@pytest.mark.parametrize("written", ["Dunn", "Wanda's brother", "", "Wanda Dunn"])
def test_a_name_that_could_mean_two_or_nobody_is_not_found(written: str) -> None:
    assert NameIndex(ENTRIES).find(written) is None
    assert NameIndex(ENTRIES).spelled(written) == written
