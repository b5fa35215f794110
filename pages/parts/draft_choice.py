"""The choice between the script as it stands and its named drafts."""

from pages.parts.choice import choose
from pages.parts.shell import studio
from scriptgen_core.core.moments import day_and_time
from scriptgen_core.studio import NamedDraft

_NOW = "now"


def choose_draft(project_id: str, *, key: str) -> str | None:
    """The id of the chosen named draft; None for the script as it stands."""
    named = studio().stores.scripts.named_drafts(project_id)
    drafts = {_NOW: "As it stands now"} | {draft.id: _draft_name(draft) for draft in named}
    chosen = choose("Draft", drafts, key=f"{key}_{project_id}")
    return None if chosen == _NOW else chosen


def _draft_name(draft: NamedDraft) -> str:
    return f"{draft.name} ({day_and_time(draft.created_at)})"
