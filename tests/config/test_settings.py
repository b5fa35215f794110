"""Settings are read from the environment and the secrets file, and wrong ones are named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from scriptgen_core.config import settings as settings_module
from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.errors import ConfigError


def test_with_nothing_set_it_is_the_demo_in_the_user_s_data_folder() -> None:
    settings = load_settings({}, {})
    assert settings.provider == "demo"
    assert settings.home.name == "scriptgen"
    assert settings.database_url == f"sqlite:///{settings.home / 'scriptgen.sqlite'}"
    assert (settings.retry_base_delay, settings.retry_patience) == (2, 120)


def test_everything_can_be_set(tmp_path: Path) -> None:
    settings = load_settings(
        {
            "SCRIPTGEN_HOME": str(tmp_path),
            "SCRIPTGEN_DATABASE_URL": "postgresql://db/scripts",
            "SCRIPTGEN_PROVIDER": "Together",
            "SCRIPTGEN_MODEL": "some/model",
            "SCRIPTGEN_RETRY_BASE_DELAY": "0.5",
            "SCRIPTGEN_RETRY_PATIENCE": "30",
            "TOGETHER_API_KEY": "key-of-together",
            "TOGETHER_BASE_URL": "https://proxy.example/v1/",
        },
        {},
    )
    access = settings.access_to("together")
    assert access.api_key is not None
    assert (access.api_key.get_secret_value(), access.base_url) == ("key-of-together", "https://proxy.example/v1")
    assert (settings.home, settings.database_url) == (tmp_path, "postgresql://db/scripts")
    assert (settings.provider, settings.model) == ("together", "some/model")
    assert (settings.retry_base_delay, settings.retry_patience) == (0.5, 30)


@pytest.mark.parametrize(
    ("environ", "provider"),
    [
        ({"OPENAI_API_KEY": "k"}, "openai"),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:11434/v1"}, "openai"),
        ({"OLLAMA_BASE_URL": "http://127.0.0.1:11434/v1"}, "ollama"),
        ({"OPENROUTER_API_KEY": "k", "OLLAMA_BASE_URL": "http://gpu:1/v1"}, "openrouter"),
        ({"OPENAI_API_KEY": "k", "SCRIPTGEN_PROVIDER": "demo"}, "demo"),
        ({"OPENAI_API_KEY": "", "SCRIPTGEN_PROVIDER": " "}, "demo"),
        ({"ANTHROPIC_API_KEY": "k"}, "anthropic"),
        ({"TOGETHER_API_KEY": "k", "ANTHROPIC_API_KEY": "k"}, "anthropic"),
    ],
)
def test_the_provider_is_the_one_named_or_the_first_that_is_set_up(environ: dict[str, str], provider: str) -> None:
    assert load_settings(environ, {}).provider == provider


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SCRIPTGEN_PROVIDER", "chatgpt"),
        ("SCRIPTGEN_RETRY_BASE_DELAY", "soon"),
        ("SCRIPTGEN_RETRY_BASE_DELAY", "-1"),
        ("SCRIPTGEN_RETRY_PATIENCE", "nan"),
        ("OPENAI_BASE_URL", "127.0.0.1:11434"),
        ("OPENAI_BASE_URL", "http://"),
        ("VLLM_BASE_URL", "http://gpu:port/v1"),
        ("VLLM_BASE_URL", "ftp://gpu/v1"),
    ],
)
def test_a_wrong_value_names_its_variable(variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=variable):
        load_settings({variable: value}, {})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VLLM_BASE_URL", "http://ann:password@gpu/v1"),
        ("OPENAI_API_KEY", "ключ-от-квартиры"),
        ("OPENAI_API_KEY", "two keys"),
        ("OPENAI_API_KEY", "a key\nin two lines"),
    ],
)
def test_a_wrong_secret_is_named_and_not_quoted(variable: str, value: str) -> None:
    with pytest.raises(ConfigError, match=variable) as caught:
        load_settings({variable: value}, {})
    assert value not in str(caught.value)


def test_an_unknown_provider_lists_the_known_ones() -> None:
    with pytest.raises(
        ConfigError, match="openai, anthropic, together, openrouter, ollama, llamacpp, lmstudio, vllm, demo"
    ):
        load_settings({"SCRIPTGEN_PROVIDER": "chatgpt"}, {})


def test_the_environment_wins_over_the_secrets_file() -> None:
    secrets = {"SCRIPTGEN_MODEL": "from-file", "OPENAI_API_KEY": "key-from-file", "connections": {"db": "x"}}
    settings = load_settings({"SCRIPTGEN_MODEL": "from-environment"}, secrets)
    assert settings.model == "from-environment"
    assert settings.secrets == ("key-from-file",)


def test_the_secrets_file_is_read_where_there_is_one() -> None:
    settings_module.SECRETS_FILE.write_text('OPENAI_API_KEY = "key-from-file"\nSCRIPTGEN_RETRY_BASE_DELAY = 1\n')
    settings = load_settings({})
    assert (settings.provider, settings.retry_base_delay) == ("openai", 1)


def test_a_broken_secrets_file_is_named_and_not_quoted() -> None:
    settings_module.SECRETS_FILE.write_text("OPENAI_API_KEY = sk-unquoted-key")
    with pytest.raises(ConfigError, match=r"secrets\.toml") as caught:
        load_settings({})
    assert "sk-unquoted" not in str(caught.value)


def test_the_process_s_own_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRIPTGEN_MODEL", "from-process")
    assert load_settings().model == "from-process"


def test_a_home_with_a_tilde_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load_settings({"SCRIPTGEN_HOME": "~/scripts"}, {}).home == tmp_path / "scripts"


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().model = "other"


def test_the_address_of_a_provider_is_told_without_what_may_hold_a_key() -> None:
    surroundings = {"OPENAI_BASE_URL": "http://models.example:8080/v1/token-of-a-gateway?key=sk-secret"}
    settings = load_settings({**surroundings, "OPENAI_API_KEY": "sk-secret"}, {})
    assert settings.address_of("openai") == "http://models.example:8080"
    assert settings.address_of("anthropic") == "https://api.anthropic.com"
    assert settings.address_of("demo") == ""
