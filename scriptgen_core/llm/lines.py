"""The lines to the providers: one for each provider and model, shared by every run of the process."""

import hashlib
import threading
from dataclasses import dataclass, field

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Settings
from scriptgen_core.core.calls import ModelRef
from scriptgen_core.llm.circuit import Circuit
from scriptgen_core.llm.first_call import FirstCall
from scriptgen_core.llm.governor import Governor
from scriptgen_core.llm.pacing import PaceState, PacingFor, own_pacing, pace_state
from scriptgen_core.llm.provider import Provider
from scriptgen_core.llm.providers import open_provider


@dataclass(frozen=True)
class Line:
    """A provider, and what keeps its calls in order. ``first`` is None where a prompt's beginning is not cached."""

    provider: Provider
    governor: Governor
    circuit: Circuit
    first: FirstCall | None = field(default=None)


class Lines:
    """Opens each line once; ConfigError for an unknown provider. Nothing is sent by opening one.

    ``pacing`` keeps how far each line is, in this process unless given.
    """

    def __init__(self, settings: Settings, pacing: PacingFor = own_pacing) -> None:
        self.settings = settings
        self._pacing = pacing
        self._lock = threading.Lock()
        self._open: dict[ModelRef, Line] = {}

    def to(self, ref: ModelRef) -> Line:
        """The line to this provider and model; an empty model is the settings' or the provider's usual one."""
        with self._lock:
            if ref not in self._open:
                self._open[ref] = self._opened(ref)
            return self._open[ref]

    def _opened(self, ref: ModelRef) -> Line:
        provider = open_provider(ref.provider, self.settings, ref.model or None)
        preset = load_models().preset(ref.provider)
        at_home = provider.host == preset.host
        state = pace_state(
            preset.requests_per_minute if at_home else None,
            preset.tokens_per_minute if at_home else None,
            preset.concurrency,
        )
        pacing = self._pacing(self._name(ref, state), state) if provider.host else None
        governor = Governor(state, pacing, patience=self.settings.retry_patience)
        first = FirstCall() if preset.caches_prefix and at_home else None
        return Line(provider, governor, Circuit(provider.host), first)

    def _name(self, ref: ModelRef, state: PaceState) -> str:
        """What the line is called by all who share its limits: the same key, address, model and limits."""
        access = self.settings.access_to(ref.provider)
        key = access.api_key.get_secret_value() if access.api_key else ""
        shared = repr((key, self.settings.address_of(ref.provider), state))
        return f"{ref.provider} {ref.model} {hashlib.sha256(shared.encode()).hexdigest()[:16]}"
