"""One scene through its agents: who is told what, who is asked when, and what comes back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from scriptgen_core.agents.agent_framework import SceneTask, run_agents
from scriptgen_core.agents.knowledge import what_is_known
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.core.errors import InvalidReply, ServerError
from scriptgen_core.core.events import Event, StepFinished, StepStarted
from scriptgen_core.core.prompting import (
    CharacterInputs,
    CharacterReply,
    CritiqueReply,
    DirectorInputs,
    DirectorReply,
    EnsembleInputs,
    EnsembleMember,
    EnsembleReply,
    Move,
    NoteDraft,
)
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, OutlineCard, Want
from tests.fakes.ferry_story import BIBLES, BRAM, CARDS, ILSE, PROJECT
from tests.fakes.scripted_llm import ScriptedLLM

BOOK = load_prompts()
PAGE = "INT. FERRY TERMINAL - NIGHT\n\nIlse turns a washer over.\n\nILSE BRANDT\nForty.\n"


def a_task(number: int, **changed: object) -> SceneTask:
    task = SceneTask(project=PROJECT, card=CARDS[number], number=number, bibles=BIBLES, outline=CARDS)
    return replace(task, **changed)


def offering(request: LLMRequest) -> CharacterReply:
    assert isinstance(request.inputs, CharacterInputs)
    name = request.inputs.speaker.name
    return CharacterReply(moves=[Move(verb="stall", lines=(f"First of {name}.", f"Second of {name}."), action="waits")])


def a_cast(page: str = PAGE) -> ScriptedLLM:
    return (
        ScriptedLLM(provider="openai", model="m-1")
        .always("agent.character", offering)
        .always("agent.director", lambda _: DirectorReply(fountain=page))
        .always("agent.dramaturge", lambda _: CritiqueReply(notes=[NoteDraft(question="Why forty?", quote="Forty.")]))
    )


def told_to(llm: ScriptedLLM, name: str) -> str:
    """Everything the character agent of ``name`` was sent."""
    (request,) = [
        each
        for each in llm.asked("agent.character")
        if isinstance(each.inputs, CharacterInputs) and each.inputs.speaker.name == name
    ]
    return "\n".join(message.content for message in request.messages)


def test_a_character_is_told_its_own_facts_and_what_it_has_learned_so_far() -> None:
    llm = a_cast()
    run_agents(llm, BOOK, a_task(1))
    told = told_to(llm, "Ilse Brandt")
    for token in (
        "ILSE-WANT",
        "ILSE-KNOWS",
        "ILSE-SECRET",
        "ILSE-TIE",
        "LEARN1",
        "WANT1",
        "WANT2-ILSE",
        "1998",
        "QUEUE",
    ):
        assert token in told


def test_a_character_is_told_nothing_that_it_does_not_know() -> None:
    llm = a_cast()
    run_agents(llm, BOOK, a_task(1))
    hidden_from_all = (
        "CARD1",
        "CARD2",
        "CARD3",
        "TURN",
        "OBSTACLE",
        "VALUE2",
        "LOGLINE",
        "ENDING",
        "PLOT",
        "THEME",
        "LEARN2",
    )
    hidden = {
        "Ilse Brandt": ("BRAM-", "TOVE-", "WANT2-BRAM", "ILSE-NEED"),
        "Bram Oduya": ("ILSE-", "TOVE-", "WANT2-ILSE", "LEARN1", "WANT1"),
    }
    for name, tokens in hidden.items():
        assert [token for token in (*hidden_from_all, *tokens) if token in told_to(llm, name)] == []


def test_wants_that_are_sentences_are_told_as_one_line_with_no_full_stop_before_a_mark() -> None:
    wants = [
        {"who": ILSE.name, "wants": "The key.", "from_whom": BRAM.name},
        {"who": ILSE.name, "wants": "To be left alone."},
        {"who": ILSE.name, "wants": "Sleep."},
    ]
    card = OutlineCard(**{**CARDS[0].model_dump(), "wants": wants})
    told = what_is_known(ILSE, a_task(0, card=card)).want
    assert told == f"The key (from {BRAM.name}); To be left alone; Sleep."


def test_the_director_is_given_every_offered_line_and_the_card() -> None:
    llm = a_cast()
    take = run_agents(llm, BOOK, a_task(1))
    told = llm.told("agent.director")
    for offer in take.offers:
        assert all(line in told for move in offer.moves for line in (*move.lines, move.action))
    for token in (
        "CARD2",
        "TURN2",
        "OBSTACLE2",
        "a bent spoon",
        "on a sleeve",
        "CARD1",
        "LEARN1",
        "First of Bram Oduya.",
    ):
        assert token in told
    assert "CARD3" not in told


def test_characters_are_introduced_on_their_first_card_only() -> None:
    llm = a_cast()
    run_agents(llm, BOOK, a_task(1))
    (request,) = llm.asked("agent.director")
    assert isinstance(request.inputs, DirectorInputs)
    assert request.inputs.introduce == ("Bram Oduya",)


def test_the_dramaturge_reads_the_page_without_the_outline() -> None:
    llm = a_cast()
    take = run_agents(llm, BOOK, a_task(1, dismissed=("Who is in the queue?",)))
    told = llm.told("agent.dramaturge")
    assert take.fountain.strip() in told
    assert "Who is in the queue?" in told
    assert [token for token in ("CARD", "TURN", "ENDING", "WANT") if token in told] == []
    assert [(note.text, note.quote) for note in take.notes] == [("Why forty?", "Forty.")]


def test_each_speaker_is_one_call_and_the_offers_keep_the_cards_order() -> None:
    llm = a_cast()
    take = run_agents(llm, BOOK, a_task(1))
    assert sorted(each.step for each in llm.asked("agent.character")) == ["Scene 2 BRAM ODUYA", "Scene 2 ILSE BRANDT"]
    assert [offer.name for offer in take.offers] == ["Ilse Brandt", "Bram Oduya"]
    assert [each.step for each in llm.requests[2:]] == ["Scene 2 dialogue", "Scene 2 critique"]


def test_a_silent_scene_is_the_directors_alone() -> None:
    llm = a_cast("EXT. QUAY - DAY\n\nBram waits.")
    take = run_agents(llm, BOOK, a_task(2))
    assert llm.asked("agent.character") == []
    assert take.offers == ()
    assert take.fountain == "EXT. QUAY - DAY\n\nBram waits.\n"


def test_batched_characters_are_one_call_in_which_each_part_is_what_that_agent_alone_would_be_told() -> None:
    alone, together = a_cast(), a_cast()
    members = [EnsembleMember(name=name, moves=[Move(lines=(f"{name}!",))]) for name in ("BRAM ODUYA", "Ilse Brandt")]
    together.enqueue("agent.ensemble", EnsembleReply(speakers=members))
    first = run_agents(alone, BOOK, a_task(1))
    second = run_agents(together, BOOK, a_task(1), batch_characters=True)
    (request,) = together.asked("agent.ensemble")
    assert isinstance(request.inputs, EnsembleInputs)
    assert set(request.inputs.speakers) == {each.inputs for each in alone.asked("agent.character")}
    assert [offer.moves[0].lines for offer in second.offers] == [("Ilse Brandt!",), ("BRAM ODUYA!",)]
    assert first.reads == second.reads


def test_a_speaker_the_batch_left_out_is_asked_alone() -> None:
    llm = a_cast()
    llm.enqueue("agent.ensemble", EnsembleReply(speakers=[EnsembleMember(name="Ilse Brandt", moves=[Move()])]))
    take = run_agents(llm, BOOK, a_task(1), batch_characters=True)
    assert [each.step for each in llm.asked("agent.character")] == ["Scene 2 BRAM ODUYA"]
    assert [offer.name for offer in take.offers] == ["Ilse Brandt", "Bram Oduya"]


def test_the_read_set_holds_every_bible_field_that_anyone_was_shown_in_its_version() -> None:
    llm = a_cast()
    take = run_agents(llm, BOOK, a_task(1))
    assert {Read("c-ilse", 3, "knows_at_start"), Read("c-ilse", 3, "need"), Read("s-terminal", 1, "details")} <= set(
        take.reads
    )
    assert len(set(take.reads)) == len(take.reads)
    assert [read for read in take.reads if read.entry_id in ("c-tove", "s-quay", "p-1")] == [Read("c-tove", 1, "name")]
    assert "Tove" in told_to(llm, "Ilse Brandt"), "she was with her last"


def test_what_somebody_is_to_a_person_is_told_where_that_person_comes_up_and_nowhere_else() -> None:
    """To the character itself where the other is there, to the director also where the card only names them."""
    tie = "relationships:Bram"
    llm = a_cast()
    with_him = run_agents(llm, BOOK, a_task(1))
    assert "ILSE-TIE" in told_to(llm, "Ilse Brandt")
    assert Read("c-ilse", 3, tie) in with_him.reads
    llm = a_cast()
    without = run_agents(llm, BOOK, a_task(0))
    assert not [each for each in llm.requests if "ILSE-TIE" in "".join(message.content for message in each.messages)]
    assert tie not in {read.field for read in without.reads}
    wants = (Want(who="Ilse Brandt", wants="the key", from_whom="Bram"),)
    llm = a_cast()
    run_agents(llm, BOOK, a_task(0, card=CARDS[0].model_copy(update={"wants": wants})))
    assert "ILSE-TIE" not in told_to(llm, "Ilse Brandt")
    [director] = llm.asked("agent.director")
    assert "to Bram: ILSE-TIE" in director.messages[1].content


def test_a_take_says_who_wrote_the_page_and_from_which_prompts() -> None:
    take = run_agents(a_cast(), BOOK, a_task(1))
    version = BOOK["agent.director"].version
    assert take.author == Author("model", "openai", "m-1", "agent.director", version)
    assert [ref.id for ref in take.prompts] == ["agent.character", "agent.director", "agent.dramaturge"]


def test_another_take_is_another_request() -> None:
    llm = a_cast()
    run_agents(llm, BOOK, a_task(2, take=1))
    assert {request.take for request in llm.requests} == {1}


def test_every_stage_says_when_it_starts_and_when_it_is_done() -> None:
    heard: list[Event] = []
    run_agents(a_cast(), BOOK, a_task(1), events=heard.append)
    started = [event.step for event in heard if isinstance(event, StepStarted)]
    finished = [event.step for event in heard if isinstance(event, StepFinished)]
    assert sorted(started) == sorted(finished)
    assert started[2:] == ["Scene 2 dialogue", "Scene 2 critique"]
    assert {event.scene for event in heard} == {1}


def test_a_failed_character_call_fails_the_scene_with_that_error() -> None:
    llm = a_cast().enqueue("agent.character", ServerError("down", status=503))
    with pytest.raises(ServerError, match="down"):
        run_agents(llm, BOOK, a_task(1))
    assert llm.asked("agent.director") == []


def test_a_page_with_nothing_on_it_is_asked_for_once_more() -> None:
    llm = a_cast().enqueue("agent.director", DirectorReply(fountain="INT. FERRY TERMINAL - NIGHT\n"))
    take = run_agents(llm, BOOK, a_task(1))
    assert "Forty." in take.fountain
    assert "nothing under it" in llm.asked("agent.director")[1].messages[-1].content


def test_a_director_who_never_writes_a_page_fails_the_scene() -> None:
    llm = a_cast().always("agent.director", lambda _: "I cannot do that.")
    with pytest.raises(InvalidReply):
        run_agents(llm, BOOK, a_task(1))


def a_page_answered(page: str) -> str:
    return run_agents(a_cast(page), BOOK, a_task(1)).fountain


@pytest.mark.parametrize(
    "dress",
    [
        lambda page: page,
        lambda page: f"```fountain\n{page}\n```",
        lambda page: f"Here is the scene:\n\n{page}",
        lambda page: f"**Scene 2**\n\n**INT. FERRY TERMINAL - NIGHT**\n\n{page.partition(chr(10))[2]}",
        lambda page: page.partition("\n")[2],
        lambda page: page.replace("TERMINAL - NIGHT", "TERMINAL – LATER"),
    ],
    ids=["plain", "fenced", "with a remark", "in markdown", "without a heading", "with another heading"],
)
def test_only_the_page_under_the_cards_own_heading_is_kept(dress: Callable[[str], str]) -> None:
    assert a_page_answered(dress(PAGE)) == PAGE


def test_a_bare_page_is_taken_where_a_structured_answer_was_asked_for() -> None:
    llm = a_cast().enqueue("agent.director", f"Sure!\n\n{PAGE}")
    assert run_agents(llm, BOOK, a_task(1)).fountain == PAGE


def test_a_second_heading_down_the_page_does_not_cost_what_stands_before_it() -> None:
    body = "\n\n".join(["Ilse counts.", "EXT. QUAY - NIGHT", "Rain on tin."])
    page = a_page_answered(body)
    assert page.startswith("INT. FERRY TERMINAL - NIGHT\n\nIlse counts.")
    assert "EXT. QUAY - NIGHT\n\nRain on tin." in page


def test_a_scene_of_its_own_needs_no_outline() -> None:
    llm = a_cast()
    run_agents(llm, BOOK, replace(a_task(1), number=0, outline=()))
    (request,) = llm.asked("agent.director")
    assert isinstance(request.inputs, DirectorInputs)
    assert request.inputs.story_so_far == ()
    assert request.inputs.introduce == (ILSE.name, BRAM.name)
