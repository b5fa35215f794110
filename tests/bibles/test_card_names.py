"""Names on outline cards beside the bibles they come from."""

import pytest

from scriptgen_core.bibles.card_names import Renaming, unknown_people
from scriptgen_core.bibles.cast import NameIndex
from scriptgen_core.core.story import BibleEntry, CharacterBible, OutlineCard, SettingBible


def person(id: str, name: str, *aliases: str) -> BibleEntry:
    return BibleEntry(id, "character", 1, CharacterBible(name=name, aliases=aliases))


NORA, TOM = person("1", "Nora Hart", "The Kestrel"), person("2", "Tom Hart")
CARD = OutlineCard(
    description="A quarrel.",
    place="Quay",
    characters=["NORA", "the  kestrel", "Gwen"],
    extras=["Two Porters"],
    wants=[{"who": "two porters", "wants": "their pay", "from_whom": "the harbour"}, {"who": "Ben", "wants": "peace"}],
    learns=[{"who": "Gwen", "what": "it is forged"}],
)


def test_a_name_is_unknown_when_it_means_no_character_by_name_alias_or_part_and_no_extra() -> None:
    assert unknown_people(CARD, NameIndex([NORA, TOM])) == ("Gwen", "Ben")


def test_nobody_is_unknown_before_there_are_characters() -> None:
    assert unknown_people(CARD, NameIndex([])) == ()


def test_a_renaming_changes_what_meant_the_entry_and_means_nobody_now_and_nothing_else() -> None:
    renamed = Renaming(NORA, ["Gwen Hart", "Gw"], [NORA, TOM]).on(CARD)
    assert renamed.characters == ("NORA", "the  kestrel", "Nora Hart")
    assert [want.who for want in renamed.wants] == ["two porters", "Ben"]
    assert renamed.learns[0].who == "Nora Hart"
    assert renamed.model_copy(update={"characters": CARD.characters, "learns": CARD.learns}) == CARD


@pytest.mark.parametrize("written", ["Hart", "Tom", "Gwendolyn"])
def test_a_name_that_never_meant_the_entry_alone_or_means_another_one_stays(written: str) -> None:
    card = CARD.model_copy(update={"characters": (written,), "learns": ()})
    assert Renaming(NORA, ["Gwen Hart"], [NORA, TOM]).on(card) == card


def test_an_extra_with_the_old_name_stays() -> None:
    card = CARD.model_copy(update={"extras": ("Gwen",)})
    assert Renaming(NORA, ["Gwen"], [NORA, TOM]).on(card) == card


def test_a_setting_is_renamed_where_the_card_plays() -> None:
    setting = BibleEntry("3", "setting", 2, SettingBible(name="Salt Road"))
    assert Renaming(setting, ["Quay"], [setting]).on(CARD) == CARD.model_copy(update={"place": "Salt Road"})
