"""The body of a Chat Completions request, in the dialect a server takes; a refusal teaches another dialect."""

import re
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from scriptgen_core.core.calls import LLMRequest, Message
from scriptgen_core.llm.request_parts import form_in_words, schema, text_blocks

_STRUCTURE = re.compile(r"response_format|json_schema|structured output|grammar", re.IGNORECASE)
_STREAM_OPTIONS = re.compile(r"stream_options|include_usage", re.IGNORECASE)
_STREAM = re.compile(r"\bstream(?:ing)?\b", re.IGNORECASE)
_CACHE_MARK = {"prompt_cache_breakpoint": {"mode": "explicit"}}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one server takes: replies in a given structure, a temperature, and how it names the longest reply.

    ``streamed`` asks for the answer piece by piece, ``counted`` for its token count at the end of a stream.
    ``marked`` says where the part of a prompt ends that other calls repeat, for the provider's cache.
    ``longest_reply`` caps what a request may ask for; ``thinking_tokens`` are added for models that think first.
    """

    streamed: bool = True
    counted: bool = True
    structured: bool = True
    temperature: bool = True
    marked: bool = False
    tokens_name: str = "max_tokens"
    longest_reply: int = 4096
    thinking_tokens: int = 0

    def body(self, request: LLMRequest, model: str) -> dict[str, Any]:
        """The request as the server wants to read it."""
        structured = request.reply_type is not None and self.structured
        messages = request.messages if structured else form_in_words(request)
        body: dict[str, Any] = {
            "model": model,
            "messages": [{"role": message.role, "content": self._content(message)} for message in messages],
            self.tokens_name: min(request.max_tokens, self.longest_reply) + self.thinking_tokens,
        }
        if self.streamed:
            body["stream"] = True
            if self.counted:
                body["stream_options"] = {"include_usage": True}
        if request.temperature is not None and self.temperature:
            body["temperature"] = request.temperature
        if request.reply_type and self.structured:
            body["response_format"] = _response_format(request.reply_type)
        return body

    def after_refusal(self, message: str, body: dict[str, Any]) -> "Dialect | None":
        """The dialect to try next, where the server's complaint is about a parameter we can do without."""
        if self.marked and "prompt_cache" in message:
            return replace(self, marked=False)
        if "response_format" in body and _STRUCTURE.search(message):
            return replace(self, structured=False)
        if "temperature" in body and "temperature" in message:
            return replace(self, temperature=False)
        if "stream_options" in body and _STREAM_OPTIONS.search(message):
            return replace(self, counted=False)
        if "stream" in body and _STREAM.search(message):
            return replace(self, streamed=False)
        if self.tokens_name == "max_tokens" and "max_completion_tokens" in message:
            return replace(self, tokens_name="max_completion_tokens")
        return None

    def _content(self, message: Message) -> str | list[dict[str, Any]]:
        return text_blocks(message, _CACHE_MARK) if self.marked and message.stable else message.content


def _response_format(reply_type: type[BaseModel]) -> dict[str, Any]:
    # strict would demand that every field is required; the answer is validated here in any case.
    return {
        "type": "json_schema",
        "json_schema": {"name": reply_type.__name__, "schema": schema(reply_type), "strict": False},
    }
