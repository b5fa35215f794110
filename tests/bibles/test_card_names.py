"""Names on outline cards beside the bibles they come from."""

import pytest

from scriptgen_core.bibles.card_names import Renaming, names_nobody, unknown_people
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


def test_an_extra_with_the_old_name_stays_in_prose_too() -> None:
    card = CARD.model_copy(update={"extras": ("Gwen",), "description": "Gwen's cup."})
    assert Renaming(NORA, ["Gwen"], [NORA, TOM]).on(card) == card


def test_a_setting_is_renamed_where_the_card_plays_and_its_prose_is_no_matter() -> None:
    setting = BibleEntry("3", "setting", 2, SettingBible(name="Salt Road"))
    renaming = Renaming(setting, ["Quay"], [setting], frozenset({"quay"}))
    card = CARD.model_copy(update={"description": "Quay, at night."})
    assert renaming.on(card) == card.model_copy(update={"place": "Salt Road"})
    assert renaming.left_on(card) == ()


def renamed(former: str, new: str, text: str, *others: BibleEntry, in_use: str = "", **card: object) -> OutlineCard:
    entry = person("1", new)
    names = Renaming(entry, [former], [entry, *others], frozenset(in_use.split()))
    return names.on(OutlineCard(**{"description": text, "place": "Quay", **card}))


@pytest.mark.parametrize(
    ("former", "new", "text", "expected"),
    [
        ("Gwen", "Nora", "Gwen's key. GWEN’S KEY.", "Nora's key. NORA’S KEY."),
        ("Gwen", "Nora", "“Gwen”, gwen, Gwendolyn.", "“Nora”, gwen, Gwendolyn."),
        ("Gwen", "Nora", "Gwen--no. Mary-Gwen, Gwen-Ann.", "Nora--no. Mary-Gwen, Gwen-Ann."),
        ("Gwen Hart", "Nora Hart", "GWEN HART and Gwen. Hart.", "NORA HART and Nora. Hart."),
        ("Gwen Hart", "Nora", "Gwen Hart calls HART.", "Nora calls NORA."),
        ("Gwen", "Nora Lee", "Gwen waits.", "Nora Lee waits."),
        ("James", "Nora", "James' coat, JAMES' COAT, James's coat.", "Nora's coat, NORA'S COAT, Nora's coat."),
        ("Dr. Voss", "Dr. Hale", "Voss and Dr. Stone see Dr. Voss.", "Hale and Dr. Stone see Dr. Hale."),
        ("HAL", "Sal", "Hal opens. HAL opens.", "Sal opens. Sal opens."),
        ("سارة", "ليلى", "سارة تفتح الباب.", "ليلى تفتح الباب."),
    ],
)  # fmt: skip
def test_a_new_name_takes_the_place_of_whole_words_in_the_case_they_have(
    former: str, new: str, text: str, expected: str
) -> None:
    assert renamed(former, new, text).description == expected


def test_every_text_of_a_card_is_renamed() -> None:
    card = renamed(
        *("Gwen", "Nora", "Gwen."),
        place="Gwen's flat",
        extras=["Gwen's brother"],
        wants=[{"who": "Gwen's brother", "wants": "Gwen's key", "from_whom": "Gwen's aunt"}],
        learns=[{"who": "Gwen", "what": "Gwen is late"}],
        plants=["Gwen's hat"],
        pays_off=["Gwen's coat"],
        **dict.fromkeys(("why_here", "obstacle", "tactic", "second_tactic", "turn", "new_fact", "job"), "Gwen"),
        **dict.fromkeys(("value_in", "value_out", "object_in_use", "enter_on", "leave_on"), "Gwen"),
    )
    assert "Gwen" not in card.model_dump_json()


def test_a_name_that_holds_the_old_one_stands_for_itself() -> None:
    diner = BibleEntry("3", "setting", 1, SettingBible(name="Jack's Diner"))
    senior = person("2", "Jack Senior")
    text = "They leave Jack’s Diner. JACK SENIOR calls Young Jack."
    card = renamed("Jack", "Sam", text, senior, diner, place="Jack's Diner", extras=["Young Jack"])
    assert (card.description, card.place, card.extras) == (text, "Jack's Diner", ("Young Jack",))


def test_a_word_that_another_name_has_too_is_left_in_prose_and_told_but_not_where_it_was_the_name() -> None:
    sam = person("1", "Sam")
    renaming = Renaming(sam, ["Jack"], [sam, person("2", "Jack Senior"), person("3", "Jack Black")])
    card = OutlineCard(description="Jack waits.", place="Quay", characters=["Jack", "Jack Senior"])
    assert renaming.on(card) == card.model_copy(update={"characters": ("Sam", "Jack Senior")})
    assert renaming.left_on(card) == ("Jack",)


def test_a_name_that_the_story_uses_as_a_word_is_renamed_only_within_a_sentence() -> None:
    entry = person("1", "Nora")
    renaming = Renaming(entry, ["Hope"], [entry], frozenset({"hope"}))
    card = OutlineCard(description="Hope is gone. He gives Hope a key, in Hope Street. HOPE!", place="Quay")
    assert renaming.on(card).description == "Hope is gone. He gives Nora a key, in Hope Street. HOPE!"
    assert renaming.left_on(card) == ("Hope", "HOPE")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Nora", "The boat. Old nets. Nora rows; Nora sings."),
        ("The Young Mate", "The boat. Old nets. The Mate rows; the Young Mate sings."),
    ],
)
def test_an_article_of_an_old_name_is_no_mention_of_it_but_goes_with_it(new: str, expected: str) -> None:
    text = "The boat. Old nets. The Captain rows; the Old Captain sings."
    assert renamed("The Old Captain", new, text, in_use="the old").description == expected


def test_a_field_that_the_new_name_would_make_too_long_stays_as_it_is() -> None:
    line = "Gwen's " * 42
    card = renamed("Gwen", "Wilhelmina", "Gwen.", job=line, wants=[{"who": "Gwen", "from_whom": line}])
    assert (card.description, card.job, card.wants[0].who) == ("Wilhelmina.", line.strip(), "Gwen")


def test_a_card_names_nobody_without_characters_extras_wants_and_learnings() -> None:
    assert names_nobody(OutlineCard(description="Rain.", place="Quay"))
    assert not names_nobody(OutlineCard(description="Rain.", place="Quay", extras=["A guard"]))
    assert not names_nobody(CARD)
