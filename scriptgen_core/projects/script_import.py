"""A script from a file, stored: as a new project, or merged into one. Each in one transaction, all of it or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import ScriptMoved
from scriptgen_core.core.models import ProjectRow
from scriptgen_core.core.story import Author, Change, OutlineCard, SceneNote, validated
from scriptgen_core.projects.project_storage import ProjectForm, change_project
from scriptgen_core.projects.review_storage import add_note, add_proposal
from scriptgen_core.projects.script_rows import (
    add_card,
    add_draft,
    add_named_draft,
    new_scene,
    project_row,
    renumber,
    replace_scenes,
    scene_row,
    scenes_of,
)
from scriptgen_core.projects.script_types import NewDraft, ScenePlan

IMPORTED = Author("import")
_FIRST_REVISION = 1


@dataclass(frozen=True, slots=True)
class ImportedScene:
    """A scene as it comes out of a file; one without a heading has no card."""

    draft: NewDraft
    card: OutlineCard | None
    notes: tuple[SceneNote, ...]


@dataclass(frozen=True, slots=True)
class SceneProposal:
    """Changes to a scene for the writer to decide, against its draft ``base_id``."""

    scene_id: str
    base_id: str
    changes: tuple[Change, ...]
    note: SceneNote


@dataclass(frozen=True, slots=True)
class TitlePage:
    """A project's title, and the other fields of its title page."""

    title: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TitleChange:
    """A title page, and what becomes of it."""

    before: TitlePage
    after: TitlePage


@dataclass(frozen=True, slots=True)
class Merge:
    """What a file makes of a script that stands at ``revision``, and of its title page, if of that anything.

    The script as it stood is kept under the name ``keep_as``; ``beside`` are texts of scenes (by id) to be kept.
    """

    revision: int
    keep_as: str
    plan: tuple[ScenePlan, ...]
    proposals: tuple[SceneProposal, ...]
    beside: tuple[tuple[str, NewDraft], ...]
    title_page: TitleChange | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The revision a merge led to, the named draft of what was before, the proposals it made, and its title page."""

    revision: int
    kept_as: str
    proposals: tuple[str, ...]
    title_page: TitleChange | None = None


def store_script(database: Database, form: Mapping[str, Any], scenes: Sequence[ImportedScene]) -> str:
    """Make a project of a script; its id. InputError names a field of the form that is refused."""
    content: ProjectForm = validated(ProjectForm, form)
    with database.write() as session:
        project = ProjectRow(script_revision=_FIRST_REVISION, **content.model_dump(mode="json"))
        session.add(project)
        session.flush()
        rows = [new_scene(session, project.id, _FIRST_REVISION) for _ in scenes]
        renumber(rows)
        for row, scene in zip(rows, scenes, strict=True):
            draft = add_draft(session, row, scene.draft, _FIRST_REVISION)
            if scene.card:
                add_card(session, row, scene.card, "import", "From the imported script")
                row.approved_version = row.card_version
            for note in scene.notes:
                add_note(session, row.id, note, draft.id)
        return project.id


def store_merge(database: Database, project_id: str, merge: Merge) -> Merged:
    """Carry the merge out. ScriptMoved, and nothing stored, where the script or its title page was changed since."""
    with database.write() as session:
        before = [(scene.id, scene.draft.id) for scene in scenes_of(session, project_id) if scene.draft]
        kept = add_named_draft(session, project_id, merge.keep_as, before)
        revision = replace_scenes(session, project_id, merge.revision, merge.plan)
        for scene_id, draft in merge.beside:
            add_draft(session, scene_row(session, scene_id), draft, 0)
        if merge.title_page:
            _set_title_page(session, project_id, merge.title_page)
        return Merged(revision, kept.id, tuple(_proposed(session, merge.proposals)), merge.title_page)


def store_as_before(database: Database, project_id: str, merged: Merged, plan: Sequence[ScenePlan]) -> None:
    """Make the script the scenes of ``plan``, and its title page what it was. ScriptMoved where either moved on."""
    with database.write() as session:
        replace_scenes(session, project_id, merged.revision, plan)
        if merged.title_page:
            back = TitleChange(before=merged.title_page.after, after=merged.title_page.before)
            _set_title_page(session, project_id, back)


def _set_title_page(session: Session, project_id: str, change: TitleChange) -> None:
    project = project_row(session, project_id)
    if TitlePage(project.title, project.title_page) != change.before:
        raise ScriptMoved("The title page was changed meanwhile. Read it again and make the change anew.")
    change_project(session, project_id, {"title": change.after.title, "title_page": dict(change.after.fields)})


def _proposed(session: Session, proposals: Iterable[SceneProposal]) -> Iterable[str]:
    for each in proposals:
        add_note(session, each.scene_id, each.note, each.base_id)
        yield add_proposal(session, each.scene_id, each.base_id, each.changes, [each.note], IMPORTED).id
