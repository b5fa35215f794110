"""Takes of one rewrite, side by side: chosen place by place, and put into one draft."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.core.screenplay import Element
from scriptgen_core.core.story import Change
from scriptgen_core.rewrite.changes import apply_changes, changes_between, read_draft
from scriptgen_core.rewrite.locks import off_locked
from scriptgen_core.rewrite.takes import Place, places
from tests.rewrite.page_strategies import PAGES

DRAFT = """INT. FERRY TERMINAL - NIGHT

Ilse counts the coins.

ILSE
This one's not mine.

BRAM
They're all the same to the machine.

He tears her a ticket.
"""
NAMES = ["Take 1", "Take 2", "Take 3"]


def take(*edits: tuple[str, str]) -> tuple[Change, ...]:
    """What a take makes of the draft by replacing these words."""
    text = DRAFT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return changes_between(DRAFT, text, "n")


def with_(draft: str, chosen: Mapping[str, str], found: Sequence[Place]) -> str:
    """The draft with these texts at these places."""
    laid = [each for place in found if place.change.id in chosen for each in place.said(chosen[place.change.id])]
    return apply_changes(draft, laid, {each.id for each in laid})


def whole(number: int, found: Sequence[Place]) -> dict[str, str]:
    """The choice of one take wherever it changes something."""
    return {place.change.id: place.texts[number] for place in found if number in place.made}


def test_changes_of_the_same_lines_become_wordings_named_by_their_takes() -> None:
    found = places(DRAFT, [take(("not mine", "a washer")), take(("not mine", "bent"))], NAMES)
    [place] = found
    assert [(each.differs, each.text) for each in place.change.wordings] == [
        ("Take 1", "This one's a washer."),
        ("Take 2", "This one's bent."),
    ]
    assert place.change.old == "This one's not mine."


def test_changes_elsewhere_stay_changes_of_their_own() -> None:
    first, second = take(("not mine", "a washer")), take(("a ticket", "two tickets"))
    found = places(DRAFT, [first, second], NAMES)
    assert [place.change for place in found] == [*first, *second]
    assert [tuple(place.made) for place in found] == [(0,), (1,)]


def test_takes_that_reach_over_different_lines_are_compared_over_all_of_them() -> None:
    """Each take's wording holds the lines it leaves alone as they are."""
    longer = take(("ILSE\nThis one's not mine.\n\nBRAM\nThey're", "BRAM\nThey're"), ("the same", "alike"))
    [*_, place] = places(DRAFT, [longer, take(("not mine", "bent"))], NAMES)
    speeches = places(DRAFT, [longer, take(("not mine", "bent"))], NAMES)
    assert sum(len(each.made) for each in speeches) == len(longer) + 1
    assert with_(DRAFT, whole(1, speeches), speeches) == DRAFT.replace("not mine", "bent")
    assert "alike" in place.texts[0]


def test_what_takes_agree_on_is_one_change_without_a_choice() -> None:
    same = take(("not mine", "bent"))
    [place] = places(DRAFT, [same, same], NAMES)
    assert (place.change, tuple(place.made)) == (same[0], (0, 1))


def test_two_takes_that_say_the_same_stand_beside_a_third_under_both_names() -> None:
    same, other = take(("not mine", "bent")), take(("not mine", "a washer"))
    [place] = places(DRAFT, [same, other, same], NAMES)
    assert [each.differs for each in place.change.wordings] == ["Take 1, Take 3", "Take 2"]


def test_the_writers_own_words_belong_to_the_take_they_began_from() -> None:
    [place] = places(DRAFT, [take(("not mine", "bent")), take(("This one's not mine", "Whose washer is it"))], NAMES)
    assert place.take_of("Whose washer is this?") == 1
    assert place.proposed("Whose washer is this?") == place.made[1]
    assert with_(DRAFT, {place.change.id: "Whose is this?"}, [place]) == DRAFT.replace(
        "This one's not mine.", "Whose is this?"
    )


@settings(max_examples=200, deadline=None)
@given(PAGES, st.lists(PAGES, min_size=2, max_size=3))
def test_choosing_one_take_everywhere_makes_exactly_its_proposal_and_choosing_nothing_keeps_the_draft(
    draft: str, pages: list[str]
) -> None:
    takes = [changes_between(draft, page, "n") for page in pages]
    found = places(draft, takes, NAMES)
    assert with_(draft, {}, found) == draft
    for number, changes in enumerate(takes):
        assert with_(draft, whole(number, found), found) == apply_changes(draft, changes, {each.id for each in changes})


@settings(max_examples=300, deadline=None)
@given(PAGES, st.lists(PAGES, min_size=2, max_size=3), st.data())
def test_any_mixture_reads_as_the_chosen_texts_and_leaves_all_other_lines_alone(
    draft: str, pages: list[str], data: st.DataObject
) -> None:
    """Locked lines, which no take's change touches, among them; also where a place holds several takes."""
    before = read_draft(draft)
    locked = data.draw(st.sets(st.integers(0, max(0, len(before.elements) - 1)), max_size=3))
    takes = [off_locked(changes_between(draft, page, "n"), locked)[0] for page in pages]
    found = places(draft, takes, NAMES)
    chosen = {place.change.id: text for place in found if (text := data.draw(_pick(place))) is not None}
    expected, at = list[Element](), 0
    for place in found:
        start, end = place.change.start, place.change.end
        assert not locked & set(range(start, end))
        expected += [*before.read_as[at:start], *_elements(draft, place, chosen, found)]
        at = end
    assert list(read_draft(with_(draft, chosen, found)).read_as) == [*expected, *before.read_as[at:]]


def _elements(draft: str, place: Place, chosen: Mapping[str, str], found: Sequence[Place]) -> tuple[Element, ...]:
    """What the place's lines are once this place alone is decided."""
    only = {id: text for id, text in chosen.items() if id == place.change.id}
    alone = read_draft(with_(draft, only, found)).read_as
    return alone[place.change.start : place.change.end + len(alone) - len(read_draft(draft).elements)]


def _pick(place: Place) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *place.texts.values()])
