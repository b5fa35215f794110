"""Loads models.json: what is known beforehand of each provider, and prices that override the built-in table."""

from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scriptgen_core.core.errors import ConfigError

MODELS_FILE = Path(__file__).with_name("models.json")


class Preset(BaseModel):
    """What is known beforehand of a provider.

    ``max_tokens`` is the longest reply asked of it and ``max_tokens_name`` the parameter that says so.
    Models that think before they answer spend ``thinking_tokens`` of that allowance unseen, so they are
    added. ``json_schema`` says whether replies can be asked for in a given structure. ``default_model``
    is empty where the server's own list decides. ``read_timeout`` is in seconds without a byte, ``deadline``
    in seconds for a whole answer. ``requests_per_minute`` and ``tokens_per_minute`` are the provider's limits
    where they are known beforehand, ``concurrency`` the most calls at once.
    ``context_tokens`` is how long a prompt and its reply may be together, by its usual model.
    ``caches_prefix`` says that the provider charges less for the beginning of a prompt it has seen before.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str = Field(min_length=1)
    protocol: Literal["chat_completions", "messages", "demo"]
    base_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    key_variable: str = ""
    base_url_variable: str = ""
    needs_key: bool = False
    default_model: str = ""
    max_tokens: int = Field(default=4096, ge=1)
    max_tokens_name: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    thinking_tokens: int = Field(default=0, ge=0)
    json_schema: bool = True
    read_timeout: float = Field(default=120, gt=0)
    deadline: float = Field(default=1200, gt=0)
    requests_per_minute: int | None = Field(default=None, ge=1)
    tokens_per_minute: int | None = Field(default=None, ge=1)
    concurrency: int = Field(default=8, ge=1)
    caches_prefix: bool = False
    context_tokens: int = Field(default=32_000, ge=4_000)

    @property
    def host(self) -> str:
        """Where the default base URL leads ("api.openai.com"); empty where nothing leaves the machine."""
        return urlsplit(self.base_url).netloc

    @property
    def is_local(self) -> bool:
        """Whether it usually runs on the writer's own computer."""
        return is_this_computer(self.host)


def is_this_computer(host: str) -> bool:
    """Whether a host, with its port or without ("localhost:8080"), is this computer under one of its own names."""
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


class Price(BaseModel):
    """US dollars for a million tokens; ``cached`` is what an input token read from the provider's cache costs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)


class ModelsConfig(BaseModel):
    """The whole of models.json. ``prices`` are by model name and win over the built-in table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    providers: dict[str, Preset]
    prices: dict[str, Price] = {}

    def preset(self, name: str) -> Preset:
        """The provider called ``name``; ConfigError listing the known ones otherwise."""
        if name not in self.providers:
            known = ", ".join(self.providers)
            raise ConfigError(f"{name!r} is not a provider of this version of ScriptGen. Choose one of: {known}.")
        return self.providers[name]


@cache
def load_models(path: Path = MODELS_FILE) -> ModelsConfig:
    """Read and check models.json; ConfigError names the file and every entry that is wrong."""
    try:
        return ModelsConfig.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {error.strerror}. Restore the file.") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, row['loc'])) or 'file'}: {row['msg']}" for row in error.errors()[:5])
        raise ConfigError(f"{path.name} is wrong: {wrong}. Correct these entries.") from error
