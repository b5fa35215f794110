"""What a run may cost, and the pause when it has."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from scriptgen_core.core.errors import InputError, RunPaused
from scriptgen_core.projects.run_storage import RunCost, RunStorage


@dataclass(frozen=True, slots=True)
class Budget:
    """The most a run may come to, in US dollars and in tokens (read and written); None is no limit."""

    dollars: float | None = None
    tokens: int | None = None

    def __post_init__(self) -> None:
        for field, limit in (("budget.dollars", self.dollars), ("budget.tokens", self.tokens)):
            if limit is not None and limit <= 0:
                raise InputError(field, "has to be more than 0; leave it empty for no limit")

    @property
    def words(self) -> str:
        """The limits as a writer reads them; empty where there is none."""
        dollars = [f"${self.dollars:,.2f}"] if self.dollars is not None else []
        tokens = [f"{self.tokens:,} tokens"] if self.tokens is not None else []
        return " or ".join(dollars + tokens)

    def reached_by(self, cost: RunCost) -> str:
        """Why a run that has come to this much may not go on; empty while it may."""
        if self.tokens is not None and cost.tokens >= self.tokens:
            return f"Paused at its budget of {self.tokens:,} tokens ({cost.tokens:,} used). Raise it to go on."
        if self.dollars is None:
            return ""
        if cost.dollars >= self.dollars:
            return f"Paused at its budget of ${self.dollars:,.2f} (${cost.dollars:,.2f} spent). Raise it to go on."
        if cost.unpriced:
            return (
                "Paused: nobody knows the price of the model that answers, so a budget in dollars cannot be kept. "
                "Give one in tokens, or none."
            )
        return ""

    def to_json(self) -> dict[str, Any]:
        """The budget as plain values; :func:`budget_from` reads them."""
        return {"dollars": self.dollars, "tokens": self.tokens}


_ADAPTER: TypeAdapter[Budget] = TypeAdapter(Budget)


def budget_from(values: object) -> Budget:
    """The budget that :meth:`Budget.to_json` wrote, or no limit for None; InputError for anything else."""
    try:
        return _ADAPTER.validate_python(values or {})
    except ValidationError as error:
        raise InputError("budget", error.errors()[0]["msg"]) from error


class BudgetGuard:
    """Stands in front of every call that would be paid. Calls under way are not stopped: they are paid already."""

    def __init__(self, runs: RunStorage, run_id: str, budget: Budget) -> None:
        self._runs = runs
        self._run_id = run_id
        self._budget = budget

    def check(self) -> None:
        """Pause the run and raise RunPaused when its budget is reached, or cannot be kept."""
        if self._budget == Budget():
            return
        if reason := self._budget.reached_by(self._runs.cost(self._run_id)):
            message = f"{reason} What was written is saved; Resume goes on from here."
            self._runs.request_cancel(self._run_id, message)
            raise RunPaused(message)
