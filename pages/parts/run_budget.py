"""What a run may come to: the fields for it in Settings, on Generate and beside Resume."""

from typing import Any

import streamlit as st

from pages.parts.shell import studio
from scriptgen_core.studio import Budget, RunProgress

_DOLLARS = "settings.budget.dollars"
_TOKENS = "settings.budget.tokens"


def show_budget() -> None:
    """Settings: what every new run may come to, saved as it is typed."""
    st.subheader("Budget for a run", anchor=False)
    st.text("A run that reaches its budget pauses; with a higher one it goes on where it was. Empty: no limit.")
    budget = studio().providers.budget()
    st.session_state.setdefault(_DOLLARS, budget.dollars)
    st.session_state.setdefault(_TOKENS, budget.tokens)
    left, right = st.columns(2)
    with left:
        dollars_field("Dollars", _DOLLARS, on_change=_take)
    with right:
        tokens_field("Tokens, read and written", _TOKENS, on_change=_take)
    if st.session_state[_DOLLARS] is not None:
        st.text("Where nobody knows a model's price a budget in dollars cannot be kept: give one in tokens.")


def budget_of_run(key: str) -> Budget:
    """Generate: what this run may come to; Settings says it until the writer does."""
    usual = studio().providers.budget()
    st.session_state.setdefault(key, usual.dollars)
    return Budget(dollars_field("Budget ($)", key), usual.tokens)


def raised_budget(progress: RunProgress) -> Budget:
    """Beside Resume: a budget for a run that has reached its own; one that lets it go on, unless the writer says."""
    run, reached, cost = progress.run, progress.budget, progress.cost
    dollars, tokens = f"raised_dollars_{run.id}_{run.attempt}", f"raised_tokens_{run.id}_{run.attempt}"
    can_be_kept = reached.dollars and not cost.unpriced
    st.session_state.setdefault(dollars, 2 * max(reached.dollars or 0, cost.dollars) if can_be_kept else None)
    st.session_state.setdefault(tokens, 2 * max(reached.tokens, cost.tokens) if reached.tokens else None)
    return Budget(
        dollars_field("Raise the budget to ($)", dollars),
        tokens_field("Raise the budget to (tokens)", tokens),
    )


def dollars_field(label: str, key: str, **more: Any) -> float | None:
    """An amount of money, None where the field is empty."""
    return st.number_input(label, 0.01, None, None, 1.0, "%.2f", key=key, placeholder="No limit", **more)


def tokens_field(label: str, key: str, **more: Any) -> int | None:
    """A number of tokens, None where the field is empty."""
    return st.number_input(label, 1, None, None, 10_000, key=key, placeholder="No limit", **more)


def _take() -> None:
    studio().providers.choose_budget(Budget(st.session_state[_DOLLARS], st.session_state[_TOKENS]))
    st.toast(f"Saved. A new run may come to {studio().providers.budget().words or 'anything'}.")
