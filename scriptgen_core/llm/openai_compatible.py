"""Chat Completions, the protocol OpenAI, Together AI, OpenRouter, Ollama, llama.cpp, vLLM and LM Studio share."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import cached_property, partial
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

from scriptgen_core.config.models import Preset
from scriptgen_core.config.settings import Access
from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.llm import chat_answer
from scriptgen_core.llm.asking import wait_for
from scriptgen_core.llm.chat_dialect import Dialect
from scriptgen_core.llm.http_provider import HttpProvider
from scriptgen_core.llm.provider import UNHEARD, Completion, Listener
from scriptgen_core.llm.redaction import Redact

if TYPE_CHECKING:
    import openai

Answering: TypeAlias = AbstractAsyncContextManager[Any]


class OpenAICompatible(HttpProvider):
    """A server that speaks Chat Completions.

    What the server refuses (a structure for the reply, a temperature) is left out from then on.
    """

    _answers = chat_answer

    def __init__(self, name: str, preset: Preset, access: Access, redact: Redact, model: str = "") -> None:
        super().__init__(name, preset, access, redact, model)
        self._dialect = self._first_dialect()

    def complete(self, request: LLMRequest, listener: Listener = UNHEARD) -> Completion:
        """One answer, streamed where the server can. A refused parameter is left out and the question put again."""
        model, send = self.model, _as_it_is(self._client.chat.completions.with_streaming_response.create)
        while True:
            dialect = self._dialect
            body = dialect.body(request, model)
            try:
                return wait_for(partial(self._ask, send, body), listener, deadline=self._preset.deadline)
            except self._failures as error:
                other = dialect.after_refusal(_complaint(error), body)
                if other is None:
                    raise self._classified(error) from None
                self._dialect = other

    @property
    def _sdk(self) -> ModuleType:
        import openai

        return openai

    @cached_property
    def _client(self) -> "openai.AsyncOpenAI":
        import openai

        client = openai.AsyncOpenAI(**self._access)
        if self.name != "openai":
            # The SDK reads these from OpenAI's variables; they are no other provider's business.
            client.organization = client.project = None
        return client

    async def _listed(self, client: "openai.AsyncOpenAI") -> str:
        return (await client.models.with_raw_response.list()).text

    def _first_dialect(self) -> Dialect:
        preset = self._preset
        if not self._is_at_home:
            return Dialect(structured=preset.json_schema, longest_reply=preset.max_tokens)
        return Dialect(
            structured=preset.json_schema,
            marked=self.name == "openai",
            tokens_name=preset.max_tokens_name,
            longest_reply=preset.max_tokens,
            thinking_tokens=preset.thinking_tokens,
        )


def _as_it_is(create: Callable[..., Answering]) -> Callable[..., Answering]:
    """The SDK's ``create``, which then does not look through every part of the body: a fifth of the time of a call."""

    def send(*, model: str, **rest: Any) -> Answering:
        streamed = {"stream": rest.pop("stream")} if "stream" in rest else {}
        return create(model=model, messages=(), extra_body=rest, **streamed)

    return send


def _complaint(error: Exception) -> str:
    """What a server that refuses a request as written (400, 422) says about it; empty for any other failure."""
    import openai

    if isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return f"{error.param or ''} {error.message}"
    return ""
