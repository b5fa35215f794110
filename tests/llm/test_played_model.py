"""The local server's played model answers every one of ScriptGen's own prompts with what they ask for."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from pydantic import BaseModel

from scriptgen_core.config.prompts import PromptBook, load_prompts
from scriptgen_core.core.calls import ask, parse_reply
from scriptgen_core.core.errors import InvalidReply
from scriptgen_core.core.prompting import (
    BiblesInputs,
    BiblesReply,
    CharacterInputs,
    CharacterReply,
    CritiqueReply,
    DirectorInputs,
    DirectorReply,
    DramaturgeInputs,
    EnsembleInputs,
    EnsembleReply,
    EntryView,
    Move,
    Offer,
    OutlineInputs,
    OutlineReply,
    PersonSuggestion,
    ProjectFacts,
    PromptInputs,
    RewriteInputs,
    RewriteReply,
    SceneFrame,
)
from scriptgen_core.core.story import OutlineCard
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript

Asked: TypeAlias = Callable[[PromptInputs, type[BaseModel]], Any]

PROJECT = ProjectFacts(log_line="A bailiff must clear a debt that is not hers.", genre="Drama")
NADIA = EntryView("c1", 1, "character", "Nadia Okoro", (("age", "41"), ("want", "the release")))
TOMASZ = EntryView("c2", 1, "character", "Tomasz Reve", (("age", "29"), ("want", "a week more")))
SHED = EntryView("s1", 1, "setting", "Customs Shed", (("int_ext", "INT."),))
CARD = OutlineCard(description="She counts.", place="Customs Shed", time="NIGHT", characters=("Nadia Okoro",))
FRAME = SceneFrame(0, "INT.", "Customs Shed", "NIGHT", ("Nadia Okoro", "Tomasz Reve"), setting=SHED)


def _character(view: EntryView, max_words: int = 6) -> CharacterInputs:
    return CharacterInputs(view, FRAME, "the release", ("the other",), ("a fact",), "", "full", max_words)


BIBLES = BiblesInputs(
    PROJECT, 2, (PersonSuggestion("Nadia Okoro", 41, "bailiff"), PersonSuggestion("Bo Lind", 30, "cook"))
)
OUTLINE = OutlineInputs(PROJECT, (NADIA, TOMASZ), (), (SHED,), (), (), 4, 9)
DIRECTOR = DirectorInputs(
    PROJECT,
    CARD,
    0,
    (NADIA, TOMASZ),
    SHED,
    (),
    (Offer("Nadia Okoro", (Move(lines=("Count it again.",)),)), Offer("Tomasz Reve", (Move(lines=("No.",)),))),
    (),
    ("Nadia Okoro",),
)
PAGE = "INT. CUSTOMS SHED - NIGHT\n\nNadia counts.\n\nTOMASZ\nNot while the scale is off."
DRAMATURGE = DramaturgeInputs(PROJECT, 0, PAGE)
REWRITE = RewriteInputs(
    PROJECT,
    0,
    ("INT. CUSTOMS SHED - NIGHT", "Nadia counts.", "TOMASZ", "Not while the scale is off."),
    (("note-1", "Does he need to say it?"), ("note-2", "Is she alone?")),
    (1,),
    (),
    (NADIA, TOMASZ),
)


@pytest.fixture(scope="module")
def book() -> PromptBook:
    return load_prompts()


@pytest.fixture
def played(chat_server: ChatServer) -> ChatServer:
    chat_server.responder = ModelScript()
    return chat_server


@pytest.fixture
def asked(wrapper: LLMWrapper, played: ChatServer, book: PromptBook) -> Asked:
    """Renders the inputs with the real prompt book and returns the validated answer."""

    def one(inputs: PromptInputs, kind: type[BaseModel]) -> BaseModel:
        answer, _ = ask(wrapper, book.render(inputs, step="Step"), kind)
        assert len(played.requests) == 1, "the first answer was a valid one"
        return answer

    return one


def test_bibles_have_the_people_offered_and_the_number_asked_for(asked: Asked) -> None:
    reply = asked(BIBLES, BiblesReply)
    assert [character.name for character in reply.characters] == ["Nadia Okoro", "Bo Lind"]
    assert reply.settings


def test_an_outline_has_the_cards_asked_for_with_the_bibles_own_names(asked: Asked) -> None:
    cards = asked(OUTLINE, OutlineReply).cards
    assert len(cards) == 4
    assert {name for card in cards for name in card.characters} == {"Nadia Okoro", "Tomasz Reve"}
    assert {card.place for card in cards} == {"Customs Shed"}


def test_an_actor_offers_lines_no_longer_than_allowed(asked: Asked) -> None:
    lines = [line for move in asked(_character(NADIA), CharacterReply).moves for line in move.lines]
    assert lines
    assert max(len(line.split()) for line in lines) <= 6


def test_an_ensemble_answers_for_everyone(asked: Asked) -> None:
    reply = asked(EnsembleInputs((_character(NADIA), _character(TOMASZ))), EnsembleReply)
    assert [member.name for member in reply.speakers] == ["Nadia Okoro", "Tomasz Reve"]


def test_the_director_uses_the_heading_the_offers_and_the_introductions(asked: Asked) -> None:
    page = asked(DIRECTOR, DirectorReply).fountain
    assert page.startswith("INT. CUSTOMS SHED - NIGHT\n\n")
    assert "NADIA OKORO, 41," in page
    assert "NADIA OKORO\nCount it again." in page


def test_the_dramaturge_quotes_what_stands_on_the_page(asked: Asked) -> None:
    assert all(note.quote in PAGE for note in asked(DRAMATURGE, CritiqueReply).notes)


def test_a_rewrite_answers_the_notes_and_leaves_locked_elements(asked: Asked) -> None:
    changes = asked(REWRITE, RewriteReply).changes
    assert [(change.note_id, change.first, change.last) for change in changes] == [("note-1", 3, 3)]


def test_the_wanted_answer_is_read_from_the_words_where_the_structure_is_not_asked_for(
    wrapper: LLMWrapper, played: ChatServer, book: PromptBook
) -> None:
    played.enqueue(replies.failed(400, "response_format is not supported"))
    answers = [
        ask(wrapper, book.render(inputs, step="Step"), kind)[0]
        for inputs, kind in (
            (BIBLES, BiblesReply),
            (OUTLINE, OutlineReply),
            (_character(NADIA), CharacterReply),
            (EnsembleInputs((_character(NADIA),)), EnsembleReply),
            (DIRECTOR, DirectorReply),
            (DRAMATURGE, CritiqueReply),
            (REWRITE, RewriteReply),
        )
    ]
    assert len(answers) == 7
    assert len(played.requests) == 8, "one refusal, then seven valid answers"


def test_trying_again_answers_differently(wrapper: LLMWrapper, played: ChatServer, book: PromptBook) -> None:
    request = book.render(OUTLINE, step="Step")
    assert str(wrapper.call_llm(request)) != str(wrapper.call_llm(request))
    assert len(played.requests) == 2


def test_faults_come_as_often_as_ordered(wrapper: LLMWrapper, chat_server: ChatServer, book: PromptBook) -> None:
    chat_server.responder = ModelScript(fail_every=2, rubbish_every=3)
    request = book.render(OUTLINE, step="Step")
    first, second, third = (wrapper.call_llm(request) for _ in range(3))
    assert [reply.attempts for reply in (first, second, third)] == [1, 2, 2]
    assert parse_reply(str(third), OutlineReply)
    with pytest.raises(InvalidReply):
        parse_reply(str(second), OutlineReply)
