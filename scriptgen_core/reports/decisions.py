"""What the writer decided about each line that a machine wrote, as far as what is stored tells."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from scriptgen_core.core.authorship import owners
from scriptgen_core.core.story import Author
from scriptgen_core.projects.review_storage import Proposal
from scriptgen_core.projects.script_types import Draft

Decision: TypeAlias = Literal["taken", "chosen", "edited", "undecided", "unrecorded"]
"""Taken on Review as it was proposed, or chosen there among wordings; edited; written by a run and never decided on."""

Credit: TypeAlias = tuple[Author, Decision | None]
"""Who wrote a line, and what the writer decided about it; None about what no machine wrote."""

WrittenLine: TypeAlias = tuple[Author, str]
"""Who wrote a line, and its words."""


def credits_of(draft: Draft, known: Mapping[WrittenLine, Decision]) -> tuple[Credit, ...]:
    """The credit of each line of the draft. A machine's that is not ``known`` is unrecorded, as in a project's copy."""
    return tuple((line[0], _decision(line, known)) for line in _lines(draft))


def known_lines(written: Iterable[Draft], applied: Iterable[Proposal]) -> dict[WrittenLine, Decision]:
    """What was decided about the lines of drafts that machines wrote or changed, and of the proposals applied."""
    return _as_first_written(written) | dict(_accepted(applied))


def _decision(line: WrittenLine, known: Mapping[WrittenLine, Decision]) -> Decision | None:
    author, _ = line
    if author.kind not in ("model", "rule"):
        return None
    return "edited" if author.edited else known.get(line, "unrecorded")


def _as_first_written(written: Iterable[Draft]) -> dict[WrittenLine, Decision]:
    """Each line by the draft that had it first; Review alone makes drafts of others without a run."""
    known: dict[WrittenLine, Decision] = {}
    for draft in sorted(written, key=lambda draft: draft.number):
        is_taken = draft.origin == "rewrite" and draft.base_id
        decision: Decision = "undecided" if draft.run_id else "taken" if is_taken else "unrecorded"
        for line in _lines(draft):
            known.setdefault(line, decision)
    return known


def _accepted(applied: Iterable[Proposal]) -> Iterator[tuple[WrittenLine, Decision]]:
    """The lines that were put into the script on Review, by how."""
    for proposal in applied:
        for change in proposal.changes:
            if proposal.decisions.get(change.id) == "accept":
                decision: Decision = "chosen" if len(change.texts) > 1 else "taken"
                for line in proposal.edits.get(change.id, change.new).split("\n"):
                    yield (proposal.author, line.strip()), decision


def _lines(draft: Draft) -> Iterator[WrittenLine]:
    """The author and the words of each line."""
    for line, author in zip(draft.text.split("\n"), owners(draft.authors), strict=False):
        yield author, line.strip()
