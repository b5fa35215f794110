"""The workers that do a run: processes that are killed, asked to end, and started again."""

from collections.abc import Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from tests.fakes.worker_process import WorkerProcess

SIZES = {"sqlite": 1, "postgresql": 2}
"""How many workers do the run on each store."""


class Crew:
    """A number of workers, until ``hired`` is closed.

    Each one started has a name of its own, by which the provider knows it.
    """

    def __init__(self, size: int, environment: Mapping[str, str], logs: Path, hired: ExitStack) -> None:
        self.at_work: dict[str, WorkerProcess] = {}
        self._size = size
        self._environment = environment
        self._logs = logs
        self._hired = hired
        self._names = (f"worker-{number}" for number in count(1))

    def fill(self) -> None:
        """Start the workers that are missing."""
        while len(self.at_work) < self._size:
            name = next(self._names)
            worker = WorkerProcess(self._logs / f"{name}.log", {**self._environment, "OPENAI_PROJECT_ID": name})
            self.at_work[name] = self._hired.enter_context(worker)

    def kill(self, name: str) -> None:
        """End a worker the way a power cut does."""
        self.at_work.pop(name).kill()

    def stop(self, name: str) -> None:
        """Ask a worker to end."""
        self.at_work.pop(name).stop()
