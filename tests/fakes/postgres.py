"""A PostgreSQL server of a test's own: on this machine only, at a free port, gone at the end."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

import psycopg
import pytest

from tests.fakes.free_port import free_port
from tests.fakes.waiting import wait_for

_PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
_UNPRIVILEGED = "postgres"
_IS_REQUIRED = bool(os.environ.get("SCRIPTGEN_REQUIRE_POSTGRESQL"))
_SETTINGS = ("fsync=off", "full_page_writes=off", "listen_addresses=127.0.0.1", "max_connections=200")


def programs() -> Path | None:
    """The folder with the server's programs; None where PostgreSQL is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return next((path for place in _PLACES for path in sorted(Path("/").glob(place[1:]), reverse=True)), None)


def required_programs() -> Path:
    """As :func:`programs`; without them tests are skipped, or fail where PostgreSQL is required."""
    if found := programs():
        return found
    reason = "no PostgreSQL is installed"
    if _IS_REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


class PostgresServer:
    """Runs from ``with`` until its end. As root it runs as the user that Debian's package makes: root is refused."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._port = free_port()
        self._user: dict[str, Any] = (
            {"user": _UNPRIVILEGED, "group": _UNPRIVILEGED, "extra_groups": ()} if os.geteuid() == 0 else {}
        )
        self._names = (f"test_{number}" for number in count(1))

    def url(self, name: str) -> str:
        """The URL of a database; every new one begins as a copy of ``template1``."""
        return f"postgresql+psycopg://scriptgen@127.0.0.1:{self._port}/{name}"

    def new_database(self) -> str:
        """The URL of a database of one's own."""
        name = next(self._names)
        with self._connect() as connection:
            connection.execute(f"create database {name}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Throw the database away, whoever is connected to it."""
        with self._connect() as connection:
            connection.execute(f"drop database {url.rpartition('/')[2]} with (force)")

    def connections(self, url: str) -> int:
        """How many connections to the database are open."""
        query = "select count(*) from pg_stat_activity where datname = %s"
        with self._connect() as connection:
            ((number,),) = connection.execute(query, [url.rpartition("/")[2]]).fetchall()
        return int(number)

    def __enter__(self) -> "PostgresServer":
        self._folder = Path(tempfile.mkdtemp(prefix="scriptgen-postgres-"))
        if self._user:
            shutil.chown(self._folder, _UNPRIVILEGED)
        data = self._folder / "data"
        self._run("initdb", "--pgdata", data, "--auth", "trust", "--username", "scriptgen", "--encoding", "UTF8")
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        shutil.rmtree(self._folder)

    @contextmanager
    def away(self) -> Iterator[None]:
        """As long as the block runs the server is stopped; every connection breaks."""
        self._stop()
        try:
            yield
        finally:
            self._start()

    def _start(self) -> None:
        settings = [*_SETTINGS, f"port={self._port}", f"unix_socket_directories={self._folder}"]
        self._server = subprocess.Popen(
            [self._programs / "postgres", "-D", "data", *(part for each in settings for part in ("-c", each))],
            cwd=self._folder,
            stderr=subprocess.DEVNULL,
            **self._user,
        )
        wait_for(self._answers, "PostgreSQL to answer", seconds=30)

    def _stop(self) -> None:
        self._server.send_signal(signal.SIGINT)
        self._server.wait(timeout=30)

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [self._programs / program, *arguments]
        done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, check=False, **self._user)
        assert done.returncode == 0, done.stderr

    def _answers(self) -> bool:
        assert self._server.poll() is None, "PostgreSQL ended"
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self) -> psycopg.Connection[Any]:
        address = f"host=127.0.0.1 port={self._port} user=scriptgen dbname=postgres"
        return psycopg.connect(address, autocommit=True, connect_timeout=5)
