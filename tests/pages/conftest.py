"""What the tests of several pages need."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from scriptgen_core.config.settings import DATABASE, load_settings
from scriptgen_core.studio import open_studio
from tests.pages.desk import studio

# Each test session of Streamlit looks through all installed packages for components: once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database as it is after a first start."""
    home = tmp_path_factory.mktemp("new")
    open_studio(load_settings({"SCRIPTGEN_HOME": str(home)}, {})).close()
    return home / DATABASE


@pytest.fixture(autouse=True)
def _started_before(new_database: Path, _own_surroundings: None, tmp_path: Path) -> None:
    """The data folder of each test has that database already."""
    (tmp_path / "home").mkdir()
    shutil.copy(new_database, tmp_path / "home" / DATABASE)


@pytest.fixture
def engine() -> Iterator[None]:
    """The engine at work, over this test's own data folder."""
    studio().start_engine()
    yield
    studio().close()
