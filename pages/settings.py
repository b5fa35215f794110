"""Settings: which model writes, what leaves this machine, and where everything is kept."""

import streamlit as st

from pages.parts.shell import studio, told
from pages.parts.wording import number_of
from scriptgen_core.core.errors import LLMError
from scriptgen_core.studio import ProviderChoice

_PROVIDER = "settings.provider"
_MODEL = "settings.model"
_LISTED = "settings.listed"


def main() -> None:
    st.title("Settings", anchor=False)
    provider, place = st.columns([3, 2], gap="large")
    with provider:
        _provider()
    with place:
        _privacy()
        _data()
        _cache()


def _provider() -> None:
    st.subheader("Provider", anchor=False)
    choices = {choice.name: choice for choice in studio().providers.choices()}
    chosen, model = studio().providers.chosen()
    st.session_state.setdefault(_PROVIDER, chosen)
    st.session_state.setdefault(_MODEL, model)
    name = st.radio(
        "Provider",
        list(choices),
        format_func=lambda each: choices[each].label,
        captions=[_readiness(choice) for choice in choices.values()],
        key=_PROVIDER,
        on_change=_take_default_model,
        label_visibility="collapsed",
        persist_state="session",
    )
    choice = choices[name]
    if name == "demo":
        st.info(studio().providers.notice() or _DEMO)
    else:
        _model(choice)
    _use(choice, chosen, model)


_DEMO = "Demo assembles pages by rule from your bibles and cards. No model writes, and nothing leaves this machine."


def _readiness(choice: ProviderChoice) -> str:
    words = "In use. " if choice.is_chosen else ""
    if choice.name == "demo":
        return f"{words}Assembled by rule; needs nothing."
    if choice.is_local:
        return words + ("Answers on this computer." if choice.is_ready else "Does not answer. Start it to use it.")
    return words + ("Set, not tested yet." if choice.is_ready else f"Needs a key: {choice.key_variable} is not set.")


def _model(choice: ProviderChoice) -> None:
    st.text_input(
        "Model",
        key=_MODEL,
        placeholder=choice.default_model or "The first one the server lists",
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button("List the server's models", disabled=not choice.is_ready):
            _ask_for_models(choice.name)
        name, models = st.session_state.get(_LISTED, ("", ()))
        if name == choice.name and models:
            st.selectbox("Models on the server", models, index=None, key=f"{_LISTED}.pick", on_change=_take_listed)


def _ask_for_models(provider: str) -> None:
    try:
        models = studio().providers.models(provider)
    except LLMError as error:
        st.error(error.user_message)
        return
    st.session_state[_LISTED] = (provider, models)
    if not models:
        st.text("The server lists no models. Type the name of one.")


def _use(choice: ProviderChoice, chosen: str, model: str) -> None:
    typed = st.session_state.get(_MODEL, "") if choice.name != "demo" else ""
    if not choice.is_ready and choice.is_local:
        st.warning(f"{choice.label} does not answer. Start it on this computer and reload this page.")
    elif not choice.is_ready:
        st.warning(
            f"Set {choice.key_variable} in the terminal (or in .streamlit/secrets.toml) and start ScriptGen again. "
            "Keys are never typed or stored here."
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = (choice.name, typed.strip() or choice.default_model)
        if st.button("Use for new runs", type="primary", disabled=not choice.is_ready or wanted == (chosen, model)):
            studio().providers.choose(choice.name, typed)
            st.rerun()
        if st.button("Test connection", disabled=not choice.is_ready):
            with st.spinner("Asking one small question ..."):
                result = studio().providers.check(choice.name, typed)
            (st.success if result.works else st.error)(result.message)
    if wanted != (chosen, model):
        st.text("Not in use yet: runs that are at work keep their provider; “Use for new runs” takes this one.")


def _privacy() -> None:
    st.subheader("What leaves this machine", anchor=False)
    st.text(studio().providers.leaves_this_machine())
    st.text(
        "A prompt holds the log line, the brief, and the bibles and cards that a scene needs. "
        "Keys are read from the environment; they are never stored and never shown."
    )


def _data() -> None:
    st.subheader("Your data", anchor=False)
    st.text("Everything you write is kept in one folder on this machine:")
    st.code(str(studio().settings.home), language=None, wrap_lines=True)


def _cache() -> None:
    st.subheader("Stored answers", anchor=False)
    st.text("An identical question is answered from the store instead of being paid twice. Your scripts are not in it.")
    if st.button("Clear cache"):
        st.success(f"{number_of(studio().providers.clear_cache(), 'stored answer')} will not be used again.")


def _take_default_model() -> None:
    chosen, model = studio().providers.chosen()
    provider = st.session_state[_PROVIDER]
    defaults = {choice.name: choice.default_model for choice in studio().providers.choices()}
    st.session_state[_MODEL] = model if provider == chosen else defaults[provider]


def _take_listed() -> None:
    if picked := st.session_state[f"{_LISTED}.pick"]:
        st.session_state[_MODEL] = picked


with told():
    main()
