"""A real local HTTP server that speaks the Messages API, plain and streamed, and answers as it was told to."""

import json
from collections.abc import Iterator
from typing import Any

from tests.fakes.chat_replies import MODEL, Reply
from tests.fakes.llm_server import LLMServer

_THOUGHT = "Hm, what would the ferryman say?"


class MessagesServer(LLMServer):
    """A server for the Messages API; ``base_url`` is what goes into ANTHROPIC_BASE_URL. Its model thinks first."""

    path = ""

    def answer(self, reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
        thought = {"type": "thinking", "thinking": _THOUGHT, "signature": "x"}
        spoken = [{"type": "text", "text": reply.text}] if reply.text else []
        head = _head(reply, request)
        usage = (head["usage"] or {}) | (_written(reply) or {})
        return {**head, "content": [thought, *spoken], **_ending(reply), "usage": usage or None}

    def events(self, reply: Reply, request: dict[str, Any]) -> Iterator[str]:
        for event in _events(reply, request):
            yield f"event: {event['type']}\ndata: {json.dumps(event)}\n\n"
        if reply.fault == "broken":
            yield f"event: error\ndata: {reply.reported}\n\n"
        if reply.fault == "garbled":
            yield 'event: content_block_delta\ndata: {"type": "content_block_delta", "index": 1, "del\n\n'

    def listed(self, name: str) -> dict[str, Any]:
        return {"type": "model", "id": name, "display_name": name, "created_at": "2026-01-01T00:00:00Z"}


def _events(reply: Reply, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    head = _head(reply, request)
    yield {"type": "message_start", "message": {**head, "content": [], "stop_reason": None}}
    yield {"type": "ping"}
    yield from _block(
        0, {"type": "thinking", "thinking": "", "signature": ""}, "thinking_delta", "thinking", [_THOUGHT]
    )
    yield from _block(1, {"type": "text", "text": ""}, "text_delta", "text", reply.pieces)
    if not reply.fault:
        yield {"type": "message_delta", "delta": _ending(reply), "usage": _written(reply)}
        yield {"type": "message_stop"}


def _block(index: int, start: dict[str, Any], kind: str, name: str, pieces: list[str]) -> Iterator[dict[str, Any]]:
    yield {"type": "content_block_start", "index": index, "content_block": start}
    for piece in pieces:
        yield {"type": "content_block_delta", "index": index, "delta": {"type": kind, name: piece}}
    yield {"type": "content_block_stop", "index": index}


def _head(reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
    """What is known at the start: all of the question, nothing of the answer."""
    asked = len(json.dumps(request.get("messages", []))) // 3
    sent, _, read = reply.usage or (asked, 0, 0)
    usage = {
        "input_tokens": sent - read - reply.written,
        "output_tokens": 1,
        "cache_read_input_tokens": read,
        "cache_creation_input_tokens": reply.written,
    }
    message = {"id": "msg_1", "type": "message", "role": "assistant", "model": request.get("model", MODEL)}
    return {**message, "usage": None if reply.uncounted else usage}


def _ending(reply: Reply) -> dict[str, Any]:
    declined = {"type": "refusal", "category": "general_harms", "explanation": reply.refusal}
    return {"stop_reason": reply.finish_reason, "stop_details": declined if reply.refusal else None}


def _written(reply: Reply) -> dict[str, int] | None:
    if reply.uncounted:
        return None
    return {"output_tokens": reply.usage[1] if reply.usage else len(reply.text) // 3 + 1}
