"""The script on the writer's desk: read and saved as one text, and laid out as pages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scriptgen_core.core.authorship import sole_author
from scriptgen_core.core.errors import InputError, ScriptMoved, VersionConflict
from scriptgen_core.core.models import now
from scriptgen_core.core.moments import day_and_time
from scriptgen_core.core.screenplay import Page, SceneHeading, Screenplay
from scriptgen_core.core.story import WRITER
from scriptgen_core.formats import parse_fountain
from scriptgen_core.orchestrator.lock_desk import LockDesk
from scriptgen_core.orchestrator.manuscript import LaidOut, laid_out, manuscript_of, pages_of, screenplay_of
from scriptgen_core.orchestrator.script_text import join_scenes, match_scenes, read_script, split_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.script_types import Draft, NewDraft, Scene, ScenePlan, hand_draft

MAX_SCRIPT = 2_000_000


@dataclass(frozen=True, slots=True)
class OpenScript:
    """The script as one Fountain text at a revision; ``scenes`` are the written ones in order.

    ``headings`` are the scene headings in the text, in order; ``label`` says who prepared the script, where nobody
    here did. Of the scenes those ``by_rule`` hold lines of the demo's and none of a model's; those ``partly_by_rule``
    hold lines of both. ``yours`` are the places among the headings of the scenes the machine is kept out of.
    """

    project: Project
    text: str
    revision: int
    scenes: tuple[Scene, ...]
    headings: tuple[str, ...]
    label: str
    by_rule: tuple[Scene, ...]
    partly_by_rule: tuple[Scene, ...]
    yours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SavedScript:
    """The revision a save led to, and when; ``merged`` says that the stored script is not the saved text alone."""

    revision: int
    at: datetime
    merged: bool


class ScriptDesk:
    """Opens, saves and lays out the script of a project."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._locks = LockDesk(stores)

    def open(self, project_id: str) -> OpenScript:
        """The script as it stands."""
        project = self._stores.projects.get(project_id)
        scenes = tuple(scene for scene in self._stores.scripts.scenes(project_id) if scene.draft)
        text = join_scenes([scene.text for scene in scenes])
        headings = tuple(each.text for each in read_script(text).elements if isinstance(each, SceneHeading))
        return OpenScript(
            project,
            text,
            project.script_revision,
            scenes,
            headings,
            project.label,
            by_rule=tuple(scene for scene in scenes if _machines(scene) == {"rule"}),
            partly_by_rule=tuple(scene for scene in scenes if _machines(scene) == {"rule", "model"}),
            yours=_yours(scenes),
        )

    def save(
        self,
        project_id: str,
        revision: int,
        text: str,
        *,
        keep_mine: bool = False,
        locked: Collection[int] | None = None,
    ) -> SavedScript:
        """Save what the writer made of the script as it stood at ``revision``.

        Only scenes the writer changed get a new draft. Scenes that others changed meanwhile are kept as they
        are; where both changed the same scene nothing is saved, the whole text is kept as a named draft, and
        VersionConflict names it. With ``keep_mine`` (the writer has seen the conflict) this text wins in such
        scenes, and only there. ``locked`` are the lines of the text (from 1) that no machine may change; without
        them, and where others changed the script meanwhile, the locks stay on the lines they are on. InputError for
        a text that is too long.
        """
        if len(text) > MAX_SCRIPT:
            raise InputError("script", f"is longer than {MAX_SCRIPT:,} characters; save it in two projects")
        base = [row for row in self._stores.scripts.texts_at(project_id, revision) if row[1]]
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        parts = split_scenes(text)
        matched = match_scenes([row[2] for row in base], parts)
        while True:
            try:
                saved = self._merge(project_id, revision, base, parts, matched, keep_mine)
                break
            except ScriptMoved:
                continue
        changed = None if locked is None or saved.merged else self._locks.keep(project_id, text, locked)
        return saved if changed is None else replace(saved, revision=changed)

    def _merge(
        self,
        project_id: str,
        revision: int,
        base: Sequence[tuple[str, str | None, str]],
        parts: list[str],
        matched: list[int | None],
        keep_mine: bool,
    ) -> SavedScript:
        stands = self._stores.projects.get(project_id).script_revision
        scenes = self._stores.scripts.scenes(project_id)
        edits = _Edits(base, parts, matched, {scene.id: scene for scene in scenes})
        if (both := edits.conflicts()) and not keep_mine:
            raise self._conflict(project_id, base, parts, matched, both)
        plan = edits.plan(scenes)
        merged = stands != revision
        if [step.scene_id for step in plan] == [scene.id for scene in scenes] and not any(s.draft for s in plan):
            return SavedScript(stands, now(), merged)
        return SavedScript(self._stores.scripts.replace(project_id, stands, plan), now(), merged)

    def restore(self, scene_id: str, draft_id: str) -> Draft:
        """Make an earlier draft of the scene its newest one; every draft between stays."""
        scene = self._stores.scripts.scene(scene_id)
        old = self._stores.scripts.draft(draft_id)
        base = scene.draft.id if scene.draft else None
        reads = self._stores.scripts.reads(draft_id)
        return self._stores.scripts.save_draft(scene_id, NewDraft(old.text, old.authors, old.origin, base, reads=reads))

    def screenplay(self, project_id: str, named_draft: str | None = None) -> Screenplay:
        """The script, or one of its named drafts, with the title page."""
        return screenplay_of(manuscript_of(self._stores, project_id, named_draft))

    def pages(self, project_id: str) -> tuple[Page, ...]:
        """The script laid out; the same value until something changes."""
        return pages_of(manuscript_of(self._stores, project_id))

    def laid_out(self, project_id: str) -> LaidOut:
        """The pages of the script with what is needed to show them."""
        return laid_out(manuscript_of(self._stores, project_id))

    def _conflict(
        self,
        project_id: str,
        base: Sequence[tuple[str, str | None, str]],
        parts: list[str],
        matched: list[int | None],
        both: Sequence[tuple[int, str]],
    ) -> VersionConflict:
        """Keep the text of a save that met another one, and say where."""
        pairs: list[tuple[str, str]] = []
        anchor = base[0][0]
        for part, index in zip(parts, matched, strict=True):
            anchor = base[index][0] if index is not None else anchor
            new = NewDraft(part, sole_author(part, WRITER), "kept", base[index][1] if index is not None else None)
            pairs.append((anchor, self._stores.scripts.keep_beside(anchor, new).id))
        name = f"Kept from a conflict, {day_and_time(now())}"
        kept = self._stores.scripts.keep_as(project_id, name, pairs)
        return VersionConflict(
            f"{_changed_on_both_sides(both)} Your whole text is kept as the draft “{kept.name}”, which Export has.",
            kept_as=kept.id,
        )


class _Edits:
    """A writer's text against what it was made from and against what stands now."""

    def __init__(
        self,
        base: Sequence[tuple[str, str | None, str]],
        parts: list[str],
        matched: list[int | None],
        now_by_id: dict[str, Scene],
    ) -> None:
        self._base = base
        self._parts = parts
        self._matched = matched
        self._now = now_by_id

    def conflicts(self) -> list[tuple[int, str]]:
        """The scenes that were changed (or dropped) here and changed elsewhere too, by number and heading."""
        both = [i for i in range(len(self._base)) if self._changed_here(i) and self._changed_elsewhere(i)]
        return [self._name(index) for index in both]

    def plan(self, scenes: Sequence[Scene]) -> list[ScenePlan]:
        """The script to be: the writer's scenes in the writer's order, and the others where they stand now."""
        mine = [self._step(part, index) for part, index in zip(self._parts, self._matched, strict=True)]
        known = {row[0] for row in self._base}
        follower: str | None = None
        plan = mine
        for scene in scenes:
            if scene.id not in known:
                plan = _insert_after(plan, follower, ScenePlan(scene.id, None))
            if scene.id not in known or any(step.scene_id == scene.id for step in mine):
                follower = scene.id
        return plan

    def _step(self, part: str, index: int | None) -> ScenePlan:
        if index is None:
            return ScenePlan(None, hand_draft(None, part))
        scene_id, _, before = self._base[index]
        scene = self._now.get(scene_id)
        if part.rstrip("\n") == before.rstrip("\n"):
            return ScenePlan(scene_id, None)
        return ScenePlan(scene_id, hand_draft(scene.draft if scene else None, part))

    def _name(self, index: int) -> tuple[int, str]:
        """A scene as the writer's own text numbers and calls it; one she dropped as it was."""
        place = self._place(index)
        number, text = (index, self._base[index][2]) if place is None else (place, self._parts[place])
        return number + 1, _heading(text)

    def _changed_here(self, index: int) -> bool:
        place = self._place(index)
        return place is None or self._parts[place].rstrip("\n") != self._base[index][2].rstrip("\n")

    def _place(self, index: int) -> int | None:
        return self._matched.index(index) if index in self._matched else None

    def _changed_elsewhere(self, index: int) -> bool:
        scene_id, draft_id, _ = self._base[index]
        scene = self._now.get(scene_id)
        return scene is None or scene.draft is None or scene.draft.id != draft_id


def _insert_after(plan: list[ScenePlan], scene_id: str | None, step: ScenePlan) -> list[ScenePlan]:
    at = next((i + 1 for i, each in enumerate(plan) if each.scene_id == scene_id), 0) if scene_id else 0
    return [*plan[:at], step, *plan[at:]]


def _changed_on_both_sides(scenes: Sequence[tuple[int, str]]) -> str:
    """``Scene 4, INT. KITCHEN - DAY, was changed elsewhere too.``"""
    if len(scenes) == 1:
        return "Scene {}, {}, was changed elsewhere too.".format(*scenes[0])
    *front, last = (f"{number} ({heading})" for number, heading in scenes)
    return f"Scenes {', '.join(front)} and {last} were changed elsewhere too."


def _heading(text: str) -> str:
    """The scene's heading, else its first words."""
    headings = (each.text for each in parse_fountain(text).elements if isinstance(each, SceneHeading))
    return next(headings, " ".join(text.split())[:40])


def _yours(scenes: Sequence[Scene]) -> tuple[int, ...]:
    """The places among all headings of those that begin the scenes the machine is kept out of."""
    kept_out = [index for index, scene in enumerate(scenes) if scene.off_limits]
    return tuple(_headings([scene.text for scene in scenes[:index]]) for index in kept_out)


def _headings(texts: Sequence[str]) -> int:
    return sum(isinstance(each, SceneHeading) for each in parse_fountain(join_scenes(texts)).elements)


def _machines(scene: Scene) -> frozenset[str]:
    """Which kinds of machine have written lines of the scene."""
    authors = scene.draft.authors if scene.draft else ()
    return frozenset(author.kind for author, _ in authors if author.kind in ("rule", "model"))
