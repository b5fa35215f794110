"""The Messages API, which Anthropic's models are asked through."""

from functools import cached_property, partial
from types import ModuleType
from typing import TYPE_CHECKING, Any

from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.llm import messages_answer
from scriptgen_core.llm.asking import wait_for
from scriptgen_core.llm.http_provider import HttpProvider
from scriptgen_core.llm.provider import UNHEARD, Completion, Listener
from scriptgen_core.llm.request_parts import form_in_words, text_blocks

if TYPE_CHECKING:
    import anthropic

_CACHE_MARK = {"cache_control": {"type": "ephemeral"}}
_ALL_MODELS = 1000


class AnthropicMessages(HttpProvider):
    """A server that speaks the Messages API."""

    _answers = messages_answer

    def complete(self, request: LLMRequest, listener: Listener = UNHEARD) -> Completion:
        """One answer, streamed. The form of a structured reply is told in words; a temperature is not taken."""
        body, send = self._body(request), self._client.messages.with_streaming_response.create
        try:
            return wait_for(partial(self._ask, send, body), listener, deadline=self._preset.deadline)
        except self._failures as error:
            raise self._classified(error) from None

    @property
    def _sdk(self) -> ModuleType:
        import anthropic

        return anthropic

    @cached_property
    def _client(self) -> "anthropic.AsyncAnthropic":
        import anthropic

        client = anthropic.AsyncAnthropic(**self._access, open_telemetry=False)
        client._custom_headers = {}  # The SDK has no other way to leave out what ANTHROPIC_CUSTOM_HEADERS says.
        return client

    async def _listed(self, client: "anthropic.AsyncAnthropic") -> str:
        return await (await client.models.with_raw_response.list(limit=_ALL_MODELS)).text()

    def _body(self, request: LLMRequest) -> dict[str, Any]:
        messages = form_in_words(request)
        thinking = self._preset.thinking_tokens if self._is_at_home else 0
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [
                {"role": message.role, "content": text_blocks(message, _CACHE_MARK)}
                for message in messages
                if message.role != "system"
            ],
            "max_tokens": min(request.max_tokens, self._preset.max_tokens) + thinking,
            "stream": True,
        }
        system = [
            block for message in messages if message.role == "system" for block in text_blocks(message, _CACHE_MARK)
        ]
        return {**body, "system": system} if system else body
