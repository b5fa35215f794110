"""The call ledger: every answer is committed the moment it arrives, so nothing is paid twice.

A row is keyed by run, step and request. A step that is repeated after a crash finds its answers here.
While the database is away an answer that has arrived is held until it can be committed: it has been paid.
The same rows, asked by request alone, are the cache; and the usage report reads them too.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

import sqlalchemy as sa

from scriptgen_core.core.calls import LLMReply, LLMRequest, Usage, parse_reply
from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InvalidReply
from scriptgen_core.core.models import LLMCallRow, now, table_of


class _Lock:
    """A lock that can be held weakly."""

    def __init__(self) -> None:
        self.lock = threading.Lock()


_CALLS = table_of(LLMCallRow)
_ANSWER = sa.select(
    _CALLS.c.text,
    _CALLS.c.provider,
    _CALLS.c.model,
    _CALLS.c.input_tokens,
    _CALLS.c.output_tokens,
    _CALLS.c.cached_tokens,
    _CALLS.c.cost,
    _CALLS.c.attempts,
    _CALLS.c.reused,
    _CALLS.c.reusable,
)
_IS_OWN = sa.and_(
    _CALLS.c.run_id == sa.bindparam("run_id"),
    _CALLS.c.step == sa.bindparam("step"),
    _CALLS.c.valid | (_CALLS.c.run_attempt == sa.bindparam("attempt")),
)
_IS_REUSABLE = sa.and_(
    _CALLS.c.valid,
    _CALLS.c.reusable,
    _CALLS.c.reused.is_(False),
    _CALLS.c.created_at > sa.bindparam("oldest"),
)
_NEWEST = (
    _ANSWER.add_columns(_IS_OWN.label("is_own"))
    .where(_CALLS.c.digest == sa.bindparam("digest"))
    .order_by(sa.desc("is_own"), _CALLS.c.id.desc())
    .limit(1)
)
_OWN = _NEWEST.where(_IS_OWN)
_OWN_OR_REUSABLE = _NEWEST.where(_IS_OWN | _IS_REUSABLE)
_ADD = sa.insert(_CALLS)
"""Built once: what is asked for every call."""

_locks: WeakValueDictionary[str, _Lock] = WeakValueDictionary()
_locks_guard = threading.Lock()


class CallLedger:
    """The answered calls of one run (or, with an empty ``run_id``, of calls outside any run).

    ``attempt`` counts the run's Resumes from 1: an answer that failed validation is found again within its
    attempt, so that a crash repeats no call, but Resume asks anew.
    """

    def __init__(self, database: Database, run_id: str = "", attempt: int = 1) -> None:
        self._database = database
        self.run_id = run_id
        self._attempt = attempt

    def once(
        self, request: LLMRequest, digest: str, call: Callable[[], LLMReply], *, max_age: timedelta | None = None
    ) -> tuple[LLMReply, bool]:
        """The answer this run already has for this step and request; else another run's valid one to the same request
        that is not older than ``max_age`` (the cache; None: not looked for); else ``call()``'s.

        It is stored as this run's before it is returned. Says as well whether ``call`` was made for it. A twin that
        asks the same meanwhile waits for the first one's answer.
        """
        with self._single_flight(request.step, digest):
            known, is_own = self._find(request, digest, max_age)
            if known:
                if not is_own:
                    self._add(request, digest, known, 0.0)
                return known, False
            started = now()
            reply = call()
            seconds = (now() - started).total_seconds()
            self._database.patiently(lambda: self.record(request, digest, reply, seconds=seconds))
            return reply, True

    def record(self, request: LLMRequest, digest: str, reply: LLMReply, *, seconds: float) -> None:
        """Write down an answer, once for each step and request; one that is reused counts as unpaid."""
        known, _ = self._find(request, digest)
        if known is None:
            self._add(request, digest, reply, seconds)

    def clear_cache(self) -> int:
        """Stop any stored answer from being reused by another run; returns how many. No row is deleted."""
        with self._database.write() as session:
            done = session.execute(sa.update(_CALLS).where(_CALLS.c.reusable).values(reusable=False))
            return int(done.rowcount)  # type: ignore[attr-defined]

    def _find(self, request: LLMRequest, digest: str, max_age: timedelta | None = None) -> tuple[LLMReply | None, bool]:
        """This run's own answer, a valid one of any attempt or what this attempt was answered; else the cache's.

        Says as well whether it is the run's own.
        """
        sought = {"run_id": self.run_id, "step": request.step, "digest": digest, "attempt": self._attempt}
        query = _OWN
        if max_age is not None:
            query, sought["oldest"] = _OWN_OR_REUSABLE, now() - max_age
        with self._database.read() as session:
            row = session.execute(query, sought).first()
        return (_to_reply(row, reused=row.reused or not row.is_own), bool(row.is_own)) if row else (None, False)

    def _add(self, request: LLMRequest, digest: str, reply: LLMReply, seconds: float) -> None:
        values = {
            "run_id": self.run_id,
            "run_attempt": self._attempt,
            "step": request.step if self.run_id else f"{request.step} {now().isoformat()}",
            "digest": digest,
            "scene": request.scene,
            "role": request.role,
            "prompt": request.prompt.id if request.prompt else "",
            "prompt_version": request.prompt.version if request.prompt else 0,
            "messages": [[message.role, message.content] for message in request.messages],
            "text": str(reply),
            "provider": reply.provider,
            "model": reply.model,
            "input_tokens": reply.usage.input_tokens,
            "output_tokens": reply.usage.output_tokens,
            "cached_tokens": reply.usage.cached_tokens,
            "cost": reply.cost,
            "attempts": reply.attempts,
            "seconds": seconds,
            "valid": is_valid(request, reply),
            "reused": reply.reused,
            "reusable": not reply.took_over,
            "created_at": now(),
        }
        with self._database.jot(self.run_id) if reply.reused else self._database.write() as session:
            session.execute(_ADD, values)

    @contextmanager
    def _single_flight(self, step: str, digest: str) -> Iterator[None]:
        key = hashlib.sha256(f"{self.run_id}\x1f{step}\x1f{digest}".encode()).hexdigest()
        with _locks_guard:
            holder = _locks.setdefault(key, _Lock())
        with holder.lock:
            if self._database.is_sqlite:
                yield
                return
            with self._database.locks.hold(int(key[:15], 16)):
                yield


def is_valid(request: LLMRequest, reply: LLMReply) -> bool:
    """Whether a reply has the structure its request asked for; one that has not is never used again."""
    if request.reply_type is None:
        return True
    try:
        parse_reply(str(reply), request.reply_type)
    except InvalidReply:
        return False
    return True


def _to_reply(row: Any, *, reused: bool) -> LLMReply:
    return LLMReply(
        text=row.text,
        provider=row.provider,
        model=row.model,
        usage=Usage(row.input_tokens, row.output_tokens, row.cached_tokens),
        cost=row.cost,
        attempts=row.attempts,
        reused=reused,
        took_over=not row.reusable,
    )
