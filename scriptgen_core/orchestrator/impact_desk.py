"""What a change of the bibles touches: the scenes that were written from what it changed, and what mends each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from scriptgen_core.bibles.staleness import Shift, shifts
from scriptgen_core.core.reads import Read
from scriptgen_core.core.story import SceneNote
from scriptgen_core.orchestrator.run_desk import RunDesk
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.review_storage import Proposal
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.projects.script_types import Scene
from scriptgen_core.rewrite.mending import Mending, mending


@dataclass(frozen=True, slots=True)
class TouchedFact:
    """A fact that has changed, and the cheapest thing that brings the scene up to date with it."""

    shift: Shift
    needs: Mending


@dataclass(frozen=True, slots=True)
class SceneImpact:
    """A scene that was written from facts that have changed since.

    ``waits``: changes for it are on Review. ``answer`` is why none were proposed when they were asked for.
    """

    scene: Scene
    facts: tuple[TouchedFact, ...]
    waits: bool = False
    answer: str = ""

    @property
    def mending(self) -> Mending:
        """The cheapest thing that mends the scene."""
        return max(each.needs for each in self.facts)

    @property
    def is_mendable(self) -> bool:
        """Whether a model can be asked to mend it: it needs more than a name, and is not the writer's alone."""
        return self.mending >= Mending.PATCH and not self.scene.off_limits


class ImpactDesk:
    """The scenes of all projects beside the bibles they were written from."""

    def __init__(self, stores: Stores, runs: RunDesk) -> None:
        self._stores = stores
        self._runs = runs

    def touched(self, project_id: str) -> tuple[SceneImpact, ...]:
        """The scenes out of date with the bibles, in order. No other scene was shown what has changed."""
        reads = self._stores.read_sets.outdated(project_id)
        if not reads:
            return ()
        entries = {id: self._stores.bibles.get(id) for id in {read.entry_id for its in reads.values() for read in its}}
        versions = self._stores.bibles.versions((read.entry_id, read.version) for its in reads.values() for read in its)
        scenes = self._stores.scripts.scenes(project_id)
        ids = [scene.id for scene in scenes]
        found = (
            (scene, shifts(reads.get(scene.id, ()), entries, versions, ids[: at + 1]))
            for at, scene in enumerate(scenes)
        )
        impacts = tuple(_impact(scene, changed) for scene, changed in found if changed)
        return self._with_answers(project_id, impacts) if impacts else ()

    def latest(self, project_id: str) -> Run | None:
        """The newest run that mends scenes."""
        runs = self._stores.runs.of_project(project_id)
        return next((run for run in runs if run.kind == "rewrite" and run.anew is not None), None)

    def still_right(self, impacts: Iterable[SceneImpact]) -> None:
        """Take the scenes off the list as they stand: they are right with what the bibles say now."""
        for each in impacts:
            self._stores.read_sets.follow(each.scene.id, [fact.shift.now for fact in each.facts])

    def not_right(self, impacts: Iterable[SceneImpact]) -> None:
        """Put scenes that were called right on the list again."""
        for each in impacts:
            self._stores.read_sets.follow(each.scene.id, [fact.shift.shown for fact in each.facts])

    def mend(self, project_id: str, impacts: Iterable[SceneImpact]) -> Run:
        """Ask for changes that bring these scenes up to date; they wait on Review, and nothing is changed before.

        InputError when none of them needs any that a model could make.
        """
        chosen = [each for each in impacts if each.is_mendable]
        notes = {each.scene.id: notes_on(each) for each in chosen}
        for scene_id, its in notes.items():
            self._stores.reviews.add_notes(scene_id, its)
            self._stores.reviews.set_note_status([note.id for note in its], "open")
        anew = [each.scene.id for each in chosen if each.mending == Mending.REGENERATE]
        names = dict.fromkeys(fact.shift.entry.name for each in chosen for fact in each.facts)
        title = f"What changed in {next(iter(names))}" if len(names) == 1 else "What changed in the bibles"
        asked = {scene_id: [note.id for note in its] for scene_id, its in notes.items()}
        return self._runs.propose_rewrites(project_id, title, asked, anew=anew)

    def _with_answers(self, project_id: str, impacts: Iterable[SceneImpact]) -> tuple[SceneImpact, ...]:
        """The scenes with what was proposed for them, or why nothing was, for the facts as they are now."""
        asked = {
            (each.scene_id, fact): each
            for each in self._stores.reviews.proposals(project_id, status=None)
            for note in each.notes
            for fact in note.follows
        }
        return tuple(
            _answered(each, [asked[key] for fact in each.facts if (key := (each.scene.id, fact.shift.now)) in asked])
            for each in impacts
        )


def about(impacts: Iterable[SceneImpact], entry_id: str) -> tuple[SceneImpact, ...]:
    """Of these scenes, those that were written from facts of this entry, with no others."""
    theirs = ((each, tuple(fact for fact in each.facts if fact.shift.entry.id == entry_id)) for each in impacts)
    return tuple(replace(each, facts=facts) for each, facts in theirs if facts)


def notes_on(impact: SceneImpact) -> tuple[SceneNote, ...]:
    """What has to change in the scene, a note for each fact; the same change of the bibles is the same note.

    A page that answers the first one follows the facts as well that need nothing.
    """
    needing = [each.shift for each in impact.facts if each.needs >= Mending.PATCH]
    right = tuple(each.shift.now for each in impact.facts if each.needs == Mending.NOTHING)
    return tuple(_note(impact.scene, shift, right if at == 0 else ()) for at, shift in enumerate(needing))


def _note(scene: Scene, shift: Shift, right: tuple[Read, ...]) -> SceneNote:
    read = shift.now
    key = f"{scene.id}\x1f{read.entry_id}\x1f{read.version}\x1f{read.field}"
    return SceneNote(
        id=sha256(key.encode()).hexdigest()[:12],
        text=shift.words,
        aspect="continuity",
        severity="serious",
        suggestion="Change what the page says or shows of it, and nothing else.",
        source="bibles",
        follows=(read, *right),
    )


def _answered(impact: SceneImpact, proposals: Sequence[Proposal]) -> SceneImpact:
    reasons = dict.fromkeys(each.no_change for each in proposals if each.status == "discarded" and not each.changes)
    waits = any(each.status == "open" for each in proposals)
    return replace(impact, waits=waits, answer=" ".join(filter(None, reasons)))


def _impact(scene: Scene, changed: tuple[Shift, ...]) -> SceneImpact:
    may_be_replaced = scene.draft is not None and scene.draft.may_be_replaced
    facts = (TouchedFact(each, mending(each, scene.text, may_be_replaced=may_be_replaced)) for each in changed)
    return SceneImpact(scene, tuple(facts))
