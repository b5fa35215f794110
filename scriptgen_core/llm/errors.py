"""Which error class a failed call belongs to, read from its status, headers and body."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from scriptgen_core.core.errors import (
    AuthenticationError,
    ContentRefused,
    ContextTooLong,
    InvalidReply,
    LLMError,
    NetworkError,
    QuotaExhausted,
    RateLimitError,
    ServerError,
)
from scriptgen_core.llm.redaction import Redact
from scriptgen_core.llm.retry_after import retry_after

_LONGEST_DETAIL = 300
_QUOTA = re.compile(
    r"insufficient_quota|credit_balance_exhausted|\w+_spend_limit_exceeded|organization_usage_limit_exceeded"
    r"|(?:enforced|contract)_spend_limit_reached"
)
_NO_CREDIT = re.compile(r"credit balance is too low", re.IGNORECASE)
_CONTEXT_CODE = re.compile(r"context_length_exceeded|exceed_context_size_error")
_CONTEXT_WORDS = re.compile(
    r"maximum context length|context (?:length|window|size)\b.{0,40}exceed"
    r"|(?:exceed\w*|less than)\b.{0,40}\bcontext (?:length|window|size|limit)"
    r"|prompt is too long|context the overflows|max_new_tokens\W+must be",
    re.IGNORECASE | re.DOTALL,
)
_STREAMED_STATUS = (
    ("rate_limit", 429),
    ("overloaded", 529),
    ("authentication", 401),
    ("billing", 402),
    ("permission", 403),
    ("not_found", 404),
    ("too_large", 413),
    ("invalid_request", 400),
)
_UNREACHED = "ConnectError"
"""What the HTTP client calls an address where it finds nobody; it is not imported for the demo."""
_REFUSED_CODE = re.compile(r"content_filter|content_policy_violation|moderation_blocked|ResponsibleAIPolicyViolation")


@dataclass(frozen=True)
class Route:
    """The way a call took: where to, what is set where, and what takes keys out of a message.

    ``usual_url`` is the provider's own address, to show how one is written.
    """

    host: str
    redact: Redact
    key_variable: str = ""
    base_url_variable: str = ""
    usual_url: str = ""


def from_response(status: int, headers: Mapping[str, str], body: object, route: Route) -> LLMError:
    """The error for an HTTP status of 400 or more. ``body`` is the decoded JSON, or the text where it is none."""
    codes, message = said(body)
    detail = _brief(route.redact(message)) or _phrase(status)
    if status == HTTPStatus.PAYMENT_REQUIRED or _QUOTA.search(codes) or _NO_CREDIT.search(message):
        return QuotaExhausted(detail, f"Check billing and limits of your account at {route.host}.")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        advice = "Wait a minute and resume, or write fewer scenes at once."
        return RateLimitError(detail, advice, retry_after=retry_after(headers))
    if _is_too_long(status, codes, message):
        return too_long(detail, route)
    if _REFUSED_CODE.search(codes):
        return refused(detail, route)
    if status >= 500:
        advice = "The trouble is on their side: resume later."
        return ServerError(detail, advice, status=status, retry_after=retry_after(headers))
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return unauthorized(detail, route)
    if status == HTTPStatus.NOT_FOUND:
        return _not_found(detail, route)
    return LLMError(detail, "Check the model and the address in Settings.")


def from_sdk(error: Exception, route: Route) -> LLMError | None:
    """The error for what any provider's SDK, or its HTTP client, raises; None for anything else.

    What a stream reports half-way bears the stream's own status, 200, or none.
    """
    status, body = getattr(error, "status_code", None), getattr(error, "body", None)
    if isinstance(status, int) and status >= 400:
        headers = getattr(getattr(error, "response", None), "headers", {})
        return from_response(status, headers, body or str(error), route)
    if body is not None:
        return from_stream(body, route)
    if _is_of_the_network(error):
        return from_network(error, route)
    return None


def from_stream(body: object, route: Route) -> LLMError:
    """The error that a streamed answer reports half-way. It has no status: the body's code or type stands for it."""
    codes, _ = said(body)
    status = next((int(code) for code in re.findall(r"\b[45]\d\d\b", codes)), None)
    named = next((status for word, status in _STREAMED_STATUS if word in codes), 500)
    return from_response(status or named, {}, body, route)


def from_network(error: BaseException, route: Route) -> NetworkError:
    """The error when no answer, or only part of one, arrived."""
    address = f" or the address in {route.base_url_variable}" if route.base_url_variable else ""
    advice = f"Check the connection{address}, then try again."
    detail = f"{route.host} did not answer ({_brief(route.redact(_cause(error)))})"
    return NetworkError(detail, advice, reached=not any(type(each).__name__ == _UNREACHED for each in _chain(error)))


def unauthorized(detail: str, route: Route) -> AuthenticationError:
    """The error for a missing, wrong or insufficient key; says which key to set where."""
    where = f"Set {route.key_variable} in the environment or in .streamlit/secrets.toml, then start ScriptGen again."
    return AuthenticationError(detail, where if route.key_variable else "")


def refused(detail: str, route: Route) -> ContentRefused:
    """The error when the model or a filter in front of it declined."""
    return ContentRefused(
        _brief(route.redact(detail)), "Reword the scene or the note, or choose another model in Settings."
    )


def too_long(detail: str, route: Route) -> ContextTooLong:
    """The error when prompt and answer together are more than the model can hold."""
    advice = "Shorten the bibles or the scene, or choose a model with a longer context."
    return ContextTooLong(_brief(route.redact(detail)), advice)


def unreadable(detail: str, route: Route) -> InvalidReply:
    """The error for an answer with status 200 that is none."""
    return InvalidReply(_brief(route.redact(detail)), "Try again, or choose another model in Settings.")


def no_answer(route: Route, text: str = "") -> InvalidReply:
    """The error for a body that the protocol does not know; ``text`` is the body as far as it was read."""
    if text.lstrip().startswith("<"):
        address = f"an address in {route.base_url_variable} is written like {route.usual_url}"
        return unreadable(f"{route.host} sent a web page; {address}", route)
    return unreadable(f"{route.host} sent something that is no answer", route)


def _not_found(detail: str, route: Route) -> LLMError:
    """404: the server does not have the model, or nothing at this address."""
    if "model" in detail.casefold():
        return LLMError(detail, "Choose a model in Settings that the server lists.")
    nothing = f"{route.host} has nothing at this address ({detail})"
    advice = f"An address in {route.base_url_variable} is written like {route.usual_url}."
    return LLMError(nothing, advice if route.base_url_variable else "")


def said(body: object) -> tuple[str, str]:
    """The codes (as one text) and the message in an error body.

    Known shapes: ``{"error": {"message", "type", "code"}}``, the inner object alone, ``{"error": "..."}``,
    ``{"message"}``, ``{"detail"}``, and plain text; a web page says nothing.
    """
    if isinstance(body, str):
        return "", "" if body.lstrip().startswith("<") else body
    if not isinstance(body, Mapping):
        return "", ""
    inner = body.get("error")
    if isinstance(inner, Mapping | str):
        codes, message = said(inner)
        return f"{codes} {_codes(body)}", message
    text = body.get("message") or body.get("detail") or body.get("error_description") or ""
    return _codes(body), text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)


def _is_of_the_network(error: Exception) -> bool:
    """Whether it is the system's (and names no file), or one that an HTTP client ties to its request."""
    if isinstance(error, OSError):
        return error.filename is None
    # A client's error may raise when it is read for a request that it was not given.
    return hasattr(type(error), "request") or "request" in vars(error)


def _is_too_long(status: int, codes: str, message: str) -> bool:
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or _CONTEXT_CODE.search(codes):
        return True
    return status < 500 and bool(_CONTEXT_WORDS.search(message))


def _codes(body: Mapping[str, Any]) -> str:
    own = [str(body[key]) for key in ("code", "type", "status", "error_code") if body.get(key)]
    nested = [_codes(body[key]) for key in ("innererror", "details") if isinstance(body.get(key), Mapping)]
    return " ".join(own + nested)


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_DETAIL else f"{line[: _LONGEST_DETAIL - 1]}…"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "The service is overloaded" if status == 529 else f"HTTP status {status}"


def _cause(error: BaseException) -> str:
    """What the innermost error says: the outer ones only say "Connection error."."""
    chain = list(_chain(error))
    if any("timeout" in type(each).__name__.lower() for each in chain):
        return "no answer in time"
    innermost = next((each for each in reversed(chain) if str(each)), error)
    if isinstance(innermost, OSError) and innermost.errno and innermost.errno > 0:
        return os.strerror(innermost.errno)
    return re.sub(r"\[Errno -?\d+\] ", "", str(innermost)) or "the connection was lost"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
