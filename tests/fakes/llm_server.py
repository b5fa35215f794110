"""A real local HTTP server for language models' protocols: it listens, records and answers as it was told to."""

import json
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, TypeAlias

from tests.fakes.chat_replies import MODEL, Reply, failed

Responder: TypeAlias = Callable[[dict[str, Any], int], Reply]


@dataclass(frozen=True)
class Recorded:
    """One request as it arrived: path, headers with names in lower case, decoded body."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


class LLMServer(ABC):
    """Listens on a free port of this machine from ``with`` until its end.

    Each question takes the oldest enqueued reply; with none left ``responder(request, n)`` answers the
    n-th request (from 1); without one either the request is refused, so that a test notices.
    """

    path: str
    """What an address of the protocol ends in."""

    def __init__(
        self, responder: Responder | None = None, *, port: int = 0, models: tuple[str, ...] = (MODEL,)
    ) -> None:
        self.responder = responder
        self.models = models
        self.model_list: Reply | None = None
        self.requests: list[Recorded] = []
        self.answered = 0
        self.quiet = threading.Event()
        self.left = threading.Event()
        self.closing = threading.Event()
        self._queue: deque[Reply] = deque()
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", port), self)

    @abstractmethod
    def answer(self, reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
        """The body of a plain answer."""

    @abstractmethod
    def events(self, reply: Reply, request: dict[str, Any]) -> Iterator[str]:
        """The events of a streamed answer, as they go over the wire."""

    @abstractmethod
    def listed(self, name: str) -> dict[str, Any]:
        """One entry in the list of models."""

    @property
    def base_url(self) -> str:
        """What the SDK wants to be given."""
        return f"http://{self.host}{self.path}"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._http.server_address[1]}"

    def enqueue(self, *replies: Reply) -> None:
        """Answer the next requests with these, in this order."""
        with self._lock:
            self._queue.extend(replies)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """The body of every question, in order of arrival."""
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

    def __enter__(self) -> Self:
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

    def __init__(self, address: tuple[str, int], owner: LLMServer) -> None:
        self.owner = owner
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away (a cancelled call) is no error of the server's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http
    _arrived: float

    def do_GET(self) -> None:
        self._arrived = time.monotonic()
        owner = self.server.owner
        if owner.model_list:
            self._answer(owner.model_list, {})
            return
        models = [owner.listed(name) for name in owner.models]
        self._send(200, "application/json", json.dumps({"object": "list", "data": models}))

    def do_POST(self) -> None:
        self._arrived = time.monotonic()
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._answer(self.server.owner.next_reply(Recorded(self.path, headers, body)), body)

    def log_message(self, format: str, *args: Any) -> None:
        """Tests print nothing."""

    def _answer(self, reply: Reply, request: dict[str, Any]) -> None:
        owner = self.server.owner
        if reply.delay and owner.closing.wait(self._arrived + reply.delay - time.monotonic()):
            return
        if reply.fault == "dropped":
            self.close_connection = True
            return
        if reply.fault == "silent":
            self._wait_to_be_left()
            return
        if request.get("stream") and reply.can_stream:
            self._stream(reply, request)
        else:
            body = reply.raw if reply.raw is not None else json.dumps(owner.answer(reply, request))
            self._send(reply.status, reply.content_type, body, reply.headers, cut=reply.fault == "cut")
        owner.count_answer()

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
        for name, value in {
            **reply.headers,
            "content-type": "text/event-stream",
            "transfer-encoding": "chunked",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        for event in self.server.owner.events(reply, request):
            if reply.pace and self.server.owner.closing.wait(reply.pace):
                return
            self._chunk(event)
        if reply.fault == "stalled":
            self._wait_to_be_left()
        elif reply.fault == "cut":
            self.close_connection = True
        else:
            self._chunk("")

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def _wait_to_be_left(self) -> None:
        """Say nothing more until the client closes the connection."""
        self.server.owner.quiet.set()
        self.close_connection = True
        if self.rfile.read(1) == b"":
            self.server.owner.left.set()
