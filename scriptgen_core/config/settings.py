"""Everything that can be set from outside, read once from the environment and Streamlit's secrets file."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, TypeAlias
from urllib.parse import urlsplit

import platformdirs
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from scriptgen_core.config.models import Preset, load_models
from scriptgen_core.core.errors import ConfigError

DATABASE = "scriptgen.sqlite"
SECRETS_FILE = Path(".streamlit") / "secrets.toml"

_VARIABLES = {
    "home": "SCRIPTGEN_HOME",
    "database_url": "SCRIPTGEN_DATABASE_URL",
    "model": "SCRIPTGEN_MODEL",
    "retry_base_delay": "SCRIPTGEN_RETRY_BASE_DELAY",
    "retry_patience": "SCRIPTGEN_RETRY_PATIENCE",
    "batch_pause": "SCRIPTGEN_BATCH_PAUSE",
    "context_tokens": "SCRIPTGEN_CONTEXT_TOKENS",
}
_PROVIDER = "SCRIPTGEN_PROVIDER"

Home: TypeAlias = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]


class Access(BaseModel):
    """How one provider is reached, as far as it was set; an empty ``base_url`` means the provider's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    api_key: SecretStr | None = None
    base_url: str = Field(default="", repr=False)


class Settings(BaseModel):
    """What was set from outside.

    ``home`` is the data folder (not created here), ``database_url`` defaults to a SQLite file in it.
    ``provider`` is always the name of a known one, ``model`` empty where none was named and then the
    provider's default counts. ``retry_base_delay`` is the wait before the second attempt,
    ``retry_patience`` the longest wait a server may ask for, ``batch_pause`` the pause between large calls
    that follow each other, all in seconds. ``context_tokens`` is how long a prompt and its reply may be together
    where that is another length than the provider's usual one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Home = Field(default_factory=lambda: platformdirs.user_data_path("scriptgen", appauthor=False))
    database_url: str = Field(default_factory=lambda found: f"sqlite:///{found['home'] / DATABASE}", repr=False)
    provider: str = "demo"
    model: str = ""
    access: Mapping[str, Access] = {}
    retry_base_delay: float = Field(default=2, ge=0, le=60)
    retry_patience: float = Field(default=120, ge=0, le=86_400)
    batch_pause: float = Field(default=2, ge=0, le=600)
    context_tokens: int | None = Field(default=None, ge=4_000, le=10_000_000)

    def access_to(self, provider: str) -> Access:
        """Key and base URL set for the provider; both empty where nothing was."""
        return self.access.get(provider, Access())

    def address_of(self, provider: str) -> str:
        """Scheme, host and port that prompts to the provider go to, never a path; empty where nothing is sent."""
        parts = urlsplit(self.access_to(provider).base_url or load_models().preset(provider).base_url)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    def is_own_server(self, provider: str) -> bool:
        """Whether the provider is reached at a server of the writer's own: on this computer, or at an address set."""
        preset = load_models().preset(provider)
        return preset.is_local or self.access_to(provider).base_url not in ("", preset.base_url)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every key in plain text, for the one place that removes them from messages."""
        return tuple(access.api_key.get_secret_value() for access in self.access.values() if access.api_key)


def load_settings(environ: Mapping[str, str] | None = None, secrets: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings; an environment variable wins over the secrets file, an empty one counts as unset.

    ``environ`` is the process's environment and ``secrets`` the top level of ``.streamlit/secrets.toml`` in
    the working directory unless given. ConfigError names the variable that is wrong, never its value.
    """
    found = _texts(_secrets_file() if secrets is None else secrets) | _texts(os.environ if environ is None else environ)
    ways = {name: _access(preset, found) for name, preset in load_models().providers.items()}
    access = {name: way for name, way in ways.items() if way != Access()}
    given: dict[str, Any] = {field: found[variable] for field, variable in _VARIABLES.items() if variable in found}
    try:
        return Settings(**given, access=access, provider=_provider(found, access))
    except ValidationError as error:
        first = error.errors()[0]
        variable = _VARIABLES.get(str(first["loc"][0]), "settings")
        raise ConfigError(f"{variable} is wrong: {first['msg']}. Correct or unset it.") from None


def _secrets_file() -> dict[str, Any]:
    try:
        return tomllib.loads(SECRETS_FILE.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigError(f"{SECRETS_FILE} cannot be read: {error}. Correct or remove it.") from None


def _texts(source: Mapping[str, Any]) -> dict[str, str]:
    """The single values of a source as texts; a table of the secrets file is not ours to read."""
    texts = {key: str(value).strip() for key, value in source.items() if isinstance(value, str | int | float)}
    return {key: value for key, value in texts.items() if value}


def _access(preset: Preset, found: Mapping[str, str]) -> Access:
    key, base_url = found.get(preset.key_variable), found.get(preset.base_url_variable, "")
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise ConfigError(f"{preset.key_variable} holds characters that no key has. Copy the key again.")
    if base_url and not _is_web_address(base_url):
        raise ConfigError(
            f"{preset.base_url_variable} is not a web address without user name and password. "
            "Write it like http://127.0.0.1:11434/v1."
        )
    return Access(api_key=SecretStr(key) if key else None, base_url=base_url.rstrip("/"))


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        # The HTTP client would write a password in the address into its log.
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        )
    except ValueError:
        return False


def _provider(found: Mapping[str, str], access: Mapping[str, Access]) -> str:
    """The provider named, else the first whose key or base URL is set, else demo."""
    named = found.get(_PROVIDER, "").lower()
    if not named:
        return next(iter(access), "demo")
    try:
        load_models().preset(named)
    except ConfigError as error:
        raise ConfigError(f"{_PROVIDER}: {error}") from None
    return named
