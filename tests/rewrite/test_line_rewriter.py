"""What is asked at the line, what the rewriter is told of it, and that nothing outside the lines changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.events import AnswerMended, AnswerUnusable, Event
from scriptgen_core.core.line_asking import LineAsk, LineInputs, LineOption, LineReply, LineRequest
from scriptgen_core.core.story import OutlineCard, SceneNote
from scriptgen_core.rewrite.changes import apply_changes, read_draft, rebased
from scriptgen_core.rewrite.line_rewriter import LineRewriter
from scriptgen_core.rewrite.rewrite_controller import Proposal
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
NOTE = SceneNote("note-1", "Tighten these lines", source="writer")
HIS_WORDS = (6, 7)
HIS_SPEECH = (5, 7)


def answered(span: tuple[int, int], ask: LineAsk, *texts: str, draft: str = DRAFT, **options: object) -> Proposal:
    reply = LineReply(options=[LineOption(fountain=text) for text in texts])
    llm = ScriptedLLM("openai", "m-1").enqueue("rewrite.lines", reply)
    request = LineRequest("draft-1", *span, ask, "from guarded to open")
    return LineRewriter(llm, load_prompts()).propose(draft, request, NOTE, project=PROJECT, number=0, **options)


def test_the_rewriter_sees_the_lines_what_surrounds_them_and_who_speaks() -> None:
    """The axis, the voice, the place and the facts of the card are told; the heading stands before the lines."""
    llm = ScriptedLLM().enqueue("rewrite.lines", LineReply(no_change="It is right."))
    card = OutlineCard(description="A washer.", place="Ferry terminal", plants=("washer",))
    request = LineRequest("draft-1", *HIS_WORDS, "alternatives", "from guarded to open")
    LineRewriter(llm, load_prompts()).propose(
        DRAFT, request, NOTE, project=PROJECT, number=2, cast=[ILSE], setting=TERMINAL, card=card
    )
    (asked,) = llm.requests
    assert isinstance(asked.inputs, LineInputs)
    assert (asked.step, asked.role) == ("Scene 3 lines", "rewrite")
    assert asked.inputs.lines == ("They're all the same to the machine.",)
    assert (asked.inputs.before[-1], asked.inputs.after) == ("BRAM", ("He tears her a ticket.",))
    for token in ("from guarded to open", "Options: 5", "Not a request.", "1998", "- washer"):
        assert token in asked.messages[1].content


def test_alternatives_are_one_change_with_every_wording_once() -> None:
    proposal = answered(HIS_WORDS, "alternatives", "Keep it.", "keep  it.", "Whose is it?", "I tore it.")
    (change,) = proposal.changes
    assert [each.text for each in change.wordings] == ["Keep it.", "Whose is it?", "I tore it."]
    assert change.new == "Keep it."
    assert proposal.author.kind == "model"
    third = apply_changes(DRAFT, [change], {change.id}, {change.id: change.wordings[2].text})
    assert third == DRAFT.replace("They're all the same to the machine.", "I tore it.")


def test_a_cue_that_is_given_once_more_is_not_doubled() -> None:
    (change,) = answered(HIS_WORDS, "alternatives", "BRAM (quiet)\nKeep it.", "ILSE\nKeep it.").changes
    assert [each.text for each in change.wordings] == ["Keep it."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "no wording"), ("INT. QUAY - DAY\n\nRain.", "another scene"), ("ILSE\nNo.", "beside it")],
)
def test_a_wording_that_does_not_hold_is_refused_and_the_others_stay(text: str, reason: str) -> None:
    proposal = answered(HIS_WORDS, "alternatives", text, "Keep it.")
    assert reason in proposal.refused[0].reason
    assert [each.text for each in proposal.changes[0].wordings] == ["Keep it."]


def test_a_locked_line_has_no_alternatives() -> None:
    proposal = answered(HIS_WORDS, "alternatives", "Keep it.", locked=[6])
    assert (proposal.changes, proposal.refused[0].reason) == ((), "it would change a locked line")


def test_tightening_changes_only_what_is_tighter() -> None:
    proposal = answered((1, 3), "tighten", "Ilse counts the coins.\n\nILSE")
    assert proposal.text == DRAFT.replace(
        "Ilse counts the coins on the counter. One is a washer.", "Ilse counts the coins."
    )
    assert [(each.start, each.end) for each in proposal.changes] == [(1, 2)]


def test_words_that_are_all_cut_take_their_cue_along() -> None:
    without_bram = DRAFT.replace("BRAM\nThey're all the same to the machine.\n\n", "")
    assert answered(HIS_WORDS, "cut", "").text == without_bram
    assert answered(HIS_SPEECH, "cut", "").text == without_bram


def test_another_cue_for_the_words_is_refused() -> None:
    proposal = answered(HIS_WORDS, "status", "ILSE\nThey're all the same to me.")
    assert (proposal.text, len(proposal.refused)) == (DRAFT, 1)


def test_going_on_puts_paragraphs_where_the_cursor_was() -> None:
    proposal = answered((7, 7), "continue", "ILSE\nAnd that one?\n\nBram shuts the window.")
    assert "machine.\n\nILSE\nAnd that one?\n\nBram shuts the window.\n\nHe tears" in proposal.text
    scene = answered((8, 8), "continue", "EXT. QUAY - DAY\n\nRain.")
    assert (scene.text, scene.refused[0].reason) == (DRAFT, "it would begin another scene")


def test_an_answer_without_a_text_or_a_reason_is_asked_for_once_more() -> None:
    told: list[Event] = []
    llm = ScriptedLLM().enqueue("rewrite.lines", "{}", LineReply(no_change="It is right."))
    request = LineRequest("draft-1", *HIS_WORDS, "cut")
    proposal = LineRewriter(llm, load_prompts(), told.append).propose(DRAFT, request, NOTE, project=PROJECT, number=0)
    assert (proposal.changes, proposal.no_change) == ((), "It is right.")
    assert [type(each) for each in told] == [AnswerUnusable, AnswerMended]


def test_wordings_move_along_with_an_edit_elsewhere_and_close_with_one_of_their_lines() -> None:
    changes = answered(HIS_WORDS, "alternatives", "Keep it.", "Whose is it?").changes
    (moved,) = rebased(DRAFT, changes, DRAFT.replace("Ilse counts", "A horn.\n\nIlse counts"))
    assert (moved.start, moved.wordings) == (7, changes[0].wordings)
    assert rebased(DRAFT, changes, DRAFT.replace("to the machine", "to me")) == ()


ASKS = st.sampled_from(["alternatives", "cut", "continue"])
ANSWERS = st.sampled_from(
    ["", "A horn.", "No.", "(beat)", "BRAM\nKeep it.", "A horn.\n\nILSE\nNo.", "CUT TO:", "TOVE", "INT. QUAY - DAY"]
)


@settings(max_examples=300, deadline=None)
@given(
    PAGES, st.data(), st.lists(ANSWERS, min_size=1, max_size=5), st.sampled_from(["alternatives", "cut", "continue"])
)
def test_whatever_is_answered_lines_outside_stay_what_they_are(
    page: str, data: st.DataObject, texts: list[str], ask: LineAsk
) -> None:
    """But for the cue and the parentheticals of a speech of which nothing is left."""
    draft = read_draft(page)
    start = data.draw(st.integers(0, len(draft.elements)))
    end = start if ask == "continue" else data.draw(st.integers(start, len(draft.elements)))
    if ask != "continue" and start == end:
        return
    (change, *more) = answered((start, end), ask, *texts, draft=page).changes or (None,)
    for each in filter(None, (change, *more)):
        for text in each.texts:
            after = read_draft(apply_changes(page, [each], {each.id}, {each.id: text})).read_as
            kept = len(draft.elements) - max(end, each.end)
            begin = min(start, each.start)
            assert after[:begin] == draft.read_as[:begin]
            assert after[len(after) - kept :] == draft.read_as[len(draft.elements) - kept :]
            assert not text or (each.start, each.end) == (start, end) or ask != "alternatives"
            assert not text or ask == "continue" or start <= each.start <= each.end <= end
