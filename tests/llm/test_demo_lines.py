"""The demo at the line: by rule, without a model, and nothing outside the lines in question."""

import pytest

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.line_asking import ALTERNATIVES, LINE_ASKS, LineAsk, LineRequest
from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.story import SceneNote
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.rewrite.changes import read_draft
from scriptgen_core.rewrite.line_rewriter import LineRewriter
from scriptgen_core.rewrite.rewrite_controller import Proposal

PAGE = """INT. BOAT SHED - NIGHT

A radio under a tarpaulin. Nine hooks, eight oars. The radio is on.

ANA
Who took the ninth?

IVO
(re: the plank)
I did. On Friday. It was raining. I meant to say.

Ana sets the plane down.
"""
NOTE = SceneNote("note-1", "At the line", source="writer")
PROJECT = ProjectFacts("A boat builder is short of an oar.")
DRAFT = read_draft(PAGE)
ELEMENTS = len(DRAFT.elements)


def proposal(ask: LineAsk, start: int, end: int, axis: str = "from guarded to open", take: int = 0) -> Proposal:
    request = LineRequest("draft-1", start, end, ask, axis)
    rewriter = LineRewriter(LLMWrapper(provider="demo"), load_prompts())
    return rewriter.propose(PAGE, request, NOTE, project=PROJECT, number=0, take=take)


def test_alternatives_to_a_speech_are_five_of_which_none_is_refused() -> None:
    """From long to short, which each says; another axis and another take have others."""
    first = proposal("alternatives", 6, 7)
    (change,) = first.changes
    assert (len(change.wordings), first.refused, first.author.kind) == (ALTERNATIVES, (), "rule")
    lengths = [len(each.text.split()) for each in change.wordings]
    assert lengths == sorted(lengths, reverse=True)
    assert [each.differs for each in change.wordings] == [f"{words} words" for words in lengths]
    others = proposal("alternatives", 6, 7, axis="funnier"), proposal("alternatives", 6, 7, take=1)
    assert all(other.changes[0].texts != change.texts for other in others)


@pytest.mark.parametrize(("ask", "said"), [("cut", "I did."), ("tighten", "I did. On Friday. I meant to say.")])
def test_a_speech_becomes_shorter_by_whole_sentences(ask: LineAsk, said: str) -> None:
    assert proposal(ask, 6, 7).text == PAGE.replace("I did. On Friday. It was raining. I meant to say.", said)


def test_lines_with_nothing_to_take_out_stay_and_the_reason_is_said() -> None:
    told = proposal("tighten", 3, 4)
    assert (told.changes, told.text) == ((), PAGE)
    assert "by rule" in told.no_change


def test_going_on_is_something_done_and_two_lines_of_talk() -> None:
    added = read_draft(proposal("continue", ELEMENTS, ELEMENTS).text).elements[ELEMENTS:]
    assert [type(each).__name__ for each in added] == ["Action", "Character", "Dialogue", "Character", "Dialogue"]
    assert {"ANA", "IVO"} == {each.text for each in added if type(each).__name__ == "Character"}


@pytest.mark.parametrize("ask", LINE_ASKS)
def test_any_lines_are_answered_and_what_stands_outside_stays(ask: LineAsk) -> None:
    """Whatever is selected, down to the words of a last speech: an answer that holds, or a reason."""
    whole = [at for at in range(2, ELEMENTS + 1) if not DRAFT.continues_speech(at)]
    for start in range(1, ELEMENTS):
        for end in [at for at in whole if at > start] if ask != "continue" else {start} & set(whole):
            told = proposal(ask, start, end)
            assert told.changes or told.no_change, (start, end, told.refused)
            assert not told.refused, (start, end, told.refused)
