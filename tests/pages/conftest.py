"""What the tests of several pages need."""

from collections.abc import Iterator

import pytest

from tests.pages.desk import studio


@pytest.fixture
def engine() -> Iterator[None]:
    """The engine at work, over this test's own data folder."""
    studio().start_engine()
    yield
    studio().close()
