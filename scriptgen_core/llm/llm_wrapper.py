"""One place to ask a language model: whichever provider, with retries, events and the price of the answer."""

import copy
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.calls import LLMReply, LLMRequest, Message
from scriptgen_core.core.errors import InputError, LLMError
from scriptgen_core.core.events import EventSink, no_events
from scriptgen_core.llm.pricing import cost
from scriptgen_core.llm.providers import open_provider
from scriptgen_core.llm.retries import Attempts, RetryPolicy, never


class LLMWrapper:
    """Answers requests through one provider; safe to use from several threads.

    Settings come from the environment unless given, provider and model from the settings unless named.
    Every failed attempt is told to ``events``; ``cancelled`` is asked before each attempt and during
    waits. ``wait`` sleeps a given number of seconds.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        provider: str | None = None,
        model: str | None = None,
        events: EventSink = no_events,
        cancelled: Callable[[], bool] = never,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings or load_settings()
        policy = RetryPolicy(self.settings.retry_base_delay, self.settings.retry_patience)
        self._attempts = Attempts(policy, events, cancelled, wait)
        self.switch_provider(provider or self.settings.provider, model)

    def call_llm(
        self, request: LLMRequest | str | None = None, *, prompt: str | None = None, **overrides: Any
    ) -> LLMReply:
        """Answer a request, or a bare prompt (``call_llm("...")``, ``call_llm(prompt="...")``).

        ``overrides`` replace fields of the request (``max_tokens=200``). Raises the LLMError that ended the
        last attempt, RunPaused when cancelled, InputError for an empty prompt.
        """
        asked = replace(_as_request(prompt if request is None else request), **overrides)
        provider = self._provider
        answer, attempts = self._attempts.make(lambda: provider.complete(asked), asked.step, asked.scene)
        model = answer.model or provider.model
        price = cost(answer.usage, model, provider.name, provider.host, load_models())
        return LLMReply(answer.text, provider.name, model, answer.usage, price, attempts)

    def switch_provider(self, name: str, model: str | None = None) -> None:
        """Ask ``name`` from now on; ConfigError for an unknown one, and then nothing changes."""
        self._provider = open_provider(name, self.settings, model)

    def for_run(self, events: EventSink, cancelled: Callable[[], bool] = never) -> "LLMWrapper":
        """The same provider and connections, with a run's own events and cancel flag."""
        bound = copy.copy(self)
        bound._attempts = replace(self._attempts, events=events, cancelled=cancelled)
        return bound

    def check(self) -> str:
        """One small question, unretried; a line that says how it went, or an LLMError."""
        return self._provider.check()

    def list_models(self) -> tuple[str, ...]:
        """The models the provider offers; raises an LLMError."""
        return self._provider.list_models()

    @property
    def provider(self) -> str:
        """The provider's name, as the settings know it."""
        return self._provider.name

    @property
    def model(self) -> str:
        """The model that answers. Where none was named the server is asked once, with retries."""
        provider = self._provider
        name, _ = self._attempts.make(lambda: provider.model, "Choice of a model")
        return name

    @property
    def host(self) -> str:
        """Where prompts are sent; empty when nothing leaves this machine."""
        return self._provider.host

    @property
    def source(self) -> str:
        """Where answers come from, for a person: ``Demo: no model``, ``gpt-x at api.openai.com``."""
        host = self._provider.host
        if not host:
            return "Demo: no model"
        try:
            return f"{self._provider.model} at {host}"
        except LLMError:
            return f"a model at {host}"


def _as_request(asked: LLMRequest | str | None) -> LLMRequest:
    if isinstance(asked, LLMRequest):
        return asked
    if not asked or not asked.strip():
        raise InputError("prompt", "is empty. Write what the model is to answer.")
    return LLMRequest(messages=(Message("user", asked),))
