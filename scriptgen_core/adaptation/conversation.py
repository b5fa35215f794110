"""The running conversation of an adaptation: each turn is asked with those before it, the oldest of them in short."""

from dataclasses import dataclass, replace

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.adapting import AdaptInputs, FoldInputs, OpeningInputs
from scriptgen_core.core.calls import LLMRequest, Message, token_estimate

_RETOLD = "What was adapted before, in short:\n"
_HEARD = "I have it, and go on from there."


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked and answered, word for word; ``tokens`` is about how long both are."""

    asked: str
    answer: str

    @property
    def tokens(self) -> int:
        return token_estimate(len(self.asked) + len(self.answer))


@dataclass(frozen=True, slots=True)
class History:
    """The turns so far: a ``summary`` of the oldest, then the others in order."""

    summary: str = ""
    turns: tuple[Turn, ...] = ()


def request_after(
    history: History, book: PromptBook, inputs: AdaptInputs | OpeningInputs | FoldInputs, *, step: str, take: int = 0
) -> LLMRequest:
    """The request that goes on from these turns.

    It begins like those before it as long as no turn is folded, so that a provider may keep what it has read.
    """
    alone = book.render(inputs, step=step, take=take)
    system, last = alone.messages
    shared, own = last.content[: last.stable], last.content[last.stable :]
    turns = list(history.turns)
    if history.summary:
        turns.insert(0, Turn(f"{_RETOLD}{history.summary}", _HEARD))
    if not turns:
        return alone
    first, *others = turns
    said = _said(replace(first, asked=shared + first.asked)) + [each for turn in others for each in _said(turn)]
    return replace(alone, messages=(system, *said, Message("user", own)), after_batch=True)


def _said(turn: Turn) -> list[Message]:
    asked, answer = turn.asked, turn.answer
    return [Message("user", asked, len(asked)), Message("assistant", answer, len(answer))]


def own_words(request: LLMRequest, book: PromptBook) -> str:
    """What a turn itself asks, without what stands before it: as :class:`Turn` keeps it."""
    assert request.inputs is not None
    last = book.render(request.inputs, step="").messages[-1]
    return last.content[last.stable :]


def to_fold(history: History, request: LLMRequest, context: int) -> int:
    """How many of the oldest turns have to be told in short so that the request fits ``context`` tokens; mostly 0.

    Once the room is used up, so many are folded that half of it is free again: the beginning stays the same for long.
    """
    room = context - request.max_tokens
    if request.at_most.input_tokens <= room:
        return 0
    over, folded = request.at_most.input_tokens - room // 2, 0
    for turn in history.turns:
        if over <= 0:
            break
        over -= turn.tokens
        folded += 1
    return folded
