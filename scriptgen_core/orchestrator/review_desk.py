"""Proposals on the writer's desk: shown against the draft, decided change by change, applied and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scriptgen_core.core import authorship
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.story import Change, SceneNote
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.review_storage import Proposal, Verdict
from scriptgen_core.projects.script_types import Draft, NewDraft, Scene
from scriptgen_core.rewrite.changes import apply_changes
from scriptgen_core.rewrite.word_diff import WordSegment, word_diff


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as the page shows it: the note it answers, and its words side by side."""

    change: Change
    note: SceneNote | None
    words: tuple[WordSegment, ...]


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its scene. ``is_current`` is False when the scene has been changed since it was made."""

    proposal: Proposal
    scene: Scene
    changes: tuple[ChangeView, ...]
    is_current: bool


class ReviewDesk:
    """The proposals of all projects."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def open_proposals(self, project_id: str) -> tuple[ProposalView, ...]:
        """What waits for a decision, in the order of the scenes; not for scenes taken out of the script."""
        proposals = self._stores.reviews.proposals(project_id)
        views = [self.view(each.id) for each in proposals if self._stores.scripts.find(each.scene_id)]
        return tuple(sorted(views, key=lambda view: view.scene.number))

    def view(self, proposal_id: str) -> ProposalView:
        """One proposal as the page shows it."""
        proposal = self._stores.reviews.proposal(proposal_id)
        scene = self._stores.scripts.scene(proposal.scene_id)
        notes = {note.id: note for note in proposal.notes}
        changes = tuple(
            ChangeView(change, notes.get(change.note_id), word_diff(change.old, change.new))
            for change in proposal.changes
        )
        return ProposalView(proposal, scene, changes, scene.draft is not None and scene.draft.id == proposal.base_id)

    def decide(self, proposal_id: str, decisions: Mapping[str, Verdict], edits: Mapping[str, str]) -> None:
        """Keep what the writer has decided so far."""
        self._stores.reviews.decide(proposal_id, decisions, edits)

    def apply(self, proposal_id: str, decisions: Mapping[str, Verdict], edits: Mapping[str, str]) -> Draft | None:
        """Make a new draft with the accepted changes, close the proposal, and mark the answered notes.

        None when nothing was accepted. VersionConflict when the scene has been changed since the proposal was
        made; InputError for a change that is not part of it. Nothing is changed then.
        """
        self.decide(proposal_id, decisions, edits)
        proposal = self._stores.reviews.proposal(proposal_id)
        accepted = {change_id for change_id, verdict in decisions.items() if verdict == "accept"}
        if unknown := accepted - {change.id for change in proposal.changes}:
            raise InputError("decisions", f"unknown change {min(unknown)}; reload the page")
        draft = self._new_draft(proposal, accepted, edits) if accepted else None
        self._stores.reviews.close(proposal_id, "applied", applied_draft_id=draft.id if draft else None)
        answered = {change.note_id for change in proposal.changes if change.id in accepted}
        self._stores.reviews.set_note_status(answered, "answered")
        return draft

    def undo(self, proposal_id: str) -> Draft | None:
        """Take an applied proposal back: the scene gets the text it had, and the proposal is open again.

        VersionConflict when the scene has been changed since it was applied.
        """
        proposal = self._stores.reviews.proposal(proposal_id)
        restored = None
        if proposal.applied_draft_id:
            scene = self._stores.scripts.scene(proposal.scene_id)
            if scene.draft is None or scene.draft.id != proposal.applied_draft_id:
                raise VersionConflict("The scene has been changed since. Its earlier drafts are in its history.")
            base = self._stores.scripts.draft(proposal.base_id)
            new = NewDraft(base.text, base.authors, base.origin, proposal.applied_draft_id)
            restored = self._stores.scripts.save_draft(scene.id, new)
        self._stores.reviews.reopen(proposal_id, base_id=restored.id if restored else proposal.base_id)
        self._stores.reviews.set_note_status({change.note_id for change in proposal.changes}, "open")
        return restored

    def discard(self, proposal_id: str) -> None:
        """Put a proposal away without taking anything from it."""
        self._stores.reviews.close(proposal_id, "discarded")

    def last_applied(self, project_id: str) -> ProposalView | None:
        """The proposal that was applied last, if its scene has not been changed since: it can be undone."""
        applied = self._stores.reviews.proposals(project_id, status="applied")
        for proposal in reversed(applied):
            scene = self._stores.scripts.find(proposal.scene_id)
            if scene and scene.draft and scene.draft.id == proposal.applied_draft_id:
                return self.view(proposal.id)
        return None

    def _new_draft(self, proposal: Proposal, accepted: set[str], edits: Mapping[str, str]) -> Draft:
        base = self._stores.scripts.draft(proposal.base_id)
        scene = self._stores.scripts.scene(proposal.scene_id)
        if scene.draft is None or scene.draft.id != base.id:
            raise VersionConflict(
                "The scene has been changed since this rewrite was proposed. Ask for a rewrite of the new draft."
            )
        text = apply_changes(base.text, proposal.changes, accepted, edits)
        as_proposed = apply_changes(base.text, proposal.changes, accepted, {})
        authors = authorship.carried(base.text, base.authors, as_proposed, proposal.author)
        if text != as_proposed:
            authors = authorship.carried(as_proposed, authors, text, replace(proposal.author, edited=True))
        reads = self._stores.scripts.reads(base.id)
        return self._stores.scripts.save_draft(scene.id, NewDraft(text, authors, "rewrite", base.id, reads=reads))
