"""How many steps a second the engine does: answered calls of a run, from a server that takes no time of its own.

A scene is four calls, each made, paid and stored, and told step by step. One process does the run, on each store.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from scriptgen_core.config.settings import load_settings
from scriptgen_core.studio import Studio, open_studio
from tests.fakes.carded_project import carded_project, write_scenes
from tests.fakes.chat_process import chat_process
from tests.fakes.postgres import PostgresServer, programs
from tests.fakes.waiting import wait_for

SCENES = 60


def main() -> None:
    """One line: the steps a second on SQLite and on PostgreSQL."""
    with chat_process(latency=0) as base_url:
        environ = {"OPENAI_BASE_URL": base_url}
        on_sqlite, on_postgresql = _rate(environ), _on_postgresql(environ)
    print(f"engine rate: SQLite {on_sqlite}, PostgreSQL {on_postgresql}; {SCENES} scenes, one worker")


def _on_postgresql(environ: dict[str, str]) -> str:
    found = programs()
    if found is None:
        return "left out: it is not installed"
    with PostgresServer(found) as server:
        return f"{_rate({**environ, 'SCRIPTGEN_DATABASE_URL': server.new_database()})}, not waiting for the disk"


def _rate(environ: dict[str, str]) -> str:
    with _worker(environ) as studio:
        _seconds(studio, 1)  # imports the SDK, opens the connections
        seconds, calls = _seconds(studio, SCENES)
    return f"{calls / seconds:.0f} steps a second ({calls} in {seconds:.1f} s)"


@contextmanager
def _worker(environ: dict[str, str]) -> Iterator[Studio]:
    """A studio that does its runs itself, with a data folder of its own."""
    with TemporaryDirectory() as home:
        studio = open_studio(load_settings({**environ, "SCRIPTGEN_HOME": home}, {}))
        try:
            studio.worker.start()
            yield studio
        finally:
            studio.close()


def _seconds(studio: Studio, scenes: int) -> tuple[float, int]:
    """How long a run of so many scenes takes, and how many answers it is given."""
    project = carded_project(studio, scenes)
    started = time.monotonic()
    run = write_scenes(studio, project)
    wait_for(lambda: not studio.stores.runs.get(run.id).is_active, "the run to end", seconds=300)
    seconds, ended = time.monotonic() - started, studio.stores.runs.get(run.id)
    assert ended.status == "finished", ended.message
    return seconds, studio.stores.runs.cost(run.id).calls


if __name__ == "__main__":
    main()
