"""The breakdowns of a script of three scenes, counted by hand, and of texts that are hardly scripts."""

import pytest

from scriptgen_core.formats import paginate, parse_fountain
from scriptgen_core.reports import break_down, table
from tests.fakes.processor_time import processor_seconds
from tests.reports.scripts import read

GOES_ON = "\n\n".join(f"This is line {number} of what happens here." for number in range(40))


def test_a_scene_has_its_number_place_light_and_size() -> None:
    scenes = read().scenes
    assert [scene.number for scene in scenes] == ["1A", "2", "3"]
    assert [scene.slug.light for scene in scenes] == ["Night", "Night", "Day"]
    assert [(scene.page, scene.eighths) for scene in scenes] == [(1, 2), (1, 1), (1, 2)]
    assert [scene.dialogue_words for scene in scenes] == [6, 6, 4]
    assert [scene.action_words for scene in scenes] == [11, 11, 0]


def test_a_scene_has_who_speaks_and_whom_only_the_action_names() -> None:
    scenes = read().scenes
    assert [scene.speakers for scene in scenes] == [
        ("NORA", "TOMAS"),
        ("NORA", "TOMAS"),
        ("NORA", "TOMAS", "GRACE", "WILL"),
    ]
    assert [scene.only_named for scene in scenes] == [(), ("GRACE",), ()]


def test_an_omitted_scene_keeps_its_line_in_the_list_and_counts_nowhere() -> None:
    text = "INT. A - NIGHT #1#\n\nNORA\nYes.\n\n.OMITTED #2#\n\nEXT. B - CONTINUOUS #3#\n\nRain."
    breakdown = read(text)
    assert [(scene.number, scene.is_omitted) for scene in breakdown.scenes] == [("1", False), ("2", True), ("3", False)]
    assert breakdown.scenes[2].slug.light == "Night"
    assert breakdown.totals.scenes == 2
    assert sum(breakdown.totals.by_setting.values()) == sum(scene.eighths for scene in breakdown.played) == 2
    assert [row.place for row in breakdown.locations] == ["A", "B"]
    assert [row.begun for row in breakdown.by_page] == [("1", "3")]
    assert table(breakdown, "scenes").rows[1] == ("2", "", "OMITTED", "", "", "", 1, 0, "", "", None, None)
    assert table(breakdown, "cast").rows[1][:3] == ("2", "OMITTED", 1)


def test_a_word_in_use_is_no_name_where_a_sentence_begins() -> None:
    text = "INT. A - DAY\n\nThey will go. The old Will nods.\n\nWILL\nYes.\n\nINT. B - DAY\n\nGo. Will they?"
    assert [dict(scene.named).keys() for scene in read(text).scenes] == [{"WILL"}, set()]


def test_names_of_the_bibles_are_found_in_full_in_part_and_by_alias() -> None:
    text = "INT. A - DAY\n\nOkafor.\n\nINT. B - DAY\n\nCAPTAIN'S hat.\n\nINT. C - DAY\n\nPilars. A captain. Pilar-ish."
    assert [tuple(scene.named) for scene in read(text).scenes] == [("PILAR OKAFOR",), ("PILAR OKAFOR",), ()]


def test_cues_of_one_person_are_one_character() -> None:
    rows = {row.name: row for row in read().characters}
    assert list(rows) == ["TOMAS", "NORA", "GRACE", "WILL"]
    assert (rows["TOMAS"].speeches, rows["TOMAS"].words, rows["TOMAS"].longest) == (5, 9, 4)
    assert (rows["NORA"].speeches, rows["NORA"].words, rows["NORA"].lines) == (3, 6, 3)
    assert rows["TOMAS"].share == pytest.approx(9 / 16)
    assert (rows["GRACE"].scenes, rows["GRACE"].named_in) == (("3",), ("2",))


def test_a_cue_for_two_stays_whole_where_one_of_them_is_unknown() -> None:
    assert [row.name for row in read("INT. A - DAY\n\nSMITH & WESSON\nYes.\n\nSMITH\nNo.").characters] == [
        "SMITH",
        "SMITH & WESSON",
    ]


def test_a_speech_over_three_pages_is_on_each_and_counted_once() -> None:
    talk = " ".join(f"Sentence number {number} is said here." for number in range(60))
    row = read(f"INT. A - DAY\n\n{GOES_ON[:900]}\n\nNORA\n{talk}").characters[0]
    assert (row.speeches, row.words, row.pages) == (1, 360, (1, 2, 3))
    assert sum(row.lines_by_page.values()) == row.lines


def test_places_spelled_alike_stand_side_by_side_and_are_not_merged() -> None:
    headings = (
        "THE KITCHEN",
        "HALL",
        "KITCHEN",
        "KITCHN",
        "ROOM 1",
        "ROOM 2",
        "MR HART'S",
        "MRS HART’S",
        "CAFÉ BAR",
        "CAFE BAR",
    )
    rows = read("\n\n".join(f"INT. {place} - DAY\n\nGo." for place in headings)).locations
    like = {row.place: row.like for row in rows}
    assert like["KITCHEN"] == ("KITCHN", "THE KITCHEN")
    assert like["CAFÉ BAR"] == ("CAFE BAR",)
    assert [like[place] for place in ("ROOM 1", "HALL", "MR HART'S")] == [(), (), ()]
    places = [row.place for row in rows]
    assert abs(places.index("CAFE BAR") - places.index("CAFÉ BAR")) == 1


def test_a_location_has_its_scenes_lengths_and_parts() -> None:
    rows = {row.place: row for row in read().locations}
    assert set(rows) == {"NET SHED", "THE SLIP", "NET-SHED"}
    assert rows["NET SHED"].like == ("NET-SHED",)
    slip = rows["THE SLIP"]
    assert (slip.scenes, slip.eighths, dict(slip.by_light)) == (("2",), 1, {"Night": 1})
    text = "INT. HOUSE - HALL - DAY\n\nGo.\n\nEXT. HOUSE - NIGHT\n\nGo.\n\nINT. HOUSE - HALL - DAY\n\nGo."
    (house,) = read(text).locations
    assert (house.parts, house.settings, house.scenes) == (("HALL",), ("INT", "EXT"), ("1", "2", "3"))


def test_the_cast_of_a_scene_speaks_is_named_or_is_not_there() -> None:
    assert [scene.people.get("GRACE") for scene in read().scenes] == [None, "named", "speaks"]


def test_the_totals_are_the_sums_of_the_script() -> None:
    totals = read().totals
    assert (totals.pages, totals.scenes, totals.speakers) == (1, 3, 4)
    assert (totals.dialogue_words, totals.action_words) == (16, 22)
    assert (totals.dialogue_lines, totals.action_lines) == (9, 3)
    assert dict(totals.by_setting) == {"INT": 4, "EXT": 1}
    assert dict(totals.by_light) == {"Night": 3, "Day": 2}


def test_minutes_are_a_range_around_a_minute_a_page() -> None:
    totals = read("INT. A - DAY\n\n" + "\n\n".join(["Go."] * 27 * 12)).totals
    assert totals.pages == 13
    assert totals.minutes == (10, 14)


def test_a_page_has_its_lines_and_the_scenes_that_begin_on_it() -> None:
    breakdown = read(f"INT. A - DAY\n\nNORA\nYes.\n\n{GOES_ON}\n\nINT. B - DAY\n\nGo.")
    first, second = breakdown.by_page
    assert (first.dialogue, first.begun, second.begun) == (1, ("1",), ("2",))
    assert first.share == pytest.approx(1 / (1 + first.action))
    assert first.action + second.action == 41


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "[[only a note]]",
        "/* cut",
        "# Act One\n\n= What happens.",
        "@\n",
        "()",
        "INT.",
        "INT. ",
        "^\n\nA ^\nb",
    ],
)
def test_texts_that_are_hardly_scripts_are_read_all_the_same(text: str) -> None:
    breakdown = read(text)
    assert breakdown.totals.pages == len(breakdown.by_page)
    assert len(breakdown.locations) <= len(breakdown.scenes) <= 1
    assert sum(row.words for row in breakdown.characters) == breakdown.totals.dialogue_words


def test_without_headings_the_whole_text_is_one_part_without_a_number() -> None:
    (part,) = read("Nora waits.\n\nNORA\nYes.").scenes
    assert (part.number, part.speakers, part.eighths) == ("", ("NORA",), 1)
    assert read("Nora waits.\n\nNORA\nYes.").totals.scenes == 0


def test_scripts_in_other_letters_are_read_too() -> None:
    breakdown = read("INT. КУХНЯ - НОЧЬ\n\nОЛЬГА ждёт.\n\nОЛЬГА\nПривет, мир.\n\n.台所 - 夜\n\n@太郎\nはい。")
    assert [scene.slug.light for scene in breakdown.scenes] == ["Night", "Night"]
    assert [(row.name, row.words) for row in breakdown.characters] == [("ОЛЬГА", 2), ("太郎", 1)]


def test_pages_that_are_given_are_not_laid_out_again() -> None:
    screenplay = parse_fountain("INT. A - DAY\n\nGo.")
    pages = paginate(screenplay)
    assert break_down(screenplay, pages=pages).pages == pages


@pytest.mark.parametrize(
    "text",
    [
        "INT. A, " + "A, " * 20_000,
        "INT. A" + "-" * 50_000 + "B",
        "\n\n".join(f"PERSON {n}\nYes." for n in range(1_500)),
    ],
    ids=["a heading of many clauses", "a heading of dashes", "many people in one scene"],
)
def test_what_no_writer_writes_is_read_in_the_time_of_a_script(text: str) -> None:
    screenplay = parse_fountain(text)
    pages = paginate(screenplay)

    def work() -> None:
        breakdown = break_down(screenplay, pages=pages)
        assert len(breakdown.locations) <= 1
        assert len(table(breakdown, "cast").rows) == 1

    assert processor_seconds(work) < 1


def test_a_name_in_the_action_is_on_the_page_that_prints_it() -> None:
    (row,) = read(f"INT. A - DAY\n\n{GOES_ON}\n\nNora comes.").characters
    assert (row.name, row.named_on, row.pages, row.words) == ("NORA", frozenset({2}), (), 0)
