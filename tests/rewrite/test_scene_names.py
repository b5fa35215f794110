"""Old names on written pages, and the pages with the new ones."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scriptgen_core.bibles.card_names import Renaming
from scriptgen_core.core.story import BibleEntry, CharacterBible, OutlineCard, SettingBible
from scriptgen_core.formats import parse_fountain
from scriptgen_core.projects.lock_storage import LineLock
from scriptgen_core.rewrite.scene_names import name_lines, with_names


def person(name: str, *aliases: str, id: str = "1") -> BibleEntry:
    return BibleEntry(id, "character", 1, CharacterBible(name=name, aliases=aliases))


def setting(name: str, id: str = "1") -> BibleEntry:
    return BibleEntry(id, "setting", 1, SettingBible(name=name))


def renaming(former: str, entry: BibleEntry, *others: BibleEntry, in_use: str = "", new: str = "") -> Renaming:
    return Renaming(entry, [former], [entry, *others], frozenset(in_use.split()), new)


def after(text: str, one: Renaming, perhaps: Iterable[int] = (), **scene: object) -> str:
    return with_names(text, name_lines(text, [one], **scene), set(perhaps))  # type: ignore[arg-type]


GWEN_IS_NORA = renaming("Gwen", person("Nora"))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("GWEN\nNo.", "NORA\nNo."),
        ("GWEN (V.O.) (CONT'D)\nNo.", "NORA (V.O.) (CONT'D)\nNo."),
        ("TOM\nYes.\n\nGWEN ^\nNo.", "TOM\nYes.\n\nNORA ^\nNo."),
        ("@Gwen\nNo.", "@Nora\nNo."),
        ("@gwen (O.S.)\nNo.", "@nora (O.S.)\nNo."),
        ("GWEN'S MOTHER\nNo.", "NORA'S MOTHER\nNo."),
        ("GWEN / TOM\nNo.", "NORA / TOM\nNo."),
        ("INT. GWEN'S ROOM - DAY #4#", "INT. NORA'S ROOM - DAY #4#"),
        (".gwen's room. Gwen’s ROOM", ".gwen's room. Nora’s ROOM"),
        ("Gwen's key. GWEN’S KEY. _Gwen_, *Gwen*.", "Nora's key. NORA’S KEY. _Nora_, *Nora*."),
        ("TOM\n(to Gwen)\nGwen, no.", "TOM\n(to Nora)\nNora, no."),
        ("TOM\n~Gwen, oh Gwen", "TOM\n~Nora, oh Nora"),
        ("[[Gwen knows?]]\n\n= Gwen leaves.\n\n# Gwen", "[[Nora knows?]]\n\n= Nora leaves.\n\n# Nora"),
        ("/* Gwen cut. */\n\n> GWEN WAS HERE <", "/* Nora cut. */\n\n> NORA WAS HERE <"),
        ("Gwendolyn, gwen, Mary-Gwen.\r\n\r\n\r\n Gwen  ", "Gwendolyn, gwen, Mary-Gwen.\r\n\r\n\r\n Nora  "),
    ],
)  # fmt: skip
def test_a_new_name_is_put_into_every_kind_of_line_and_nothing_else_changes(before: str, expected: str) -> None:
    assert after(before, GWEN_IS_NORA) == expected


def test_the_possessive_of_a_name_in_s_becomes_that_of_the_new_one() -> None:
    james = renaming("James", person("Nora"))
    assert after("James' coat. JAMES’ COAT. James's hat.", james) == "Nora's coat. NORA’S COAT. Nora's hat."


def test_a_part_of_the_name_gives_way_to_its_counterpart_in_a_cue_too() -> None:
    gwen_hart = renaming("Gwen Hart", person("Nora Hart"), person("Tom Hart", id="2"))
    text = "GWEN\nNo.\n\nGWEN HART\nNo.\n\nHART\nNo."
    lines = name_lines(text, [gwen_hart])
    assert [(each.old, each.sure) for each in lines] == [("GWEN", "NORA"), ("GWEN HART", "NORA HART")]


def test_of_two_old_names_that_begin_alike_the_longer_one_is_meant() -> None:
    nora = person("Nora", "Nora Lee")
    both = [Renaming(nora, ["Gwen"], [nora]), Renaming(nora, ["Gwen Hart"], [nora], new="Nora Lee")]
    text = "Gwen Hart waits, Gwen goes."
    assert with_names(text, name_lines(text, both)) == "Nora Lee waits, Nora goes."


def test_the_title_page_of_a_script_keeps_its_names() -> None:
    text = "Title: Gwen\nAuthor: Gwen Hart\n\nINT. QUAY - DAY\n\nGwen waits."
    assert after(text, GWEN_IS_NORA) == text.replace("Gwen waits", "Nora waits")


def test_names_of_somebody_else_stay_and_what_may_be_either_is_put_only_where_it_is_wanted() -> None:
    sam = renaming("Jack", person("Sam"), person("Jack Senior", id="2"), setting("Jack's Diner", id="3"))
    text = "INT. JACK'S DINER - DAY\n\nJACK SENIOR\nWhere's Jack?\n\nJACK\nHere."
    lines = name_lines(text, [sam])
    assert [(each.number, each.is_perhaps, each.count) for each in lines] == [(4, True, 0), (6, False, 1)]
    assert with_names(text, lines) == text.replace("JACK\nHere", "SAM\nHere")
    assert with_names(text, lines, {4}) == text.replace("JACK\nHere", "SAM\nHere").replace("Jack?", "Sam?")


def test_an_extra_of_the_scene_keeps_its_name() -> None:
    card = OutlineCard(description="x", place="Quay", extras=["Gwen"])
    text = "GWEN\nNo.\n\nGwen goes."
    assert after(text, GWEN_IS_NORA, card=card) == text


def test_a_name_that_is_a_word_too_is_certain_in_a_cue_and_within_a_sentence_and_else_only_perhaps_meant() -> None:
    hope = renaming("Hope", person("Nora"), in_use="hope")
    text = "HOPE\nNo.\n\nHe looks at Hope. Hope is gone."
    lines = name_lines(text, [hope])
    assert with_names(text, lines) == "NORA\nNo.\n\nHe looks at Nora. Hope is gone."
    assert (lines[1].sure, lines[1].whole) == ("He looks at Nora. Hope is gone.", "He looks at Nora. Nora is gone.")
    assert with_names(text, lines, {4}) == "NORA\nNo.\n\nHe looks at Nora. Nora is gone."


def test_an_alias_gives_way_to_the_one_that_took_its_place() -> None:
    kestrel = renaming("The Kestrel", person("Gwen", "The Heron"), new="The Heron")
    assert after("THE KESTREL\nNo.\n\nGwen, the Kestrel.", kestrel) == "THE HERON\nNo.\n\nGwen, the Heron."


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("EXT. QUAY - NIGHT", "EXT. SALT ROAD - NIGHT"),
        ("INT./EXT. Quay (1920) - DAY #2#", "INT./EXT. Salt Road (1920) - DAY #2#"),
        ("INT. MILL / QUAY - DAY", "INT. MILL / SALT ROAD - DAY"),
        (".QUAY", ".SALT ROAD"),
        ("EXT. QUAY OFFICE - DAY\n\nThe Quay.\n\nQUAY\nNo.", "EXT. QUAY OFFICE - DAY\n\nThe Quay.\n\nQUAY\nNo."),
        ("EXT. QUAY - STEPS - DAY", "EXT. QUAY - STEPS - DAY"),
    ],
)  # fmt: skip
def test_a_renamed_setting_changes_the_headings_that_name_it_as_a_place(before: str, expected: str) -> None:
    assert after(before, renaming("Quay", setting("Salt Road"), setting("Quay - Steps", id="2"))) == expected


def test_locked_lines_stay_and_are_told() -> None:
    text = "GWEN\nNo.\n\nGwen goes."
    lines = name_lines(text, [GWEN_IS_NORA], locks=[LineLock(0, "GWEN")])
    assert [each.locked for each in lines] == [True, False]
    assert with_names(text, lines) == "GWEN\nNo.\n\nNora goes."


def test_a_cue_that_would_be_no_cue_under_its_new_name_is_marked_as_one() -> None:
    assert after("GWEN (V.O.)\nNo.", renaming("Gwen", person("ليلى"))) == "@ليلى (V.O.)\nNo."
    assert after("@Gwen\nNo.", renaming("Gwen", person("ليلى"))) == "@ليلى\nNo."


_NAMES = st.lists(
    st.sampled_from(["Gwen", "Nora", "Élodie", "Bo", "Wilhelmina", "O'Dea"]), min_size=2, max_size=2, unique=True
)
_PIECES = st.sampled_from(
    [
        *(
            "{n}",
            "{u}",
            "{n}'s",
            "{u}’S",
            " ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "the sea",
            "TOM",
            "Tom Reed",
            "-",
            "’",
        ),
        *("INT. ", " - DAY", "#1#", "(V.O.)", "^", "@", "!", ".", "> ", " <", "~", "CUT TO:", "Title: "),
        *("-", "[[", "]]", "/*", "*/", "*", "_"),
    ]
)
_PAGES = st.lists(_PIECES, max_size=30).map("".join)


@given(_NAMES, _PAGES)
def test_a_rename_there_and_back_gives_the_same_bytes(names: list[str], page: str) -> None:
    first, second = names
    text = page.replace("{n}", first).replace("{u}", first.upper())
    there = after(text, renaming(first, person(second)))
    assert after(there, renaming(second, person(first))) == text
    assert [type(each) for each in parse_fountain(there).elements] == [
        type(each) for each in parse_fountain(text).elements
    ]


@given(_NAMES, _PAGES)
def test_a_text_that_does_not_say_the_name_is_unchanged(names: list[str], page: str) -> None:
    text = page.replace("{n}", "Ida").replace("{u}", "IDA")
    assert not name_lines(text, [renaming(names[0], person(names[1]))])


@given(_PAGES)
def test_a_setting_renamed_there_and_back_gives_the_same_bytes(page: str) -> None:
    text = page.replace("{n}", "Old Quay").replace("{u}", "OLD QUAY")
    there = after(text, renaming("Old Quay", setting("Salt Road")))
    assert after(there, renaming("Salt Road", setting("Old Quay"))) == text
