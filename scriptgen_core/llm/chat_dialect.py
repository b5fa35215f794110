"""The body of a Chat Completions request, in the dialect a server takes; a refusal teaches another dialect."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from scriptgen_core.core.calls import LLMRequest

_STRUCTURE = re.compile(r"response_format|json_schema|structured output|grammar", re.IGNORECASE)
_STREAM_OPTIONS = re.compile(r"stream_options|include_usage", re.IGNORECASE)
_STREAM = re.compile(r"\bstream(?:ing)?\b", re.IGNORECASE)
# llama.cpp's grammars fail on long strings (maxLength 2000 and more); the other two only cost tokens.
_LEFT_OUT = ("maxLength", "title", "default")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one server takes: replies in a given structure, a temperature, and how it names the longest reply.

    ``streamed`` asks for the answer piece by piece, ``counted`` for its token count at the end of a stream.
    ``longest_reply`` caps what a request may ask for; ``thinking_tokens`` are added for models that think first.
    """

    streamed: bool = True
    counted: bool = True
    structured: bool = True
    temperature: bool = True
    tokens_name: str = "max_tokens"
    longest_reply: int = 4096
    thinking_tokens: int = 0

    def body(self, request: LLMRequest, model: str) -> dict[str, Any]:
        """The request as the server wants to read it."""
        body: dict[str, Any] = {
            "model": model,
            "messages": [{"role": message.role, "content": message.content} for message in request.messages],
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
        elif request.reply_type and not request.prompt:  # the prompt book's prompts say the form themselves
            body["messages"][-1]["content"] += _in_words(request.reply_type)
        return body

    def after_refusal(self, message: str, body: dict[str, Any]) -> "Dialect | None":
        """The dialect to try next, where the server's complaint is about a parameter we can do without."""
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


def _response_format(reply_type: type[BaseModel]) -> dict[str, Any]:
    # strict would demand that every field is required; the answer is validated here in any case.
    return {
        "type": "json_schema",
        "json_schema": {"name": reply_type.__name__, "schema": _schema(reply_type), "strict": False},
    }


def _in_words(reply_type: type[BaseModel]) -> str:
    schema = json.dumps(_schema(reply_type), ensure_ascii=False, separators=(",", ":"))
    return f"\n\nAnswer with one JSON object and nothing else. It must fit this JSON Schema:\n{schema}"


def _schema(reply_type: type[BaseModel]) -> dict[str, Any]:
    schema: dict[str, Any] = _pruned(reply_type.model_json_schema())
    return schema


def _pruned(part: Any) -> Any:
    if isinstance(part, list):
        return [_pruned(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        # A property may bear the name of a keyword: only its schema is pruned, never the property.
        key: {name: _pruned(inner) for name, inner in value.items()}
        if key in ("properties", "$defs")
        else _pruned(value)
        for key, value in part.items()
        if key not in _LEFT_OUT
    }
