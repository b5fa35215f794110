"""One scene through its agents: the characters offer, the director writes the page, the dramaturge reads it."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from scriptgen_core.agents.director import counted_on, page_in, what_the_director_gets
from scriptgen_core.agents.knowledge import what_is_known
from scriptgen_core.agents.scene_task import SceneTake, SceneTask
from scriptgen_core.bibles.cast import said_in
from scriptgen_core.config.prompt_replies import notes_in
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.core.calls import CallsLLM, LLMRequest, ask, ask_and_read, author_of
from scriptgen_core.core.events import EventSink, StepFinished, StepStarted, no_events
from scriptgen_core.core.prompting import (
    CharacterInputs,
    CharacterReply,
    CritiqueReply,
    DirectorInputs,
    DramaturgeInputs,
    EnsembleInputs,
    EnsembleReply,
    Offer,
    PromptInputs,
    reads_of,
)
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import Author, SceneNote

__all__ = ["SceneTake", "SceneTask", "run_agents", "write_page"]


def run_agents(
    llm: CallsLLM,
    book: PromptBook,
    scene: SceneTask,
    *,
    batch_characters: bool = False,
    events: EventSink = no_events,
    on_page: Callable[[SceneTake], object] | None = None,
) -> SceneTake:
    """Writes and reads one scene.

    Every character with an entry on the card is asked by itself, all at the same time, and told only what it
    knows; with ``batch_characters`` one call asks them all. A silent scene is the director's alone. ``events``
    is called from several threads. ``on_page`` is handed the take as soon as the page is written, before the
    dramaturge reads it with what the page checks have counted. Raises whatever a call raises (LLMError,
    RunPaused), and ConfigError for a prompt that lacks a variable; nothing is kept here.
    """
    room = _Room(llm, book, scene, events)
    take, direction = room.take(batch_characters=batch_characters)
    counted = counted_on(take.fountain, scene, direction)
    reading = DramaturgeInputs(scene.project, scene.number, take.fountain, counted, scene.dismissed)
    critique = room.request(reading, "critique")
    take = replace(take, reads=room.reads(), prompts=(*take.prompts, book[reading.prompt_id].ref))
    if on_page:
        on_page(take)
    return replace(take, notes=room.notes(critique, take.fountain))


def write_page(llm: CallsLLM, book: PromptBook, scene: SceneTask, *, events: EventSink = no_events) -> SceneTake:
    """Writes one scene as :func:`run_agents` does; the dramaturge does not read it."""
    take, _ = _Room(llm, book, scene, events).take(batch_characters=False)
    return take


@dataclass(frozen=True)
class _Room:
    """Where the agents of one scene work: whom to call, what to render with, whom to tell; what was asked is kept."""

    llm: CallsLLM
    book: PromptBook
    scene: SceneTask
    events: EventSink
    asked: list[tuple[PromptInputs, LLMRequest]] = field(default_factory=list)

    def take(self, *, batch_characters: bool) -> tuple[SceneTake, DirectorInputs]:
        """The characters' offers and the director's page of them, and what the director was given."""
        scene = self.scene
        known = () if scene.card.talk == "silent" else tuple(what_is_known(who, scene) for who in scene.cast)
        offers = self.ensemble(known) if batch_characters and len(known) > 1 else self.characters(known)
        direction = what_the_director_gets(scene, offers)
        fountain, author = self.page(direction)
        take = SceneTake(
            number=scene.number,
            card=scene.card,
            offers=offers,
            fountain=fountain,
            notes=(),
            reads=self.reads(),
            prompts=tuple(dict.fromkeys(self.book[inputs.prompt_id].ref for inputs, _ in self.asked)),
            author=author,
        )
        return take, direction

    def characters(self, known: tuple[CharacterInputs, ...]) -> tuple[Offer, ...]:
        """One call for each character, at the same time; the offers in the given order."""
        if not known:
            return ()
        with ThreadPoolExecutor(len(known), thread_name_prefix="character") as pool:
            return tuple(pool.map(self._character, known))

    def ensemble(self, known: tuple[CharacterInputs, ...]) -> tuple[Offer, ...]:
        """One call for all characters; those the answer leaves out are asked by themselves."""
        inputs = EnsembleInputs(known)
        with self._step("characters"):
            reply, _ = ask(self.llm, self.request(inputs, "characters"), EnsembleReply, self.events)
        people = self.scene.people
        answered = {
            people.spelled(member.name): Offer(people.spelled(member.name), tuple(member.moves))
            for member in reply.speakers
        }
        others = self.characters(tuple(part for part in known if part.speaker.name not in answered))
        answered |= {offer.name: offer for offer in others}
        return tuple(answered[part.speaker.name] for part in known)

    def page(self, inputs: DirectorInputs) -> tuple[str, Author]:
        """The director's page and who wrote it; an answer without a page is asked for once more."""
        with self._step("dialogue"):
            request = self.request(inputs, "dialogue")
            page, reply = ask_and_read(self.llm, request, lambda text: page_in(text, inputs.card), self.events)
        return page, author_of(request, reply)

    def notes(self, request: LLMRequest, fountain: str) -> tuple[SceneNote, ...]:
        """The dramaturge's notes on the page, asked for with the request that shows it."""
        with self._step("critique"):
            reply, _ = ask(self.llm, request, CritiqueReply, self.events)
        return notes_in(reply, fountain)

    def request(self, inputs: PromptInputs, what: str) -> LLMRequest:
        """The request of the step that is called so."""
        request = self.book.render(inputs, step=self.scene.step(what), scene=self.scene.number, take=self.scene.take)
        self.asked.append((inputs, request))
        return request

    def reads(self) -> tuple[Read, ...]:
        """What was shown of the bibles so far: fields, and the names that a card or somebody else's entry says."""
        shown = [read for inputs, _ in self.asked for read in reads_of(inputs)]
        said = "\n".join(message.content for _, request in self.asked for message in request.messages)
        named = [Read(entry.id, entry.version, "name") for entry in said_in(said, self.scene.bibles.entries)]
        return tuple(dict.fromkeys([*shown, *named]))

    def _character(self, inputs: CharacterInputs) -> Offer:
        what = inputs.speaker.name.upper()
        with self._step(what):
            reply, _ = ask(self.llm, self.request(inputs, what), CharacterReply, self.events)
        return Offer(inputs.speaker.name, tuple(reply.moves))

    @contextmanager
    def _step(self, what: str) -> Iterator[None]:
        step, number, start = self.scene.step(what), self.scene.number, time.monotonic()
        self.events(StepStarted(step=step, scene=number))
        yield
        self.events(StepFinished(step=step, scene=number, seconds=time.monotonic() - start))
