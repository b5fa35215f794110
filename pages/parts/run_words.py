"""A run in words: how it stands, how far it is, what it has cost."""

from pages.parts.wording import ago, dollars, duration, number_of
from scriptgen_core.studio import Run, RunCost, RunSummary

PAUSED = (":material/pause_circle:", "Paused")
CANCELLED = (":material/stop_circle:", "Cancelled")
_STATUS = {
    "queued": (":material/hourglass_top:", "Waits for its turn"),
    "running": (":material/play_circle:", "At work"),
    "waiting": (":material/front_hand:", "Waits for you"),
    "paused": PAUSED,
    "failed": (":material/error:", "Failed"),
    "finished": (":material/check_circle:", "Finished"),
}


def status_words(run: Run) -> str:
    """How the run stands, with its icon."""
    icon, words = CANCELLED if run.is_cancelled else _STATUS[run.status]
    return f"{icon} {'Stops before the next call' if run.is_active and run.cancel_requested else words}"


def scenes_words(summary: RunSummary) -> str:
    """``38 of 40 scenes, 2 failed``; empty while it is not known how many there are."""
    if not summary.planned_scenes:
        return ""
    failed = f", {summary.failed_scenes} failed" if summary.failed_scenes else ""
    return f"{summary.finished_scenes} of {number_of(summary.planned_scenes, 'scene')}{failed}"


def facts_words(summary: RunSummary) -> str:
    """What came of it, cost, budget, start and length on one line."""
    scenes = scenes_words(summary) if summary.run.status == "finished" else ""
    budget = f"budget {summary.budget.words}" if summary.budget.words else ""
    resumed = f"resumed {number_of(summary.run.attempt - 1, 'time')}" if summary.run.attempt > 1 else ""
    length = duration(summary.seconds) if not resumed else ""
    parts = [scenes, _cost_words(summary.cost), budget, f"started {ago(summary.started)}", length, resumed]
    return " · ".join(part for part in parts if part)


def _cost_words(cost: RunCost) -> str:
    if not cost.calls:
        return "no answer yet"
    if cost.unpriced and not cost.dollars:
        return f"{number_of(cost.calls, 'call')}, price unknown"
    unpriced = f" and {number_of(cost.unpriced, 'call')} of unknown price" if cost.unpriced else ""
    return f"{dollars(cost.dollars)}{unpriced}"
