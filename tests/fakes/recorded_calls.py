"""Answered calls as runs leave them: written through the call ledger, in a project or outside any run."""

from scriptgen_core.core.calls import Lineup, LLMReply, LLMRequest, Message, ModelRef, Usage
from scriptgen_core.core.database import Database
from scriptgen_core.orchestrator.ledger import CallLedger
from scriptgen_core.projects.run_storage import Run, RunStorage


def new_run(database: Database, project_id: str, title: str = "Full script") -> Run:
    """A run to record calls of."""
    return RunStorage(database).create(project_id, "generate", title, {}, lineup=Lineup(ModelRef("openai", "gpt-test")))


def record(
    database: Database,
    run_id: str = "",
    *,
    step: str = "Scene 1 dialogue",
    scene: int | None = 0,
    role: str = "director",
    model: str = "gpt-test",
    provider: str = "openai",
    usage: Usage | None = None,
    cost: float | None = 0.25,
    seconds: float = 2.0,
    reused: bool = False,
) -> None:
    """Write down one answered call."""
    request = LLMRequest(messages=(Message("user", step),), step=step, scene=scene, role=role)
    reply = LLMReply("Rain.", provider, model, usage or Usage(100, 40, 30), cost, reused=reused)
    CallLedger(database, run_id).record(request, request.digest(provider, model), reply, seconds=seconds)
