"""Critique, proposals, and what of them is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.prompting import CritiqueReply, ElementChange, NoteDraft, RewriteInputs, RewriteReply
from scriptgen_core.core.story import Author, SceneNote
from scriptgen_core.rewrite.changes import read_draft
from scriptgen_core.rewrite.rewrite_controller import Proposal, RewriteController, word_diff
from tests.fakes.ferry_story import ILSE, PROJECT, TERMINAL
from tests.fakes.scripted_llm import ScriptedLLM
from tests.rewrite.page_strategies import PAGES

DRAFT = """INT. FERRY TERMINAL - NIGHT

Ilse counts the coins on the counter. One is a washer.

ILSE
(re: the washer)
This one's not mine.

BRAM
They're all the same to the machine.

He tears her a ticket.
"""
NOTE = SceneNote("note-1", "Why does Bram answer her?", quote="They're all the same to the machine.")


def a_change(first: int, last: int, fountain: str, note_id: str = "note-1") -> ElementChange:
    return ElementChange(note_id=note_id, first=first, last=last, fountain=fountain)


def proposed(*changes: ElementChange, **options: object) -> Proposal:
    llm = ScriptedLLM("openai", "m-1").enqueue("rewrite.scene", RewriteReply(changes=list(changes)))
    return RewriteController(llm, load_prompts()).propose(DRAFT, [NOTE], project=PROJECT, number=0, **options)


def test_the_rewriter_sees_the_numbered_draft_the_notes_and_what_is_locked() -> None:
    llm = ScriptedLLM().enqueue("rewrite.scene", RewriteReply())
    RewriteController(llm, load_prompts()).propose(
        DRAFT, [NOTE], project=PROJECT, number=0, cast=[ILSE], setting=TERMINAL, locked=[4], must_survive=["washer"]
    )
    (request,) = llm.requests
    assert isinstance(request.inputs, RewriteInputs)
    assert request.inputs.elements[2:5] == ("ILSE", "(re: the washer)", "This one's not mine.")
    told = request.messages[1].content
    for token in ("[4] LOCKED", "[note-1] “They're all the same", "ILSE-WANT", "1998"):
        assert token in told


def test_a_change_replaces_its_element_and_nothing_else() -> None:
    proposal = proposed(a_change(6, 6, "Keep it."))
    assert proposal.text == DRAFT.replace("They're all the same to the machine.", "Keep it.")
    (change,) = proposal.changes
    assert (change.start, change.end, change.note_id) == (6, 7, "note-1")
    assert proposal.author.kind == "model"
    assert proposal.author == Author("model", "openai", "m-1", "rewrite.scene", proposal.author.prompt_version)


def test_a_cut_speech_leaves_one_blank_line() -> None:
    proposal = proposed(a_change(5, 6, ""))
    assert proposal.text == DRAFT.replace("BRAM\nThey're all the same to the machine.\n\n", "")


def test_a_speech_whose_words_are_all_cut_takes_its_cue_along() -> None:
    proposal = proposed(a_change(6, 6, ""))
    assert proposal.text == DRAFT.replace("BRAM\nThey're all the same to the machine.\n\n", "")
    assert proposed(a_change(4, 4, "")).text == DRAFT.replace("ILSE\n(re: the washer)\nThis one's not mine.\n\n", "")


def test_an_insertion_stands_between_blank_lines() -> None:
    proposal = proposed(a_change(7, 6, "A horn. The queue looks up."))
    assert "machine.\n\nA horn. The queue looks up.\n\nHe tears" in proposal.text


def test_a_speech_repeated_with_its_cue_does_not_double_the_cue() -> None:
    proposal = proposed(a_change(6, 6, "BRAM\nKeep it."))
    assert proposal.text == DRAFT.replace("They're all the same to the machine.", "Keep it.")


def test_a_whole_new_page_becomes_the_few_changes_it_really_makes() -> None:
    page = DRAFT.replace("One is a washer.", "One is thin.").replace("a ticket", "two tickets")
    proposal = proposed(a_change(0, 7, page))
    assert [(change.start, change.end) for change in proposal.changes] == [(1, 2), (7, 8)]
    assert proposal.text == page


def test_what_changes_nothing_is_dropped_without_a_word() -> None:
    proposal = proposed(a_change(6, 6, "They're all the same to the machine."))
    assert (proposal.changes, proposal.refused, proposal.text) == ((), (), DRAFT)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (a_change(6, 6, "Keep it.", note_id="note-9"), "answers no note"),
        (a_change(7, 9, "Keep it."), "no such lines"),
        (a_change(6, 3, "Keep it."), "no such lines"),
        (a_change(9, 8, "Keep it."), "no such lines"),
        (a_change(4, 4, "Keep it."), "locked"),
        (a_change(2, 4, ""), "locked"),
        (a_change(5, 5, ""), "beside it"),
        (a_change(4, 4, "TOVE"), "locked"),
        (a_change(1, 1, "Ilse counts."), "lose the counter"),
    ],
)
def test_a_change_that_does_not_hold_is_refused_with_the_reason(change: ElementChange, reason: str) -> None:
    proposal = proposed(change, locked=[4], must_survive=["the counter", "the sea"])
    (refusal,) = proposal.refused
    assert refusal.change == change
    assert reason in refusal.reason
    assert proposal.text == DRAFT


def test_a_refusal_reads_as_a_sentence() -> None:
    cut, long = proposed(a_change(0, 0, "", note_id="x"), a_change(1, 1, "word " * 30, note_id="x")).refused
    assert str(cut) == "Left out a cut: it answers no note."
    assert str(long).startswith("Left out “word word")
    assert str(long).endswith("...”: it answers no note.")


def test_of_two_overlapping_changes_the_first_is_kept() -> None:
    proposal = proposed(
        a_change(1, 2, "Ilse counts.\n\nTOVE"), a_change(2, 4, ""), a_change(7, 7, "He shuts the window.")
    )
    assert "another change" in proposal.refused[0].reason
    assert proposal.text.endswith("He shuts the window.\n")


def test_neighbouring_changes_inside_one_speech_are_one_change() -> None:
    proposal = proposed(a_change(3, 3, ""), a_change(4, 4, "Not mine."))
    assert len(proposal.changes) == 1
    assert "ILSE\nNot mine.\n\nBRAM" in proposal.text


def test_the_model_may_leave_the_page_alone_and_say_why() -> None:
    llm = ScriptedLLM().enqueue("rewrite.scene", RewriteReply(no_change="Her silence answers it."))
    proposal = RewriteController(llm, load_prompts()).propose(DRAFT, [NOTE], project=PROJECT, number=0)
    assert (proposal.changes, proposal.no_change, proposal.text) == ((), "Her silence answers it.", DRAFT)


def test_accepting_one_change_leaves_the_others_out() -> None:
    llm = ScriptedLLM().enqueue("rewrite.scene", RewriteReply(changes=[a_change(1, 1, "X."), a_change(7, 7, "Y.")]))
    controller = RewriteController(llm, load_prompts())
    first, second = controller.propose(DRAFT, [NOTE], project=PROJECT, number=0).changes
    assert controller.apply(DRAFT, [first, second], {second.id}) == DRAFT.replace("He tears her a ticket.", "Y.")
    assert controller.apply(DRAFT, [first, second], set()) == DRAFT


ANY_CHANGE = st.builds(
    a_change,
    st.integers(0, 9),
    st.integers(-1, 10),
    st.sampled_from(["", "A horn.", "No.", "(beat)", "BRAM\nKeep it.", "A horn.\n\nILSE\nNo.", "CUT TO:", "TOVE"]),
)


@settings(max_examples=300, deadline=None)
@given(PAGES, st.lists(ANY_CHANGE, max_size=5), st.sets(st.integers(0, 9), max_size=2), st.data())
def test_whatever_a_model_asks_for_no_choice_of_its_changes_touches_other_lines(
    page: str, wanted: list[ElementChange], locked: set[int], data: st.DataObject
) -> None:
    llm = ScriptedLLM().enqueue("rewrite.scene", RewriteReply(changes=wanted))
    controller = RewriteController(llm, load_prompts())
    proposal = controller.propose(page, [NOTE], project=PROJECT, number=0, locked=locked)
    chosen = {change.id for change in proposal.changes if data.draw(st.booleans())}
    touched = {i for change in proposal.changes if change.id in chosen for i in range(change.start, change.end)}
    assert not touched & locked
    after = iter(read_draft(controller.apply(page, proposal.changes, chosen)).read_as)
    kept = [one for i, one in enumerate(read_draft(page).read_as) if i not in touched]
    assert all(any(one == other for other in after) for one in kept)
    everything = {change.id for change in proposal.changes}
    assert controller.apply(page, proposal.changes, everything) == proposal.text


def test_a_critique_asks_without_the_outline_and_quotes_the_page() -> None:
    reply = CritiqueReply(notes=[NoteDraft(question="Why?", quote="This one's not mine.")])
    llm = ScriptedLLM().enqueue("agent.dramaturge", reply)
    (note,) = RewriteController(llm, load_prompts()).critique(
        DRAFT, project=PROJECT, number=2, findings=["2 of 3 speeches have four words."], dismissed=["Why a ferry?"]
    )
    assert (note.quote, note.text) == ("This one's not mine.", "Why?")
    (request,) = llm.requests
    assert request.step == "Scene 3 critique"
    assert "Why a ferry?" in request.messages[1].content
    assert "2 of 3 speeches" in request.messages[1].content


def test_a_changed_sentence_is_shown_word_by_word() -> None:
    assert [tuple(each) for each in word_diff("He tears her a ticket.", "He tears her two tickets.")] == [
        ("equal", "He tears her ", "He tears her "),
        ("replace", "a ticket", "two tickets"),
        ("equal", ".", "."),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_parts_of_a_word_diff_are_the_two_texts(old: str, new: str) -> None:
    parts = word_diff(old, new)
    assert ("".join(part.old for part in parts), "".join(part.new for part in parts)) == (old, new)
    assert all((part.old == part.new) == (part.op == "equal") for part in parts)
