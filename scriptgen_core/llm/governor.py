"""Keeps all calls with one key to one model within what the provider allows.

Requests and tokens are paced evenly over the minute (the generic cell rate algorithm with a burst of one):
a bucket that starts full is refused at once by servers that count. Whoever is told 429 closes the gate for
everybody. Where no limit is known the number of calls at once adapts (additive increase, x 0.9 on 429 and 503).
Own code because pyrate-limiter 4.5 refuses weights above its burst and cannot give back what a call did not use.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from scriptgen_core.core.errors import LLMError, RateLimitError, ServerError
from scriptgen_core.llm.provider import RateHints

HEADROOM = 0.97
"""Share of a limit that is used: clocks and queues on the way are not exact."""
UNNAMED_WAIT = 2.0
"""Seconds the gate stays closed after a 429 that names no time."""
_ASKED = "the provider asked for a pause"
_REFUSED = "the provider refused another call for its rate limit"
_USED_UP = "the provider's limit is used up for now"
_NAP = 0.2
_WORTH_TELLING = 1.0

TellWait = Callable[[float, str], None]


class Pace:
    """So many units a minute, evenly spaced; times are in seconds of one clock.

    Whoever may begin takes its units whole, however many: what begins within a minute stays under the limit
    without the last of it.
    """

    def __init__(self, per_minute: float) -> None:
        self._free_at = 0.0
        self.change(per_minute)

    def change(self, per_minute: float) -> None:
        """From now on so many a minute; what was taken stays taken."""
        self._seconds_each = 60.0 / (per_minute * HEADROOM)

    def wait(self, now: float) -> float:
        """Seconds until the next one may begin."""
        return max(0.0, self._free_at - now)

    def take(self, now: float, units: float) -> None:
        """Begin now, with so many units."""
        self._free_at = max(now, self._free_at) + units * self._seconds_each

    def give_back(self, units: float) -> None:
        """So many units were taken and not used (or, negative, used and not taken)."""
        self._free_at -= units * self._seconds_each


@dataclass
class Turn:
    """One call's leave to go; ``tokens`` are what was set aside for it."""

    tokens: int
    used: int | None = None

    def settle(self, used: int) -> None:
        """What the provider counted in the end; 0 where it does not say."""
        self.used = used or None


class Governor:
    """Lets calls through one after the other, as the limits allow; shared by every thread.

    ``requests`` and ``tokens`` are the limits a minute, None where unknown; ``concurrency`` the most calls at
    once. A gate is closed for at most ``patience`` seconds.
    """

    def __init__(
        self,
        requests: int | None = None,
        tokens: int | None = None,
        concurrency: int = 8,
        *,
        patience: float = 120.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits: dict[str, int | None] = {"requests": requests, "tokens": tokens}
        self._paces = {name: Pace(limit) for name, limit in self._limits.items() if limit}
        self._most = concurrency
        self._allowed = float(concurrency)
        self._patience = patience
        self._clock = clock
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()
        self._at_work = 0
        self._gate_opens = 0.0
        self._gate_closer: object = None
        self._gate_reason = ""

    @contextmanager
    def turn(self, call: object, tokens: int, go_on: Callable[[], None], tell_wait: TellWait) -> Iterator[Turn]:
        """Wait for one's turn, hold it for an attempt of about ``tokens`` tokens, and give back what was not used.

        ``call`` is the same object at every attempt of a call. ``go_on`` is asked at least five times a second
        and may raise; ``tell_wait`` is told once of a wait of more than a second, with its reason. An LLMError
        from the block is learned from.
        """
        turn = Turn(tokens)
        self._enter(call, tokens, go_on, tell_wait)
        try:
            yield turn
        except LLMError as error:
            self._learn_from(call, error)
            raise
        else:
            with self._changed:
                self._allowed = min(self._most, self._allowed + 1 / self._allowed)
        finally:
            self._leave(turn)

    def learn(self, hints: RateHints) -> None:
        """Take up what an answer's headers say: limits a minute, and a gate where something is used up."""
        with self._changed:
            for name, limit in (("requests", hints.requests), ("tokens", hints.tokens)):
                if limit and limit != self._limits[name]:
                    self._limits[name] = limit
                    self._paces.setdefault(name, Pace(limit)).change(limit)
            if hints.wait:
                self._close_gate(hints.wait, _USED_UP, closer=None)

    @property
    def reason(self) -> str:
        """Why calls wait, in words."""
        limits = [f"{limit:,} {name}" for name, limit in self._limits.items() if limit]
        return f"keeping under {' and '.join(limits)} a minute" if limits else "as many calls as the provider takes"

    def _enter(self, call: object, tokens: int, go_on: Callable[[], None], tell_wait: TellWait) -> None:
        ticket, told = object(), False
        with self._changed:
            self._queue.append(ticket)
        try:
            while True:
                go_on()
                with self._changed:
                    wait, reason = self._wait_for(ticket, call)
                    if wait <= 0:
                        self._begin(tokens)
                        return
                if reason and wait >= _WORTH_TELLING and not told:
                    told = True
                    tell_wait(wait, reason)
                with self._changed:
                    self._changed.wait(min(wait, _NAP))
        finally:
            with self._changed:
                self._queue.remove(ticket)
                self._changed.notify_all()

    def _wait_for(self, ticket: object, call: object) -> tuple[float, str]:
        """Seconds until this ticket may look again, and why if that is known; the lock is held."""
        now = self._clock()
        if self._gate_opens > now and self._gate_closer is not call:
            return self._gate_opens - now, self._gate_reason
        if self._queue[0] is not ticket or self._at_work >= max(1, int(self._allowed)):
            return _NAP, ""
        return max((pace.wait(now) for pace in self._paces.values()), default=0.0), self.reason

    def _begin(self, tokens: int) -> None:
        now = self._clock()
        self._at_work += 1
        for name, pace in self._paces.items():
            pace.take(now, 1 if name == "requests" else tokens)

    def _leave(self, turn: Turn) -> None:
        with self._changed:
            self._at_work -= 1
            if turn.used is not None and "tokens" in self._paces:
                self._paces["tokens"].give_back(turn.tokens - turn.used)
            self._changed.notify_all()

    def _learn_from(self, call: object, error: LLMError) -> None:
        with self._changed:
            if isinstance(error, RateLimitError):
                self._slow_down()
                if error.retry_after is None:
                    self._close_gate(UNNAMED_WAIT, _REFUSED, closer=call)
                else:
                    self._close_gate(error.retry_after, _ASKED, closer=call)
            elif isinstance(error, ServerError) and error.status == 503:
                self._slow_down()

    def _slow_down(self) -> None:
        """Fewer calls at once; several refusals of one moment count once."""
        if self._gate_opens <= self._clock():
            self._allowed = max(1.0, self._allowed * 0.9)

    def _close_gate(self, seconds: float, reason: str, *, closer: object) -> None:
        """Let nobody begin for so long, but the call that was refused: it has been told its wait, and keeps it."""
        opens = self._clock() + seconds
        if seconds <= self._patience and opens > self._gate_opens:
            self._gate_opens, self._gate_reason, self._gate_closer = opens, reason, closer
