"""Projects: what is being written, for which screen, in which taste."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import BeforeValidator, Field, StringConstraints
from sqlalchemy.orm import Session

from scriptgen_core.core.database import Database
from scriptgen_core.core.errors import InputError, NotFound
from scriptgen_core.core.models import ProjectRow, SceneRow, SeriesRow, now
from scriptgen_core.core.prompting import ProjectFacts
from scriptgen_core.core.story import Brief, Line, OwnField, ScriptFormat, StoryModel, refusals, validated
from scriptgen_core.projects.page_options import PageOptions

TITLE_MAX = 200
LOG_LINE_MAX = 2_000
_AT_ONCE_SECONDS = 0.5


def _single_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


class ProjectForm(StoryModel):
    """What the writer fills in to make a project. A log line is one or two sentences, at most 2,000 characters."""

    title: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_MAX), BeforeValidator(_single_line)
    ]
    log_line: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=LOG_LINE_MAX),
        BeforeValidator(_single_line),
    ]
    genre: Line = ""
    format: ScriptFormat = ScriptFormat.FEATURE
    brief: Brief = Brief()
    title_page: dict[Line, str] = Field(default_factory=dict)
    page_options: PageOptions = PageOptions()
    approval: bool = True
    own_fields: tuple[OwnField, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One screenplay. ``label`` says who prepared it, where that is not the writer."""

    id: str
    title: str
    log_line: str
    genre: str
    format: ScriptFormat
    brief: Brief
    title_page: Mapping[str, str]
    page_options: PageOptions
    approval: bool
    label: str
    script_revision: int
    last_place: Mapping[str, Any]
    archived: bool
    updated_at: datetime
    own_fields: tuple[OwnField, ...] = ()
    series_id: str | None = None
    episode: int | None = None

    @property
    def facts(self) -> ProjectFacts:
        """What every prompt may know about the project."""
        return ProjectFacts(self.log_line, self.title, self.genre, self.format, self.brief, self.own_fields)


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """A line of the project list: how many scenes there are and how many of them are written."""

    project: Project
    scenes: int
    written: int


class ProjectStorage:
    """Projects in the database. Unknown ids raise NotFound, wrong values InputError naming the field."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, form: ProjectForm | Mapping[str, Any], *, label: str = "") -> Project:
        """Make a project from a filled-in form."""
        content: ProjectForm = validated(ProjectForm, form)
        with self._database.write() as session:
            row = ProjectRow(label=label, **_columns(content))
            session.add(row)
            session.flush()
            return _to_project(row)

    def refusals(self, form: Mapping[str, Any]) -> tuple[InputError, ...]:
        """What :meth:`create` and :meth:`update` would refuse of a filled-in form, an error a field."""
        return refusals(ProjectForm, form)

    def get(self, project_id: str) -> Project:
        with self._database.read() as session:
            return _to_project(_project(session, project_id))

    def list(self, *, archived: bool = False) -> list[ProjectSummary]:
        """Every project, the last changed first."""
        with self._database.read() as session:
            here = SceneRow.removed_revision.is_(None)
            counts = (
                sa.select(
                    SceneRow.project_id,
                    sa.func.count().label("scenes"),
                    sa.func.count(SceneRow.draft_id).label("written"),
                )
                .where(here)
                .group_by(SceneRow.project_id)
                .subquery()
            )
            query = (
                sa.select(ProjectRow, counts.c.scenes, counts.c.written)
                .outerjoin(counts, counts.c.project_id == ProjectRow.id)
                .where(ProjectRow.archived_at.is_not(None) if archived else ProjectRow.archived_at.is_(None))
                .order_by(ProjectRow.updated_at.desc())
            )
            return [ProjectSummary(_to_project(row), n or 0, w or 0) for row, n, w in session.execute(query)]

    def update(self, project_id: str, changes: Mapping[str, Any]) -> Project:
        """Change the fields named in ``changes``; the others stay."""
        with self._database.write() as session:
            return change_project(session, project_id, changes)

    def archive(self, project_id: str) -> None:
        """Take the project off the list; nothing of it is deleted."""
        with self._database.write() as session:
            _project(session, project_id).archived_at = now()

    def unarchive(self, project_id: str) -> None:
        """Put an archived project back on the list."""
        with self._database.write() as session:
            _project(session, project_id).archived_at = None

    def remember_place(self, project_id: str, place: Mapping[str, Any]) -> None:
        """Note where the writer is (page and scene), so that the first page can lead back there.

        Nobody waits for that: StorageAway when another program holds the database.
        """
        if self.get(project_id).last_place == place:
            return
        with self._database.write(within=_AT_ONCE_SECONDS) as session:
            _project(session, project_id).last_place = dict(place)

    def create_series(self, title: str) -> str:
        """Make a series whose episodes share bibles; returns its id."""
        with self._database.write() as session:
            row = SeriesRow(title=title)
            session.add(row)
            session.flush()
            return row.id

    def put_in_series(self, project_id: str, series_id: str, episode: int) -> None:
        """Make the project an episode of the series: it then sees the series' bibles too."""
        with self._database.write() as session:
            if session.get(SeriesRow, series_id) is None:
                raise NotFound("This series does not exist any more.")
            row = _project(session, project_id)
            row.series_id, row.episode = series_id, episode


def change_project(session: Session, project_id: str, changes: Mapping[str, Any]) -> Project:
    """Change the fields named in ``changes``. InputError names one that is refused."""
    row = _project(session, project_id)
    content: ProjectForm = validated(ProjectForm, {**_form(row), **changes})
    for name, value in _columns(content).items():
        setattr(row, name, value)
    row.updated_at = now()
    return _to_project(row)


def _project(session: Session, project_id: str) -> ProjectRow:
    row = session.get(ProjectRow, project_id)
    if row is None:
        raise NotFound("This project does not exist any more. Open another one on the Projects page.")
    return row


def _columns(content: ProjectForm) -> dict[str, Any]:
    return content.model_dump(mode="json")


def _form(row: ProjectRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ProjectForm.model_fields}


def _to_project(row: ProjectRow) -> Project:
    return Project(
        id=row.id,
        title=row.title,
        log_line=row.log_line,
        genre=row.genre,
        format=ScriptFormat(row.format),
        brief=Brief.model_validate(row.brief),
        title_page=dict(row.title_page),
        page_options=PageOptions.model_validate(row.page_options),
        approval=row.approval,
        label=row.label,
        script_revision=row.script_revision or 0,
        last_place=dict(row.last_place or {}),
        archived=row.archived_at is not None,
        updated_at=row.updated_at,
        own_fields=tuple(OwnField.model_validate(each) for each in row.own_fields),
        series_id=row.series_id,
        episode=row.episode,
    )
