"""Lines to a local server under conditions of the test's choosing, which models.json states of no such server."""

from typing import Any, Protocol

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Access, Settings
from scriptgen_core.core.calls import ModelRef
from scriptgen_core.llm.circuit import Circuit
from scriptgen_core.llm.first_call import FirstCall
from scriptgen_core.llm.governor import Governor
from scriptgen_core.llm.lines import Line, Lines
from scriptgen_core.llm.openai_compatible import OpenAICompatible
from scriptgen_core.llm.pacing import PacingFor, own_pacing, pace_state
from scriptgen_core.llm.redaction import redactor
from tests.fakes.chat_replies import MODEL


class HasAddress(Protocol):
    """Where a server is; a ChatServer says it too."""

    @property
    def base_url(self) -> str: ...

    @property
    def host(self) -> str: ...


class HouseLines(Lines):
    """Every provider and model leads to one line, to ``server``, as if it were OpenAI at home there.

    ``values`` are put in place of those of OpenAI's preset.
    """

    def __init__(
        self, settings: Settings, server: HasAddress, *, pacing: PacingFor = own_pacing, **values: Any
    ) -> None:
        super().__init__(settings)
        preset = load_models().preset("openai").model_copy(update={"base_url": server.base_url, **values})
        provider = OpenAICompatible("openai", preset, Access(api_key="sk-house"), redactor(()), MODEL)
        state = pace_state(preset.requests_per_minute, preset.tokens_per_minute, preset.concurrency)
        governor = Governor(state, pacing("house", state), patience=settings.retry_patience)
        first = FirstCall() if preset.caches_prefix else None
        self.line = Line(provider, governor, Circuit(server.host), first)

    def to(self, ref: ModelRef) -> Line:  # noqa: ARG002  all go the same way
        return self.line
