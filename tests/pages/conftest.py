"""What the tests of several pages need."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from tests.pages.desk import studio

# Each test session of Streamlit looks through all installed packages for components: once is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def _started_before(_own_surroundings: None, started_home: Path) -> None:
    """No page of a test is the first start."""


@pytest.fixture
def engine() -> Iterator[None]:
    """The engine at work, over this test's own data folder."""
    studio().start_engine()
    yield
    studio().close()
