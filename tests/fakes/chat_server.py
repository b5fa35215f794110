"""A real local HTTP server that speaks Chat Completions, plain and streamed, and answers as it was told to.

By hand: ``python -m tests.fakes.chat_server --port 8790 --delay 1 --fail-rate 0.1`` plays a model that knows
ScriptGen's prompts; start the app with ``OPENAI_BASE_URL=http://127.0.0.1:8790/v1``.
"""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from tests.fakes.chat_replies import MODEL, Reply
from tests.fakes.llm_server import LLMServer


class ChatServer(LLMServer):
    """A server for Chat Completions; ``base_url`` is what goes into OPENAI_BASE_URL."""

    path = "/v1"

    def answer(self, reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
        return _completion(reply, request)

    def events(self, reply: Reply, request: dict[str, Any]) -> Iterator[str]:
        return (f"data: {event}\n\n" for event in _events(reply, request))

    def listed(self, name: str) -> dict[str, Any]:
        return {"id": name, "object": "model", "created": 0, "owned_by": "house"}


def _completion(reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.text or None, "refusal": reply.refusal}
    choice = {"index": 0, "finish_reason": reply.finish_reason, "message": message}
    return {**_head(request, "chat.completion"), "choices": [choice], "usage": _usage(reply, request)}


def _events(reply: Reply, request: dict[str, Any]) -> Iterator[str]:
    """The events of a streamed answer, with a usage event where the request asks for one."""
    head = _head(request, "chat.completion.chunk")

    def event(delta: dict[str, Any], finish: str | None = None) -> str:
        return json.dumps({**head, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    yield event({"role": "assistant", "content": "", "refusal": reply.refusal})
    yield from (event({"content": piece}) for piece in reply.pieces)
    if reply.fault == "broken":
        yield reply.reported
    if reply.fault == "garbled":
        yield event({"content": "more"})[:-7]
    if not reply.fault:
        yield event({}, reply.finish_reason)
        if (request.get("stream_options") or {}).get("include_usage"):
            yield json.dumps({**head, "choices": [], "usage": _usage(reply, request)})
    if not reply.stops_midway:
        yield "[DONE]"


def _head(request: dict[str, Any], kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": kind, "created": 0, "model": request.get("model", MODEL)}


def _usage(reply: Reply, request: dict[str, Any]) -> dict[str, Any] | None:
    if reply.uncounted:
        return None
    asked = sum(len(str(message.get("content"))) for message in request.get("messages", []))
    prompt, completion, cached = reply.usage or (asked // 3 + 1, len(reply.text) // 3 + 1, 0)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": cached, "cache_write_tokens": reply.written},
    }


def _main() -> None:
    from tests.fakes.model_script import ModelScript

    parser = argparse.ArgumentParser(description="A local Chat Completions server that plays a screenwriting model.")
    parser.add_argument("--port", type=int, default=8790)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--fail-rate", type=float, default=0.0, help="share of requests answered with 429 or 503")
    parser.add_argument("--rubbish-rate", type=float, default=0.0, help="share of answers that are not what was asked")
    parser.add_argument("--whole", action="store_true", help="never stream: each answer comes in one piece")
    options = parser.parse_args()
    every = [round(1 / rate) if rate > 0 else 0 for rate in (options.fail_rate, options.rubbish_rate)]
    script = ModelScript(delay=options.delay, fail_every=every[0], rubbish_every=every[1], whole=options.whole)
    server = ChatServer(script, port=options.port)
    print(f"OPENAI_BASE_URL={server.base_url}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print(f"{server.answered} requests answered")


if __name__ == "__main__":
    _main()
