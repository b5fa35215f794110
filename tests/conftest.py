"""What every test starts from: a data folder and an environment of its own, and a provider to talk to."""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scriptgen_core.config import settings
from scriptgen_core.config.models import load_models
from scriptgen_core.core.database import Database
from tests.fakes.chat_server import ChatServer
from tests.fakes.messages_server import MessagesServer
from tests.fakes.postgres import PostgresServer, required_programs


def pytest_collection_finish() -> None:
    """What is loaded by now stays: left out of full collections, of which each would take half a second."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own settings reaches a test, and nothing a test writes outlives it."""
    presets = load_models().providers.values()
    provider_variables = {name for preset in presets for name in (preset.key_variable, preset.base_url_variable)}
    for name in list(os.environ):
        if name in provider_variables or name.startswith(("SCRIPTGEN_", "OPENAI_", "ANTHROPIC_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("SCRIPTGEN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(settings, "SECRETS_FILE", tmp_path / "secrets.toml")


@pytest.fixture
def chat_server() -> Iterator[ChatServer]:
    """A local server that speaks Chat Completions and answers what the test enqueues."""
    with ChatServer() as server:
        yield server


@pytest.fixture
def messages_server() -> Iterator[MessagesServer]:
    """A local server that speaks the Messages API and answers what the test enqueues."""
    with MessagesServer() as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the tests of this process that need one; its new databases have the tables already."""
    with PostgresServer(required_programs()) as server:
        Database(server.url("template1")).close()
        yield server


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database of the test's own with nothing in it."""
    url = postgres.new_database()
    yield url
    postgres.drop(url)


@pytest.fixture
def machines(postgres_url: str) -> Iterator[tuple[Database, Database]]:
    """The database as two processes have it open."""
    with ExitStack() as opened:
        pair = Database(postgres_url), Database(postgres_url)
        for database in pair:
            opened.callback(database.close)
        yield pair


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind with nothing in it: what is stored does not depend on where."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'script.sqlite'}"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An opened database of each kind."""
    opened = Database(database_url)
    yield opened
    opened.close()
