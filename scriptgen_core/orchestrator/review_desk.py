"""Proposals on the writer's desk: shown against the draft, decided change by change, applied and taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scriptgen_core.bibles.cast import names_of
from scriptgen_core.core import authorship
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.reads import Read, also_read, brought_up
from scriptgen_core.core.story import Change, SceneNote
from scriptgen_core.orchestrator.manuscript import page_setup
from scriptgen_core.orchestrator.scene_work import locked_in
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.review_storage import Proposal, Verdict
from scriptgen_core.projects.script_types import Draft, NewDraft, Scene
from scriptgen_core.reports import SceneEffect, effect_of
from scriptgen_core.rewrite.changes import apply_changes, read_draft, rebased
from scriptgen_core.rewrite.locks import off_locked
from scriptgen_core.rewrite.word_diff import WordSegment, word_diff


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as the page shows it: the note it answers, its words side by side, and whose speech it is in."""

    change: Change
    note: SceneNote | None
    words: tuple[WordSegment, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its scene as it stands now.

    ``changes`` can be decided, at their places in that draft; ``closed`` are those whose lines have been edited since,
    and ``askable`` the ids of the notes they answer, as far as those can be answered again.
    ``locked`` those whose lines the writer has locked since.
    """

    proposal: Proposal
    scene: Scene
    changes: tuple[ChangeView, ...]
    closed: tuple[ChangeView, ...]
    locked: tuple[ChangeView, ...] = ()
    askable: tuple[str, ...] = ()


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
        fitting = {change.id: change for change in self._fitting(proposal, scene)}
        draft = read_draft(scene.text)
        views = [
            ChangeView(
                change,
                notes.get(change.note_id),
                word_diff(change.old, change.new),
                draft.speaker_of(change.start) if change.id in fitting else "",
            )
            for change in (fitting.get(each.id, each) for each in proposal.changes)
        ]
        closed = tuple(view for view in views if view.change.id not in fitting)
        _, held = off_locked(fitting.values(), locked_in(self._stores, scene.id, scene.text))
        kept = {change.id for change in held}
        return ProposalView(
            proposal,
            scene,
            changes=tuple(view for view in views if view.change.id in fitting and view.change.id not in kept),
            closed=closed,
            locked=tuple(view for view in views if view.change.id in kept),
            askable=self._askable(proposal, scene, closed),
        )

    def lines(self, scene: Scene) -> tuple[str, ...]:
        """The lines of the scene that a note can be about, each once; a long one stands for its paragraph."""
        return tuple(dict.fromkeys(part.strip() for part in read_draft(scene.text).slices))

    def decide(self, proposal_id: str, decisions: Mapping[str, Verdict], edits: Mapping[str, str]) -> None:
        """Keep what the writer has decided so far."""
        self._stores.reviews.decide(proposal_id, decisions, edits)

    def effect(self, view: ProposalView, decisions: Mapping[str, Verdict], edits: Mapping[str, str]) -> SceneEffect:
        """What the changes accepted so far would do to the production."""
        accepted = {change_id for change_id, verdict in decisions.items() if verdict == "accept"}
        text = apply_changes(view.scene.text, [each.change for each in view.changes], accepted, edits)
        project_id = view.proposal.project_id
        known = {who.name: names_of(who)[1:] for who in self._stores.bibles.bibles(project_id).characters}
        return effect_of(
            view.scene.text, text, known, page_setup(self._stores.projects.get(project_id), is_locked=False)
        )

    def apply(self, proposal_id: str, decisions: Mapping[str, Verdict], edits: Mapping[str, str]) -> Draft | None:
        """Make a new draft with the accepted changes, and mark the notes they answer.

        Changes not decided yet stay open, as a proposal of their own. None when nothing was accepted.
        VersionConflict when lines of an accepted change have been edited since; InputError for a change that is not
        part of the proposal. No draft is made then.
        """
        self.decide(proposal_id, decisions, edits)
        view = self.view(proposal_id)
        accepted = {change_id for change_id, verdict in decisions.items() if verdict == "accept"}
        if unknown := accepted - {change.id for change in view.proposal.changes}:
            raise InputError("decisions", f"name an unknown change ({min(unknown)}); reload the page")
        draft = self._new_draft(view, accepted, edits) if accepted else None
        undecided = {each.change.id for each in view.changes} - decisions.keys()
        if undecided := undecided | {each.change.id for each in view.locked}:
            self._stores.reviews.split(proposal_id, undecided)
        self._stores.reviews.close(proposal_id, "applied", applied_draft_id=draft.id if draft else None)
        answered = {change.note_id for change in view.proposal.changes if change.id in accepted}
        self._stores.reviews.set_note_status(answered, "answered", only="open")
        return draft

    def undo(self, proposal_id: str) -> Draft | None:
        """Take an applied proposal back: the scene gets the text it had, and the proposal is open again.

        VersionConflict when the scene has been changed since it was applied.
        """
        proposal = self._stores.reviews.proposal(proposal_id)
        restored = self._restored(proposal.scene_id, proposal.applied_draft_id) if proposal.applied_draft_id else None
        self._stores.reviews.reopen(proposal_id)
        self._stores.reviews.set_note_status({change.note_id for change in proposal.changes}, "open", only="answered")
        return restored

    def discard(self, proposal_id: str) -> None:
        """Put a proposal away without taking anything from it."""
        self._stores.reviews.close(proposal_id, "discarded")

    def discard_closed(self, proposal_id: str) -> None:
        """Put the changes away whose lines have been edited; what can be decided stays."""
        view = self.view(proposal_id)
        closed = {each.change.id for each in view.closed}
        is_all = not view.changes and not view.locked
        self.discard(proposal_id if is_all else self._stores.reviews.split(proposal_id, closed).id)

    def last_applied(self, project_id: str) -> ProposalView | None:
        """The proposal that was applied last, if its scene has not been changed since: it can be undone."""
        applied = self._stores.reviews.proposals(project_id, status="applied")
        for proposal in reversed(applied):
            scene = self._stores.scripts.find(proposal.scene_id)
            if scene and scene.draft and scene.draft.id == proposal.applied_draft_id:
                return self.view(proposal.id)
        return None

    def _askable(self, proposal: Proposal, scene: Scene, closed: tuple[ChangeView, ...]) -> tuple[str, ...]:
        if not closed or scene.off_limits:
            return ()
        answered = {each.change.note_id for each in closed}
        stored = self._stores.reviews.notes(proposal.project_id, scene_id=scene.id)
        return tuple(each.note.id for each in stored if each.note.id in answered)

    def _fitting(self, proposal: Proposal, scene: Scene) -> tuple[Change, ...]:
        if scene.draft is None or scene.draft.id == proposal.base_id:
            return proposal.changes
        return rebased(self._stores.scripts.draft(proposal.base_id).text, proposal.changes, scene.text)

    def _new_draft(self, view: ProposalView, accepted: set[str], edits: Mapping[str, str]) -> Draft:
        base, author = view.scene.draft, view.proposal.author
        if base is None or any(each.change.id in accepted for each in (*view.closed, *view.locked)):
            raise VersionConflict(
                "Lines of an accepted change have just been edited or locked. Reload the page to see them."
            )
        changes = [each.change for each in view.changes]
        text = apply_changes(base.text, changes, accepted, edits)
        chosen = {each.id: edits[each.id] for each in changes if edits.get(each.id) in each.texts}
        as_proposed = apply_changes(base.text, changes, accepted, chosen)
        authors = authorship.carried(base.text, base.authors, as_proposed, author)
        if text != as_proposed:
            authors = authorship.carried(as_proposed, authors, text, replace(author, edited=True))
        new = NewDraft(text, authors, "rewrite", base.id, reads=self._read_set(view, base, accepted))
        return self._stores.scripts.save_draft(view.scene.id, new)

    def _read_set(self, view: ProposalView, base: Draft, accepted: set[str]) -> tuple[Read, ...] | None:
        """The draft's, with what whoever made the changes was shown; what a note of the bibles asks for is followed."""
        notes = {each.note for each in view.changes if each.note and each.change.id in accepted}
        follows = [read for note in notes for read in note.follows]
        if not (view.proposal.reads or follows):
            return None
        known = self._stores.read_sets.of(base.id)
        return brought_up(also_read(known, view.proposal.reads), follows)

    def _restored(self, scene_id: str, applied_id: str) -> Draft:
        scene = self._stores.scripts.scene(scene_id)
        if scene.draft is None or scene.draft.id != applied_id or scene.draft.base_id is None:
            raise VersionConflict("The scene has been changed since. Its earlier drafts are in its history.")
        before = self._stores.scripts.draft(scene.draft.base_id)
        new = NewDraft(before.text, before.authors, before.origin, applied_id, like=before.id)
        return self._stores.scripts.save_draft(scene_id, new)
