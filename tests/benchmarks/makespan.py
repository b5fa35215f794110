"""How near the scenes of a script come to the shortest time in which their calls could be made.

24 scenes with their automatic rewrites, a server in a process of its own that takes 200 ms for each answer, and eight
calls at once. The bound is the longer of the longest chain of calls that wait for each other, and all calls eight at
a time. Bibles and outline are there before.
"""

import time
from collections import Counter
from collections.abc import Sequence
from tempfile import TemporaryDirectory

from scriptgen_core.config.prompts import load_prompts
from scriptgen_core.config.settings import load_settings
from scriptgen_core.orchestrator.runner import PARALLEL_SCENES, Runner
from scriptgen_core.projects.call_storage import AnsweredCall
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import GenerationConfig, GenerationScope, Studio, open_studio
from tests.fakes.chat_process import chat_process
from tests.fakes.waiting import wait_for

SCENES, LATENCY, AT_ONCE = 24, 0.2, 8
CONFIG = GenerationConfig(GenerationScope.FULL_SCRIPT, scene_count=SCENES)


def main() -> None:
    """One line: both makespans beside their bounds."""
    with chat_process(LATENCY) as base_url, TemporaryDirectory() as folder:
        environ = {"SCRIPTGEN_HOME": folder, "OPENAI_BASE_URL": base_url, "SCRIPTGEN_BATCH_PAUSE": "0"}
        studio = open_studio(load_settings(environ, {}))
        try:
            here = _compared(studio, _driven_here(studio))
            studio.start_engine()
            engine = _compared(studio, _driven_by_the_engine(studio))
        finally:
            studio.close()
    print(f"makespan of {SCENES} scenes, {PARALLEL_SCENES} in work: in process {here}; by the engine {engine}")


def _driven_here(studio: Studio) -> tuple[Run, float]:
    runner = Runner(studio.stores, load_prompts(), studio.providers.optimizer)
    run = _prepared(studio, "A ferry clerk finds the fare box short.")
    started = time.monotonic()
    runner.drive(run)
    return run, time.monotonic() - started


def _driven_by_the_engine(studio: Studio) -> tuple[Run, float]:
    run = _prepared(studio, "A lift inspector finds a floor that is on no drawing.")
    started = time.monotonic()
    studio.queue.put(run)
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=300)
    return run, time.monotonic() - started


def _prepared(studio: Studio, log_line: str) -> Run:
    """A run whose project has its bibles and its outline."""
    stores, lineup = studio.stores, studio.providers.lineup()
    project = stores.projects.create({"title": "Makespan", "log_line": log_line, "approval": False})
    values = {"generation": CONFIG.to_json()}
    before = stores.runs.create(project.id, "prepare", "Bibles and outline", values, lineup=lineup)
    Runner(stores, load_prompts(), studio.providers.optimizer).drive(before)
    return stores.runs.create(project.id, "generate", "Script", values, lineup=lineup)


def _compared(studio: Studio, timed: tuple[Run, float]) -> str:
    run, seconds = timed
    ended = studio.stores.runs.get(run.id)
    assert ended.status == "finished", ended.message
    calls = [call for call in studio.stores.calls.answered(run.project_id) if call.run_id == run.id]
    bound = max(_longest_chain(calls), len(calls) / AT_ONCE) * LATENCY
    return f"{seconds:.2f} s for {len(calls)} calls, {seconds / bound:.2f} of the bound {bound:.2f} s"


def _longest_chain(calls: Sequence[AnsweredCall]) -> int:
    """The most calls of one scene that wait for each other; its characters are asked side by side."""
    one_by_one = Counter(call.scene for call in calls if call.role != "character")
    return 1 + max(one_by_one.values())


if __name__ == "__main__":
    main()
