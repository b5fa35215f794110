"""What a call costs in time on top of the bare SDK, and what an answer costs that is known already."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import openai

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.calls import Lineup, LLMRequest, Message, ModelRef
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.orchestrator.budget import Budget, BudgetGuard
from scriptgen_core.orchestrator.cancel_flag import CancelFlag
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.orchestrator.live_text import LiveText
from scriptgen_core.orchestrator.optimizer import LLMOptimizer
from scriptgen_core.orchestrator.recorder import Recorder
from scriptgen_core.orchestrator.stores import Stores, open_stores
from tests.fakes import chat_replies as replies
from tests.fakes.chat_server import ChatServer

CALLS = 200
MODEL = "house-model"
SCENE = "INT. QUAY - DAY\n\nThe ferry does not come.\n\n" * 40


def main() -> None:
    """One line: the median of a call's overhead, of an answer found in the run, and of one from the cache."""
    with ChatServer(lambda _request, _number: replies.said(SCENE)) as server, TemporaryDirectory() as folder:
        sdk = openai.OpenAI(base_url=server.base_url, api_key="sk-bare", max_retries=0)
        wrapper = LLMWrapper(load_settings({"OPENAI_BASE_URL": server.base_url}, {}), model=MODEL)
        stores = open_stores(Database(sqlite_url(Path(folder) / "calls.sqlite")))
        first, second = (_run(stores, wrapper) for _ in range(2))
        _bare(sdk, 0), first.call_llm(_question(-1))
        bare, own = [], []
        for number in range(CALLS):
            bare.append(_seconds(lambda number=number: _bare(sdk, number)))
            own.append(_seconds(lambda number=number: first.call_llm(_question(number))))
        found, cached = (_medians(lambda number, run=run: run.call_llm(_question(number))) for run in (first, second))
    print(
        f"overhead: {(median(own) - median(bare)) * 1000:.1f} ms a call (bare SDK {median(bare) * 1000:.1f} ms), "
        f"found in the run {found * 1000:.1f} ms, from the cache into another run {cached * 1000:.1f} ms"
    )


def _run(stores: Stores, wrapper: LLMWrapper) -> LLMOptimizer:
    """A run's own optimizer, bound to the database as the runner binds it; nothing is remembered in memory."""
    project = stores.projects.create({"title": "Overhead", "log_line": "A clerk counts seconds."})
    run = stores.runs.create(project.id, "generate", "Script", {}, lineup=Lineup(ModelRef("openai", MODEL)))
    cancelled = CancelFlag(stores.runs, run.id)
    return LLMOptimizer(wrapper, ledger=CallLedger(stores.database)).for_run(
        CallLedger(stores.database, run.id),
        Recorder(stores.runs, run.id),
        cancelled,
        hear=LiveText(stores.live, run.id),
        reserve=BudgetGuard(stores.runs, run.id, Budget(), wrapper.most_dollars, cancelled).reserve,
    )


def _question(number: int) -> LLMRequest:
    messages = (Message("system", "You write scenes. " * 200), Message("user", f"Scene {number}?"))
    return LLMRequest(messages=messages, step=f"Scene {number} dialogue", scene=number, role="director")


def _bare(sdk: openai.OpenAI, number: int) -> str:
    messages = [{"role": each.role, "content": each.content} for each in _question(number).messages]
    stream = sdk.chat.completions.create(model=MODEL, messages=messages, stream=True)  # type: ignore[arg-type]
    return "".join(chunk.choices[0].delta.content or "" for chunk in stream if chunk.choices)


def _medians(call: Callable[[int], object], numbers: Iterable[int] = range(CALLS)) -> float:
    return median(_seconds(lambda number=number: call(number)) for number in numbers)


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
