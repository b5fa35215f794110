"""What every provider of answers offers, whichever protocol it speaks."""

from dataclasses import dataclass, field
from typing import Protocol

from scriptgen_core.core.calls import LLMRequest, Usage


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer as the provider gave it; ``model`` is the name it answered under."""

    text: str
    usage: Usage = field(default_factory=Usage)
    model: str = ""


class Provider(Protocol):
    """Someone who answers requests. Safe to use from several threads at once."""

    @property
    def name(self) -> str:
        """The name the settings know it by ("openai", "demo")."""
        ...

    @property
    def model(self) -> str:
        """The model that answers. Reading it may ask the server once for its list, and then raise an LLMError."""
        ...

    @property
    def host(self) -> str:
        """Where prompts are sent ("api.openai.com"); empty when nothing leaves this process."""
        ...

    def complete(self, request: LLMRequest) -> Completion:
        """Answer with one attempt, unretried; raises an LLMError that says what went wrong."""
        ...

    def list_models(self) -> tuple[str, ...]:
        """The names of the models on offer; raises an LLMError."""
        ...

    def check(self) -> str:
        """Ask for a tiny answer and say in one line how that went; raises an LLMError."""
        ...
