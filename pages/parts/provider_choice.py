"""Settings: the provider and model that answer, saved as they are chosen, and whether they work."""

import streamlit as st

from pages.parts.model_field import chosen_model, model_field, offer_models
from pages.parts.shell import studio
from pages.parts.wording import ago
from scriptgen_core.studio import ProviderChoice

_PROVIDER = "settings.provider"
_MODEL = "settings.model"
_RESULT = "settings.test"


def show_provider() -> None:
    """The choice, what it needs, and its test."""
    st.subheader("Provider", anchor=False)
    choices = {choice.name: choice for choice in studio().providers.choices()}
    used, model = studio().providers.chosen()
    st.session_state.setdefault(_PROVIDER, used)
    st.session_state.setdefault(_MODEL, model or None)
    name = st.radio(
        "Provider",
        list(choices),
        format_func=lambda each: choices[each].label,
        captions=[_readiness(choice) for choice in choices.values()],
        key=_PROVIDER,
        on_change=_take_provider,
        label_visibility="collapsed",
    )
    choice = choices[name]
    if not choice.is_ready:
        st.warning(f"{_what_it_needs(choice)} Until then {choices[used].label} answers.")
    else:
        _answers(choice)


def _readiness(choice: ProviderChoice) -> str:
    words = "In use. " if choice.is_chosen else ""
    if choice.name == "demo":
        return f"{words}Assembled by rule; needs nothing."
    if choice.is_local:
        return words + ("✓ Answers on this computer." if choice.is_ready else "Does not answer. Start it to use it.")
    if not choice.is_ready:
        return f"{words}Needs a key: {choice.key_variable} is not set."
    return words + (f"✓ Answered {ago(choice.answered)}." if choice.answered else "Set, not tested yet.")


def _what_it_needs(choice: ProviderChoice) -> str:
    if choice.is_local:
        return f"{choice.label} does not answer. Start it on this computer and reload this page."
    return (
        f"Set {choice.key_variable} in the terminal (or in .streamlit/secrets.toml) and start ScriptGen again. "
        "Keys are never typed or stored here."
    )


def _answers(choice: ProviderChoice) -> None:
    """The model of the chosen provider, and its test."""
    if choice.name == "demo":
        st.info(studio().providers.notice())
    else:
        model_field("Model", choice, _MODEL, on_change=_take_model)
    with st.container(horizontal=True, vertical_alignment="center"):
        tested = st.button("Test connection")
        if choice.name != "demo":
            offer_models([choice], key="settings.list")
    if tested:
        with st.spinner("Asking one small question ..."):
            st.session_state[_RESULT] = studio().providers.check(choice.name, chosen_model(_MODEL))
        st.rerun()  # the list of providers above says when one has answered
    if result := st.session_state.pop(_RESULT, None):
        (st.success if result.works else st.error)(result.message)


def _take_provider() -> None:
    name = st.session_state[_PROVIDER]
    choice = next(each for each in studio().providers.choices() if each.name == name)
    if choice.is_ready:
        studio().providers.choose(name)
        st.session_state[_MODEL] = studio().providers.chosen()[1] or None
        _say_saved()


def _take_model() -> None:
    studio().providers.choose(st.session_state[_PROVIDER], chosen_model(_MODEL))
    _say_saved()


def _say_saved() -> None:
    st.toast(f"Saved. From the next run on: {studio().providers.leaves_this_machine()}.")
