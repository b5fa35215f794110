"""What every provider of answers offers, whichever protocol it speaks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from scriptgen_core.core.calls import LLMRequest, Usage


@dataclass(frozen=True, slots=True)
class RateHints:
    """What an answer's headers say about limits; None where they do not.

    ``requests`` and ``tokens`` are allowed each minute; ``wait`` is in seconds, until something that is used up
    now is there again.
    """

    requests: int | None = None
    tokens: int | None = None
    wait: float | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """One answer as the provider gave it; ``model`` is the name it answered under."""

    text: str
    usage: Usage = field(default_factory=Usage)
    model: str = ""
    hints: RateHints = RateHints()


def _nothing() -> None:
    """Let it go on."""


def _unheard(_text: str) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who waits for an answer. Both are called in the waiting thread, about four times a second.

    ``go_on`` raises when the answer is not wanted any more; ``hear`` is told the text that has arrived so far.
    """

    go_on: Callable[[], None] = _nothing
    hear: Callable[[str], None] = _unheard


UNHEARD = Listener()


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

    def complete(self, request: LLMRequest, listener: Listener = UNHEARD) -> Completion:
        """Answer with one attempt, unretried.

        Raises an LLMError that says what went wrong, or what the listener raises; then nothing is read any more.
        """
        ...

    def list_models(self) -> tuple[str, ...]:
        """The names of the models on offer; raises an LLMError."""
        ...

    def check(self) -> str:
        """Ask for a tiny answer and say in one line how that went; raises an LLMError."""
        ...
