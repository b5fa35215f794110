"""models.json is complete, and a wrong one is named entry by entry."""

import json
from pathlib import Path
from typing import Any

import pytest

from scriptgen_core.config.models import MODELS_FILE, load_models
from scriptgen_core.core.errors import ConfigError


def test_every_provider_but_demo_can_be_reached_and_set() -> None:
    presets = dict(load_models().providers)
    assert presets.pop("demo").host == ""
    assert all(preset.host and preset.key_variable and preset.base_url_variable for preset in presets.values())
    assert len({preset.base_url for preset in presets.values()}) == len(presets)


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("providers", "openai", "protocol"), "telepathy", "providers.openai.protocol"),
        (("providers", "openai", "max_tokens"), 0, "providers.openai.max_tokens"),
        (("providers", "openai", "base_url"), "api.openai.com", "providers.openai.base_url"),
        (("providers", "openai", "colour"), "red", "providers.openai.colour"),
        (("prices", "x"), {"input": -1, "output": 1}, "prices.x.input"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, path: tuple[str, ...], value: Any, named: str) -> None:
    config = json.loads(MODELS_FILE.read_text())
    spot = config
    for key in path[:-1]:
        spot = spot[key]
    spot[path[-1]] = value
    (tmp_path / "models.json").write_text(json.dumps(config))
    with pytest.raises(ConfigError, match=rf"models\.json is wrong: {named}"):
        load_models(tmp_path / "models.json")


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_a_file_that_is_no_configuration_is_an_error_of_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / "models.json").write_text(text)
    with pytest.raises(ConfigError, match="models"):
        load_models(tmp_path / "models.json")


def test_a_missing_file_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"models\.json cannot be read"):
        load_models(tmp_path / "models.json")
