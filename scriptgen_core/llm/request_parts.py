"""Parts of a request's body that every protocol writes alike."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from scriptgen_core.core.calls import LLMRequest, Message

# llama.cpp's grammars fail on long strings (maxLength 2000 and more); the other two only cost tokens.
_LEFT_OUT = ("maxLength", "title", "default")


@cache
def schema(reply_type: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a structured reply, without what a model has no use for."""
    pruned: dict[str, Any] = _pruned(reply_type.model_json_schema())
    return pruned


def form_in_words(request: LLMRequest) -> tuple[Message, ...]:
    """The messages, the last of which says the form of a structured reply: in words, for want of a parameter."""
    if request.reply_type is None or request.prompt:  # the prompt book's prompts say the form themselves
        return request.messages
    *others, last = request.messages
    form = json.dumps(schema(request.reply_type), ensure_ascii=False, separators=(",", ":"))
    words = f"\n\nAnswer with one JSON object and nothing else. It must fit this JSON Schema:\n{form}"
    return (*others, replace(last, content=last.content + words))


def text_blocks(message: Message, mark: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The message as text blocks, with ``mark`` on the one that other calls of the run repeat."""
    repeated, own = message.content[: message.stable], message.content[message.stable :]
    return [{"type": "text", "text": text, **extra} for text, extra in ((repeated, mark), (own, {})) if text]


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
