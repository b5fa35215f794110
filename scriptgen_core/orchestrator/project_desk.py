"""Projects as a whole: the sample a fresh installation opens on, copies, backups, and where the writer left off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from scriptgen_core.core.authorship import sole_author
from scriptgen_core.core.story import Author
from scriptgen_core.orchestrator.file_names import file_name
from scriptgen_core.orchestrator.outcome import as_it_stands
from scriptgen_core.orchestrator.script_desk import ScriptDesk
from scriptgen_core.orchestrator.stores import Stores
from scriptgen_core.projects.backup import export_project, import_project
from scriptgen_core.projects.project_storage import Project, ProjectForm, ProjectSummary
from scriptgen_core.projects.run_storage import Run
from scriptgen_core.projects.sample import SampleProject, load_sample
from scriptgen_core.projects.script_types import NewDraft

_SAMPLE_INSTALLED = "sample_installed"
_BY_HAND = Author("import")


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project as the list shows it; ``pages`` is 0 while nothing is written."""

    summary: ProjectSummary
    pages: int


@dataclass(frozen=True, slots=True)
class WhereLeftOff:
    """What the first page says: the project worked on last, what waits in it, and its newest run."""

    project: Project
    page: str
    scene: str
    proposals: int
    run: Run | None


@dataclass(frozen=True, slots=True)
class Imported:
    """A project that came out of a backup, and how much of it there is."""

    project: Project
    scenes: int
    entries: int
    named_drafts: int


class ProjectDesk:
    """What concerns a project as a whole."""

    def __init__(self, stores: Stores, scripts: ScriptDesk) -> None:
        self._stores = stores
        self._scripts = scripts

    def cards(self, *, archived: bool = False) -> tuple[ProjectCard, ...]:
        """The projects, the last changed first."""
        return tuple(self._card(summary) for summary in self._stores.projects.list(archived=archived))

    def where_left_off(self) -> WhereLeftOff | None:
        """The project the writer was last in; None before any was opened."""
        last = self._stores.preferences.all().get("last_project")
        if not last:
            return None
        project = self._stores.projects.get(last)
        if project.archived:
            return None
        runs = self._stores.runs.of_project(project.id)
        return WhereLeftOff(
            project=project,
            page=str(project.last_place.get("page", "")),
            scene=str(project.last_place.get("scene", "")),
            proposals=len(self._stores.reviews.proposals(project.id)),
            run=as_it_stands(self._stores, runs[0])[0] if runs else None,
        )

    def remember_place(self, project_id: str, page: str, scene: str = "") -> None:
        """Note where the writer is."""
        self._stores.projects.remember_place(project_id, {"page": page, "scene": scene})
        if self._stores.preferences.all().get("last_project") != project_id:
            self._stores.preferences.set(last_project=project_id)

    def duplicate(self, project_id: str) -> Project:
        """A copy with its own bibles, cards and current drafts; versions, notes and runs stay with the original."""
        project = self._stores.projects.get(project_id)
        fields = {name: getattr(project, name) for name in ProjectForm.model_fields if name != "title"}
        copy = self._stores.projects.create({**fields, "title": f"{project.title} (copy)"}, label=project.label)
        entries = [(entry.type, entry.data) for entry in self._stores.bibles.bibles(project_id).entries]
        self._stores.bibles.create_entries(entries, project_id=copy.id, author="import", reason="Duplicated")
        scenes = [scene for scene in self._stores.scripts.scenes(project_id) if scene.card]
        ids = self._stores.scripts.add_cards(copy.id, [s.card for s in scenes if s.card], author="import")
        self._keep_progressions(copy.id, dict(zip((scene.id for scene in scenes), ids, strict=True)))
        for scene, new_id in zip(scenes, ids, strict=True):
            if scene.draft:
                draft = NewDraft(scene.draft.text, scene.draft.authors, scene.draft.origin)
                self._stores.scripts.save_draft(new_id, draft)
        approved = [new for scene, new in zip(scenes, ids, strict=True) if scene.approved]
        self._stores.scripts.approve(copy.id, approved)
        return copy

    def _keep_progressions(self, project_id: str, copied: Mapping[str, str]) -> None:
        """Let what changes from a scene on change from the copy of that scene on."""
        for entry in self._stores.bibles.list(project_id=project_id):
            if moved := tuple(
                each.model_copy(update={"scene_id": copied[each.scene_id]})
                for each in entry.data.progressions
                if each.scene_id in copied
            ):
                self._stores.bibles.update(entry.id, {"progressions": moved}, reason="Duplicated")

    def back_up(self, project_id: str) -> bytes:
        """Everything of the project as one file, which :meth:`import_backup` reads."""
        return export_project(self._stores.database, project_id)

    def backup_name(self, project: Project) -> str:
        """What the file of a backup made today is called."""
        return file_name(project.title, f"{datetime.now():%Y-%m-%d}", "scriptgen")

    def import_backup(self, data: bytes) -> Imported:
        """Store the project in a backup, whole; FormatError, and nothing stored, for a file that is not one."""
        project_id = import_project(self._stores.database, data)
        return Imported(
            self._stores.projects.get(project_id),
            scenes=len(self._stores.scripts.scenes(project_id)),
            entries=len(self._stores.bibles.bibles(project_id).entries),
            named_drafts=len(self._stores.scripts.named_drafts(project_id)),
        )

    def install_sample(self) -> None:
        """Put the sample project into a database that never had it."""
        if not self._stores.preferences.all().get(_SAMPLE_INSTALLED):
            self._add_sample(load_sample())
            self._stores.preferences.set(**{_SAMPLE_INSTALLED: True})

    def _card(self, summary: ProjectSummary) -> ProjectCard:
        return ProjectCard(summary, self._scripts.page_count(summary.project.id) if summary.written else 0)

    def _add_sample(self, sample: SampleProject) -> None:
        stores = self._stores
        project = stores.projects.create(sample.form, label=sample.prepared_by)
        stores.bibles.create_entries(sample.bibles, project_id=project.id, author="import", reason="Prepared by hand")
        ids = stores.scripts.add_cards(project.id, [scene.card for scene in sample.scenes], author="import")
        stores.scripts.approve(project.id)
        current: dict[str, str] = {}
        for draft in sample.drafts:
            for scene_id, text in zip(ids, draft.texts, strict=True):
                base = current.get(scene_id)
                if base is None or stores.scripts.draft(base).text != text:
                    new = NewDraft(text, sole_author(text, _BY_HAND), "sample", base)
                    current[scene_id] = stores.scripts.save_draft(scene_id, new).id
            stores.scripts.name_draft(project.id, draft.name)
        for scene_id, scene in zip(ids, sample.scenes, strict=True):
            stores.reviews.add_notes(scene_id, scene.notes, draft_id=current[scene_id])
        rewritten = ids[sample.rewrite.scene]
        stores.reviews.propose(rewritten, current[rewritten], sample.rewrite.changes, sample.rewrite.notes, _BY_HAND)
        self.remember_place(project.id, "")
