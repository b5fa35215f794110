"""What a Chat Completions server answered with status 200: the reply in it, or what is wrong with it."""

import re
from collections.abc import AsyncIterable
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from scriptgen_core.core.calls import Usage
from scriptgen_core.llm import errors
from scriptgen_core.llm.asking import Hearing
from scriptgen_core.llm.errors import Route
from scriptgen_core.llm.provider import Completion

# Older local servers leave a model's thinking in front of its answer.
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


def read_answer(text: str, model: str, route: Route) -> Completion:
    """The reply in an answer's body; ``model`` is who was asked, where the answer does not say.

    Raises InvalidReply for a body that is no answer, is empty or was cut off, ContentRefused where the model
    or a filter declined. The SDK's own types take any JSON, so the body is checked here.
    """
    try:
        answer = _Answer.model_validate_json(text)
    except ValidationError:
        raise errors.no_answer(route, text) from None
    if not answer.choices:
        _, message = errors.said({"error": answer.error})
        raise errors.unreadable(message or "the answer is empty", route)
    usage = answer.usage.in_house if answer.usage else Usage()
    return Completion(_reply(answer.choices[0], route), usage, answer.model or model)


async def read_stream(parts: AsyncIterable[Any], model: str, route: Route, hearing: Hearing) -> Completion:
    """The reply in a streamed answer, told to ``hearing`` while it grows.

    Raises what :func:`read_answer` raises; a stream that ends without saying why is no answer.
    """
    streamed = _Streamed(model)
    try:
        async for part in parts:
            streamed.add(part)
            hearing.text = streamed.text
    except (AttributeError, TypeError):  # the SDK's types take any JSON
        raise errors.no_answer(route) from None
    if streamed.finish_reason is None:
        raise errors.unreadable(f"the answer broke off at {len(streamed.text)} characters", route)
    message = _Text(content=streamed.text, refusal=streamed.refusal or None)
    reply = _reply(_Choice(message=message, finish_reason=streamed.finish_reason), route)
    return Completion(reply, streamed.usage, streamed.model)


class _Text(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Text
    finish_reason: str | None = None


class _Cached(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    cached_tokens: int | None = None
    cache_write_tokens: int | None = None


class _Billed(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    prompt_tokens_details: _Cached | None = None

    @property
    def in_house(self) -> Usage:
        of_these = self.prompt_tokens_details or _Cached()
        return Usage(
            input_tokens=self.prompt_tokens or 0,
            output_tokens=self.completion_tokens or 0,
            cached_tokens=of_these.cached_tokens or 0,
            cache_write_tokens=of_these.cache_write_tokens or 0,
        )


class _Answer(BaseModel):
    choices: list[_Choice] | None = None
    model: str | None = None
    usage: _Billed | None = None
    error: Any = None


class _Streamed:
    """What has arrived of a streamed answer."""

    def __init__(self, model: str) -> None:
        self.text = ""
        self.refusal = ""
        self.finish_reason: str | None = None
        self.model = model
        self.usage = Usage()

    def add(self, chunk: Any) -> None:
        """Take in the next piece. Usage comes in a last one of its own, without choices."""
        self.model = chunk.model or self.model
        if chunk.usage:
            self.usage = _Billed.model_validate(chunk.usage, from_attributes=True).in_house
        for choice in (chunk.choices or [])[:1]:
            self.text += choice.delta.content or ""
            self.refusal += choice.delta.refusal or ""
            self.finish_reason = choice.finish_reason or self.finish_reason


def _reply(choice: _Choice, route: Route) -> str:
    if choice.finish_reason == "content_filter" or choice.message.refusal:
        raise errors.refused(choice.message.refusal or "a content filter stopped the answer", route)
    reply = _THINKING.sub("", choice.message.content or "").strip()
    if choice.finish_reason == "length":
        raise errors.unreadable(f"the answer was cut off at {len(reply)} characters", route)
    if not reply:
        raise errors.unreadable("the answer is empty", route)
    return reply
