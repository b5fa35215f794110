"""One call to a language model: what is asked, what comes back, and who can be asked."""

import hashlib
import json
import logging
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from scriptgen_core.core.errors import InvalidReply
from scriptgen_core.core.events import AnswerMended, AnswerUnusable, EventSink, no_events
from scriptgen_core.core.prompting import PromptInputs
from scriptgen_core.core.story import Author

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

_CALLED = {
    "fountain": "the page",
    "cards": "the scene cards",
    "moves": "the character's lines",
    "speakers": "the characters' lines",
}
"""Parts of an answer as a writer calls them, where that is not the part's own name."""

_log = logging.getLogger("scriptgen.calls")

CHARACTERS_A_TOKEN = 3.2
ROLES = ("bibles", "outline", "character", "director", "dramaturge", "rewrite")
"""Who is asked for what in a run; each prompt belongs to one."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation.

    Other calls of the run begin with the same ``stable`` characters: so far a provider may keep what it has read.
    """

    role: Literal["system", "user", "assistant"]
    content: str
    stable: int = 0


@dataclass(frozen=True, slots=True, order=True)
class ModelRef:
    """A model at a provider; an empty ``model`` is the provider's usual one."""

    provider: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class Lineup:
    """Who answers a run's calls.

    ``roles`` names another model for some of :data:`ROLES`;
    ``fallbacks`` take over, in this order, when the one that should answer cannot.
    """

    main: ModelRef
    roles: Mapping[str, ModelRef] = field(default_factory=dict)
    fallbacks: tuple[ModelRef, ...] = ()

    def chain(self, role: str) -> tuple[ModelRef, ...]:
        """Who is asked for this role, and who after that."""
        return tuple(dict.fromkeys((self.roles.get(role, self.main), *self.fallbacks)))

    @property
    def everyone(self) -> tuple[ModelRef, ...]:
        """Whoever answers while nothing fails, each once."""
        return tuple(dict.fromkeys((self.main, *self.roles.values())))

    def to_json(self) -> dict[str, Any]:
        """The lineup as plain values; :func:`lineup_from` reads them."""
        values: dict[str, Any] = _LINEUP.dump_python(self, mode="json")
        return values


_LINEUP: TypeAdapter[Lineup] = TypeAdapter(Lineup)


def lineup_from(values: Mapping[str, Any]) -> Lineup:
    """The lineup that :meth:`Lineup.to_json` wrote; ValueError for anything else."""
    return _LINEUP.validate_python(values)


@dataclass(frozen=True, slots=True)
class PromptRef:
    """Which prompt, in which version, a request was written from."""

    id: str
    version: int


@dataclass(frozen=True, kw_only=True)
class LLMRequest:
    """Everything one call needs.

    ``step`` is the name a writer reads ("Scene 3 dialogue"), ``scene`` the scene number from 0.
    ``inputs`` are the typed facts the messages were rendered from; ``reply_type`` the structure the
    answer must have (None: plain text). ``take`` makes "try again" a different request. ``after_batch`` says
    that it is the next in a row of large calls, before which a pause is kept.
    """

    messages: tuple[Message, ...]
    step: str = "Call"
    scene: int | None = None
    role: str = ""
    prompt: PromptRef | None = None
    inputs: PromptInputs | None = None
    reply_type: type[BaseModel] | None = None
    max_tokens: int = 4096
    temperature: float | None = None
    take: int = 0
    after_batch: bool = False

    @property
    def at_most(self) -> "Usage":
        """The tokens of its prompt, estimated, and of the longest reply it asks for."""
        return Usage(token_estimate(sum(len(message.content) for message in self.messages)), self.max_tokens)

    def counted(self, usage: "Usage", answer: str) -> "Usage":
        """What the provider counted for the answer; what it left out is estimated from the lengths."""
        if usage.input_tokens and usage.output_tokens:
            return usage
        return replace(
            usage,
            input_tokens=usage.input_tokens or self.at_most.input_tokens,
            output_tokens=usage.output_tokens or token_estimate(len(answer)),
            is_estimated=True,
        )

    def digest(self, provider: str, model: str) -> str:
        """SHA-256 over canonical JSON of all that decides the answer; the cache's and the ledger's key."""
        parts = {
            "provider": provider,
            "model": model,
            "parameters": {"max_tokens": self.max_tokens, "temperature": self.temperature},
            "messages": [[m.role, m.content] for m in self.messages],
            "prompt": [self.prompt.id, self.prompt.version] if self.prompt else None,
            "reply": self.reply_type.__name__ if self.reply_type else None,
            "take": self.take,
        }
        canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def corrected(self, reply: "LLMReply", error: str) -> "LLMRequest":
        """The same question once more, showing the model its own answer and what is wrong with it."""
        ask = f"That reply could not be used: {error}\nAnswer again, complete, in exactly the form asked for."
        turns = (Message("assistant", reply.text), Message("user", ask))
        return replace(self, messages=(*self.messages, *turns))


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the provider billed them, or about so many where it ``is_estimated``.

    ``input_tokens`` includes ``cached_tokens``, read from the provider's cache, and ``cache_write_tokens``, put
    into it.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cache_write_tokens: int = 0
    is_estimated: bool = False

    @property
    def total(self) -> int:
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True)
class LLMReply:
    """An answer; ``str()`` is its text. ``cost`` is in US dollars, None where the price is unknown.

    ``reused`` came from the cache; ``took_over`` is by a fallback, not by who was asked first, and is kept from
    other runs.
    """

    text: str
    provider: str = ""
    model: str = ""
    usage: Usage = field(default_factory=Usage)
    cost: float | None = None
    attempts: int = 1
    reused: bool = False
    took_over: bool = False

    def __str__(self) -> str:
        return self.text


class CallsLLM(Protocol):
    """Whoever answers calls: the wrapper itself, or the optimizer in front of it."""

    def call_llm(self, request: LLMRequest) -> LLMReply:
        """Answer the request, or raise an LLMError (or RunPaused)."""
        ...


def parse_reply(text: str, reply_type: type[M]) -> M:
    """The structured value in an answer, also when it stands in a code fence or amid prose.

    Raw line breaks inside strings, which small models write, are taken as they are. Raises InvalidReply
    whose ``mistake`` names every field that is wrong.
    """
    advice = "Try again, or choose another model in Settings."
    try:
        return reply_type.model_validate(json.loads(_json_part(text), strict=False))
    except json.JSONDecodeError as error:
        mistake = f"reply: Invalid JSON ({error})"
        raise InvalidReply("it was not in the form asked for", advice, mistake=mistake) from error
    except ValidationError as error:
        raise InvalidReply(_in_words(error), advice, mistake=_explain(error)) from error


def ask(llm: CallsLLM, request: LLMRequest, reply_type: type[M], events: EventSink = no_events) -> tuple[M, LLMReply]:
    """Ask for a structured answer; an invalid one is asked for once more with its error shown, and ``events`` told.

    Raises InvalidReply when the second answer is invalid too, else whatever ``call_llm`` raises.
    """
    return ask_and_read(llm, request, lambda text: parse_reply(text, reply_type), events)


def ask_and_read(
    llm: CallsLLM, request: LLMRequest, read: Callable[[str], T], events: EventSink = no_events
) -> tuple[T, LLMReply]:
    """Like :func:`ask`, for an answer that ``read`` understands; it raises InvalidReply where it does not."""
    reply = llm.call_llm(request)
    try:
        return read(str(reply)), reply
    except InvalidReply as error:
        _tell_unusable(request, error, events, is_last=False)
        again = llm.call_llm(request.corrected(reply, error.mistake))
    try:
        value = read(str(again))
    except InvalidReply as error:
        _tell_unusable(request, error, events, is_last=True)
        raise
    events(AnswerMended(step=request.step, scene=request.scene))
    return value, again


def token_estimate(characters: int) -> int:
    """How many tokens that many characters are, about: 3.24 to one were measured on screenplays."""
    return math.ceil(characters / CHARACTERS_A_TOKEN)


def author_of(request: LLMRequest, reply: LLMReply) -> Author:
    """Who wrote what the reply holds: a model with its prompt and version, or the demo's rules."""
    prompt = request.prompt or PromptRef("", 0)
    kind: Literal["rule", "model"] = "rule" if reply.provider == "demo" else "model"
    return Author(kind, reply.provider, reply.model, prompt.id, prompt.version)


def _json_part(text: str) -> str:
    fenced = re.search(r"```(?:json)?\s*\n(.*?)\n\s*```", text, re.DOTALL)
    body = fenced.group(1) if fenced else text
    start, end = body.find("{"), body.rfind("}")
    return body[start : end + 1] if 0 <= start < end else body


def _tell_unusable(request: LLMRequest, error: InvalidReply, events: EventSink, *, is_last: bool) -> None:
    _log.warning("[Retry] %s: unusable answer: %s", request.step, error.mistake)
    events(AnswerUnusable(step=request.step, scene=request.scene, reason=error.detail, is_last=is_last))


def _in_words(error: ValidationError) -> str:
    """The first thing that is wrong: "it left out the page"."""
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    part = _CALLED.get(name, f"the {name}")
    if not name:
        return "it was not in the form asked for"
    if len(first["loc"]) == 1 and first["type"] in ("missing", "string_too_short", "too_short"):
        return f"it left out {part}"
    return f"something in {part} was missing or not in the form asked for"


def _explain(error: ValidationError) -> str:
    rows = [f"{'.'.join(str(part) for part in row['loc']) or 'reply'}: {row['msg']}" for row in error.errors()[:5]]
    return "; ".join(rows)
