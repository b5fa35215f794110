"""What the servers offer that are a writer's own: on this computer, or at an address she has set."""

from scriptgen_core.config.settings import Settings
from scriptgen_core.core.errors import LLMError
from scriptgen_core.llm.providers import open_provider

_PATIENCE = 1.0


def models_of_own_server(name: str, settings: Settings) -> tuple[str, ...]:
    """The models that the provider's server lists, if it is one of the writer's own and does so within a second."""
    if not settings.is_own_server(name):
        return ()
    try:
        return open_provider(name, settings, patience=_PATIENCE).list_models()
    except LLMError:
        return ()


def is_listed(model: str, listed: tuple[str, ...]) -> bool:
    """Whether a server with this list has the model; Ollama lists what has no tag of its own as the latest."""
    return model in listed or f"{model}:latest" in listed
