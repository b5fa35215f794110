"""The provider of a fresh installation: no network, no key, no model; the same answer every time."""

from dataclasses import dataclass
from typing import TypeAlias, assert_never, get_args

from pydantic import BaseModel

from scriptgen_core.core.adapting import AdaptInputs, FoldInputs, OpeningInputs
from scriptgen_core.core.calls import LLMRequest, Usage, token_estimate
from scriptgen_core.core.line_asking import LineInputs
from scriptgen_core.core.prompting import (
    BiblesInputs,
    CharacterInputs,
    DirectorInputs,
    DramaturgeInputs,
    EnsembleInputs,
    OutlineInputs,
    RewriteInputs,
)
from scriptgen_core.core.script_reading import ReadingInputs
from scriptgen_core.llm.demo.adaptation import adapted_by_rule, folded_by_rule, opening_by_rule
from scriptgen_core.llm.demo.bibles import first_bibles
from scriptgen_core.llm.demo.character import offer, offers_of_all
from scriptgen_core.llm.demo.director import direct
from scriptgen_core.llm.demo.dramaturge import critique
from scriptgen_core.llm.demo.line_answers import answered
from scriptgen_core.llm.demo.notice import DEMO_NOTICE
from scriptgen_core.llm.demo.outline import next_cards
from scriptgen_core.llm.demo.rewrite import rewritten
from scriptgen_core.llm.demo.script_reading import read_by_rule
from scriptgen_core.llm.provider import UNHEARD, Completion, Listener

_HOW_TO_GET_A_MODEL = (
    "The demo answers only the steps it has rules for: bibles, outline, scenes, notes, rewrites, lines, reading and "
    "adapting. For anything else, choose a provider in Settings."
)

_Inputs: TypeAlias = (
    BiblesInputs
    | OutlineInputs
    | CharacterInputs
    | EnsembleInputs
    | DirectorInputs
    | DramaturgeInputs
    | RewriteInputs
    | LineInputs
    | ReadingInputs
    | AdaptInputs
    | OpeningInputs
    | FoldInputs
)


@dataclass(frozen=True)
class DemoProvider:
    """Answers from the typed inputs of a request; a bare prompt gets a text that says that no model wrote it."""

    name: str = "demo"
    model: str = "demo"
    host: str = ""

    def complete(self, request: LLMRequest, listener: Listener = UNHEARD) -> Completion:  # noqa: ARG002
        """The JSON of the reply that the inputs ask for; never raises for what a writer typed."""
        text = _text(request)
        asked = sum(len(message.content) for message in request.messages)
        return Completion(text, Usage(token_estimate(asked), token_estimate(len(text))), self.model)

    def list_models(self) -> tuple[str, ...]:
        """There is one, and it is none."""
        return (self.model,)

    def check(self) -> str:
        """Always ready: nothing has to be reached."""
        return f"The demo is ready. {DEMO_NOTICE}"


def _text(request: LLMRequest) -> str:
    if isinstance(request.inputs, get_args(_Inputs)):
        return _reply(request.inputs, request.take).model_dump_json()
    return f"{DEMO_NOTICE} {_HOW_TO_GET_A_MODEL}"


def _reply(inputs: _Inputs, take: int) -> BaseModel:
    match inputs:
        case BiblesInputs():
            return first_bibles(inputs, take)
        case OutlineInputs():
            return next_cards(inputs, take)
        case CharacterInputs():
            return offer(inputs, take)
        case EnsembleInputs():
            return offers_of_all(inputs, take)
        case DirectorInputs():
            return direct(inputs, take)
        case DramaturgeInputs():
            return critique(inputs)
        case RewriteInputs():
            return rewritten(inputs, take)
        case LineInputs():
            return answered(inputs, take)
        case ReadingInputs():
            return read_by_rule(inputs)
        case AdaptInputs():
            return adapted_by_rule(inputs)
        case OpeningInputs():
            return opening_by_rule(inputs)
        case FoldInputs():
            return folded_by_rule(inputs)
        case _:
            assert_never(inputs)
