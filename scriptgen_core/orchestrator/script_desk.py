"""The script on the writer's desk: read and saved as one text, and laid out as pages."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scriptgen_core.core.authorship import sole_author
from scriptgen_core.core.errors import InputError, ScriptMoved, VersionConflict
from scriptgen_core.core.models import now
from scriptgen_core.core.moments import day_and_time
from scriptgen_core.core.screenplay import SceneHeading, Screenplay
from scriptgen_core.core.story import WRITER
from scriptgen_core.formats import PageSetup
from scriptgen_core.orchestrator.lock_desk import LockDesk
from scriptgen_core.orchestrator.manuscript import (
    LaidOut,
    laid_out,
    manuscript_now,
    manuscript_of,
    page_count_of,
    page_setup,
    screenplay_of,
)
from scriptgen_core.orchestrator.moved_lines import credit_moved
from scriptgen_core.orchestrator.scene_merge import SceneMerge, Step
from scriptgen_core.orchestrator.script_text import (
    first_lines,
    heading_of,
    join_scenes,
    match_scenes,
    read_script,
    split_scenes,
)
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.script_types import Draft, NamedDraft, NewDraft, Scene, ScenePlan, hand_draft

MAX_SCRIPT = 2_000_000
_KEPT = "Kept from a conflict"


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
        headings = [each for each in read_script(text).elements if isinstance(each, SceneHeading)]
        return OpenScript(
            project,
            text,
            project.script_revision,
            scenes,
            tuple(each.text for each in headings),
            project.label,
            by_rule=tuple(scene for scene in scenes if _machines(scene) == {"rule"}),
            partly_by_rule=tuple(scene for scene in scenes if _machines(scene) == {"rule", "model"}),
            yours=_yours(scenes, [each.source.line for each in headings if each.source]),
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
        merge = SceneMerge(
            [(id, text) for id, _, text in base], parts, matched, {each.id: each.text for each in scenes}
        )
        if (both := merge.conflicts()) and not keep_mine:
            names = [_name(merge.place(index), parts, index, base[index][2]) for index in both]
            raise self._conflict(project_id, base, parts, matched, names)
        drafts = {scene.id: scene.draft for scene in scenes}
        planned = [_planned(step, parts, drafts.get(step.scene_id or "")) for step in merge.steps()]
        plan = credit_moved(planned, scenes)
        merged = stands != revision
        if [step.scene_id for step in plan] == [scene.id for scene in scenes] and not any(s.draft for s in plan):
            return SavedScript(stands, now(), merged)
        return SavedScript(self._stores.scripts.replace(project_id, stands, plan), now(), merged)

    def restore(self, scene_id: str, draft_id: str) -> Draft:
        """Make an earlier draft of the scene its newest one; every draft between stays."""
        scene = self._stores.scripts.scene(scene_id)
        old = self._stores.scripts.draft(draft_id)
        base = scene.draft.id if scene.draft else None
        new = NewDraft(old.text, old.authors, old.origin, base, like=draft_id)
        return self._stores.scripts.save_draft(scene_id, new)

    def screenplay(self, project_id: str, named_draft: str | None = None) -> Screenplay:
        """The script, or one of its named drafts, with the title page."""
        return screenplay_of(manuscript_of(self._stores, project_id, named_draft))

    def page_count(self, project_id: str) -> int:
        """How many pages the script has."""
        return page_count_of(manuscript_of(self._stores, project_id))

    def laid_out(self, script: OpenScript) -> LaidOut:
        """The pages of the script as it was opened, with what is needed to show them."""
        rounds = self._stores.revisions.rounds(script.project.id)
        return laid_out(manuscript_now(script.project, script.scenes, rounds))

    def page_setup(self, project_id: str) -> PageSetup:
        """How the pages of the script are printed."""
        is_locked = bool(self._stores.revisions.rounds(project_id))
        return page_setup(self._stores.projects.get(project_id), is_locked=is_locked)

    def _conflict(
        self,
        project_id: str,
        base: Sequence[tuple[str, str | None, str]],
        parts: list[str],
        matched: list[int | None],
        both: Sequence[tuple[int, str]],
    ) -> VersionConflict:
        """Keep the text of a save that met another one, and say where."""
        kept = self._kept_before(project_id, parts) or self._kept(project_id, base, parts, matched)
        return VersionConflict(
            f"{_changed_on_both_sides(both)} Your whole text is kept as the draft “{kept.name}”, which Export has.",
            kept_as=kept.id,
        )

    def _kept_before(self, project_id: str, parts: Sequence[str]) -> NamedDraft | None:
        """The newest draft, where it was kept from a conflict and is this text."""
        newest = next(iter(self._stores.scripts.named_drafts(project_id)), None)
        if newest is None or not newest.name.startswith(_KEPT):
            return None
        texts = [self._stores.scripts.draft(draft_id).text for _, draft_id in newest.scenes]
        return newest if texts == list(parts) else None

    def _kept(
        self,
        project_id: str,
        base: Sequence[tuple[str, str | None, str]],
        parts: list[str],
        matched: list[int | None],
    ) -> NamedDraft:
        pairs: list[tuple[str, str]] = []
        anchor = base[0][0]
        for part, index in zip(parts, matched, strict=True):
            anchor = base[index][0] if index is not None else anchor
            new = NewDraft(part, sole_author(part, WRITER), "kept", base[index][1] if index is not None else None)
            pairs.append((anchor, self._stores.scripts.keep_beside(anchor, new).id))
        return self._stores.scripts.keep_as(project_id, f"{_KEPT}, {day_and_time(now())}", pairs)


def _planned(step: Step, parts: Sequence[str], stands: Draft | None) -> ScenePlan:
    return ScenePlan(step.scene_id, None if step.part is None else hand_draft(stands, parts[step.part]))


def _name(place: int | None, parts: Sequence[str], index: int, before: str) -> tuple[int, str]:
    """A scene as the writer's own text numbers and calls it; one she dropped as it was."""
    return (index + 1, heading_of(before)) if place is None else (place + 1, heading_of(parts[place]))


def _changed_on_both_sides(scenes: Sequence[tuple[int, str]]) -> str:
    """``Scene 4, INT. KITCHEN - DAY, was changed elsewhere too.``"""
    if len(scenes) == 1:
        return "Scene {}, {}, was changed elsewhere too.".format(*scenes[0])
    *front, last = (f"{number} ({heading})" for number, heading in scenes)
    return f"Scenes {', '.join(front)} and {last} were changed elsewhere too."


def _yours(scenes: Sequence[Scene], heading_lines: Sequence[int]) -> tuple[int, ...]:
    """The places among all headings of those that begin the scenes the machine is kept out of."""
    begins = first_lines([scene.text for scene in scenes])
    return tuple(
        bisect_left(heading_lines, line) for scene, line in zip(scenes, begins, strict=True) if scene.off_limits
    )


def _machines(scene: Scene) -> frozenset[str]:
    """Which kinds of machine have written lines of the scene."""
    authors = scene.draft.authors if scene.draft else ()
    return frozenset(author.kind for author, _ in authors if author.kind in ("rule", "model"))
