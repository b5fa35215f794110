"""The agents with the provider of a fresh installation: real answers, no network."""

import pytest

from scriptgen_core.agents.agent_framework import SceneTask, run_agents
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.screenplay import SceneHeading
from scriptgen_core.formats import parse_fountain
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.rewrite.rewrite_controller import RewriteController
from tests.fakes.ferry_story import BIBLES, CARDS, PROJECT

BOOK = load_prompts()


@pytest.fixture
def demo() -> LLMWrapper:
    return LLMWrapper(provider="demo")


def a_task(number: int) -> SceneTask:
    return SceneTask(project=PROJECT, card=CARDS[number], number=number, bibles=BIBLES, outline=CARDS)


@pytest.mark.parametrize("number", range(len(CARDS)))
def test_every_card_becomes_a_page_under_its_heading_labelled_as_made_by_rule(demo: LLMWrapper, number: int) -> None:
    take = run_agents(demo, BOOK, a_task(number))
    heading, *rest = parse_fountain(take.fountain).elements
    assert isinstance(heading, SceneHeading)
    assert heading.text == CARDS[number].heading
    assert rest
    assert (take.author.kind, take.author.provider) == ("rule", "demo")


def test_no_character_offers_what_it_does_not_know(demo: LLMWrapper) -> None:
    take = run_agents(demo, BOOK, a_task(1))
    ilse, bram = (str(offer.moves) for offer in take.offers)
    assert [token for token in ("TURN", "OBSTACLE", "CARD", "BRAM-", "WANT2-BRAM") if token in ilse] == []
    assert [token for token in ("TURN", "OBSTACLE", "CARD", "ILSE-", "LEARN") if token in bram] == []


def test_asked_together_or_alone_the_same_characters_offer_something(demo: LLMWrapper) -> None:
    alone, together = (run_agents(demo, BOOK, a_task(1), batch_characters=batched) for batched in (False, True))
    assert [offer.name for offer in alone.offers] == [offer.name for offer in together.offers]
    assert all(offer.moves for offer in together.offers)


def test_a_writers_note_leads_to_a_proposal_that_can_be_applied(demo: LLMWrapper) -> None:
    take = run_agents(demo, BOOK, a_task(1))
    rewriter = RewriteController(demo, BOOK)
    proposal = rewriter.propose(take.fountain, take.notes, project=PROJECT, number=1, cast=BIBLES.characters[:2])
    assert proposal.refused == ()
    accepted = {change.id for change in proposal.changes}
    assert rewriter.apply(take.fountain, proposal.changes, accepted) == proposal.text
