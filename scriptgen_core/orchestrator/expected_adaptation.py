"""Which calls an adaptation will make: each longer by the turns before it, until those are told in short."""

from collections.abc import Iterator, Mapping, Sequence

from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.adapting import AdaptInputs, FoldInputs, OpeningInputs
from scriptgen_core.core.calls import token_estimate
from scriptgen_core.core.prompting import EntryView, ProjectFacts
from scriptgen_core.core.sources import Batch
from scriptgen_core.orchestrator.answerers import UsualReply
from scriptgen_core.orchestrator.expected_calls import ExpectedCalls, length_of


def calls_of_adaptation(
    batches: Sequence[Batch],
    facts: ProjectFacts,
    known: tuple[EntryView, ...],
    book: PromptBook,
    usual: Mapping[str, UsualReply],
    context: int,
) -> Iterator[ExpectedCalls]:
    """The calls for these batches and the opening, in order; their answers are taken to be as long as usual ones."""
    fold, before = FoldInputs(facts, known), 0
    turns: list[AdaptInputs | OpeningInputs] = [
        AdaptInputs(facts, known, batch.title, batch.text, number) for number, batch in enumerate(batches, 1)
    ]
    for inputs in [*turns, OpeningInputs(facts, known)]:
        own, room = length_of(inputs, book), context - book[inputs.prompt_id].max_tokens
        if before and own + before > room:
            yield ExpectedCalls(fold.prompt_id, 1, length_of(fold, book) + before)
            before = min(before, usual[fold.prompt_id].tokens + max(0, room // 2 - own))
        yield ExpectedCalls(inputs.prompt_id, 1, own + before)
        told = token_estimate(len(inputs.batch)) if isinstance(inputs, AdaptInputs) else 0
        before += told + usual[inputs.prompt_id].tokens
