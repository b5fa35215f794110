"""The pages of a locked draft keep their numbers."""

from itertools import pairwise

import pytest

from scriptgen_core.core.screenplay import Action, Page, Screenplay
from scriptgen_core.formats import page_starts, paginate, parse_fountain, starts_now

LINES = [f"Line {number}." for number in range(1, 100)]
SPEECH = "NORA\n" + "The tide took the shed and the net and the boat. " * 80


def pages_now(locked: str, now: str) -> list[Page]:
    before, after = parse_fountain(locked), parse_fountain(now)
    return list(paginate(after, locked=starts_now(page_starts(paginate(before)), before, after)))


def texts(pages: list[Page]) -> dict[str, list[str]]:
    return {page.label: [line.text for line in page.lines] for page in pages}


def script(lines: list[str]) -> str:
    return "\n\n".join(lines)


def test_without_changes_the_pages_are_the_same() -> None:
    for text in (script(LINES), SPEECH, "She walks on and on down the road. " * 200):
        assert pages_now(text, text) == list(paginate(parse_fountain(text)))


def test_what_no_longer_fits_goes_to_a_pages_and_the_next_pages_stay() -> None:
    added = [f"New {number}." for number in range(50)]
    locked, now = (
        texts(pages_now(script(LINES), script(LINES))),
        texts(pages_now(script(LINES), script([*LINES[:30], *added, *LINES[30:]]))),
    )
    assert list(now) == ["1", "2", "2A", "2B", "3", "4"]
    assert [now["1"], now["3"], now["4"]] == [locked["1"], locked["3"], locked["4"]]
    assert now["2"] + now["2A"] + now["2B"] == LINES[27:30] + added + LINES[30:54]


def test_text_put_in_right_before_a_page_belongs_to_the_page_before_it() -> None:
    now = texts(pages_now(script(LINES), script([*LINES[:27], "New.", *LINES[27:]])))
    assert (now["1A"], now["2"][0]) == (["New."], "Line 28.")


def test_a_page_that_shrank_stays_a_page() -> None:
    now = texts(pages_now(script(LINES), script([*LINES[:28], *LINES[53:]])))
    assert [len(lines) for lines in now.values()] == [27, 2, 27, 18]
    assert list(now) == ["1", "2", "3", "4"]


def test_a_page_that_lost_all_its_text_shares_the_next_ones_label() -> None:
    assert list(texts(pages_now(script(LINES), script([*LINES[:27], *LINES[54:]])))) == ["1", "2-3", "4"]
    assert list(texts(pages_now(script(LINES), script(LINES[:54])))) == ["1", "2-4"]


@pytest.mark.parametrize("cue", ["NORA\n", ""])
def test_a_locked_page_may_begin_inside_a_speech_or_a_paragraph(cue: str) -> None:
    text = cue + " ".join(f"In year {year} the tide took shed {year} and the net." for year in range(1800, 2100))
    locked = paginate(parse_fountain(text))
    now = pages_now(text, text.replace(" and ", " and the quay and the yard and ", 60))
    assert [page.label for page in now if page.label.isdecimal()] == [page.label for page in locked]
    assert len(now) > len(locked)
    assert texts(now)[locked[-1].label] == texts(list(locked))[locked[-1].label]


def test_a_later_round_finds_room_between_a_pages() -> None:
    added = [f"New {number}." for number in range(30)]
    second = script([*LINES[:30], *added, *LINES[30:]])
    first_round = pages_now(script(LINES), second)
    now = parse_fountain(script([*LINES[:30], *added[:10], *["More."] * 20, *added[10:], *LINES[30:]]))
    starts = starts_now(page_starts(first_round), parse_fountain(second), now)
    labels = [page.label for page in paginate(now, locked=starts)]
    assert labels == ["1", "2", "A2A", "2A", "2B", "3", "4"]


def test_no_row_is_used_twice_on_a_locked_page() -> None:
    locked = script([*LINES[:25], SPEECH, *LINES])
    now = locked.replace("The tide took", "The big tide took", 40)
    for page in pages_now(locked, now):
        rows = [line.row for line in page.lines]
        assert all(one < other for one, other in pairwise(rows))


def test_an_empty_screenplay_has_no_pages() -> None:
    assert paginate(Screenplay((Action("[[note]]"),)), locked=page_starts(paginate(parse_fountain("A.")))) == ()
