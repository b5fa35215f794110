"""One place to ask a language model: whichever provider, with retries, events and the price of the answer."""

import copy
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeAlias

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.calls import Lineup, LLMReply, LLMRequest, Message, ModelRef
from scriptgen_core.core.errors import (
    AuthenticationError,
    InputError,
    LLMError,
    NetworkError,
    ProviderUnavailable,
    QuotaExhausted,
    RunPaused,
)
from scriptgen_core.core.events import CallCutOff, EventSink, FellBack, Throttled, TokensEstimated, describe, no_events
from scriptgen_core.llm.lines import Line, Lines
from scriptgen_core.llm.pricing import cost
from scriptgen_core.llm.provider import Completion, Listener
from scriptgen_core.llm.retries import Attempts, RetryBudget, RetryPolicy, never

_log = logging.getLogger(__name__)

Hear: TypeAlias = Callable[[LLMRequest, str], None]


def unheard(_request: LLMRequest, _text: str) -> None:
    """Hear nothing."""


class LLMWrapper:
    """Answers requests through the providers of a lineup; safe to use from several threads.

    Settings come from the environment unless given. The lineup is ``lineup``, else one ``provider`` and ``model``,
    the settings' unless named. Every failed attempt is told to ``events``; ``cancelled`` is asked before each
    attempt, during waits and while an answer arrives; ``hear`` is told an answer's text so far, about four times
    a second. ``wait`` sleeps a given number of seconds. ``lines`` are shared by whoever keeps the same limits.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        provider: str | None = None,
        model: str | None = None,
        lineup: Lineup | None = None,
        lines: Lines | None = None,
        events: EventSink = no_events,
        cancelled: Callable[[], bool] = never,
        hear: Hear = unheard,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings or load_settings()
        self._lines = lines or Lines(self.settings)
        policy = RetryPolicy(self.settings.retry_base_delay, self.settings.retry_patience)
        self._attempts = Attempts(policy, events, cancelled, wait)
        self._hear = hear
        self.lineup = lineup or Lineup(ModelRef(provider or self.settings.provider, model or ""))
        self._main = self._lines.to(self.lineup.main)

    def call_llm(
        self, request: LLMRequest | str | None = None, *, prompt: str | None = None, **overrides: Any
    ) -> LLMReply:
        """Answer a request, or a bare prompt (``call_llm("...")``, ``call_llm(prompt="...")``).

        ``overrides`` replace fields of the request (``max_tokens=200``). Raises the LLMError that ended the
        last attempt (of the last fallback), RunPaused when cancelled, InputError for an empty prompt.
        """
        asked = replace(_as_request(prompt if request is None else request), **overrides)
        first, *fallbacks = (self._lines.to(ref) for ref in self.lineup.chain(asked.role))
        self._pause_after_batch(first, asked)
        line = first
        while True:
            try:
                return replace(self._answer(line, asked), took_over=line is not first)
            except LLMError as error:
                fallbacks = [other for other in fallbacks if _may_do_better(other, line, error)]
                if not fallbacks or not _another_may_help(error):
                    raise
                line = fallbacks.pop(0)
                self._tell_fallback(line, error, asked)

    def switch_provider(self, name: str, model: str | None = None) -> None:
        """Ask ``name`` for everything from now on; ConfigError for an unknown one, and then nothing changes."""
        ref = ModelRef(name, model or "")
        self._main = self._lines.to(ref)
        self.lineup = Lineup(ref)

    def for_run(self, events: EventSink, cancelled: Callable[[], bool] = never, hear: Hear = unheard) -> "LLMWrapper":
        """The same lines and lineup, with a run's own events, cancel flag and retry budget."""
        bound = copy.copy(self)
        bound._attempts = replace(self._attempts, events=events, cancelled=cancelled, budget=RetryBudget())
        bound._hear = hear
        return bound

    def go_on(self) -> None:
        """Raise RunPaused if the run was cancelled."""
        self._attempts.go_on()

    def route(self, request: LLMRequest) -> ModelRef:
        """Which model is to answer the request; a fallback may do it in the end. May raise an LLMError."""
        ref = self.lineup.chain(request.role)[0]
        return ModelRef(ref.provider, self._model_on(self._lines.to(ref)))

    def most_dollars(self, request: LLMRequest) -> float | None:
        """The price of the request at its longest, by whoever is to answer it; None where nobody knows it."""
        ref = self.route(request)
        return cost(request.at_most, ref.model, ref.provider, self._lines.to(ref).provider.host, load_models())

    def settled(self) -> Lineup:
        """The lineup with every model named; asks the servers of those that were not. May raise an LLMError."""
        named = {ref: ModelRef(ref.provider, self._model_on(self._lines.to(ref))) for ref in self.lineup.everyone}
        return Lineup(
            named[self.lineup.main],
            {role: named[ref] for role, ref in self.lineup.roles.items()},
            self.lineup.fallbacks,
        )

    def check(self) -> str:
        """One small question, unretried; a line that says how it went, or an LLMError."""
        return self._main.provider.check()

    def list_models(self) -> tuple[str, ...]:
        """The models the provider offers; raises an LLMError."""
        return self._main.provider.list_models()

    @property
    def provider(self) -> str:
        """The main provider's name, as the settings know it."""
        return self._main.provider.name

    @property
    def model(self) -> str:
        """The model that answers. Where none was named the server is asked once, with retries."""
        return self._model_on(self._main)

    @property
    def host(self) -> str:
        """Where prompts are sent; empty when nothing leaves this machine."""
        return self._main.provider.host

    @property
    def source(self) -> str:
        """Where answers come from, for a person: ``Demo: no model``, ``gpt-x at api.openai.com``."""
        return _source(self._main)

    def _answer(self, line: Line, asked: LLMRequest) -> LLMReply:
        line.circuit.check(asked)
        started = time.monotonic()
        try:
            completion, attempts = self._attempts.make(lambda: self._attempt(line, asked), asked.step, asked.scene)
        except LLMError as error:
            line.circuit.failed(error)
            raise
        line.circuit.answered()
        self._attempts.budget.earn()
        usage = asked.counted(completion.usage, completion.text)
        if usage.is_estimated:
            self._attempts.events(TokensEstimated(step=asked.step, scene=asked.scene))
        reply = _priced(line, replace(completion, usage=usage), attempts)
        _log.info("[Call] %s: %s", asked.step, _in_figures(reply, time.monotonic() - started))
        return reply

    def _attempt(self, line: Line, asked: LLMRequest) -> Completion:
        """One attempt, when its turn has come and the provider is not left alone meanwhile."""

        def go_on() -> None:
            self._attempts.go_on()
            line.circuit.check(asked)

        def tell_wait(seconds: float, reason: str) -> None:
            self._tell_wait(asked, seconds, reason)

        with (
            _in_order(line, asked, go_on) as begun,
            line.governor.turn(asked, asked.at_most.total, go_on, tell_wait) as turn,
        ):
            try:
                completion = line.provider.complete(asked, self._listener(asked, begun))
            except RunPaused:
                self._tell_cut_off(asked)
                raise
            line.governor.learn(completion.hints)
            turn.settle(completion.usage.total)
            return completion

    def _listener(self, asked: LLMRequest, begun: Callable[[], None]) -> Listener:
        def hear(text: str) -> None:
            if text:
                begun()
            self._hear(asked, text)

        return Listener(self._attempts.go_on, hear)

    def _model_on(self, line: Line) -> str:
        name, _ = self._attempts.make(lambda: line.provider.model, "Choice of a model")
        return name

    def _pause_after_batch(self, line: Line, asked: LLMRequest) -> None:
        """Keep the pause between large calls that follow each other; nobody is spared where nothing is sent."""
        if asked.after_batch and line.provider.host and self.settings.batch_pause:
            self._tell_wait(asked, self.settings.batch_pause, "a pause between batches", tag="Batching")
            self._attempts.pause(self.settings.batch_pause)

    def _tell_wait(self, asked: LLMRequest, seconds: float, reason: str, tag: str = "Throttling") -> None:
        event = Throttled(step=asked.step, scene=asked.scene, seconds=seconds, reason=reason)
        _log.info("[%s] %s: %s", tag, asked.step, describe(event))
        self._attempts.events(event)

    def _tell_cut_off(self, asked: LLMRequest) -> None:
        event = CallCutOff(step=asked.step, scene=asked.scene)
        _log.info("[Call] %s", describe(event))
        self._attempts.events(event)

    def _tell_fallback(self, line: Line, error: LLMError, asked: LLMRequest) -> None:
        event = FellBack(step=asked.step, scene=asked.scene, source=_source(line), reason=error.short_message)
        _log.warning("[Fallback] %s", describe(event))
        self._attempts.events(event)


def _as_request(asked: LLMRequest | str | None) -> LLMRequest:
    if isinstance(asked, LLMRequest):
        return asked
    if not asked or not asked.strip():
        raise InputError("prompt", "is empty. Write what the model is to answer.")
    return LLMRequest(messages=(Message("user", asked),))


@contextmanager
def _in_order(line: Line, asked: LLMRequest, go_on: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Let another call with the same beginning go ahead; gives what is to be called when the answer begins."""
    beginning = "".join(message.content[: message.stable] for message in asked.messages)
    if line.first is None or not beginning:
        yield lambda: None
        return
    with line.first.ahead(beginning, go_on) as begun:
        yield begun


def _another_may_help(error: LLMError) -> bool:
    """Whether the fault lies with who was asked, not with what was asked."""
    return error.is_retryable or isinstance(error, ProviderUnavailable | QuotaExhausted | AuthenticationError)


def _may_do_better(other: Line, line: Line, error: LLMError) -> bool:
    """Where nobody was reached, the host's other models cannot be reached either."""
    is_dead = isinstance(error, NetworkError) and not error.reached
    return not is_dead or other.provider.host != line.provider.host


def _priced(line: Line, completion: Completion, attempts: int) -> LLMReply:
    provider = line.provider
    model = completion.model or provider.model
    price = cost(completion.usage, model, provider.name, provider.host, load_models())
    return LLMReply(completion.text, provider.name, model, completion.usage, price, attempts)


def _in_figures(reply: LLMReply, seconds: float) -> str:
    usage = reply.usage
    price = "unknown price" if reply.cost is None else f"${reply.cost:.4f}"
    return (
        f"{reply.model} answered in {seconds:.1f} s, {usage.input_tokens} tokens read ({usage.cached_tokens} cached), "
        f"{usage.output_tokens} written, {price}"
    )


def _source(line: Line) -> str:
    host = line.provider.host
    if not host:
        return "Demo: no model"
    try:
        return f"{line.provider.model} at {host}"
    except LLMError:
        return f"a model at {host}"
