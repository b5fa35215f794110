"""Reviewing a rewrite: every change of a proposal beside what stands in the draft, accepted or kept one by one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

import streamlit as st

Decision: TypeAlias = Literal["accept", "keep"]

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "scriptgen.review_changes",
    html=(_HERE / "review.html").read_text("utf-8"),
    css=(_HERE / "review.css").read_text("utf-8"),
    js=(_HERE / "review.js").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """One change to decide on: where (``scene``: its heading), answering which ``note`` of which ``aspect``, if of one.

    ``words`` are the stretches of old and new text as (operation, old, new), "equal" where both have the same;
    an empty ``old`` adds something, an empty ``new`` suggests a cut. Where the writer can choose, ``wordings`` are
    (how it differs, text) pairs, and ``new`` is the first text.
    """

    id: str
    scene: str
    aspect: str
    note: str
    old: str
    new: str
    words: Sequence[tuple[str, str, str]]
    wordings: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the writer has decided so far, by change id; ``edits`` are new texts, chosen or the writer's own."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    edits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Apply:
    """The writer's order to apply what was accepted of the set ``set_id``; ``seq`` grows with every order."""

    set_id: str
    decisions: Mapping[str, Decision]
    edits: Mapping[str, str]
    seq: int


def review_changes(
    changes: Sequence[ReviewCard],
    decisions: Decisions,
    *,
    key: str,
    set_id: str,
    on_apply: Callable[[Apply], None],
) -> Decisions:
    """Show ``changes`` (the set ``set_id``) and return the decisions so far: store them, and pass them in next time.

    Decisions arrive a moment after they were taken. ``on_apply`` is called once for each order, before the page runs
    again; whoever applied should show another set (or none) from then on.
    """
    seq_key = f"{key}-applied-seq"

    def applied() -> None:
        value = st.session_state.get(key, {}).get("applied")
        if value and value["seq"] > st.session_state.get(seq_key, 0):
            st.session_state[seq_key] = value["seq"]
            on_apply(Apply(**value))

    reviewed = st.session_state.get(key, {}).get("reviewed")
    if reviewed and reviewed["setId"] == set_id:
        decisions = Decisions(reviewed["decisions"], reviewed["edits"])
    data = {
        "changes": [_card(change) for change in changes],
        "decisions": dict(decisions.decisions),
        "edits": dict(decisions.edits),
        "setId": set_id,
        "applied": st.session_state.get(seq_key, 0),
    }
    _component(key=key, data=data, on_reviewed_change=lambda: None, on_applied_change=applied)
    return decisions


def _card(change: ReviewCard) -> dict[str, Any]:
    words = [("equal", change.old, change.new)] if change.wordings else change.words
    old = [("equal" if op == "equal" else "delete", before) for op, before, _ in words if before]
    new = [("equal" if op == "equal" else "insert", after) for op, _, after in words if after]
    return {
        "id": change.id,
        "scene": change.scene,
        "aspect": change.aspect,
        "note": change.note,
        "old": old,
        "new": new,
        "text": change.new,
        "wordings": [{"differs": differs, "text": text} for differs, text in change.wordings],
    }
