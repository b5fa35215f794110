"""Settings: another model for one part of the work, saved as it is chosen."""

import streamlit as st

from pages.parts.model_field import chosen_model, model_field, offer_models
from pages.parts.shell import studio
from scriptgen_core.core.calls import ROLES, ModelRef
from scriptgen_core.studio import ProviderChoice

_SAME = ""
_WORK = {
    "bibles": ("Bibles", "drafted from the log line"),
    "outline": ("Outline", "the scene cards"),
    "character": ("Characters", "what each would say"),
    "director": ("Director", "writes the page"),
    "dramaturge": ("Dramaturge", "reads it, gives notes"),
    "rewrite": ("Rewrite", "answers the notes"),
}


def show_role_models(ready: dict[str, ProviderChoice]) -> None:
    """One row for each role; ``ready`` are the providers that may be chosen, by name."""
    st.subheader("Model by role", anchor=False)
    st.text("A small fast model can play the characters while a strong one writes the page.")
    roles = studio().providers.lineup().roles
    for role in ROLES:
        _role(role, roles.get(role), ready)
    if others := [ready[name] for name in dict.fromkeys(ref.provider for ref in roles.values()) if name in ready]:
        offer_models(others, key="settings.roles.list")


def _role(role: str, saved: ModelRef | None, ready: dict[str, ProviderChoice]) -> None:
    title, work = _WORK[role]
    provider, model = _keys(role)
    st.session_state.setdefault(provider, saved.provider if saved else _SAME)
    st.session_state.setdefault(model, (saved.model or None) if saved else None)
    name, who, which = st.columns([4, 4, 5], vertical_alignment="center", gap="small")
    with name, st.container(gap=None):
        st.markdown(f"**{title}**")
        st.caption(work)
    options = list(dict.fromkeys([_SAME, *ready, st.session_state[provider]]))
    with who:
        chosen = st.selectbox(
            f"Provider for {title}",
            options,
            format_func=lambda each: ready[each].short_label if each in ready else each or "Same as above",
            key=provider,
            on_change=_take_provider,
            args=(role,),
            label_visibility="collapsed",
        )
    if chosen in ready:
        with which:
            model_field(
                f"Model for {title}",
                ready[chosen],
                model,
                on_change=_take,
                args=(role,),
                label_visibility="collapsed",
            )


def _take_provider(role: str) -> None:
    st.session_state[_keys(role)[1]] = None
    _take(role)


def _take(role: str) -> None:
    provider, model = _keys(role)
    chosen = st.session_state[provider]
    studio().providers.choose_role(role, ModelRef(chosen, chosen_model(model)) if chosen else None)
    st.toast(f"Saved: {_WORK[role][0]}.")


def _keys(role: str) -> tuple[str, str]:
    return f"settings.{role}.provider", f"settings.{role}.model"
