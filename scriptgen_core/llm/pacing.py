"""How far calls over one line are: what is remembered of it, and where that is kept.

Requests and tokens are paced evenly over the minute (the generic cell rate algorithm with a burst of one):
a bucket that starts full is refused at once by servers that count.
"""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

HEADROOM = 0.97
"""Share of a limit that is used: clocks and queues on the way are not exact."""


@dataclass
class Pace:
    """So many units a minute, evenly spaced; times are in seconds of one clock.

    Whoever may begin takes its units whole, however many: what begins within a minute stays under the limit
    without the last of it.
    """

    per_minute: float
    free_at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next one may begin."""
        return max(0.0, self.free_at - now)

    def take(self, now: float, units: float) -> None:
        """Begin now, with so many units."""
        self.free_at = max(now, self.free_at) + units * self._seconds_each

    def give_back(self, units: float) -> None:
        """So many units were taken and not used (or, negative, used and not taken)."""
        self.free_at -= units * self._seconds_each

    @property
    def _seconds_each(self) -> float:
        return 60.0 / (self.per_minute * HEADROOM)


@dataclass
class PaceState:
    """What is remembered of a line.

    ``paces`` are those of "requests" and "tokens", as far as their limits are known; until ``gate_opens`` nobody
    begins, for the ``gate_reason``; ``allowed`` is how many calls may be made at once.
    """

    allowed: float
    paces: Mapping[str, Pace] = field(default_factory=dict)
    gate_opens: float = 0.0
    gate_reason: str = ""

    def wait(self, now: float) -> float:
        """Seconds until the limits allow the next call."""
        return max((pace.wait(now) for pace in self.paces.values()), default=0.0)

    def take(self, now: float, tokens: int) -> None:
        """A call of about so many tokens begins."""
        for name, pace in self.paces.items():
            pace.take(now, 1 if name == "requests" else tokens)

    def give_back(self, tokens: int) -> None:
        """A call took so many tokens less than were taken for it."""
        if "tokens" in self.paces:
            self.paces["tokens"].give_back(tokens)

    def limit(self, name: str, per_minute: float) -> None:
        """From now on so many a minute; what was taken stays taken."""
        known = self.paces.get(name, Pace(per_minute))
        self.paces = {**self.paces, name: replace(known, per_minute=per_minute)}

    def speed_up(self, most: int) -> None:
        """A call was answered: a little more at once, up to the most."""
        self.allowed = min(most, self.allowed + 1 / self.allowed)

    def slow_down(self, now: float) -> None:
        """A call was refused: fewer at once; several refusals of one moment count once."""
        if self.gate_opens <= now:
            self.allowed = max(1.0, self.allowed * 0.9)


def pace_state(requests: int | None = None, tokens: int | None = None, concurrency: int = 8) -> PaceState:
    """A line of which nothing has been asked: its limits a minute, None where unknown, and the most calls at once."""
    limits = {"requests": requests, "tokens": tokens}
    return PaceState(concurrency, {name: Pace(limit) for name, limit in limits.items() if limit})


class Pacing(Protocol):
    """Where the state of a line is kept, and the places of those who call at once."""

    def change(self) -> AbstractContextManager[tuple[PaceState, float]]:
        """The state, changed by nobody else while the block runs, and the time now by the clock it goes by."""
        ...

    def begin(self, at_once: int) -> bool:
        """Take one of so many places that all processes share; False when there is none."""
        ...

    def end(self) -> None:
        """Give a place back."""
        ...


PacingFor: TypeAlias = Callable[[str, PaceState], Pacing]
"""Keeps the state of the line of that name, which begins as given."""


class OwnPacing:
    """The pacing of a process that shares its limits with no other."""

    def __init__(self, state: PaceState, clock: Callable[[], float] = time.monotonic) -> None:
        self._state = state
        self._clock = clock
        self._lock = threading.Lock()

    def change(self) -> "OwnPacing":
        """It is its own block: this is on the way of every call."""
        return self

    def __enter__(self) -> tuple[PaceState, float]:
        self._lock.acquire()
        return self._state, self._clock()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()

    def begin(self, at_once: int) -> bool:  # noqa: ARG002  whoever asks counts its own calls
        return True

    def end(self) -> None:
        """Nobody else waits for a place."""


def own_pacing(_line: str, state: PaceState) -> Pacing:
    """Every process by itself."""
    return OwnPacing(state)
