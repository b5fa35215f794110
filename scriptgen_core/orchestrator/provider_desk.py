"""Which providers and models answer: what is available, what the writer chose, whether it works."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from scriptgen_core.config.models import is_this_computer, load_models
from scriptgen_core.core.calls import ROLES, Lineup, ModelRef
from scriptgen_core.core.errors import LLMError
from scriptgen_core.core.models import now
from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.llm.demo import demo_notice
from scriptgen_core.llm.lines import Lines
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.own_servers import is_listed, models_of_own_server
from scriptgen_core.orchestrator.answerers import Answerer
from scriptgen_core.orchestrator.budget import Budget, budget_from
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.orchestrator.scene_work import DEMO
from scriptgen_core.projects.call_storage import CallStorage
from scriptgen_core.projects.preference_storage import PreferenceStorage

_PROBE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class ProviderChoice:
    """A provider as Settings shows it.

    ``is_ready`` says that what it needs is there: its key or an address of its own is set, or its server on
    this computer answers. ``default_model`` is empty where the server's own list decides. ``answered`` is when it
    last did, in a run or a test, at the address it has now.
    """

    name: str
    label: str
    key_variable: str
    is_ready: bool
    is_chosen: bool
    is_local: bool
    default_model: str
    answered: datetime | None

    @property
    def short_label(self) -> str:
        """The label without its remark: ``Ollama``, not ``Ollama (this computer)``."""
        return self.label.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class UnlistedModel:
    """A model that is to answer, and that the server at ``host`` does not list; ``listed`` are those it has."""

    host: str
    model: str
    listed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How a test of a provider went, in one line."""

    works: bool
    message: str


class ProviderDesk:
    """Providers and models; the writer's choice wins over the environment's."""

    def __init__(self, lines: Lines, preferences: PreferenceStorage, calls: CallStorage, ledger: CallLedger) -> None:
        self._settings = lines.settings
        self._preferences = preferences
        self._calls = calls
        self._ledger = ledger
        self._lines = lines
        self._guard = Lock()
        self._optimizers: dict[object, LLMOptimizer] = {}
        self._listed: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._tested: dict[str, datetime] = {}

    def chosen(self) -> tuple[str, str]:
        """The provider and model of new runs; the model is empty where the server's own list decides."""
        main = self.lineup().main
        return main.provider, main.model

    def lineup(self) -> Lineup:
        """Who answers new runs. Demo answers alone; what this version does not know any more is left out."""
        chosen = self._chosen_lineup()
        return Lineup(chosen.main) if chosen.main.provider == DEMO else chosen

    def _chosen_lineup(self) -> Lineup:
        saved = self._preferences.all()
        roles = self._known_refs(saved.get("roles") or {})
        fallbacks = self._known_refs(dict(enumerate(saved.get("fallbacks") or ())))
        return Lineup(self._main(saved), {str(role): ref for role, ref in roles.items()}, tuple(fallbacks.values()))

    def addresses(self) -> dict[str, str]:
        """Where the providers that answer new runs, or take over in them, are reached."""
        lineup = self.lineup()
        names = dict.fromkeys(ref.provider for ref in (*lineup.everyone, *lineup.fallbacks))
        return {name: self._settings.address_of(name) for name in names}

    def choose(self, provider: str, model: str = "") -> None:
        """Let new runs ask this provider and model; ConfigError for an unknown provider."""
        load_models().preset(provider)
        self._preferences.set(provider=provider, model=model.strip() or None)

    def choose_role(self, role: str, ref: ModelRef | None) -> None:
        """Let another model answer one role of new runs; None: the main one does. ConfigError for an unknown one."""
        roles = {name: each for name, each in self._chosen_lineup().roles.items() if name != role}
        if ref:
            load_models().preset(ref.provider)
            roles[role] = ref
        self._preferences.set(roles={name: [each.provider, each.model] for name, each in roles.items()} or None)

    def choose_fallbacks(self, refs: Sequence[ModelRef]) -> None:
        """Let these take over, in this order, when the one that should answer cannot; ConfigError for unknown ones."""
        for ref in refs:
            load_models().preset(ref.provider)
        self._preferences.set(fallbacks=[[ref.provider, ref.model] for ref in refs] or None)

    def budget(self) -> Budget:
        """What a new run may come to unless told otherwise."""
        return budget_from(self._preferences.all().get("budget"))

    def choose_budget(self, budget: Budget) -> None:
        """Let new runs come to no more than this unless told otherwise."""
        self._preferences.set(budget=budget.to_json() if budget.words else None)

    def _main(self, saved: Mapping[str, object]) -> ModelRef:
        provider = str(saved.get("provider") or self._settings.provider)
        if provider not in load_models().providers:
            provider = self._settings.provider
        model = str(saved.get("model") or "")
        if not model and provider == self._settings.provider:
            model = self._settings.model
        return ModelRef(provider, model or self._usual_model(provider))

    def _known_refs(self, saved: Mapping[Any, Sequence[str]]) -> dict[Any, ModelRef]:
        known = load_models().providers
        return {
            key: ModelRef(provider, model or self._usual_model(provider))
            for key, (provider, model) in saved.items()
            if provider in known
        }

    def _usual_model(self, provider: str) -> str:
        """The model where none was chosen; empty where the server's own list decides."""
        return "" if self._settings.is_own_server(provider) else load_models().preset(provider).default_model

    def choices(self) -> tuple[ProviderChoice, ...]:
        """Every provider this version knows."""
        chosen, _ = self.chosen()
        return tuple(
            ProviderChoice(
                name=name,
                label=preset.label,
                key_variable=preset.key_variable,
                is_ready=bool(self.listed(name)) if preset.is_local else self._has_what_it_needs(name),
                is_chosen=name == chosen,
                is_local=preset.is_local,
                default_model=self._usual_model(name),
                answered=self._answered(name),
            )
            for name, preset in load_models().providers.items()
        )

    def _has_what_it_needs(self, name: str) -> bool:
        access = self._settings.access_to(name)
        return not load_models().preset(name).needs_key or access.api_key is not None or bool(access.base_url)

    def _answered(self, name: str) -> datetime | None:
        in_runs = self._calls.last_answer(name, self._settings.address_of(name))
        return max(filter(None, (in_runs, self._tested.get(name))), default=None)

    def listed(self, provider: str) -> tuple[str, ...]:
        """The models at a server of the writer's own; none where it does not answer, or the provider is at home.

        It is asked anew when its last answer is older than a few seconds.
        """
        with self._guard:
            at, models = self._listed.get(provider, (float("-inf"), ()))
            if time.monotonic() - at > _PROBE_SECONDS:
                models = models_of_own_server(provider, self._settings)
                self._listed[provider] = (time.monotonic(), models)
            return models

    def unlisted(self) -> tuple[UnlistedModel, ...]:
        """Models that are to answer new runs, or take over in them, and that their servers do not list."""
        lineup = self.lineup()
        named = [ref for ref in dict.fromkeys((*lineup.everyone, *lineup.fallbacks)) if ref.model]
        return tuple(
            UnlistedModel(self._lines.to(ref).provider.host, ref.model, listed)
            for ref in named
            if (listed := self.listed(ref.provider)) and not is_listed(ref.model, listed)
        )

    def leaves_this_machine(self) -> str:
        """What leaves this machine, for the line in the sidebar."""
        lineup = self.lineup()
        hosts: dict[str, str] = {}
        for ref in (*lineup.everyone, *lineup.fallbacks):
            if host := self._lines.to(ref).provider.host:
                hosts.setdefault(host, load_models().preset(ref.provider).label)
        if not hosts:
            return "Demo: nothing"
        away = {host: label for host, label in hosts.items() if not is_this_computer(host)}
        if not away:
            return f"Nothing: prompts go to {', '.join(hosts)} on this computer"
        return f"{', '.join(dict.fromkeys(away.values()))}: prompts go to {', '.join(away)}"

    def answerers(self) -> dict[str, Answerer]:
        """Who answers each role of new runs while nothing fails, with what is known beforehand. Nothing is sent."""
        lineup = self.lineup()
        return {role: self._answerer(lineup.chain(role)[0]) for role in ROLES}

    def _answerer(self, ref: ModelRef) -> Answerer:
        preset, host = load_models().preset(ref.provider), self._lines.to(ref).provider.host
        at_home = host == preset.host
        return Answerer(
            provider=ref.provider,
            label=preset.label if at_home else host,
            model=ref.model,
            host=host,
            requests=preset.requests_per_minute if at_home else None,
            tokens=preset.tokens_per_minute if at_home else None,
            concurrency=preset.concurrency,
        )

    def notice(self, project: ProjectFacts | None = None) -> str:
        """What the writer must know of who will write the pages (of ``project``); empty when a model writes."""
        return demo_notice(project) if self.chosen()[0] == DEMO else ""

    def check(self, provider: str, model: str = "") -> CheckResult:
        """Ask the provider one small question."""
        try:
            said = LLMWrapper(self._settings, provider=provider, model=model or None).check()
        except LLMError as error:
            return CheckResult(False, error.user_message)
        self._tested[provider] = now()
        return CheckResult(True, said)

    def models(self, provider: str) -> tuple[str, ...]:
        """The models a provider's server lists; raises an LLMError."""
        return LLMWrapper(self._settings, provider=provider).list_models()

    def optimizer(self, lineup: Lineup) -> LLMOptimizer:
        """The optimizer that all runs of this lineup share; all of them share the lines to the providers."""
        key = (lineup.main, tuple(sorted(lineup.roles.items())), lineup.fallbacks)
        with self._guard:
            if key not in self._optimizers:
                wrapper = LLMWrapper(self._settings, lineup=lineup, lines=self._lines)
                self._optimizers[key] = LLMOptimizer(wrapper, ledger=self._ledger)
            return self._optimizers[key]

    def clear_cache(self) -> int:
        """Stop stored answers from being used again; returns how many there were."""
        return self._ledger.clear_cache()
