"""What the calls to models came to: tokens, money and time, by run, scene, role and model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from scriptgen_core.config.models import load_models
from scriptgen_core.core.cell_text import as_cell
from scriptgen_core.orchestrator.file_names import file_name
from scriptgen_core.orchestrator.scene_work import DEMO
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.call_storage import AnsweredCall

if TYPE_CHECKING:  # Pandas takes a third of a second to load: only a report waits for it.
    import pandas as pd

UsageGrouping: TypeAlias = Literal["run", "scene", "role", "model"]

_KEYS: dict[UsageGrouping, list[str]] = {
    "run": ["run_id", "project", "run"],
    "scene": ["project_id", "project", "scene"],
    "role": ["role"],
    "model": ["provider", "model"],
}
_SUMMED = ["calls", "reused", "demo", "local", "fresh", "cached", "output", "estimated", "cost", "unpriced", "seconds"]
_SAVED = ["saved_tokens", "saved_cost", "saved_unpriced"]
_MEASURED = ("cost", "seconds", "saved_cost")
_IN_FILE = {
    "at": "Time (UTC)",
    "project": "Project",
    "run": "Run",
    "scene": "Scene",
    "role": "Role",
    "provider": "Provider",
    "model": "Model",
    "fresh": "Tokens read",
    "cached": "Tokens reread (cached by the provider)",
    "output": "Tokens written",
    "estimated": "Tokens estimated (not counted by the server)",
    "cost": "Cost (US dollars)",
    "seconds": "Seconds",
    "attempts": "Attempts",
    "reused": "From the cache (nothing paid)",
    "saved_tokens": "Tokens saved",
    "saved_cost": "Saved (US dollars)",
}


@dataclass(frozen=True, slots=True)
class UsageTotals:
    """Sums over calls. Tokens, ``dollars`` and ``seconds`` are of those that were paid.

    ``dollars`` leaves out the ``unpriced`` calls and is None where no call has a price. ``reused`` calls were
    answered from the cache: ``saved_tokens`` and ``saved_dollars`` (without ``saved_unpriced`` calls) are
    what they would have taken. ``demo`` calls were answered by rule and cost nothing, nor did ``local`` ones, by a
    model server on this computer. The tokens of ``estimated`` calls are about right: nobody counted them.
    """

    calls: int
    reused: int
    demo: int
    local: int
    fresh: int
    cached: int
    output: int
    estimated: int
    dollars: float | None
    unpriced: int
    seconds: float
    saved_tokens: int
    saved_dollars: float | None
    saved_unpriced: int


@dataclass(frozen=True, slots=True, eq=False)
class UsageReport:
    """The answered calls, a row each, and their sums.

    A row of ``calls`` says what was paid: ``fresh`` input tokens, ``cached`` ones (which the provider had
    seen before) and ``output`` tokens, ``cost`` in US dollars (missing where the price is unknown), ``seconds``
    and ``attempts``. For a call answered from the cache (``reused``) these are 0, and ``saved_tokens`` and
    ``saved_cost`` say what it would have taken. ``scene`` is the scene number from 0.
    """

    calls: "pd.DataFrame"

    def by(self, grouping: UsageGrouping) -> "pd.DataFrame":
        """The sums of each run (newest first), scene (in story order), role or model (most tokens first).

        Beside what names a group, a row has ``started``, ``models`` and the sums: ``calls``, ``reused``,
        ``fresh``, ``cached``, ``output``, ``estimated`` (calls whose tokens nobody counted), ``cost`` (missing where
        no paid call has a price), ``unpriced`` and ``seconds``.
        """
        groups = self.calls.groupby(_KEYS[grouping], sort=False, dropna=False)
        table = groups[_SUMMED].sum()
        table["cost"] = table["cost"].where(
            (table["unpriced"] == 0) | (table["unpriced"] < table["calls"] - table["reused"])
        )
        table["started"] = groups["at"].min()
        table["models"] = groups["model"].agg(lambda names: ", ".join(names.unique()))
        return _in_order(table.reset_index(), grouping)

    @property
    def totals(self) -> UsageTotals:
        """The sums of all calls."""
        sums = self.calls[[*_SUMMED, *_SAVED]].sum()
        count = {name: int(sums[name]) for name in sums.index if name not in _MEASURED}
        paid = count["calls"] - count["reused"]
        return UsageTotals(
            **count,
            seconds=float(sums["seconds"]),
            dollars=_known(sums["cost"], count["unpriced"], paid),
            saved_dollars=_known(sums["saved_cost"], count["saved_unpriced"], count["reused"]),
        )


class UsageDesk:
    """Reports over the call table, for one project or (without a ``project_id``) for everything."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def report(self, project_id: str | None = None) -> UsageReport:
        """The calls answered so far."""
        return UsageReport(_frame(self._stores.calls.answered(project_id)))

    def csv(self, project_id: str | None = None) -> bytes:
        """The calls as a file for a spreadsheet, a line each; no cell of it is taken for a formula."""
        calls = self.report(project_id).calls[list(_IN_FILE)].copy()
        calls["at"] = calls["at"].dt.strftime("%Y-%m-%d %H:%M:%S")
        calls["scene"] += 1
        for name in ("reused", "estimated"):
            calls[name] = calls[name].map({True: "yes", False: "no"})
        for name in ("project", "run", "role", "provider", "model"):
            calls[name] = calls[name].map(as_cell)
        return calls.rename(columns=_IN_FILE).to_csv(index=False).encode("utf-8-sig")

    def file_name(self, project_id: str | None = None) -> str:
        """The name of that file, after the project."""
        title = self._stores.projects.get(project_id).title if project_id else "All projects"
        return file_name(title, "usage", "csv")


def _frame(calls: Sequence[AnsweredCall]) -> "pd.DataFrame":
    import pandas as pd

    types = {"at": "datetime64[us, UTC]", "scene": "Int64", "cost": "float64", "seconds": "float64"}
    flags = dict.fromkeys(("reused", "estimated"), "bool")
    counts = dict.fromkeys(("input_tokens", "cached_tokens", "output_tokens", "attempts"), "int64")
    table = pd.DataFrame(calls, columns=list(AnsweredCall._fields)).astype({**types, **flags, **counts})
    billed, paid = table["cost"], ~table["reused"]
    table["calls"] = 1
    table["demo"] = table["provider"] == DEMO
    table["fresh"] = (table["input_tokens"] - table["cached_tokens"]).where(paid, 0)
    table["saved_tokens"] = (table["input_tokens"] + table["output_tokens"]).where(table["reused"], 0)
    for name in ("cached", "output"):
        table[name] = table[f"{name}_tokens"].where(paid, 0)
    table["attempts"] = table["attempts"].where(paid, 0)
    table["cost"], table["saved_cost"] = billed.where(paid, 0.0), billed.where(table["reused"], 0.0)
    table["unpriced"], table["saved_unpriced"] = table["cost"].isna(), table["saved_cost"].isna()
    presets = load_models().providers
    own = [name for name, preset in presets.items() if preset.is_local]
    table["local"] = table["provider"].isin(own) & paid & (billed == 0)
    labels = {name: preset.label for name, preset in presets.items()}
    table["provider"] = table["provider"].map(lambda name: labels.get(name, name))
    return table


def _in_order(table: "pd.DataFrame", grouping: UsageGrouping) -> "pd.DataFrame":
    if grouping == "run":
        return table.sort_values("started", ascending=False, ignore_index=True)
    if grouping == "scene":
        return table.sort_values(["project", "project_id", "scene"], na_position="first", ignore_index=True)
    tokens = table[["fresh", "cached", "output"]].sum(axis=1)
    return table.loc[tokens.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def _known(dollars: float, unpriced: int, calls: int) -> float | None:
    return None if unpriced and unpriced == calls else float(dollars)
