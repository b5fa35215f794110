"""The one table that says which class speaks to which provider."""

from collections.abc import Callable

from scriptgen_core.config.models import Preset, load_models
from scriptgen_core.config.settings import Settings
from scriptgen_core.llm.provider import Provider
from scriptgen_core.llm.redaction import redactor


def open_provider(
    name: str, settings: Settings, model: str | None = None, *, patience: float | None = None
) -> Provider:
    """The provider called ``name``; ConfigError for an unknown one. Nothing is sent yet.

    Without ``model``, SCRIPTGEN_MODEL counts for the provider the settings choose, and the preset's default for
    any other. ``patience`` is how many seconds it may be silent, instead of the preset's.
    """
    preset = load_models().preset(name)
    if patience is not None:
        preset = preset.model_copy(update={"read_timeout": patience})
    chosen = model or (settings.model if name == settings.provider else "")
    return _PROTOCOLS[preset.protocol](name, preset, settings, chosen)


def _demo(_name: str, _preset: Preset, _settings: Settings, _model: str) -> Provider:
    from scriptgen_core.llm.demo import DemoProvider

    return DemoProvider()


def _chat_completions(name: str, preset: Preset, settings: Settings, model: str) -> Provider:
    from scriptgen_core.llm.openai_compatible import OpenAICompatible

    return OpenAICompatible(name, preset, settings.access_to(name), redactor(settings.secrets), model)


def _messages(name: str, preset: Preset, settings: Settings, model: str) -> Provider:
    from scriptgen_core.llm.anthropic_messages import AnthropicMessages

    return AnthropicMessages(name, preset, settings.access_to(name), redactor(settings.secrets), model)


_PROTOCOLS: dict[str, Callable[[str, Preset, Settings, str], Provider]] = {
    "demo": _demo,
    "chat_completions": _chat_completions,
    "messages": _messages,
}
