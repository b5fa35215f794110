"""Which provider and model answer: what is available, what the writer chose, whether it works."""

import time
from dataclasses import dataclass
from threading import Lock

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Settings
from scriptgen_core.core.errors import LLMError
from scriptgen_core.llm.demo import DEMO_NOTICE
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.local_servers import local_servers
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.orchestrator.scene_work import DEMO
from scriptgen_core.projects.preference_storage import PreferenceStorage

_PROBE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class ProviderChoice:
    """A provider as Settings shows it.

    ``is_ready`` says that what it needs is there: its key or an address of its own is set, or its server on
    this computer answers.
    """

    name: str
    label: str
    key_variable: str
    is_ready: bool
    is_chosen: bool
    is_local: bool
    default_model: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How a test of a provider went, in one line."""

    works: bool
    message: str


class ProviderDesk:
    """Providers and models; the writer's choice wins over the environment's."""

    def __init__(self, settings: Settings, preferences: PreferenceStorage, ledger: CallLedger) -> None:
        self._settings = settings
        self._preferences = preferences
        self._ledger = ledger
        self._guard = Lock()
        self._optimizers: dict[tuple[str, str], LLMOptimizer] = {}
        self._probed: tuple[float, tuple[str, ...]] | None = None

    def chosen(self) -> tuple[str, str]:
        """The provider and model of new runs; the model is empty where the server's own list decides."""
        saved = self._preferences.all()
        provider = str(saved.get("provider") or self._settings.provider)
        if provider not in load_models().providers:
            provider = self._settings.provider
        model = str(saved.get("model") or "")
        if not model and provider == self._settings.provider:
            model = self._settings.model
        return provider, model or load_models().preset(provider).default_model

    def choose(self, provider: str, model: str = "") -> None:
        """Let new runs ask this provider and model; ConfigError for an unknown provider."""
        load_models().preset(provider)
        self._preferences.set(provider=provider, model=model.strip() or None)

    def choices(self) -> tuple[ProviderChoice, ...]:
        """Every provider this version knows."""
        chosen, _ = self.chosen()
        answering = self._answering()
        return tuple(
            ProviderChoice(
                name=name,
                label=preset.label,
                key_variable=preset.key_variable,
                is_ready=name in answering if preset.is_local else self._has_what_it_needs(name),
                is_chosen=name == chosen,
                is_local=preset.is_local,
                default_model=preset.default_model,
            )
            for name, preset in load_models().providers.items()
        )

    def _has_what_it_needs(self, name: str) -> bool:
        access = self._settings.access_to(name)
        return not load_models().preset(name).needs_key or access.api_key is not None or bool(access.base_url)

    def _answering(self) -> tuple[str, ...]:
        """The servers on this computer that answer; asked anew when the last answer is older than a few seconds."""
        with self._guard:
            if self._probed is None or time.monotonic() - self._probed[0] > _PROBE_SECONDS:
                self._probed = (time.monotonic(), local_servers(self._settings))
            return self._probed[1]

    def leaves_this_machine(self) -> str:
        """What leaves this machine, for the line in the sidebar."""
        provider, model = self.chosen()
        host = LLMWrapper(self._settings, provider=provider, model=model or None).host
        return f"{load_models().preset(provider).label}: prompts go to {host}" if host else "Demo: nothing"

    def notice(self) -> str:
        """What a reader of generated pages must know about their origin; empty when a model writes."""
        return DEMO_NOTICE if self.chosen()[0] == DEMO else ""

    def check(self, provider: str, model: str = "") -> CheckResult:
        """Ask the provider one small question."""
        try:
            return CheckResult(True, LLMWrapper(self._settings, provider=provider, model=model or None).check())
        except LLMError as error:
            return CheckResult(False, error.user_message)

    def models(self, provider: str) -> tuple[str, ...]:
        """The models a provider's server lists; raises an LLMError."""
        return LLMWrapper(self._settings, provider=provider).list_models()

    def optimizer(self, provider: str, model: str) -> LLMOptimizer:
        """The optimizer that all runs of this provider and model share."""
        with self._guard:
            if (provider, model) not in self._optimizers:
                wrapper = LLMWrapper(self._settings, provider=provider, model=model or None)
                self._optimizers[provider, model] = LLMOptimizer(wrapper, ledger=self._ledger)
            return self._optimizers[provider, model]

    def clear_cache(self) -> int:
        """Stop stored answers from being used again; returns how many there were."""
        return self._ledger.clear_cache()
