"""What is typed and not sent yet outlives the process that kept it."""

import pytest

from scriptgen_core.core.database import Database
from scriptgen_core.projects.unsent_storage import UnsentStorage


@pytest.fixture
def url(new_sqlite_url):
    return new_sqlite_url


def test_the_last_text_of_a_field_is_there_after_a_restart(url):
    first = UnsentStorage(Database(url))
    first.keep("salt", "note", "Shor")
    first.keep("salt", "note", "Shorter, 🧂")
    assert UnsentStorage(Database(url)).texts("salt") == {"note": "Shorter, 🧂"}


def test_a_field_that_was_emptied_is_not_one_that_was_never_touched(url):
    unsent = UnsentStorage(Database(url))
    unsent.keep("", "title", "")
    assert unsent.texts("") == {"title": ""}


def test_only_what_was_sent_is_forgotten(url):
    unsent = UnsentStorage(Database(url))
    for project, field in (("salt", "note"), ("salt", "log line"), ("", "note")):
        unsent.keep(project, field, "typed")
    unsent.forget("salt", ["note"])
    assert unsent.texts("salt") == {"log line": "typed"}
    assert unsent.texts("") == {"note": "typed"}
