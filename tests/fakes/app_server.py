"""The application as a writer starts it, in a process of its own that a test can kill."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from types import TracebackType
from urllib.error import URLError

from tests.fakes.free_port import free_port
from tests.fakes.waiting import wait_for

ROOT = Path(__file__).parents[2]


class AppServer:
    """`streamlit run app.py` over the data folder ``home``; ``environment`` adds to the process's own."""

    def __init__(self, home: Path, environment: dict[str, str] | None = None) -> None:
        self.home = home
        self.environment = environment or {}
        self.port = free_port()
        self.log = home.parent / f"server-{self.port}.log"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self.launch()
        wait_for(self._answers, "the server to answer", seconds=30)

    def launch(self) -> None:
        """Start the server and wait for nothing."""
        self.home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--server.port", str(self.port)],
                cwd=ROOT,
                env={**os.environ, "SCRIPTGEN_HOME": str(self.home), **self.environment},
                stdout=log,
                stderr=log,
            )

    def kill(self) -> None:
        """End the process the way a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask the process to end, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=15)

    def __enter__(self) -> "AppServer":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()

    def _answers(self) -> bool:
        if self.process.poll() is not None:
            raise RuntimeError(f"The server ended: {self.log.read_text()}")
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, ConnectionError, TimeoutError):
            return False
