"""The API reference says what the code says."""

import pytest

from tests.docs.api_reference import COMMAND, REFERENCE, public_objects, reference


def test_the_reference_is_what_the_docstrings_say_now() -> None:
    assert REFERENCE.read_text("utf-8") == reference(), f"API_REFERENCE.md is out of date. Run: {COMMAND}"


def test_every_public_class_and_function_says_what_it_is() -> None:
    silent = [each.path for each in public_objects() if not each.is_attribute and not each.docstring]
    assert silent == []


@pytest.mark.parametrize(
    "name", ["WorkflowController.generate_script", "LLMOptimizer.get_stats", "BibleStorage.restore", "write_pdf"]
)
def test_the_reference_has_an_entry_for_what_callers_start_from(name: str) -> None:
    assert f"# {name}\n" in REFERENCE.read_text("utf-8")
