"""What SYSTEM_INTEGRATION.md shows works as it stands there, and its lists are complete."""

import re
from pathlib import Path

import pytest

from scriptgen_core.config import settings
from scriptgen_core.config.models import load_models
from scriptgen_core.core.events import KINDS
from tests.docs.python_blocks import Block, python_blocks

PAGE = Path(__file__).parents[2] / "scriptgen_core" / "docs" / "SYSTEM_INTEGRATION.md"
TEXT = PAGE.read_text("utf-8")


@pytest.mark.parametrize("block", python_blocks(PAGE), ids=lambda block: f"line_{block.line}")
def test_every_python_block_runs_by_itself(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    block.run()


def test_every_variable_that_is_read_is_in_the_tables_and_no_other() -> None:
    read = set(re.findall(r'"(SCRIPTGEN_\w+)"', Path(settings.__file__).read_text("utf-8")))
    presets = load_models().providers.values()
    read |= {name for preset in presets for name in (preset.key_variable, preset.base_url_variable) if name}
    assert set(re.findall(r"`([A-Z]+_[A-Z_]+)`", TEXT)) == read


def test_every_provider_stands_in_the_table_with_its_usual_address() -> None:
    for name, preset in load_models().providers.items():
        row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{name}` |"))
        assert not preset.is_local or preset.base_url in row


def test_every_kind_of_event_has_its_line() -> None:
    assert set(re.findall(r"^\| `([A-Z]\w+)` \| `", TEXT, re.MULTILINE)) == set(KINDS)
