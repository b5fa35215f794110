"""Keeps all calls with one key to one model within what the provider allows.

Calls of a process wait in one queue, in the order they came; how far the line is stands in its pacing, which a
process has for itself or shares with others. Whoever is told 429 closes the gate for everybody. Where no limit is
known the number of calls at once adapts (additive increase, x 0.9 on 429 and 503).
Own code because pyrate-limiter 4.5 refuses weights above its burst and cannot give back what a call did not use.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from scriptgen_core.core.errors import LLMError, RateLimitError, ServerError
from scriptgen_core.llm.pacing import OwnPacing, PaceState, Pacing
from scriptgen_core.llm.provider import RateHints

UNNAMED_WAIT = 2.0
"""Seconds the gate stays closed after a 429 that names no time."""
_ASKED = "the provider asked for a pause"
_REFUSED = "the provider refused another call for its rate limit"
_USED_UP = "the provider's limit is used up for now"
_NAP = 0.2
_WORTH_TELLING = 1.0

TellWait = Callable[[float, str], None]


@dataclass
class Turn:
    """One call's leave to go; ``tokens`` are what was set aside for it."""

    tokens: int
    used: int | None = None
    has_place: bool = False

    def settle(self, used: int) -> None:
        """What the provider counted in the end; 0 where it does not say."""
        self.used = used or None


class Governor:
    """Lets calls through one after the other, as the limits allow; shared by every thread.

    ``state`` is how the line begins, and as many calls at once as it allows are the most there will be; ``pacing``
    keeps it, in this process unless given. A gate is closed for at most ``patience`` seconds.
    """

    def __init__(
        self,
        state: PaceState,
        pacing: Pacing | None = None,
        *,
        patience: float = 120.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = int(state.allowed)
        self._pacing = pacing or OwnPacing(state, clock)
        self._patience = patience
        self._clock = clock
        self._guard = threading.Lock()
        self._queue: deque[threading.Event] = deque()
        self._at_work = 0
        self._seen, self._ahead = state, 0.0
        self._closed: tuple[float, object] = (0.0, None)

    @contextmanager
    def turn(self, call: object, tokens: int, go_on: Callable[[], None], tell_wait: TellWait) -> Iterator[Turn]:
        """Wait for one's turn, hold it for an attempt of about ``tokens`` tokens, and give back what was not used.

        ``call`` is the same object at every attempt of a call. ``go_on`` is asked at least five times a second
        and may raise; ``tell_wait`` is told once of a wait of more than a second, with its reason. An LLMError
        from the block is learned from.
        """
        turn = Turn(tokens)
        self._enter(call, turn, go_on, tell_wait)
        try:
            yield turn
        except LLMError as error:
            self._learn_from(call, error)
            raise
        else:
            self._learn_from_answer(turn)
        finally:
            self._give_place_back(turn)

    def learn(self, hints: RateHints) -> None:
        """Take up what an answer's headers say: limits a minute, and a gate where something is used up."""
        limits = {"requests": hints.requests, "tokens": hints.tokens}
        new = {name: limit for name, limit in limits.items() if limit and limit != self._limit(name)}
        if not new and not hints.wait:
            return
        with self._pacing.change() as (state, now):
            self._see(state, now)
            for name, limit in new.items():
                state.limit(name, limit)
            if hints.wait:
                self._close_gate(state, now, hints.wait, _USED_UP, closer=None)

    @property
    def reason(self) -> str:
        """Why calls wait, in words."""
        limits = [f"{pace.per_minute:,.0f} {name}" for name, pace in self._seen.paces.items()]
        return f"keeping under {' and '.join(limits)} a minute" if limits else "as many calls as the provider takes"

    def _limit(self, name: str) -> float | None:
        pace = self._seen.paces.get(name)
        return pace.per_minute if pace else None

    def _see(self, state: PaceState, now: float) -> None:
        """Remember what was last seen of the line: it may be far to ask."""
        self._seen, self._ahead = state, now - self._clock()

    def _enter(self, call: object, turn: Turn, go_on: Callable[[], None], tell_wait: TellWait) -> None:
        ticket, told = threading.Event(), False
        with self._guard:
            self._queue.append(ticket)
        try:
            while True:
                go_on()
                wait, reason = self._wait_for(ticket, call, turn)
                if wait <= 0:
                    return
                if reason and wait >= _WORTH_TELLING and not told:
                    told = True
                    tell_wait(wait, reason)
                ticket.wait(min(wait, _NAP))
                ticket.clear()
        finally:
            with self._guard:
                self._queue.remove(ticket)
            self._wake_first()

    def _wake_first(self) -> None:
        """Only who is first can begin; to wake everybody would keep the machine busy with looking up."""
        with self._guard:
            if self._queue:
                self._queue[0].set()

    def _wait_for(self, ticket: threading.Event, call: object, turn: Turn) -> tuple[float, str]:
        """Begin if this ticket may; else the seconds until it may look again, and why if that is known."""
        if (closed := self._closed_for(call, self._seen, self._clock() + self._ahead)) > 0:
            return closed, self._seen.gate_reason
        if self._queue[0] is not ticket or not self._take_place(turn):
            return _NAP, ""
        wait = _NAP
        try:
            wait, reason = self._begin(call, turn)
        finally:
            if wait > 0:
                self._give_place_back(turn)
        return wait, reason

    def _begin(self, call: object, turn: Turn) -> tuple[float, str]:
        with self._pacing.change() as (state, now):
            self._see(state, now)
            if (closed := self._closed_for(call, state, now)) > 0:
                return closed, state.gate_reason
            wait = state.wait(now)
            if wait <= 0:
                state.take(now, turn.tokens)
        return wait, self.reason

    def _take_place(self, turn: Turn) -> bool:
        """One of the places at work; where no limit is known, one of those that all processes share as well."""
        at_once = max(1, int(self._seen.allowed))
        if self._at_work >= at_once:
            return False
        turn.has_place = not self._seen.paces and self._pacing.begin(at_once)
        if not self._seen.paces and not turn.has_place:
            return False
        with self._guard:
            self._at_work += 1
        return True

    def _give_place_back(self, turn: Turn) -> None:
        if turn.has_place:
            self._pacing.end()
        with self._guard:
            self._at_work -= 1
        self._wake_first()

    def _learn_from_answer(self, turn: Turn) -> None:
        unused = 0 if turn.used is None else turn.tokens - turn.used
        if (unused and self._limit("tokens")) or self._seen.allowed < self._most:
            with self._pacing.change() as (state, now):
                self._see(state, now)
                state.speed_up(self._most)
                state.give_back(unused)

    def _learn_from(self, call: object, error: LLMError) -> None:
        is_overloaded = isinstance(error, ServerError) and error.status == 503
        if not is_overloaded and not isinstance(error, RateLimitError):
            return
        with self._pacing.change() as (state, now):
            self._see(state, now)
            state.slow_down(now)
            if isinstance(error, RateLimitError):
                if error.retry_after is None:
                    self._close_gate(state, now, UNNAMED_WAIT, _REFUSED, closer=call)
                else:
                    self._close_gate(state, now, error.retry_after, _ASKED, closer=call)

    def _close_gate(self, state: PaceState, now: float, seconds: float, reason: str, *, closer: object) -> None:
        """Let nobody begin for so long, but the call that was refused: it has been told its wait, and keeps it."""
        opens = now + seconds
        if seconds <= self._patience and opens > state.gate_opens:
            state.gate_opens, state.gate_reason = opens, reason
            self._closed = opens, closer

    def _closed_for(self, call: object, state: PaceState, now: float) -> float:
        """Seconds until the gate opens for this call."""
        closed, closer = self._closed
        return 0.0 if closer is call and closed == state.gate_opens else max(0.0, state.gate_opens - now)
