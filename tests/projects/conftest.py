"""A whole project and its backup, made once, and machines to bring it to."""

import pytest
import sqlalchemy as sa

from scriptgen_core.core.database import Database
from scriptgen_core.core.models import Base
from scriptgen_core.projects.backup import export_project
from tests.fakes.whole_project import whole_project


@pytest.fixture(scope="session")
def first_machine(tmp_path_factory):
    return Database(f"sqlite:///{tmp_path_factory.mktemp('backup') / 'first.sqlite'}")


@pytest.fixture(scope="session")
def project_id(first_machine):
    return whole_project(first_machine)


@pytest.fixture(scope="session")
def backup(first_machine, project_id):
    return export_project(first_machine, project_id)


@pytest.fixture
def other(database):
    """Another machine, with nothing on it, of either kind."""
    return database


@pytest.fixture(scope="session")
def counts():
    """Counts the rows of a database by table."""

    def count(database):
        with database.read() as session:
            tables = Base.metadata.sorted_tables
            return {table.name: session.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables}

    return count
