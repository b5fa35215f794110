"""A file as a new draft of a script: compared scene by scene with the state it was made from and with what stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from scriptgen_core.core import authorship
from scriptgen_core.core.models import new_id
from scriptgen_core.core.screenplay import SceneHeading, Screenplay
from scriptgen_core.core.story import SceneNote
from scriptgen_core.formats import (
    LeftOut,
    PageSetup,
    kind_of_file,
    parse_fountain,
    read_script_file,
    write_fdx,
    write_fountain,
    write_text,
)
from scriptgen_core.orchestrator.draft_origin import DraftOrigin
from scriptgen_core.orchestrator.imported_script import ImportedScript, imported_draft
from scriptgen_core.orchestrator.manuscript import manuscript_of
from scriptgen_core.orchestrator.scene_merge import SceneMerge, Step
from scriptgen_core.orchestrator.script_text import heading_of, join_scenes, match_scenes, split_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.orchestrator.title_merge import FieldDifference, fields_of, title_change, title_differences
from scriptgen_core.projects.script_import import IMPORTED, Merge, SceneProposal, TitlePage
from scriptgen_core.projects.script_types import NewDraft, Scene, ScenePlan
from scriptgen_core.rewrite.changes import apply_changes, changes_between, rebased

DifferenceKind: TypeAlias = Literal["changed", "new", "gone", "both", "back", "stays", "ours"]
"""Changed in the file only, new in it, dropped by it; changed on both sides, changed there and taken out here, dropped
there and changed here; changed here only."""
SceneChoice: TypeAlias = Literal["review", "file", "mine"]


@dataclass(frozen=True, slots=True)
class SceneDifference:
    """A scene that is not the same everywhere. ``key`` names it for a choice; ``ours`` and ``theirs`` may be empty.

    ``number`` counts from 1, in the file or, where that has not the scene, here.
    """

    kind: DifferenceKind
    key: str
    number: int
    heading: str
    ours: str
    theirs: str

    @property
    def name(self) -> str:
        """``4 INT. HALL - NIGHT``"""
        return f"{self.number} {self.heading}"

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What stands here and in the file, where they differ; a scene that one side has not as a whole."""
        if not self.ours or not self.theirs:
            return ((self.ours.strip(), self.theirs.strip()),)
        return tuple((each.old, each.new) for each in changes_between(self.ours, self.theirs))


@dataclass(frozen=True, slots=True)
class DraftComparison:
    """What a file would change in the script as it stands at ``revision``; ``merge`` carries that out.

    ``fields`` are those of the title page that are not the same; ``standing`` is the title page as it stands.
    """

    script: ImportedScript
    revision: int
    differences: tuple[SceneDifference, ...]
    fields: tuple[FieldDifference, ...]
    same: int
    reordered: bool
    left_out: tuple[LeftOut, ...]
    base: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    scenes: tuple[Scene, ...]
    ours: Mapping[str, str]
    merge: SceneMerge
    standing: TitlePage

    @property
    def changes_nothing(self) -> bool:
        """Whether the script would be the same after it, whatever is chosen."""
        kinds = {each.kind for each in self.differences} | {each.kind for each in self.fields}
        return not self.reordered and kinds <= {"ours", "stays"}


def compare_draft(stores: Stores, project_id: str, script: ImportedScript, origin: DraftOrigin) -> DraftComparison:
    """Compare the file with the state it was made from and with the script as it stands.

    Both are read as a file of that kind gives them back, so that what the kind has no place for is no change.
    """
    project = stores.projects.get(project_id)
    scenes = stores.scripts.scenes(project_id)
    kind = kind_of_file(script.file_name)
    base = _as_in_file(origin.scenes, kind)
    written = dict(_as_in_file([(scene.id, scene.text) for scene in scenes if scene.draft], kind))
    ours = {scene.id: written.get(scene.id, "") for scene in scenes}
    parts, lost = _parts(script, base)
    matched = match_scenes([text for _, text in base], parts, by_place=False)
    merge = SceneMerge(base, parts, matched, ours)
    differences = tuple(_differences(merge, base, parts, scenes))
    return DraftComparison(
        script=script,
        revision=project.script_revision,
        differences=differences,
        fields=title_differences(
            fields_of({"Title": project.title, **project.title_page}),
            script.screenplay.title_page,
            origin.title_page,
            kind,
        ),
        same=len(parts) - sum(1 for each in differences if each.kind in ("changed", "new", "both", "back", "ours")),
        reordered=merge.moved,
        left_out=(*script.left_out, *lost, *_other_pages(script, manuscript_of(stores, project_id).setup)),
        base=base,
        parts=parts,
        scenes=scenes,
        ours=ours,
        merge=merge,
        standing=TitlePage(project.title, project.title_page),
    )


def merge_of(found: DraftComparison, choices: Mapping[str, SceneChoice]) -> Merge:
    """The merge that stores it. ``choices`` (by a difference's key) settle fields, and scenes changed on both sides.

    Unless chosen, the file's text of such a scene goes to Review as a proposal, and a scene that was taken out here
    comes back. What is not chosen is kept beside the scene. Of fields only those that the file alone changed are taken.
    """
    chosen = {each.key: choices.get(each.key, _usual(each.kind)) for each in found.differences}
    settled = {index: chosen[id] for index in found.merge.conflicts() if (id := found.base[index][0]) in chosen}
    stay = {index for index, choice in settled.items() if choice != "file"}
    by_id = {scene.id: scene for scene in found.scenes}
    return Merge(
        revision=found.revision,
        keep_as=f"Before import of {found.script.file_name}",
        plan=tuple(_planned(step, found, by_id) for step in found.merge.steps(stay)),
        proposals=tuple(_proposals(found, by_id, [i for i, choice in settled.items() if choice == "review"])),
        beside=tuple(_beside(found, [i for i, choice in settled.items() if choice == "mine"])),
        title_page=title_change(found.standing, found.fields, choices),
    )


def carried_onto(before: str, after: str, other: str) -> str:
    """``other``, which was made from ``before`` too, with those changes of ``after`` that touch nothing it changed."""
    fitting = rebased(before, changes_between(before, after), other)
    return apply_changes(other, fitting, {each.id for each in fitting})


def _usual(kind: DifferenceKind) -> SceneChoice:
    return "file" if kind == "back" else "mine" if kind == "stays" else "review"


def _differences(
    merge: SceneMerge,
    base: Sequence[tuple[str, str]],
    parts: Sequence[str],
    scenes: Sequence[Scene],
) -> Iterator[SceneDifference]:
    """In the order of the file, then what it dropped."""
    texts = {scene.id: scene.text for scene in scenes}
    numbers = {scene.id: scene.number + 1 for scene in scenes}
    conflicts = frozenset(merge.conflicts())
    for place, part in enumerate(parts):
        index = merge.matched[place]
        if index is None:
            if merge.is_new(place):
                yield SceneDifference("new", f"new {place}", place + 1, heading_of(part), "", part)
        elif kind := _kind(merge, index, index in conflicts, base[index][0] in texts):
            yield SceneDifference(
                kind, base[index][0], place + 1, heading_of(part), texts.get(base[index][0], ""), part
            )
    for index, (scene_id, before) in enumerate(base):
        if merge.place(index) is None and scene_id in texts:
            kind = "stays" if index in conflicts else "gone"
            number, heading = numbers[scene_id], heading_of(texts[scene_id] or before)
            yield SceneDifference(kind, scene_id, number, heading, texts[scene_id], "")


def _kind(merge: SceneMerge, index: int, is_conflict: bool, stands: bool) -> DifferenceKind | None:
    """What is different about a scene that the file has; None for one that is the same on both sides now."""
    if is_conflict:
        return "both" if stands else "back"
    if merge.changed(index):
        return None if merge.ours_changed(index) else "changed"
    return "ours" if merge.ours_changed(index) else None


def _parts(script: ImportedScript, base: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """The file's scenes, without scene numbers if the script they were made from has none."""
    numbered = any(each.number for each in _headings(script.screenplay))
    if not numbered or any(each.number for _, text in base for each in _headings(parse_fountain(text))):
        return script.texts, ()
    bare = (
        replace(each, number=None) if isinstance(each, SceneHeading) else each for each in script.screenplay.elements
    )
    text = write_fountain(Screenplay(tuple(bare)))
    return tuple(split_scenes(text)), (LeftOut("scene numbers", "the whole script"),)


def _other_pages(script: ImportedScript, here: PageSetup) -> Iterator[LeftOut]:
    """What a Final Draft document says of its pages and the project's say otherwise; those stay."""
    if kind_of_file(script.file_name) != ".fdx":
        return
    there = script.setup
    for name, theirs, ours in (
        ("paper", there.paper.name, here.paper.name),
        ("scene numbers", there.scene_numbers, here.scene_numbers),
        ("header", there.header, here.header),
    ):
        if theirs != ours:
            yield LeftOut(f"the file's own {name}", "as Pages on Export says otherwise", theirs or "none")


def _headings(screenplay: Screenplay) -> Iterator[SceneHeading]:
    return (each for each in screenplay.elements if isinstance(each, SceneHeading))


def _as_in_file(scenes: Sequence[tuple[str, str]], kind: str) -> tuple[tuple[str, str], ...]:
    """The scenes as a file of this kind gives them back."""
    parts = split_scenes(_through(join_scenes([text for _, text in scenes]), kind))
    if len(parts) != len(scenes):
        parts = [_through(text, kind) for _, text in scenes]
    return tuple((scene_id, part) for (scene_id, _), part in zip(scenes, parts, strict=True))


@lru_cache(maxsize=512)
def _through(text: str, kind: str) -> str:
    screenplay = Screenplay(parse_fountain(text).elements)
    if not screenplay.elements:
        return ""
    if kind == ".fountain":
        return write_fountain(screenplay)
    data = write_fdx(screenplay) if kind == ".fdx" else write_text(screenplay).encode()
    return write_fountain(Screenplay(read_script_file(data, f"script{kind}").screenplay.elements))


def _planned(step: Step, found: DraftComparison, by_id: Mapping[str, Scene]) -> ScenePlan:
    if step.part is None:
        return ScenePlan(step.scene_id, None)
    scene = by_id.get(step.scene_id or "")
    if scene is None or scene.draft is None:
        return ScenePlan(step.scene_id, imported_draft(found.parts[step.part]))
    text = carried_onto(found.ours[scene.id], scene.text, found.parts[step.part])
    authors = authorship.carried(scene.text, scene.draft.authors, text, IMPORTED)
    return ScenePlan(scene.id, NewDraft(text, authors, "import", scene.draft.id))


def _proposals(found: DraftComparison, by_id: Mapping[str, Scene], indices: Sequence[int]) -> Iterator[SceneProposal]:
    """The file's changes to scenes that were changed here too; our other changes are no part of them."""
    for index in indices:
        scene_id, before = found.base[index]
        scene, place = by_id.get(scene_id), found.merge.place(index)
        if scene is None or scene.draft is None or place is None:
            continue
        words = f"Changed in “{found.script.file_name}”, and here too."
        note = SceneNote(id=new_id()[:12], text=words, severity="serious", source="writer")
        theirs = carried_onto(before, scene.text, found.parts[place])
        if changes := changes_between(scene.text, theirs, note.id):
            yield SceneProposal(scene_id, scene.draft.id, changes, note)


def _beside(found: DraftComparison, indices: Sequence[int]) -> Iterator[tuple[str, NewDraft]]:
    for index in indices:
        if (place := found.merge.place(index)) is not None:
            yield found.base[index][0], imported_draft(found.parts[place])
