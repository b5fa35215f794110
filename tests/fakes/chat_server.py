"""A real local HTTP server that speaks Chat Completions, plain and streamed, and answers as it was told to.

By hand: ``python -m tests.fakes.chat_server --port 8790 --delay 1 --fail-rate 0.1`` plays a model that knows
ScriptGen's prompts; start the app with ``OPENAI_BASE_URL=http://127.0.0.1:8790/v1``.
"""

import argparse
import json
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, TypeAlias

from tests.fakes.chat_replies import MODEL, Reply, failed

Responder: TypeAlias = Callable[[dict[str, Any], int], Reply]


@dataclass(frozen=True)
class Recorded:
    """One request as it arrived: path, headers with names in lower case, decoded body."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


class ChatServer:
    """Listens on a free port of this machine from ``with`` until its end.

    Each chat request takes the oldest enqueued reply; with none left ``responder(request, n)`` answers the
    n-th request (from 1); without one either the request is refused, so that a test notices.
    """

    def __init__(
        self, responder: Responder | None = None, *, port: int = 0, models: tuple[str, ...] = (MODEL,)
    ) -> None:
        self.responder = responder
        self.models = models
        self.model_list: Reply | None = None
        self.requests: list[Recorded] = []
        self.answered = 0
        self.closing = threading.Event()
        self._queue: deque[Reply] = deque()
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", port), self)

    @property
    def base_url(self) -> str:
        """What goes into OPENAI_BASE_URL."""
        return f"http://{self.host}/v1"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._http.server_address[1]}"

    def enqueue(self, *replies: Reply) -> None:
        """Answer the next requests with these, in this order."""
        with self._lock:
            self._queue.extend(replies)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The body of every chat request, in order of arrival."""
        return [request.body for request in self.requests]

    def next_reply(self, request: Recorded) -> Reply:
        with self._lock:
            self.requests.append(request)
            number = len(self.requests)
            if self._queue:
                return self._queue.popleft()
        if self.responder:
            return self.responder(request.body, number)
        return failed(400, "No reply was enqueued for this request")

    def count_answer(self) -> None:
        with self._lock:
            self.answered += 1

    def serve_forever(self) -> None:
        self._http.serve_forever(poll_interval=0.02)

    def __enter__(self) -> "ChatServer":
        self._thread = threading.Thread(target=self.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], owner: ChatServer) -> None:
        self.owner = owner
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away (a cancelled call) is no error of the server's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_GET(self) -> None:
        owner = self.server.owner
        if owner.model_list:
            self._answer(owner.model_list, {})
            return
        models = [{"id": name, "object": "model", "created": 0, "owned_by": "house"} for name in owner.models]
        self._send(200, "application/json", json.dumps({"object": "list", "data": models}))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._answer(self.server.owner.next_reply(Recorded(self.path, headers, body)), body)

    def log_message(self, format: str, *args: Any) -> None:
        """Tests print nothing."""

    def _answer(self, reply: Reply, request: dict[str, Any]) -> None:
        if reply.delay and self.server.owner.closing.wait(reply.delay):
            return
        if reply.fault == "dropped":
            self.close_connection = True
            return
        if request.get("stream") and reply.status == 200 and reply.raw is None:
            self._stream(reply, request)
        else:
            body = reply.raw if reply.raw is not None else json.dumps(_completion(reply, request))
            self._send(reply.status, reply.content_type, body, reply.headers, cut=reply.fault == "cut")
        self.server.owner.count_answer()

    def _send(
        self, status: int, content_type: str, text: str, headers: Mapping[str, str] | None = None, *, cut: bool = False
    ) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in {"content-type": content_type, "content-length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut

    def _stream(self, reply: Reply, request: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for event in _events(reply, request):
            self._chunk(f"data: {event}\n\n")
        if reply.fault == "cut":
            self.close_connection = True
        else:
            self._chunk("")

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


def _completion(reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
    message = {"role": "assistant", "content": reply.text or None, "refusal": reply.refusal}
    choice = {"index": 0, "finish_reason": reply.finish_reason, "message": message}
    return {**_head(request, "chat.completion"), "choices": [choice], "usage": _usage(reply, request)}


def _events(reply: Reply, request: dict[str, Any]) -> Iterator[str]:
    """The events of a streamed answer, with a usage event where the request asks for one."""
    head = _head(request, "chat.completion.chunk")

    def event(delta: dict[str, Any], finish: str | None = None) -> str:
        return json.dumps({**head, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    pieces = [reply.text[at : at + 12] for at in range(0, len(reply.text), 12)]
    yield event({"role": "assistant", "content": "", "refusal": reply.refusal})
    yield from (event({"content": piece}) for piece in (pieces[:1] if reply.fault else pieces))
    if reply.fault == "broken":
        yield json.dumps({"error": {"message": "The server had an error", "type": "server_error"}})
    if not reply.fault:
        yield event({}, reply.finish_reason)
        if (request.get("stream_options") or {}).get("include_usage"):
            yield json.dumps({**head, "choices": [], "usage": _usage(reply, request)})
    if reply.fault != "cut":
        yield "[DONE]"


def _head(request: dict[str, Any], kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": kind, "created": 0, "model": request.get("model", MODEL)}


def _usage(reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
    asked = sum(len(str(message.get("content"))) for message in request.get("messages", []))
    prompt, completion, cached = reply.usage or (asked // 3 + 1, len(reply.text) // 3 + 1, 0)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": cached},
    }


def _main() -> None:
    from tests.fakes.model_script import ModelScript

    parser = argparse.ArgumentParser(description="A local Chat Completions server that plays a screenwriting model.")
    parser.add_argument("--port", type=int, default=8790)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--fail-rate", type=float, default=0.0, help="share of requests answered with 429 or 503")
    parser.add_argument("--rubbish-rate", type=float, default=0.0, help="share of answers that are not what was asked")
    options = parser.parse_args()
    every = [round(1 / rate) if rate > 0 else 0 for rate in (options.fail_rate, options.rubbish_rate)]
    script = ModelScript(delay=options.delay, fail_every=every[0], rubbish_every=every[1])
    server = ChatServer(script, port=options.port)
    print(f"OPENAI_BASE_URL={server.base_url}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print(f"{server.answered} requests answered")


if __name__ == "__main__":
    _main()
