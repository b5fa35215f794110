"""The local Chat Completions server in a process of its own, so that it takes no time from whoever is measured."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def chat_process(latency: float) -> Iterator[str]:
    """Its base URL; it takes ``latency`` seconds for each answer, and answers in one piece."""
    command = [sys.executable, "-m", "tests.fakes.chat_server", "--port", "0", "--delay", str(latency), "--whole"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip().partition("=")[2]
        finally:
            server.terminate()
