"""Settings: who takes over when the one that should answer cannot, in order."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts.model_field import chosen_model, model_field
from pages.parts.shell import studio
from scriptgen_core.core.calls import Lineup, ModelRef
from scriptgen_core.studio import ProviderChoice

_PROVIDER = "settings.fallback.provider"
_MODEL = "settings.fallback.model"


def show_fallbacks(choices: Mapping[str, ProviderChoice], ready: Mapping[str, ProviderChoice]) -> None:
    """The chain, and the field that adds one of the ``ready`` providers to it."""
    st.subheader("When it cannot answer", anchor=False)
    lineup = studio().providers.lineup()
    st.text(_in_words(lineup, choices))
    for place, ref in enumerate(lineup.fallbacks):
        _link(lineup.fallbacks, place, _name(ref, choices))
    _add(lineup, ready)


def _in_words(lineup: Lineup, choices: Mapping[str, ProviderChoice]) -> str:
    begin = f"If {choices[lineup.main.provider].short_label} has used up its attempts or its account, "
    if not lineup.fallbacks:
        return begin + "the run stops and offers Resume. Another model can take over instead."
    first, *others = lineup.fallbacks
    who = _model(first) if first.provider == lineup.main.provider else choices[first.provider].short_label
    return begin + f"{who} takes over, and the run says so." + (" After it, the next one." if others else "")


def _name(ref: ModelRef, choices: Mapping[str, ProviderChoice]) -> str:
    return f"{choices[ref.provider].short_label}, {_model(ref)}"


def _model(ref: ModelRef) -> str:
    return ref.model or "the first model it lists"


def _link(chain: Sequence[ModelRef], place: int, name: str) -> None:
    others = [ref for at, ref in enumerate(chain) if at != place]
    earlier = [*others[: place - 1], chain[place], *others[place - 1 :]]
    words, buttons = st.columns([3, 2], vertical_alignment="center")
    words.text(f"{place + 1}. {name}")
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        if place:
            st.button("Move up", key=f"settings.fallback.up.{place}", on_click=_save, args=(earlier,))
        st.button("Remove", key=f"settings.fallback.remove.{place}", on_click=_save, args=(others,))


def _add(lineup: Lineup, ready: Mapping[str, ProviderChoice]) -> None:
    if not ready:
        return
    others_first = sorted(ready, key=lambda name: name == lineup.main.provider)
    who, which, button = st.columns([4, 5, 2], vertical_alignment="bottom", gap="small")
    with who:
        provider = st.selectbox(
            "Takes over",
            others_first,
            format_func=lambda each: ready[each].short_label,
            key=_PROVIDER,
            on_change=_forget_model,
        )
    with which:
        model_field("Its model", ready[provider], _MODEL)
    ref = ModelRef(provider, chosen_model(_MODEL) or ready[provider].default_model)
    is_there = ref in (lineup.main, *lineup.fallbacks)
    button.button("Add", on_click=_save, args=([*lineup.fallbacks, ref],), disabled=is_there, width="stretch")


def _forget_model() -> None:
    st.session_state[_MODEL] = None


def _save(chain: Sequence[ModelRef]) -> None:
    studio().providers.choose_fallbacks(chain)
    _forget_model()
    st.toast("Saved: who takes over.")
