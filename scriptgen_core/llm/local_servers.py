"""Which model servers run on this computer, so that they can be offered to a writer who has set nothing."""

from scriptgen_core.config.models import load_models
from scriptgen_core.config.settings import Settings
from scriptgen_core.core.errors import LLMError
from scriptgen_core.llm.openai_compatible import OpenAICompatible
from scriptgen_core.llm.redaction import redactor

_PATIENCE = 1.0


def local_servers(settings: Settings) -> tuple[str, ...]:
    """The names of the local providers that answer at their address with at least one model.

    Asks each once and gives a port where something else listens a second to say so.
    """
    return tuple(
        name for name, preset in load_models().providers.items() if preset.is_local and _offers(name, settings)
    )


def _offers(name: str, settings: Settings) -> bool:
    preset = load_models().preset(name).model_copy(update={"read_timeout": _PATIENCE})
    server = OpenAICompatible(name, preset, settings.access_to(name), redactor(settings.secrets))
    try:
        return bool(server.list_models())
    except LLMError:
        return False
