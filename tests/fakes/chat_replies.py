"""What a server may answer, well and badly, as values to enqueue; errors are worded as Chat Completions does."""

import json
import time
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from typing import Any, Literal

MODEL = "house-model"


@dataclass(frozen=True)
class Reply:
    """One answer: ``text`` is a good one's content, ``raw`` replaces the whole body of any other.

    ``usage`` is (prompt, completion, cached) tokens; ``written`` of the prompt's are put into the cache. ``uncounted``
    is an answer without any of that.
    ``fault`` is what goes wrong on the wire: the connection closes before the answer ("dropped") or in the middle
    of it ("cut"); a stream ends without a finish_reason ("unfinished"), has an error ``reported`` in it ("broken")
    or holds half an event ("garbled"); the server says nothing at all ("silent"), or no more after a first piece
    ("stalled"), until the client goes. ``plain`` is an answer in one piece to whoever wants a stream.
    ``delay`` is in seconds before the first byte, ``pace`` before each event of a stream.
    """

    text: str = ""
    status: int = 200
    raw: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    finish_reason: str = "stop"
    refusal: str | None = None
    usage: tuple[int, int, int] | None = None
    written: int = 0
    uncounted: bool = False
    fault: Literal["", "dropped", "cut", "unfinished", "broken", "garbled", "silent", "stalled"] = ""
    reported: str = '{"error": {"message": "The server had an error", "type": "server_error"}}'
    plain: bool = False
    delay: float = 0.0
    pace: float = 0.0

    @property
    def can_stream(self) -> bool:
        return self.status == 200 and self.raw is None and not self.plain

    @property
    def pieces(self) -> list[str]:
        """The text as a stream brings it; only the first piece where something goes wrong."""
        pieces = [self.text[at : at + 12] for at in range(0, len(self.text), 12)]
        return pieces[:1] if self.fault else pieces

    @property
    def stops_midway(self) -> bool:
        return self.fault in ("cut", "stalled")

    def after(self, seconds: float) -> "Reply":
        """The same answer, later."""
        return replace(self, delay=seconds)

    def in_one_piece(self) -> "Reply":
        """The same answer from a server that does not stream."""
        return replace(self, plain=True)


def said(text: str, *, usage: tuple[int, int, int] | None = None) -> Reply:
    """A good answer; ``usage`` is (prompt, completion, cached) tokens, estimated from the texts if not given."""
    return Reply(text, usage=usage)


def json_said(value: Any) -> Reply:
    """A good structured answer."""
    return Reply(json.dumps(value, ensure_ascii=False))


RetryAfterForm = Literal["seconds", "ms", "date", "proxy"]


def rate_limited(retry_after: float | None = None, form: RetryAfterForm = "seconds") -> Reply:
    """429, naming the wait in one of the forms servers and proxies use."""
    return failed(429, "Too many requests", code="rate_limit_exceeded", headers=waiting(retry_after, form))


def server_error(status: int = 503, message: str = "Service temporarily unavailable") -> Reply:
    """500-599, or 529 for an overloaded service."""
    return failed(status, message)


def unauthorized(message: str = "Incorrect API key provided") -> Reply:
    return failed(401, message, code="invalid_api_key")


def forbidden(message: str = "This key may not use the model") -> Reply:
    return failed(403, message)


def out_of_quota(code: str = "insufficient_quota", status: int = 429) -> Reply:
    """The account is empty: 429 with a telling code, or 402."""
    return failed(status, "You exceeded your current quota", code=code)


def too_long() -> Reply:
    message = "This model's maximum context length is 8192 tokens"
    return failed(400, message, code="context_length_exceeded")


def filtered() -> Reply:
    """The prompt itself is stopped by a filter."""
    return failed(400, "The prompt was filtered", code="content_filter")


def cut_by_filter() -> Reply:
    """A filter stops the answer."""
    return Reply("half a", finish_reason="content_filter")


def refused(words: str = "I can't help with that") -> Reply:
    """The model declines in the protocol's own field."""
    return Reply(refusal=words)


def truncated(text: str = "half a") -> Reply:
    """The longest reply was reached."""
    return Reply(text, finish_reason="length")


def empty() -> Reply:
    """A null content with a finish_reason: nothing was said."""
    return Reply()


def malformed() -> Reply:
    return Reply(raw='{"choices": [{"message": {"content": "Wor')


def web_page() -> Reply:
    return Reply(raw="<!doctype html><title>Sign in</title>", content_type="text/html")


def no_choices() -> Reply:
    return Reply(raw=json.dumps({"id": "x", "object": "chat.completion", "model": MODEL, "choices": []}))


def error_in_success(message: str = "upstream broke") -> Reply:
    """200 whose body is an error, as gateways send it."""
    return Reply(raw=json.dumps({"error": {"message": message, "code": 502}}))


def dropped() -> Reply:
    return Reply(fault="dropped")


def cut() -> Reply:
    return Reply("Words that never arrive in full.", fault="cut")


def broken(code: str, message: str = "The server had an error") -> Reply:
    """A stream that reports an error of this code half-way."""
    error = json.dumps({"error": {"message": message, "code": code}})
    return Reply("Words that never arrive in full.", fault="broken", reported=error)


def failed(
    status: int,
    message: str,
    *,
    code: str | None = None,
    param: str | None = None,
    headers: dict[str, str] | None = None,
) -> Reply:
    """Any error in the protocol's shape."""
    error = {"message": message, "type": "error", "code": code, "param": param}
    return Reply(status=status, raw=json.dumps({"error": error}), headers=headers or {})


def waiting(seconds: float | None, form: RetryAfterForm) -> dict[str, str]:
    """The header that names a wait."""
    if seconds is None:
        return {}
    match form:
        case "ms":
            return {"retry-after-ms": str(int(seconds * 1000))}
        case "date":
            return {"retry-after": formatdate(time.time() + seconds, usegmt=True)}
        case "proxy":
            return {"llm_provider-retry-after": str(seconds)}
        case _:
            return {"retry-after": str(seconds)}
