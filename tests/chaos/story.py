"""What happened in a round, as plain values: the promises are checked against it, and its figures are told."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scriptgen_core.llm.retries import ATTEMPTS
from tests.chaos.provider import Ask
from tests.chaos.script import Kind
from tests.fakes.questions import Answer


@dataclass(frozen=True)
class Disturbance:
    """An act that was played ``at`` a moment; from when it was ``over`` it breaks nothing off any more.

    ``worker`` is the one that was struck; a cancel is for all.
    """

    kind: Kind
    at: float
    over: float
    worker: str = ""

    def explains(self, ask: Ask) -> bool:
        """Whether it can be why the answer to this request was not kept."""
        return self.kind != "resume" and self.worker in ("", ask.worker) and ask.at <= self.over


@dataclass(frozen=True)
class SceneEnd:
    """What is there of a scene: the numbers of its drafts, and of those that the run's events say are saved."""

    number: int
    drafts: tuple[int, ...]
    told: tuple[int, ...]


@dataclass(frozen=True)
class Story:
    """One round. ``resumed`` are the moments at which a new attempt of the run began."""

    seed: int
    workers: int
    played: Sequence[Disturbance]
    resumed: Sequence[float]
    asks: Sequence[Ask]
    kept: Sequence[Answer]
    scenes: Sequence[SceneEnd]
    status: str
    seconds: float

    @cached_property
    def kept_at(self) -> Mapping[str, float]:
        """When the answer to each question was in the ledger."""
        return {kept.question: kept.since.timestamp() for kept in self.kept}

    @cached_property
    def lost(self) -> Mapping[int, Disturbance | None]:
        """The requests, by their place among all, whose answers were not kept; with what broke each one off."""
        of_the_ledger = {
            ask.question: place
            for place, ask in enumerate(self.asks)
            if not ask.is_refused and ask.at <= self.kept_at.get(ask.question, 0.0)
        }
        return {
            place: next((each for each in self.played if each.explains(ask)), None)
            for place, ask in enumerate(self.asks)
            if not ask.is_refused and of_the_ledger.get(ask.question) != place
        }

    @cached_property
    def tries(self) -> Counter[tuple[str, str, int]]:
        """How often each question was asked by each worker in each attempt of the run."""
        return Counter((ask.question, ask.worker, bisect(self.resumed, ask.at)) for ask in self.asks)

    @cached_property
    def taken_over(self) -> Sequence[float]:
        """After how many seconds others asked what a struck worker had left, where no cancel came in between."""
        if self.workers == 1:
            return []
        return [
            again.at - strike.at
            for strike in self.played
            if strike.worker
            for again in self._asked_again(strike)
            if not any(each.kind == "cancel" and strike.at < each.at < again.at for each in self.played)
        ]

    def _asked_again(self, strike: Disturbance) -> Iterator[Ask]:
        before = [ask for ask in self.asks if ask.at <= strike.over]
        left = orphans(strike, before, {question for question, at in self.kept_at.items() if at <= strike.over})
        for ask in self.asks:
            if ask.at > strike.over and ask.question in left:
                left.remove(ask.question)
                yield ask

    @property
    def figures(self) -> Counter[str]:
        """The figures of the round, to be added up."""
        broken_off = Counter("cancel" if by and by.kind == "cancel" else "kill" for by in self.lost.values())
        last = {ask.question: place for place, ask in enumerate(self.asks)}
        return Counter(
            {
                "asked": len(self.asks),
                "refused": sum(ask.is_refused for ask in self.asks),
                "answered": sum(ask.answered_at is not None for ask in self.asks),
                "kept": len(self.kept),
                "in flight at a kill": broken_off["kill"],
                "cut off by a cancel": broken_off["cancel"],
                "asked again": sum(place < last[self.asks[place].question] for place in self.lost),
            }
        )


def orphans(strike: Disturbance, asks: Sequence[Ask], kept: set[str]) -> set[str]:
    """The questions that the struck worker was the last to ask, whose answers are not kept, and not given up."""
    last = {ask.question: ask.worker for ask in asks}
    refused = Counter(ask.question for ask in asks if ask.is_refused and ask.worker == strike.worker)
    left = {question for question, worker in last.items() if worker == strike.worker}
    return {question for question in left - kept if refused[question] < ATTEMPTS}
