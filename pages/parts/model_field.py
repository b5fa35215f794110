"""A field for the name of a model: typed, or picked among those that the server lists."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.parts.shell import studio
from pages.parts.wording import number_of
from scriptgen_core.core.errors import LLMError
from scriptgen_core.studio import ProviderChoice

_LISTED = "settings.listed"


def model_field(label: str, choice: ProviderChoice, key: str, **more: Any) -> None:
    """The field; the session holds the name under ``key``, None for the provider's usual model."""
    held = st.session_state.setdefault(key, None)
    listed = st.session_state.get(_LISTED, {}).get(choice.name) or studio().providers.listed(choice.name)
    st.selectbox(
        label,
        list(dict.fromkeys([*listed, *([held] if held else [])])),
        index=None,
        key=key,
        accept_new_options=True,
        placeholder=choice.default_model or "The first one the server lists",
        **more,
    )


def chosen_model(key: str) -> str:
    """The name in a model field; empty for the provider's usual model."""
    return (st.session_state.get(key) or "").strip()


def offer_models(choices: Sequence[ProviderChoice], key: str) -> None:
    """A button that asks the servers which models they have; the model fields offer them from then on."""
    label = "List the server's models" if len(choices) == 1 else "List the servers' models"
    said = st.empty()
    if st.button(label, key=key):
        with said.container():
            found = sum(_ask(choice) for choice in choices)
        if found:
            st.toast(f"{number_of(found, 'model')} to pick from in the model field.")
            st.rerun()


def _ask(choice: ProviderChoice) -> int:
    """Ask a server for its models; how many there are."""
    try:
        models = studio().providers.models(choice.name)
    except LLMError as error:
        st.error(f"{choice.label}. {error.user_message}")
        return 0
    st.session_state.setdefault(_LISTED, {})[choice.name] = models
    if not models:
        st.text(f"{choice.label} lists no models. Type the name of one.")
    return len(models)
