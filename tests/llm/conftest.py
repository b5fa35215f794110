"""A wrapper in front of the local server, and what it tells and waits while it works."""

from dataclasses import dataclass, field

import pytest

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Settings, load_settings
from scriptgen_core.core.events import Event, describe
from scriptgen_core.llm.anthropic_messages import AnthropicMessages
from scriptgen_core.llm.llm_wrapper import LLMWrapper
from scriptgen_core.llm.openai_compatible import OpenAICompatible
from scriptgen_core.llm.redaction import redactor
from tests.fakes.chat_server import ChatServer
from tests.fakes.messages_server import MessagesServer

KEY = "sk-planted-0123456789abcdef"


@dataclass
class Heard:
    """The events a call told, and the seconds it would have slept."""

    events: list[Event] = field(default_factory=list)
    naps: list[float] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        return [describe(event) for event in self.events]


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def settings_here(chat_server: ChatServer) -> Settings:
    """Settings as a writer makes them who points OPENAI_BASE_URL at a server of her own."""
    return load_settings({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": chat_server.base_url}, {})


@pytest.fixture
def wrapper(settings_here: Settings, heard: Heard) -> LLMWrapper:
    """A wrapper that does not really sleep."""
    return LLMWrapper(settings_here, model="house-model", events=heard.events.append, wait=heard.naps.append)


@pytest.fixture
def provider(settings_here: Settings) -> OpenAICompatible:
    """The provider alone: one attempt, no retries."""
    preset = load_models().preset("openai")
    redact = redactor(settings_here.secrets)
    return OpenAICompatible("openai", preset, settings_here.access_to("openai"), redact, "house-model")


@pytest.fixture
def messages_provider(messages_server: MessagesServer) -> AnthropicMessages:
    """The provider for the Messages API alone: one attempt, no retries."""
    settings = load_settings({"ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": messages_server.base_url}, {})
    preset, redact = load_models().preset("anthropic"), redactor(settings.secrets)
    return AnthropicMessages("anthropic", preset, settings.access_to("anthropic"), redact, "house-model")
