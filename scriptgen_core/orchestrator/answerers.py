"""Who answers each role of a run, and how long the answers to each prompt usually are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from scriptgen_core.config.models import is_this_computer
from scriptgen_core.config.prompts import PromptBook
from scriptgen_core.projects.call_storage import RecentCall

DEFAULT_TOKENS: Mapping[str, int] = {
    "bibles.bootstrap": 3000,
    "outline.cards": 2500,
    "agent.character": 450,
    "agent.ensemble": 1000,
    "agent.director": 1300,
    "agent.dramaturge": 500,
    "rewrite.scene": 700,
    "rewrite.lines": 350,
    "bibles.read": 900,
    "adapt.batch": 4_000,
    "adapt.opening": 800,
    "adapt.fold": 900,
}
"""The length of an answer to each prompt, in tokens, as long as the model has not answered it yet."""
TOKENS_A_SECOND = 60
SECONDS_TO_BEGIN = 1.0
"""How fast a model is taken to answer that has not answered yet."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answers, and the limits a minute that are known beforehand (None: no limit is known).

    ``model`` is empty where the server's own list decides, ``host`` where nothing is sent.
    """

    provider: str
    label: str
    model: str
    host: str
    requests: int | None
    tokens: int | None
    concurrency: int

    @property
    def name(self) -> str:
        """What a writer knows it by."""
        return self.model if self.host and self.model else self.label

    @property
    def is_local(self) -> bool:
        """Whether a model server on this computer answers."""
        return is_this_computer(self.host)


@dataclass(frozen=True, slots=True)
class UsualReply:
    """How long the answers to a prompt usually are, in tokens, and how many seconds they take."""

    tokens: int
    seconds: float


def usual_replies(
    book: PromptBook, answerers: Mapping[str, Answerer], recent: Sequence[RecentCall]
) -> dict[str, UsualReply]:
    """The usual answer to each prompt by whoever answers it: the median of its ``recent`` ones, else the default."""
    return {ref.id: _usual(ref.id, answerers[book[ref.id].role], recent) for ref in book.refs}


def _usual(prompt_id: str, answerer: Answerer, recent: Iterable[RecentCall]) -> UsualReply:
    calls = [call for call in recent if call.prompt == prompt_id and _is_by(answerer, call)]
    if calls:
        return UsualReply(round(median(c.output_tokens for c in calls)), median(c.seconds for c in calls))
    tokens = DEFAULT_TOKENS[prompt_id]
    return UsualReply(tokens, SECONDS_TO_BEGIN + tokens / TOKENS_A_SECOND if answerer.host else 0.0)


def _is_by(answerer: Answerer, call: RecentCall) -> bool:
    """Whether the model that was named has answered; servers often add a date to the name."""
    return call.provider == answerer.provider and call.model.startswith(answerer.model)
