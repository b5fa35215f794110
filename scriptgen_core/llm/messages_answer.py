"""What a Messages server answered with status 200: the reply in it, or what is wrong with it."""

from collections.abc import AsyncIterable
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from scriptgen_core.core.calls import Usage
from scriptgen_core.llm import errors
from scriptgen_core.llm.asking import Hearing
from scriptgen_core.llm.errors import Route
from scriptgen_core.llm.provider import Completion


def read_answer(text: str, model: str, route: Route) -> Completion:
    """The reply in an answer's body; ``model`` is who was asked, where the answer does not say.

    Raises InvalidReply for a body that is no answer, is empty or was cut off, ContentRefused where the model
    declined, ContextTooLong where it had no room for the whole answer. What it thought is no part of the reply.
    """
    try:
        answer = _Answer.model_validate_json(text)
    except ValidationError:
        raise errors.no_answer(route, text) from None
    if answer.content is None:
        _, message = errors.said({"error": answer.error})
        raise errors.unreadable(message or "the answer is empty", route)
    spoken = "".join(block.text or "" for block in answer.content if block.type == "text")
    usage = answer.usage.in_house if answer.usage else Usage()
    return Completion(_reply(spoken, answer, route), usage, answer.model or model)


async def read_stream(parts: AsyncIterable[Any], model: str, route: Route, hearing: Hearing) -> Completion:
    """The reply in a streamed answer, told to ``hearing`` while it grows. Raises what :func:`read_answer` raises."""
    streamed = _Streamed(model)
    try:
        async for part in parts:
            streamed.add(part)
            hearing.text = streamed.text
    except (AttributeError, TypeError):  # the SDK's types take any JSON
        raise errors.no_answer(route) from None
    usage = _Billed.model_validate(streamed.billed).in_house
    return Completion(_reply(streamed.text, streamed.ending, route), usage, streamed.model)


class _Lenient(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class _Declined(_Lenient):
    explanation: str | None = None


class _Ending(_Lenient):
    stop_reason: str | None = None
    stop_details: _Declined | None = None


class _Billed(_Lenient):
    input_tokens: int | None = None
    output_tokens: int | None = None
    cache_read_input_tokens: int | None = None
    cache_creation_input_tokens: int | None = None

    @property
    def in_house(self) -> Usage:
        """Anthropic's ``input_tokens`` are only those that have nothing to do with its cache."""
        read, written = self.cache_read_input_tokens or 0, self.cache_creation_input_tokens or 0
        return Usage(
            input_tokens=(self.input_tokens or 0) + read + written,
            output_tokens=self.output_tokens or 0,
            cached_tokens=read,
            cache_write_tokens=written,
        )


class _Block(_Lenient):
    type: str
    text: str | None = None


class _Answer(_Ending):
    content: list[_Block] | None = None
    model: str | None = None
    usage: _Billed | None = None
    error: Any = None


class _Streamed:
    """What has arrived of a streamed answer."""

    def __init__(self, model: str) -> None:
        self.text = ""
        self.ending = _Ending()
        self.model = model
        self.billed: dict[str, int] = {}

    def add(self, event: Any) -> None:
        """Take in the next event. Token counts come with the first and, grown, with the last."""
        match event.type:
            case "message_start":
                self.model = event.message.model or self.model
                self._bill(event.message.usage)
            case "content_block_start":
                self.text += _spoken(event.content_block, "text")
            case "content_block_delta":
                self.text += _spoken(event.delta, "text_delta")
            case "message_delta":
                self.ending = _Ending.model_validate(event.delta)
                self._bill(event.usage)

    def _bill(self, usage: Any) -> None:
        if usage:
            self.billed |= _Billed.model_validate(usage).model_dump(exclude_none=True)


def _spoken(part: Any, kind: str) -> str:
    return (part.text or "") if part.type == kind else ""


def _reply(text: str, ending: _Ending, route: Route) -> str:
    reply = text.strip()
    match ending.stop_reason:
        case None:
            raise errors.unreadable(f"the answer broke off at {len(reply)} characters", route)
        case "refusal":
            explained = ending.stop_details.explanation if ending.stop_details else None
            raise errors.refused(explained or "the model declined", route)
        case "max_tokens":
            raise errors.unreadable(f"the answer was cut off at {len(reply)} characters", route)
        case "model_context_window_exceeded":
            raise errors.too_long("the model had no room left for the answer", route)
    if not reply:
        raise errors.unreadable("the answer is empty", route)
    return reply
