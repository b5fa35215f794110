"""Script files on the writer's desk: looked at before anything is stored, then a project or a new draft of one."""

from collections.abc import Mapping, Sequence

from scriptgen_core.core.errors import ScriptMoved, VersionConflict
from scriptgen_core.formats import A4, READABLE, PageSetup
from scriptgen_core.orchestrator.draft_import import DraftComparison, SceneChoice, compare_draft, merge_of
from scriptgen_core.orchestrator.draft_origin import DraftOrigin, origins
from scriptgen_core.orchestrator.imported_script import ImportedScript, imported_scenes, read_import
from scriptgen_core.orchestrator.scene_merge import SceneMerge, Step
from scriptgen_core.orchestrator.script_text import join_scenes
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.orchestrator.story_from_script import FoundEntry, entries_in
from scriptgen_core.projects.page_options import PageOptions
from scriptgen_core.projects.project_storage import Project
from scriptgen_core.projects.script_import import Merged, store_as_before, store_merge, store_script
from scriptgen_core.projects.script_types import Draft, NamedDraft, NewDraft, Scene, ScenePlan

SCRIPT_ENDINGS = tuple(ending.removeprefix(".") for ending in READABLE)
NO_LOG_LINE = "No log line yet."


class ImportDesk:
    """Takes in screenplays that were written elsewhere."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def look(self, data: bytes, file_name: str) -> ImportedScript:
        """What a file holds; FormatError for one that cannot be read. Nothing is stored."""
        return read_import(data, file_name)

    def make_project(self, script: ImportedScript, title: str, log_line: str) -> Project:
        """Store the script as a project of its own, whole or not at all.

        Its scenes are the writer's own, each with an approved card; its notes stand on Review and stay in the text.
        """
        title_page = dict(script.title_page)
        if title != script.title:
            title_page.pop("Title", None)
        form = {
            "title": title,
            "log_line": log_line.strip() or NO_LOG_LINE,
            "format": script.format,
            "title_page": title_page,
            "page_options": _page_options(script.setup),
        }
        project_id = store_script(self._stores.database, form, imported_scenes(script))
        return self._stores.projects.get(project_id)

    def origins(self, project_id: str, script: ImportedScript) -> tuple[DraftOrigin, ...]:
        """The states of the project's script that the file may have been made from, the nearest first."""
        return origins(self._stores, project_id, script.texts)

    def compare(self, project_id: str, script: ImportedScript, origin: DraftOrigin) -> DraftComparison:
        """What the file, made from that state, would change in the script as it stands."""
        return compare_draft(self._stores, project_id, script, origin)

    def merge(self, project_id: str, seen: DraftComparison, choices: Mapping[str, SceneChoice]) -> Merged:
        """Store the file as the new draft, scene by scene; what stood is kept under a name.

        VersionConflict, and nothing stored, where the script was changed since the comparison was made.
        """
        try:
            return store_merge(self._stores.database, project_id, merge_of(seen, choices))
        except ScriptMoved as error:
            raise VersionConflict("The script was changed meanwhile. Look at the changes again.") from error

    def take_back(self, project_id: str, merged: Merged) -> None:
        """Make the script and its title page what they were before the import, and put its proposals away.

        VersionConflict where they were changed since: what the script was is on Export, under its name.
        """
        kept = next(each for each in self._stores.scripts.named_drafts(project_id) if each.id == merged.kept_as)
        plan = self._as_before(project_id, kept)
        try:
            store_as_before(self._stores.database, project_id, merged, plan)
        except ScriptMoved as error:
            raise VersionConflict(f"The script was changed since. What it was is on Export: “{kept.name}”.") from error
        for proposal_id in merged.proposals:
            self._stores.reviews.close(proposal_id, "discarded")
            notes = self._stores.reviews.proposal(proposal_id).notes
            self._stores.reviews.set_note_status([note.id for note in notes], "dismissed")

    def entries_in_script(self, project_id: str) -> tuple[FoundEntry, ...]:
        """The characters and settings that the script itself names, without a model; those known already say so."""
        text = join_scenes([scene.text for scene in self._stores.scripts.scenes(project_id) if scene.draft])
        return entries_in(text, self._stores.bibles.bibles(project_id))

    def add_entries(self, project_id: str, found: Sequence[FoundEntry]) -> None:
        """Store these as bible entries, all or nothing."""
        entries = [(each.type, each.data) for each in found]
        self._stores.bibles.create_entries(entries, project_id=project_id, author="import", reason="From the script")

    def _as_before(self, project_id: str, kept: NamedDraft) -> list[ScenePlan]:
        """The scenes of the kept draft in its order; those that are not written stay where they stand."""
        scenes = {scene.id: scene for scene in self._stores.scripts.scenes(project_id)}
        drafts = [self._stores.scripts.draft(draft_id) for _, draft_id in kept.scenes]
        written = [id for id, scene in scenes.items() if scene.draft]
        base = [*written, *(id for id, _ in kept.scenes if id not in scenes)]
        merge = SceneMerge(
            [(id, scenes[id].text if id in scenes else "") for id in base],
            [draft.text for draft in drafts],
            [base.index(id) for id, _ in kept.scenes],
            {id: scene.text for id, scene in scenes.items()},
        )
        return [_put_back(step, drafts, scenes.get(step.scene_id or "")) for step in merge.steps()]


def _page_options(setup: PageSetup) -> PageOptions:
    return PageOptions(
        paper="A4" if setup.paper == A4 else "Letter",
        continueds=setup.more,
        scene_numbers=setup.scene_numbers,
        inserted=setup.inserted,
        header=setup.header,
    )


def _put_back(step: Step, drafts: Sequence[Draft], stands: Scene | None) -> ScenePlan:
    if step.part is None:
        return ScenePlan(step.scene_id, None)
    old = drafts[step.part]
    base = stands.draft.id if stands and stands.draft else None
    return ScenePlan(step.scene_id, NewDraft(old.text, old.authors, old.origin, base, like=old.id))
