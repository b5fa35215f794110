"""Settings: which models write, what a run may cost, what leaves this machine, and where everything is kept."""

import streamlit as st

from pages.parts.fallbacks import show_fallbacks
from pages.parts.provider_choice import show_provider
from pages.parts.role_models import show_role_models
from pages.parts.run_budget import show_budget
from pages.parts.shell import studio, told
from pages.parts.unlisted_models import warn_of_unlisted
from pages.parts.wording import duration, number_of
from scriptgen_core.studio import WORKER_COMMAND


def main() -> None:
    st.title("Settings", anchor=False)
    models, place = st.columns([3, 2], gap="large")
    with models:
        _models()
    with place:
        _privacy()
        _pause()
        _workers()
        _data()
        _cache()


def _models() -> None:
    show_provider()
    warn_of_unlisted()
    choices = {choice.name: choice for choice in studio().providers.choices()}
    if not choices["demo"].is_chosen:
        ready = {name: choice for name, choice in choices.items() if choice.is_ready and name != "demo"}
        show_role_models(ready)
        show_fallbacks(choices, ready)
    show_budget()


def _privacy() -> None:
    st.subheader("What leaves this machine", anchor=False)
    st.text(studio().providers.leaves_this_machine())
    st.text(
        "A prompt holds the log line, the brief, and the bibles and cards that a scene needs. Pages of your script go "
        "along too: some of your own when a scene is written, the scene itself for notes and rewrites. "
        "Keys are read from the environment; they are never stored and never shown."
    )


def _pause() -> None:
    st.subheader("Pause between batches", anchor=False)
    pause = studio().settings.batch_pause
    words = f"{duration(pause)} between" if pause else "None between"
    st.text(f"{words} one batch of outline cards and the next. SCRIPTGEN_BATCH_PAUSE sets it, in seconds.")


def _workers() -> None:
    """Who does the runs, where this server does not."""
    if who := studio().workers.who():
        st.subheader("Workers", anchor=False)
        (st.warning if studio().workers.missing() else st.text)(who)
        st.text("A worker is started with this command, on any machine with the same settings:")
        st.code(WORKER_COMMAND, language=None, wrap_lines=True)


def _data() -> None:
    st.subheader("Your data", anchor=False)
    database = studio().stores.database
    if database.is_sqlite:
        st.text("Everything you write is kept in one folder on this machine:")
        st.code(str(studio().settings.home), language=None, wrap_lines=True)
    else:
        st.text("Everything you write is kept in this database:")
        st.code(database.address, language=None, wrap_lines=True)


def _cache() -> None:
    st.subheader("Stored answers", anchor=False)
    st.text(
        "Every prompt and its answer are kept on this machine, so that an identical question is not paid twice. "
        "Clearing the cache deletes no script."
    )
    if st.button("Clear cache"):
        st.success(f"{number_of(studio().providers.clear_cache(), 'stored answer')} will not be used again.")


with told():
    main()
