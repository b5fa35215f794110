"""One scene through its agents, with all that passes between them: python -m scriptgen_core.examples.agent_example."""

import argparse
import sys

from scriptgen_core.agents.agent_framework import SceneTake, SceneTask, run_agents
from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.core.calls import LLMReply, LLMRequest
from scriptgen_core.core.prompting import CharacterInputs, ProjectFacts
from scriptgen_core.core.story import BibleEntry, Bibles, CharacterBible, OutlineCard, SettingBible, Want
from scriptgen_core.examples import exit_code
from scriptgen_core.llm.llm_wrapper import LLMWrapper

LOG_LINE = "On the last ferry of the year the captain and her deckhand each know one thing the other must not."
NADIA = CharacterBible(
    name="Nadia Okafor",
    age="52",
    role="ferry captain",
    want="to sail at six",
    knows_at_start=("The company has sold the boat.",),
)
TOMAS = CharacterBible(
    name="Tomas Reyes",
    age="24",
    role="deckhand",
    want="three weeks' back pay",
    knows_at_start=("The other company has offered him a berth.",),
)
CARD = OutlineCard(
    description="Tomas will not cast off until he is paid; Nadia has no money to pay him with.",
    place="Car Deck",
    time="DAWN",
    characters=("Nadia Okafor", "Tomas Reyes"),
    wants=(
        Want(who="Nadia Okafor", wants="the line off the bollard", from_whom="Tomas Reyes"),
        Want(who="Tomas Reyes", wants="his money in his hand", from_whom="Nadia Okafor"),
    ),
    obstacle="The cash box holds forty euros.",
    turn="Tomas casts off, and stays ashore.",
    object_in_use="mooring line",
)


class Listener:
    """Stands before whoever answers calls, and keeps every request as it was sent."""

    def __init__(self, llm: LLMWrapper) -> None:
        self._llm = llm
        self.requests: list[LLMRequest] = []

    def call_llm(self, request: LLMRequest) -> LLMReply:
        """Note the request and pass it on."""
        self.requests.append(request)
        return self._llm.call_llm(request)


def main() -> int:
    """Run the example; the process's exit code."""
    argparse.ArgumentParser(prog="python -m scriptgen_core.examples.agent_example", description=__doc__).parse_args()
    return exit_code(_run)


def _run() -> None:
    listener = Listener(LLMWrapper())
    task = SceneTask(project=ProjectFacts(LOG_LINE), card=CARD, number=0, bibles=_bibles())
    take = run_agents(listener, load_prompts(), task)
    for request in listener.requests:
        if isinstance(request.inputs, CharacterInputs):
            _show_character(request.inputs, take)
    _show_page(take)


def _bibles() -> Bibles:
    cast = tuple(BibleEntry(each.name, "character", 1, each) for each in (NADIA, TOMAS))
    deck = SettingBible(name="Car Deck", details=("a chain that is one link too short",))
    return Bibles(characters=cast, settings=(BibleEntry(deck.name, "setting", 1, deck),))


def _show_character(told: CharacterInputs, take: SceneTake) -> None:
    """What one character agent was told, and what it offered to say."""
    print(f"{told.speaker.name.upper()} WAS TOLD")
    _show_lines([f"wants {told.want}", *(f"knows: {fact}" for fact in told.knows), *(f"sees {o}" for o in told.others)])
    print(f"{told.speaker.name.upper()} OFFERED")
    _show_lines(take.offered_lines[told.speaker.name])


def _show_page(take: SceneTake) -> None:
    print(f"THE DIRECTOR'S PAGE\n\n{take.fountain}")
    print("THE DRAMATURGE'S NOTES")
    _show_lines([f"{note.aspect}: “{note.quote}” {note.text}" for note in take.notes] or ["none"])


def _show_lines(lines: list[str] | tuple[str, ...]) -> None:
    print("".join(f"  {line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
