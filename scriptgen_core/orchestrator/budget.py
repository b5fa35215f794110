"""What a run may cost, and the pause when it has."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from threading import Condition
from typing import Any

from pydantic import TypeAdapter, ValidationError

from scriptgen_core.core.calls import LLMRequest
from scriptgen_core.core.errors import InputError, RunPaused
from scriptgen_core.projects.run_storage import NEXT_CALL, RunCost, RunStorage

_LEAST_DOLLARS = 0.01
_NAP = 0.2


@dataclass(frozen=True, slots=True)
class Need:
    """What a call takes at the least: its prompt, in tokens and in US dollars (0 where nobody knows the price)."""

    tokens: int = 0
    dollars: float = 0.0


NOTHING = Need()


@dataclass(frozen=True, slots=True)
class Budget:
    """The most a run may come to, in US dollars and in tokens (read and written); None is no limit."""

    dollars: float | None = None
    tokens: int | None = None

    def __post_init__(self) -> None:
        if self.dollars is not None and self.dollars < _LEAST_DOLLARS:
            raise InputError("budget.dollars", "has to be one cent or more; leave it empty for no limit")
        if self.tokens is not None and self.tokens < 1:
            raise InputError("budget.tokens", "has to be more than 0; leave it empty for no limit")

    @property
    def words(self) -> str:
        """The limits as a writer reads them; empty where there is none."""
        dollars = [f"${self.dollars:,.2f}"] if self.dollars is not None else []
        tokens = [f"{self.tokens:,} tokens"] if self.tokens is not None else []
        return " or ".join(dollars + tokens)

    def reached_by(self, cost: RunCost, need: Need = NOTHING) -> str:
        """Why a run that has come to this much may not make a call of this ``need``; empty while it may."""
        if self.tokens is not None and cost.tokens >= self.tokens:
            return f"Paused at its budget of {self.tokens:,} tokens ({cost.tokens:,} used). Raise it to go on."
        if self.tokens is not None and cost.tokens + need.tokens > self.tokens:
            used, more = f"{cost.tokens:,} of {self.tokens:,} tokens", f"{need.tokens:,} tokens"
            return _too_small(used, more)
        if self.dollars is None:
            return ""
        if cost.dollars >= self.dollars:
            return f"Paused at its budget of ${self.dollars:,.2f} (${cost.dollars:,.2f} spent). Raise it to go on."
        if cost.dollars + need.dollars > self.dollars:
            used, more = f"${cost.dollars:,.2f} of ${self.dollars:,.2f}", f"${max(need.dollars, _LEAST_DOLLARS):,.2f}"
            return _too_small(used, more)
        if cost.unpriced:
            return (
                "Paused: nobody knows the price of the model that answers, so a budget in dollars cannot be kept. "
                "Give one in tokens, or none."
            )
        return ""

    def covers(self, tokens: int, dollars: float) -> bool:
        """Whether a run may come to this much."""
        return tokens <= (self.tokens or tokens) and dollars <= (self.dollars or dollars)

    def to_json(self) -> dict[str, Any]:
        """The budget as plain values; :func:`budget_from` reads them."""
        return {"dollars": self.dollars, "tokens": self.tokens}


def _too_small(used: str, more: str) -> str:
    return (
        f"Paused at its budget ({used} used): the next call alone needs about {more} for its prompt. "
        "Raise the budget to go on."
    )


_ADAPTER: TypeAdapter[Budget] = TypeAdapter(Budget)


def budget_from(values: object) -> Budget:
    """The budget that :meth:`Budget.to_json` wrote, or no limit for None; InputError for anything else."""
    try:
        return _ADAPTER.validate_python(values or {})
    except ValidationError as error:
        raise InputError("budget", error.errors()[0]["msg"]) from error


def need_from(config: Mapping[str, Any]) -> Need:
    """What the call needs for which a run of this configuration has paused; nothing where it has not."""
    return Need(**config.get(NEXT_CALL, {}))


class BudgetGuard:
    """Stands in front of every call that would be paid, and sets aside the most it may take until it is stored.

    A call that does not fit beside those under way waits for them; none of them is broken off, for they are paid
    already. One that is alone may begin where its prompt fits. So a run passes its budget by one reply at most,
    however many calls are made at once, and by what prompts were estimated too low and models thought beyond the reply
    they were asked for. ``price`` says what a request costs at its longest, None where nobody knows; ``cancelled`` is
    asked five times a second while a call waits.
    """

    def __init__(
        self,
        runs: RunStorage,
        run_id: str,
        budget: Budget,
        price: Callable[[LLMRequest], float | None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._runs = runs
        self._run_id = run_id
        self._budget = budget
        self._price = price
        self._cancelled = cancelled
        self._under_way: list[Need] = []
        self._changed = Condition()

    @contextmanager
    def reserve(self, request: LLMRequest) -> Iterator[None]:
        """Set aside what the request may take, as long as the block runs.

        Pauses the run and raises RunPaused when its budget is reached or cannot be kept; raises RunPaused when it is
        cancelled while the request waits.
        """
        if self._budget == Budget():
            yield
            return
        most = Need(request.at_most.total, self._dollars(request))
        self._begin(most, Need(request.at_most.input_tokens, self._dollars(replace(request, max_tokens=0))))
        try:
            yield
        finally:
            with self._changed:
                self._under_way.remove(most)
                self._changed.notify_all()

    def _dollars(self, request: LLMRequest) -> float:
        """The price of a request, where dollars count and it is known."""
        return (self._price(request) or 0.0) if self._budget.dollars is not None else 0.0

    def _begin(self, most: Need, least: Need) -> None:
        with self._changed:
            while not self._may_begin(most, least):
                self._changed.wait(_NAP)
                if self._cancelled():
                    raise RunPaused("Cancelled while a call waited for the budget.")
            self._under_way.append(most)

    def _may_begin(self, most: Need, least: Need) -> bool:
        spent = self._runs.cost(self._run_id)
        reason = self._budget.reached_by(spent, least)
        if self._under_way:
            tokens = sum(each.tokens for each in (most, *self._under_way))
            dollars = sum(each.dollars for each in (most, *self._under_way))
            return not reason and self._budget.covers(spent.tokens + tokens, spent.dollars + dollars)
        if reason:
            self._runs.remember(self._run_id, **{NEXT_CALL: asdict(least)})
            message = f"{reason} What was written is saved."
            self._runs.request_cancel(self._run_id, message)
            raise RunPaused(message)
        return True
