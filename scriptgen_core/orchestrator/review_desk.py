"""Proposals on the writer's desk: shown against the draft, decided change by change, applied and taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scriptgen_core.bibles.cast import names_of
from scriptgen_core.core.errors import InputError, VersionConflict
from scriptgen_core.core.story import Change
from scriptgen_core.orchestrator.manuscript import page_setup
from scriptgen_core.orchestrator.review_takes import (
    ChangeView,
    Decided,
    ProposalView,
    TakesView,
    answered,
    by_proposal,
    new_draft,
    side_by_side,
    takes_view,
    text_with,
    undecided,
)
from scriptgen_core.orchestrator.run_again import notes_to_ask
from scriptgen_core.orchestrator.scene_work import locked_in
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.review_applied import store_applied
from scriptgen_core.projects.review_storage import Proposal, Verdict
from scriptgen_core.projects.script_types import Draft, NewDraft, Scene
from scriptgen_core.reports import SceneEffect, effect_of
from scriptgen_core.rewrite.changes import read_draft, rebased
from scriptgen_core.rewrite.locks import off_locked
from scriptgen_core.rewrite.word_diff import word_diff

_MEANWHILE = "Lines of an accepted change have just been edited or locked. Reload the page to see them."


@dataclass(frozen=True, slots=True)
class AppliedView:
    """What was applied last: the proposal, its scene as it stands now, and how many changes were accepted."""

    proposal_id: str
    scene: Scene
    accepted: int


class ReviewDesk:
    """The proposals of all projects."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def open_proposals(self, project_id: str) -> tuple[ProposalView, ...]:
        """What waits for a decision, in the order of the scenes; not for scenes taken out of the script."""
        proposals = self._stores.reviews.proposals(project_id)
        views = [self.view(each.id) for each in proposals if self._stores.scripts.find(each.scene_id)]
        return tuple(sorted(views, key=lambda view: view.scene.number))

    def open_takes(self, project_id: str) -> tuple[TakesView, ...]:
        """What waits for a decision, in the order of the scenes, answers to the same notes side by side."""
        return tuple(self._side_by_side(views) for views in side_by_side(self.open_proposals(project_id)))

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

    def takes(self, proposal_id: str, beside: Sequence[str] = ()) -> TakesView:
        """A proposal with other takes beside it, as one set of places to decide on."""
        return self._side_by_side([self.view(each) for each in (proposal_id, *beside)])

    def decide(
        self,
        proposal_id: str,
        decisions: Mapping[str, Verdict],
        edits: Mapping[str, str],
        beside: Sequence[str] = (),
    ) -> None:
        """Keep what the writer has decided so far on a proposal and the takes shown ``beside`` it."""
        view = self.takes(proposal_id, beside)
        for each_id, theirs in zip(view.ids, by_proposal(view, Decided(decisions, edits)), strict=True):
            self._stores.reviews.decide(each_id, theirs.decisions, theirs.edits)

    def effect(self, view: TakesView, decisions: Mapping[str, Verdict], edits: Mapping[str, str]) -> SceneEffect:
        """What the changes accepted so far would do to the production."""
        text = text_with(view, Decided(decisions, edits))
        project_id = view.takes[0].proposal.project_id
        known = {who.name: names_of(who)[1:] for who in self._stores.bibles.bibles(project_id).characters}
        return effect_of(
            view.scene.text, text, known, page_setup(self._stores.projects.get(project_id), is_locked=False)
        )

    def apply(
        self,
        proposal_id: str,
        decisions: Mapping[str, Verdict],
        edits: Mapping[str, str],
        beside: Sequence[str] = (),
    ) -> Draft | None:
        """Make a new draft with what was accepted of a proposal and the takes ``beside`` it; mark the notes answered.

        Changes not decided yet stay open, as proposals of their own. None when nothing was accepted.
        VersionConflict when lines of an accepted change have been edited since; InputError for a change that is not
        part of the proposals. No draft is made then.
        """
        self.decide(proposal_id, decisions, edits, beside)
        view, decided = self.takes(proposal_id, beside), Decided(decisions, edits)
        _check(view, decisions)
        new = self._new_draft(view, decided) if "accept" in decisions.values() else None
        return store_applied(
            self._stores.database, view.scene.id, new, undecided(view, decided), answered(view, decided)
        )

    def undo(self, proposal_id: str) -> Draft | None:
        """Take an applied proposal back, with the takes applied beside it: the scene gets the text it had.

        The proposals are open again. VersionConflict when the scene has been changed since they were applied.
        """
        proposal = self._stores.reviews.proposal(proposal_id)
        together = self._applied_with(proposal)
        restored = self._restored(proposal.scene_id, proposal.applied_draft_id) if proposal.applied_draft_id else None
        for each in together:
            self._stores.reviews.reopen(each.id)
        note_ids = {change.note_id for each in together for change in each.changes}
        self._stores.reviews.set_note_status(note_ids, "open", only="answered")
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

    def last_applied(self, project_id: str) -> AppliedView | None:
        """What was applied last, if its scene has not been changed since: it can be undone."""
        applied = self._stores.reviews.proposals(project_id, status="applied")
        for proposal in reversed(applied):
            scene = self._stores.scripts.find(proposal.scene_id)
            if scene and scene.draft and scene.draft.id == proposal.applied_draft_id:
                verdicts = [verdict for each in self._applied_with(proposal) for verdict in each.decisions.values()]
                return AppliedView(proposal.id, scene, verdicts.count("accept"))
        return None

    def _applied_with(self, proposal: Proposal) -> list[Proposal]:
        """The proposals whose changes went into the same draft, this one among them."""
        if proposal.applied_draft_id is None:
            return [proposal]
        applied = self._stores.reviews.proposals(proposal.project_id, status="applied")
        return [each for each in applied if each.applied_draft_id == proposal.applied_draft_id]

    def _side_by_side(self, views: Sequence[ProposalView]) -> TakesView:
        scene, proposal = views[0].scene, views[0].proposal
        return takes_view(views, can_ask=not scene.off_limits and bool(notes_to_ask(self._stores, proposal)))

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

    def _new_draft(self, view: TakesView, decided: Decided) -> NewDraft:
        if view.scene.draft is None:
            raise VersionConflict(_MEANWHILE)
        return new_draft(view, view.scene.draft, decided, self._stores.read_sets.of(view.scene.draft.id))

    def _restored(self, scene_id: str, applied_id: str) -> Draft:
        scene = self._stores.scripts.scene(scene_id)
        if scene.draft is None or scene.draft.id != applied_id or scene.draft.base_id is None:
            raise VersionConflict("The scene has been changed since. Its earlier drafts are in its history.")
        before = self._stores.scripts.draft(scene.draft.base_id)
        new = NewDraft(before.text, before.authors, before.origin, applied_id, like=before.id)
        return self._stores.scripts.save_draft(scene_id, new)


def _check(view: TakesView, decisions: Mapping[str, Verdict]) -> None:
    accepted = {change_id for change_id, verdict in decisions.items() if verdict == "accept"}
    unplaced = accepted - {each.change.id for each in view.places}
    if unplaced & {each.change.id for take in view.takes for each in (*take.closed, *take.locked)}:
        raise VersionConflict(_MEANWHILE)
    if unplaced:
        raise InputError("decisions", f"name an unknown change ({min(unplaced)}); reload the page")
