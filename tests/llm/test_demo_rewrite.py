"""The demo's notes quote the page and count; its rewrites are small, answer the note, and respect locks."""

import pytest

from scriptgen_core.bibles.staleness import Shift
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.calls import LLMRequest, Message, parse_reply
from scriptgen_core.core.prompting import CritiqueReply, DramaturgeInputs, ProjectFacts, RewriteInputs, RewriteReply
from scriptgen_core.core.reads import Read
from scriptgen_core.core.screenplay import Character
from scriptgen_core.core.story import BibleEntry, SceneNote, SettingBible
from scriptgen_core.formats import parse_fountain
from scriptgen_core.llm.demo import DemoProvider
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.rewrite.rewrite_controller import Proposal, RewriteController
from tests.fakes.demo_film import LOG_LINES, film

LONG_SPEECH = (
    "Yes, I did. It was on Friday, after the rain. I needed it for the door, and nobody was here to ask, "
    "and it was the only long one. I meant to say."
)
PAGE = f"""INT. BOAT SHED - NIGHT

A radio under a tarpaulin. Nine hooks, eight oars.

Ana sands a plank. She has stopped at a knot.

ANA
Who took the ninth?

IVO
{LONG_SPEECH}

ANA
(re: the plank)
Hold this end.

IVO
It's cold.

Ivo sits on the trestle.

ANA
You'd better stand.
"""
ELEMENTS = (
    "INT. BOAT SHED - NIGHT",
    "A radio under a tarpaulin. Nine hooks, eight oars.",
    "Ana sands a plank. She has stopped at a knot.",
    *("ANA", "Who took the ninth?"),
    *("IVO", LONG_SPEECH),
    *("ANA", "(re: the plank)", "Hold this end."),
    *("IVO", "It's cold."),
    "Ivo sits on the trestle.",
    *("ANA", "You'd better stand."),
)
PROJECT = ProjectFacts("A boat builder is short of an oar.")
FREE_NOTES = (
    "Make it shorter.",
    "Funnier!",
    "More tension please",
    "Nobody should talk here, silent",
    "Ivo is too kind",
    "?",
)


def critique(page: str, *dismissed: str) -> CritiqueReply:
    inputs = DramaturgeInputs(PROJECT, 0, page, (), dismissed)
    return parse_reply(DemoProvider().complete(LLMRequest(messages=(), inputs=inputs)).text, CritiqueReply)


def reply(*notes: str, locked: tuple[int, ...] = (), survive: tuple[str, ...] = ()) -> RewriteReply:
    numbered = tuple((f"n{at}", note) for at, note in enumerate(notes))
    inputs = RewriteInputs(PROJECT, 0, ELEMENTS, numbered, locked, survive, ())
    request = LLMRequest(messages=(Message("user", ""),), inputs=inputs)
    return parse_reply(DemoProvider().complete(request).text, RewriteReply)


def proposal(page: str, note: SceneNote, **options: object) -> Proposal:
    controller = RewriteController(LLMWrapper(provider="demo"), load_prompts())
    return controller.propose(page, [note], project=PROJECT, number=0, **options)


def test_notes_quote_lines_that_stand_on_the_page() -> None:
    notes = critique(PAGE).notes
    assert 1 <= len(notes) <= 3
    assert all(note.quote in PAGE and note.question.endswith("?") for note in notes)
    assert {"dialogue", "subtext"} <= {note.aspect for note in notes}


def test_a_page_where_nothing_stands_out_gets_no_note() -> None:
    assert critique("INT. SHED - DAY\n\nAna sands a plank.\n\nANA\nNine?\n\nAna stops.\n").notes == []


def test_a_dismissed_note_does_not_come_again() -> None:
    first = critique(PAGE).notes[0]
    assert first.question not in [note.question for note in critique(PAGE, first.question).notes]


@pytest.mark.parametrize("page", ["", "INT. X - DAY", "Ana.", "ANA\n", "\n\n", "@ミカ\nはい。\n", "(x)\n", "~la la"])
def test_any_text_can_be_read(page: str) -> None:
    assert len(critique(page).notes) <= 3


def test_the_notes_on_the_demos_own_pages_quote_them() -> None:
    for take in film(LOG_LINES[3], 40).takes:
        assert len(take.notes) <= 3
        assert all(note.quote and note.quote in take.fountain for note in take.notes)


@pytest.mark.parametrize("note", FREE_NOTES)
def test_any_note_of_the_writer_gets_a_visible_change(note: str) -> None:
    made = proposal(PAGE, SceneNote("n1", note, source="writer"))
    assert made.changes
    assert made.refused == ()
    assert made.text != PAGE
    assert all(change.note_id == "n1" for change in made.changes)


def test_shorter_makes_the_page_shorter_and_quoted_lines_come_first() -> None:
    made = proposal(PAGE, SceneNote("n1", "Too long.", quote="It was on Friday"))
    assert len(made.text.split()) < len(PAGE.split())
    assert made.changes[0].old == ELEMENTS[6]


def test_funnier_changes_what_is_said_and_not_who_says_it() -> None:
    made = proposal(PAGE, SceneNote("n1", "Make this funnier."))

    def cues(text: str) -> list[str]:
        return [element.text for element in parse_fountain(text).elements if isinstance(element, Character)]

    assert cues(made.text) == cues(PAGE)


def test_silent_takes_speeches_out_with_their_cues() -> None:
    made = proposal(PAGE, SceneNote("n1", "This should be nearly silent."))
    assert made.text.count("\nANA\n") + made.text.count("\nIVO\n") < 5


@pytest.mark.parametrize("note", [*FREE_NOTES, "Split it.", "Cut the answer", "End earlier"])
def test_locked_elements_are_never_part_of_a_change(note: str) -> None:
    locked = (1, 4, 5, 6, 11, 12)
    for change in reply(note, locked=locked).changes:
        assert not set(range(change.first, change.last + 1)) & set(locked)


def test_a_page_that_is_locked_throughout_keeps_every_line() -> None:
    made = reply("Shorter.", locked=tuple(range(len(ELEMENTS))))
    assert all(change.last < change.first for change in made.changes)


def test_nothing_to_change_is_said_with_the_reason() -> None:
    inputs = RewriteInputs(PROJECT, 0, ("INT. SHED - DAY",), (("n1", "Shorter."),), (0,), (), ())
    text = DemoProvider().complete(LLMRequest(messages=(), inputs=inputs)).text
    made = parse_reply(text, RewriteReply)
    assert made.changes == []
    assert "locked" in made.no_change


def test_what_must_survive_stays_on_the_page() -> None:
    made = reply("Shorter.", survive=("nobody was here to ask",))
    assert all(not change.first <= 6 <= change.last or "nobody was here" in change.fountain for change in made.changes)


def test_several_notes_get_changes_that_do_not_meet() -> None:
    changes = reply("Shorter.", "Funnier.", "More tension.", "Shorter.").changes
    assert {change.note_id for change in changes} >= {"n0", "n1", "n2"}
    touched = [at for change in changes for at in range(change.first, change.last + 1)]
    assert len(touched) == len(set(touched))


def test_its_own_notes_are_answered_on_its_own_pages() -> None:
    """Critique and rewrite together: every note of the dramaturge leads to changes the controller accepts."""
    made = film(LOG_LINES[3], 40)
    noted = [take for take in made.takes if take.notes][:8]
    assert len(noted) == 8
    for take in noted:
        answered = proposal(take.fountain, take.notes[0])
        assert answered.changes
        assert answered.refused == ()


def test_a_new_fact_of_the_bibles_is_put_where_the_page_says_the_old_one_and_nowhere_else() -> None:
    """Where the page does not say it in these words, nothing is changed and the reason is given."""
    entry = BibleEntry("shed", "setting", 2, SettingBible(name="Boat shed"))
    told = Shift(entry, Read("shed", 1, "description"), "Nine hooks", "Ten hooks").words
    made = proposal(PAGE, SceneNote("n1", told, source="bibles"))
    assert made.text == PAGE.replace("Nine hooks", "Ten hooks")
    unsaid = Shift(entry, Read("shed", 1, "description"), "Nine hook", "Ten")
    of_a_list = Shift(entry, Read("shed", 1, "details"), ("a radio",), ("a clock",))
    for other in (unsaid, of_a_list):
        unchanged = proposal(PAGE, SceneNote("n1", other.words, source="bibles"))
        assert unchanged.text == PAGE
        assert "does not say" in unchanged.no_change
