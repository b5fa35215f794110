"""A worker as an operator starts it, in a process of its own that a test can kill."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from tests.fakes.waiting import wait_for

ROOT = Path(__file__).parents[2]


class WorkerProcess:
    """`python -m scriptgen_core.worker` from ``with`` until its end; what it tells is in ``log``."""

    def __init__(self, log: Path, environment: Mapping[str, str]) -> None:
        self.log = log
        self._environment = environment

    def __enter__(self) -> "WorkerProcess":
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "scriptgen_core.worker"],
                cwd=ROOT,
                env={**os.environ, **self._environment},
                stdout=log,
                stderr=log,
            )
        wait_for(self._runs, "the worker to run", seconds=60)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()

    def kill(self) -> None:
        """End the process the way a power cut does."""
        self.process.kill()
        self.process.wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Ask the process to end; the seconds that took."""
        asked = time.monotonic()
        self.process.send_signal(how)
        assert self.process.wait(timeout=15) == 0, self.told
        return time.monotonic() - asked

    @property
    def told(self) -> str:
        return self.log.read_text()

    def _runs(self) -> bool:
        assert self.process.poll() is None, self.told
        return "the engine runs as" in self.told
