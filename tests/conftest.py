"""What every test starts from: a data folder and an environment of its own, and a provider to talk to."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from scriptgen_core.config import settings
from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import DATABASE, load_settings
from scriptgen_core.core.database import Database, sqlite_url
from scriptgen_core.studio import open_studio
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


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables and nothing in them: opening a copy takes a seventh of making them."""
    path = tmp_path_factory.mktemp("tables") / "new.sqlite"
    Database(sqlite_url(path)).close()
    return path


@pytest.fixture
def new_sqlite_url(sqlite_tables: Path, tmp_path: Path) -> str:
    """A SQLite database of the test's own with nothing in it."""
    return sqlite_url(Path(shutil.copy(sqlite_tables, tmp_path / "script.sqlite")))


@pytest.fixture
def sqlite_database(new_sqlite_url: str) -> Iterator[Database]:
    """That database, opened."""
    opened = Database(new_sqlite_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as it is after a first start, with the sample project."""
    home = tmp_path_factory.mktemp("first")
    open_studio(load_settings({"SCRIPTGEN_HOME": str(home)}, {})).close()
    return home / DATABASE


@pytest.fixture
def started_home(first_start: Path, tmp_path: Path) -> Path:
    """The test's own data folder, which has that database already."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(first_start, home / DATABASE)
    return home


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind with nothing in it: what is stored does not depend on where."""
    return str(request.getfixturevalue("postgres_url" if request.param == "postgresql" else "new_sqlite_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An opened database of each kind."""
    opened = Database(database_url)
    yield opened
    opened.close()
