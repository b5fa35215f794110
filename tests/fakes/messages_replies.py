"""What a Messages server may answer, well and badly, as values to enqueue."""

import json

from tests.fakes.chat_replies import Reply, RetryAfterForm, waiting

TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    504: "timeout_error",
    529: "overloaded_error",
}


def said(text: str, *, usage: tuple[int, int, int] | None = None, ending: str = "end_turn") -> Reply:
    """An answer; ``usage`` is (all input, output, input read from the cache) in tokens."""
    return Reply(text, usage=usage, finish_reason=ending)


def refused(words: str = "This could enable harm") -> Reply:
    """The model declines, with the reason the API gives."""
    return Reply("I", finish_reason="refusal", refusal=words)


def rate_limited(retry_after: float | None = None, form: RetryAfterForm = "seconds") -> Reply:
    return failed(429, "This request would exceed your rate limit", headers=waiting(retry_after, form))


def spend_limit(code: str) -> Reply:
    """429 that no waiting helps against."""
    return failed(429, "You have reached your limit", code=code)


def prompt_too_long() -> Reply:
    return failed(400, "prompt is too long: 1204938 tokens > 1000000 maximum")


def broken(kind: str, message: str = "Overloaded") -> Reply:
    """A stream that reports an error of this type half-way."""
    return Reply("Words that never arrive in full.", fault="broken", reported=error_body(kind, message))


def failed(status: int, message: str, *, code: str | None = None, headers: dict[str, str] | None = None) -> Reply:
    """Any error in the protocol's shape."""
    body = error_body(TYPES.get(status, "api_error"), message, code)
    return Reply(status=status, raw=body, headers=headers or {})


def error_body(kind: str, message: str, code: str | None = None) -> str:
    details = {"error_code": code} if code else None
    error = {"type": kind, "message": message, "details": details}
    return json.dumps({"type": "error", "error": error, "request_id": "req_1"})
