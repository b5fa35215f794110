"""How long a page waits for the progress of a run, which every open tab asks for twice a second.

The run writes 120 scenes, of which 119 are finished: 5,000 events, and 960 answered calls of a usual size. Each
poll follows an event that was not there at the one before.
"""

from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.core.events import AttemptSucceeded, CacheHit, Event, StepFinished, StepStarted, to_payload
from scriptgen_core.core.models import LLMCallRow, RunEventRow, now
from scriptgen_core.orchestrator.budget import Budget
from scriptgen_core.orchestrator.engine import RunQueue
from scriptgen_core.orchestrator.run_desk import RunDesk
from scriptgen_core.orchestrator.stores import Stores, open_stores
from scriptgen_core.projects.run_storage import Run

SCENES, EVENTS, CALLS_A_SCENE, POLLS = 120, 5_000, 8, 200


def main() -> None:
    """One line: the median and the slowest of the polls, and what the first one takes."""
    with TemporaryDirectory() as folder:
        database = Database(sqlite_url(Path(folder) / "runs.sqlite"))
        stores = open_stores(database)
        run = long_run(stores)
        desk = RunDesk(stores, RunQueue("sqlite://"), lambda: Lineup(ModelRef("demo")), dict, Budget)
        first, *others = [_timed(desk, stores, run) for _ in range(POLLS)]
        database.close()
    print(
        f"progress poll: {1000 * median(others):.1f} ms median, {1000 * max(others):.1f} ms at most, the first "
        f"{1000 * first:.0f} ms ({SCENES} scenes, {EVENTS:,} events, {SCENES * CALLS_A_SCENE} calls)"
    )


def long_run(stores: Stores) -> Run:
    """A run at work on its last scene."""
    form = {"title": "The Salt Office", "log_line": "Two sisters bid for one ferry.", "format": "Feature"}
    project = stores.projects.create(form)
    run = stores.runs.create(project.id, "generate", "Full script", {}, lineup=Lineup(ModelRef("openai", "gpt-test")))
    ids = [f"{scene:032x}" for scene in range(SCENES)]
    stores.runs.remember(run.id, scene_ids=ids)
    stores.runs.set_status(run.id, "running")
    for scene in ids[:-1]:
        stores.runs.mark_done(run.id, scene)
    earlier = now() - timedelta(hours=1)
    with stores.database.write() as session:
        for scene in range(SCENES):
            for event in _told(scene):
                kind, payload = to_payload(event)
                session.add(RunEventRow(run_id=run.id, kind=kind, payload=payload, created_at=earlier))
            for call in range(CALLS_A_SCENE):
                session.add(_call(run.id, scene, call))
    return run


def _told(scene: int) -> list[Event]:
    name = f"Scene {scene + 1}"
    count = EVENTS * (scene + 1) // SCENES - EVENTS * scene // SCENES
    inner = [
        kind
        for call in range(count)
        for kind in (
            StepStarted(step=f"{name} IRIS {call}", scene=scene),
            AttemptSucceeded(step=f"{name} IRIS {call}", scene=scene, attempt=2),
            StepFinished(step=f"{name} IRIS {call}", scene=scene, seconds=1.0),
        )
    ]
    last = [StepFinished(step=name, scene=scene, seconds=60.0)] if scene + 1 < SCENES else inner[-1:]
    return [StepStarted(step=name, scene=scene), *inner[: count - 2], *last]


def _call(run_id: str, scene: int, call: int) -> LLMCallRow:
    return LLMCallRow(
        run_id=run_id,
        step=f"Scene {scene + 1} {call}",
        digest=f"{scene}-{call}",
        scene=scene,
        role="director",
        messages=[["user", "What the scene is written from. " * 250]],
        text="FADE IN. " * 400,
        provider="openai",
        model="gpt-test",
        input_tokens=2_500,
        output_tokens=900,
        cached_tokens=0,
        cost=0.02,
        attempts=1,
        seconds=4.0,
    )


def _timed(desk: RunDesk, stores: Stores, run: Run) -> float:
    stores.runs.add_event(run.id, CacheHit(step=f"Scene {SCENES} dialogue", scene=SCENES - 1))
    started = perf_counter()
    progress = desk.progress(run.id)
    taken = perf_counter() - started
    assert len(progress.steps) == SCENES
    return taken


if __name__ == "__main__":
    main()
