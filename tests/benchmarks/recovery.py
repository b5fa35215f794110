"""How soon a killed server is at work again on the run it left: from the start of the process to the next step."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from scriptgen_core.config.settings import load_settings
from scriptgen_core.core.events import SceneSaved, StepStarted
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.studio import Studio, open_studio
from tests.fakes.app_server import AppServer
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.chat_server import ChatServer
from tests.fakes.model_script import ModelScript
from tests.fakes.waiting import wait_for

SCENES, LATENCY, TIMES = 24, 0.3, 3


def main() -> None:
    """One line: the median of the times from start to the first step."""
    seconds = sorted(_recovered() for _ in range(TIMES))
    told = ", ".join(f"{each:.2f}" for each in seconds)
    print(f"recovery: {seconds[TIMES // 2]:.2f} s from the start of a killed server to its run's next step ({told})")


def _recovered() -> float:
    with TemporaryDirectory() as folder, ChatServer(ModelScript(delay=LATENCY)) as chat:
        home = Path(folder) / "home"
        environment = {"SCRIPTGEN_HOME": str(home), "OPENAI_BASE_URL": chat.base_url, "OPENAI_API_KEY": "sk-test"}
        studio = open_studio(load_settings(environment, {}))
        try:
            with AppServer(home, environment) as server:
                run = write_scenes(studio, carded_project(studio, SCENES))
                wait_for(lambda: _count(studio, run, SceneSaved) > 1, "the first scenes", seconds=60)
                server.kill()
                before, started = _count(studio, run, StepStarted), time.monotonic()
                server.launch()
                wait_for(lambda: _count(studio, run, StepStarted) > before, "the next step", seconds=30)
                return time.monotonic() - started
        finally:
            studio.close()


def _count(studio: Studio, run: Run, kind: type) -> int:
    return sum(isinstance(logged.event, kind) for logged in studio.stores.runs.events(run.id))


if __name__ == "__main__":
    main()
