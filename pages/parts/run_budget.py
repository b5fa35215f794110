"""What a run may come to: the fields for it, in Settings and beside Resume."""

from typing import Any

import streamlit as st

from pages.parts.remembered import recalled_option
from pages.parts.shell import studio
from pages.parts.wording import refusal
from scriptgen_core.core.errors import InputError
from scriptgen_core.studio import Budget, Project, RunProgress

_DOLLARS = "settings.budget.dollars"
_TOKENS = "settings.budget.tokens"
_NAMES = {"budget.dollars": "A budget in dollars", "budget.tokens": "A budget in tokens"}


def show_budget() -> None:
    """Settings: what every new run may come to, saved as it is typed."""
    st.subheader("Budget for a run", anchor=False)
    st.text("A run that reaches its budget pauses; with a higher one it goes on where it was. Empty: no limit.")
    budget = studio().providers.budget()
    st.session_state.setdefault(_DOLLARS, budget.dollars)
    st.session_state.setdefault(_TOKENS, budget.tokens)
    _fields("Dollars", _DOLLARS, "Tokens, read and written", _TOKENS, on_change=_take)
    if st.session_state[_DOLLARS] is not None:
        st.text("Where nobody knows a model's price a budget in dollars cannot be kept: give one in tokens.")


def budget_of_run(project: Project) -> Budget | None:
    """Generate: what this run may come to; Settings says it until the writer does. None while it is none, and said."""
    usual = studio().providers.budget()
    dollars = recalled_option("generate.budget.dollars", project.id, usual.dollars, _any)
    tokens = recalled_option("generate.budget.tokens", project.id, usual.tokens, _any)
    left, right = st.columns(2)
    with left:
        amount = _dollars_field("Budget ($)", dollars.key, on_change=dollars.keep)
    with right:
        number = _tokens_field("Budget (tokens)", tokens.key, on_change=tokens.keep)
    return _read(amount, number)


def _any(_value: object) -> bool:
    """Whatever was typed is shown again, and refused where it is no budget."""
    return True


def raised_budget(progress: RunProgress) -> Budget | None:
    """Beside Resume: a budget for a run that has reached its own; one that lets it go on, unless the writer says.

    None while what the fields hold is none, and said.
    """
    run, reached, cost, need = progress.run, progress.budget, progress.cost, progress.next_call
    dollars, tokens = f"raised_dollars_{run.id}_{run.attempt}", f"raised_tokens_{run.id}_{run.attempt}"
    can_be_kept = reached.dollars and not cost.unpriced
    st.session_state.setdefault(
        dollars, 2 * max(reached.dollars or 0, cost.dollars + need.dollars) if can_be_kept else None
    )
    st.session_state.setdefault(tokens, 2 * max(reached.tokens, cost.tokens + need.tokens) if reached.tokens else None)
    return _read(
        _dollars_field("Raise the budget to ($)", dollars),
        _tokens_field("Raise the budget to (tokens)", tokens),
    )


def _fields(dollars: str, dollars_key: str, tokens: str, tokens_key: str, **more: Any) -> Budget | None:
    """Both fields on one line."""
    left, right = st.columns(2)
    with left:
        amount = _dollars_field(dollars, dollars_key, **more)
    with right:
        number = _tokens_field(tokens, tokens_key, **more)
    return _read(amount, number)


def _dollars_field(label: str, key: str, **more: Any) -> float | None:
    """An amount of money, None where the field is empty.

    It has no least amount: below one the browser keeps the number to itself, and the field counts as empty.
    """
    return st.number_input(label, None, None, None, 1.0, "%.2f", key=key, placeholder="No limit", **more)


def _tokens_field(label: str, key: str, **more: Any) -> int | None:
    """A number of tokens, None where the field is empty; it has no least number either."""
    return st.number_input(label, None, None, None, 10_000, key=key, placeholder="No limit", **more)


def _read(dollars: float | None, tokens: int | None) -> Budget | None:
    """The budget that was typed; None where it is none, which is said at the fields."""
    budget, why = _understood(dollars, tokens)
    if why:
        st.error(why)
    return budget


def _understood(dollars: float | None, tokens: int | None) -> tuple[Budget | None, str]:
    """The budget, or why it is none."""
    try:
        return Budget(dollars, tokens), ""
    except InputError as error:
        return None, refusal(error, _NAMES)


def _take() -> None:
    budget, _ = _understood(st.session_state[_DOLLARS], st.session_state[_TOKENS])
    if budget:
        studio().providers.choose_budget(budget)
        st.toast(f"Saved. A new run may come to {budget.words or 'anything'}.")
