"""What the requests of a run tell first: what they share, so that a provider need not read it again."""

from itertools import pairwise

import pytest

from scriptgen_core.agents.agent_framework import SceneTask, run_agents
from scriptgen_core.config.prompts import Prompt, load_prompts
from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.core.prompting import CharacterReply, CritiqueReply, DirectorInputs, DirectorReply, Move
from tests.fakes.ferry_story import BIBLES, CARDS, PROJECT
from tests.fakes.scripted_llm import ScriptedLLM

BOOK = load_prompts()
OF_THE_RUN = {"project", "plots", "themes", "characters", "settings", "pages"}


@pytest.fixture(scope="module")
def asked() -> ScriptedLLM:
    """The requests of the four scenes of a story, in order."""
    llm = (
        ScriptedLLM()
        .always("agent.character", lambda _: CharacterReply(moves=[Move(lines=("No.",))]))
        .always("agent.director", lambda _: DirectorReply(fountain="INT. X - DAY\n\nIlse counts."))
        .always("agent.dramaturge", lambda _: CritiqueReply())
    )
    for number, card in enumerate(CARDS):
        run_agents(llm, BOOK, SceneTask(project=PROJECT, card=card, number=number, bibles=BIBLES, outline=CARDS))
    return llm


def text_of(request: LLMRequest) -> str:
    return "\n\n".join(message.content for message in request.messages)


def test_a_directors_request_begins_with_all_that_an_earlier_scenes_told_up_to_its_story(asked: ScriptedLLM) -> None:
    """Its instructions, the project and the themes, the writer's pages, and each scene the earlier one knew of."""
    requests = asked.asked("agent.director")
    for earlier, later in pairwise(requests):
        assert isinstance(earlier.inputs, DirectorInputs)
        known = earlier.inputs.story_so_far or ("<<<story_so_far",)
        upto = text_of(earlier).index(known[-1]) + len(known[-1])
        assert text_of(later).startswith(text_of(earlier)[:upto])


@pytest.mark.parametrize("prompt_id", ["agent.character", "agent.director", "agent.dramaturge"])
def test_each_request_repeats_what_its_role_calls_stable(asked: ScriptedLLM, prompt_id: str) -> None:
    told = [tuple(m.content[: m.stable] for m in request.messages) for request in asked.asked(prompt_id)]
    assert len({system for system, _ in told}) == 1
    speakers = {request.inputs.speaker.name for request in asked.asked(prompt_id) if prompt_id == "agent.character"}
    assert len({shared for _, shared in told}) == (len(speakers) or 1)
    assert all(told[0])


@pytest.mark.parametrize("prompt", [BOOK[ref.id] for ref in BOOK.refs], ids=lambda prompt: prompt.id)
def test_no_prompt_tells_anything_of_one_call_before_what_the_run_shares(prompt: Prompt) -> None:
    is_a_turn = prompt.id.startswith("adapt.")  # all turns of a conversation begin alike: each says its own form itself
    assert set(prompt.system.get_identifiers()) == (set() if is_a_turn else {"answer_form"})
    assert not is_a_turn or "answer_form" in prompt.own.get_identifiers()
    assert set(prompt.shared.get_identifiers()) <= (OF_THE_RUN if prompt.role != "character" else {"speaker"})
