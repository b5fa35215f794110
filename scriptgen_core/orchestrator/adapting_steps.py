"""A run that adapts the sources batch by batch in one conversation, and then writes the opening."""

import logging
from collections.abc import Callable

from scriptgen_core.adaptation.adapter import Adapted, Adapter
from scriptgen_core.adaptation.conversation import History, Turn, own_words, request_after, to_fold
from scriptgen_core.config.models import load_models
from scriptgen_core.core.adapting import AdaptInputs, FoldInputs, OpeningInputs
from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.core.events import SceneSaved
from scriptgen_core.core.prompting import EntryView, view
from scriptgen_core.orchestrator.run_steps import RunSteps
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.script_types import machine_draft
from scriptgen_core.projects.source_storage import NewScene, StoredBatch

_SHOWN_OF_PEOPLE = ("aliases", "age", "role", "look")
_log = logging.getLogger("scriptgen.adapting")


class AdaptingSteps(RunSteps):
    """The steps of a run of kind ``adapt``: the batches that are not adapted yet, in order, then the opening.

    A batch that fails is passed over by those after it; a later run adapts it, and its scenes land in their place.
    """

    @property
    def in_parallel(self) -> bool:
        return False

    def _prepare(self) -> list[str]:
        waiting = [each for each in self.stores.sources.plan(self.run.project_id) if not each.is_adapted]
        batches = [each.id for each in waiting if not each.left_out and not each.is_opening]
        return [*batches, *(each.id for each in waiting if each.is_opening)]

    def _begin(self, part_id: str, has_begun: Callable[[], None]) -> None:
        batch = self.stores.sources.batch(part_id)
        has_begun()
        if not batch.is_adapted and not batch.left_out:
            self._carry_out(part_id, step_of(batch), None, lambda: self._adapt(batch))

    def _adapt(self, batch: StoredBatch) -> None:
        request = self._that_fits(batch)
        adapted = Adapter(self.llm, self.book, self.tell).adapt(request, batch.batch.text)
        if batch.is_opening:
            _log.info("[Opening] %s: %s", self.project.title, adapted.pages[0].card.heading)
        self._keep(batch, request, adapted)

    def _that_fits(self, batch: StoredBatch) -> LLMRequest:
        """The batch's request after the turns before it, the oldest of them told in short where all are too long."""
        while True:
            history, rows = self._history(batch)
            request = request_after(history, self.book, self._inputs(batch), step=step_of(batch), take=self.take)
            count = to_fold(history, request, self._context)
            if not count:
                return request
            told = History(history.summary, history.turns[:count])
            folding = Adapter(self.llm, self.book, self.tell)
            facts, known = self.project.facts, self._inputs(batch).known
            with self.tell.step(f"{step_of(batch)}: the story so far", "The story so far"):
                summary = folding.fold(told, FoldInputs(facts, known), f"{step_of(batch)}: the story so far")
            self.stores.sources.keep_summary(rows[count - 1].id, summary)

    def _history(self, batch: StoredBatch) -> tuple[History, list[StoredBatch]]:
        """The turns before a batch, and the batches they are of; before the opening those of all batches."""
        plan = [each for each in self.stores.sources.plan(self.run.project_id) if not each.is_opening]
        before = [each for each in plan if each.is_adapted and (batch.is_opening or each.position < batch.position)]
        retold = max((at for at, each in enumerate(before) if each.summary), default=-1)
        summary = before[retold].summary if retold >= 0 else ""
        rows = before[retold + 1 :]
        return History(summary, tuple(Turn(each.asked, each.answer) for each in rows)), rows

    def _inputs(self, batch: StoredBatch) -> AdaptInputs | OpeningInputs:
        facts = self.project.facts
        known = known_people(self.stores, self.run.project_id)
        if batch.is_opening:
            return OpeningInputs(facts, known)
        origins = self.stores.sources.origins(self.run.project_id).values()
        earlier = sum(1 for each in origins if 0 <= each.batch.position < batch.position)
        return AdaptInputs(facts, known, batch.batch.title, batch.batch.text, earlier + 1)

    def _keep(self, batch: StoredBatch, request: LLMRequest, adapted: Adapted) -> None:
        scenes = [
            NewScene(
                page.card,
                machine_draft(page.fountain, adapted.author, "generated", run_id=self.run.id),
                page.quote,
            )
            for page in adapted.pages
        ]
        asked = own_words(request, self.book)
        self.stores.sources.keep_adapted(batch.id, asked, adapted.answer, scenes, author=adapted.author.kind)
        for page in adapted.pages:
            self.tell(SceneSaved(step=step_of(batch), heading=page.card.heading, draft=1))

    @property
    def _context(self) -> int:
        """How many tokens whoever is asked takes in at most."""
        chain = self.run.lineup.chain("director")
        return min(context_of(ref.provider, self.llm.llm_wrapper.settings.context_tokens) for ref in chain)


def known_people(stores: Stores, project_id: str) -> tuple[EntryView, ...]:
    """The characters that the bibles hold already, as each turn is told them."""
    people = stores.bibles.bibles(project_id).characters
    return tuple(view(each, *_SHOWN_OF_PEOPLE) for each in people)


def context_of(provider: str, wanted: int | None) -> int:
    """How many tokens a prompt and its reply may be: what the writer has set, else what the provider usually takes."""
    return wanted or load_models().preset(provider).context_tokens


def step_of(batch: StoredBatch) -> str:
    """The batch as a writer reads it: ``Batch 3, Chapter 4. Sir Henry Baskerville``."""
    return "Opening" if batch.is_opening else f"Batch {batch.position + 1}, {batch.batch.title}"
