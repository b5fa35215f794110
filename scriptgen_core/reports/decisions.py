"""What the writer decided about each line that a machine wrote, as far as what is stored tells."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from scriptgen_core.core.authorship import owners
from scriptgen_core.core.story import Author
from scriptgen_core.projects.review_storage import Proposal
from scriptgen_core.projects.script_types import Draft

Decision: TypeAlias = Literal["taken", "chosen", "edited", "undecided", "unrecorded"]
"""Taken on Review as it was proposed, or chosen there among wordings; edited; written by a run and left as it was."""

Credit: TypeAlias = tuple[Author, Decision | None]
"""Who wrote a line, and what the writer decided about it; None about what no machine wrote."""

_Line: TypeAlias = tuple[Author, str]


def credits_of(draft: Draft, written: Iterable[Draft], proposals: Iterable[Proposal]) -> tuple[Credit, ...]:
    """The credit of each line of the draft.

    ``written`` are the drafts of its scene that machines wrote or changed, ``proposals`` those for the scene.
    A line that stands in none of them, as in the copy of a project, is ``unrecorded``.
    """
    known = {**_as_first_written(written), **_accepted(proposals)}
    return tuple((author, _decision((author, line), known)) for author, line in _lines(draft))


def _decision(line: _Line, known: dict[_Line, Decision]) -> Decision | None:
    author, _ = line
    if author.kind not in ("model", "rule"):
        return None
    return "edited" if author.edited else known.get(line, "unrecorded")


def _as_first_written(written: Iterable[Draft]) -> dict[_Line, Decision]:
    """Each line by the draft that had it first; Review alone makes drafts of others without a run."""
    known: dict[_Line, Decision] = {}
    for draft in sorted(written, key=lambda draft: draft.number):
        is_taken = draft.origin == "rewrite" and draft.base_id
        decision: Decision = "undecided" if draft.run_id else "taken" if is_taken else "unrecorded"
        for line in _lines(draft):
            known.setdefault(line, decision)
    return known


def _accepted(proposals: Iterable[Proposal]) -> dict[_Line, Decision]:
    """The lines that were put into the script on Review, by how."""
    known: dict[_Line, Decision] = {}
    for proposal in proposals:
        if proposal.applied_draft_id is None:
            continue
        for change in proposal.changes:
            if proposal.decisions.get(change.id) == "accept":
                decision: Decision = "chosen" if len(change.texts) > 1 else "taken"
                text = proposal.edits.get(change.id, change.new)
                known |= {(proposal.author, line.strip()): decision for line in text.split("\n")}
    return known


def _lines(draft: Draft) -> Iterator[_Line]:
    """The author and the words of each line."""
    for line, author in zip(draft.text.split("\n"), owners(draft.authors), strict=False):
        yield author, line.strip()
